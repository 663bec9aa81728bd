import { setTimeout as sleep } from 'node:timers/promises';
import { describeOwner, readOwner } from '#core/storage/owner.ts';
import { passOn } from './door/pass-on.ts';
import { LibraryUnusable } from './exit-status.ts';
import { complain } from './output.ts';

/** The command was carried out by the app that has the library: there is nothing more to do here. */
export class CarriedOut extends Error {
  readonly status: number;

  constructor(status: number) {
    super('carried out by an open app');
    this.status = status;
  }
}

/** Another command is over soon, and an app that opens or closes as well; then it is a person's turn to decide. */
const waitMs = 5_000;
const sayAfterMs = 1_000;

/**
 * Opens a library as its one writer. Where an app has it open, passes the whole command on to that one and throws
 * CarriedOut; where another command has it, waits a few seconds. Throws LibraryUnusable `locked` after that.
 */
export async function openForWriting<T>(
  open: () => Promise<T>,
  stateDirectory: string,
  quiet: boolean | undefined,
): Promise<T> {
  const begun = performance.now();
  let isSaid = false;
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof LibraryUnusable && error.code === 'locked')) throw error;
      const owner = readOwner(stateDirectory);
      if (owner !== null && owner.door !== null) {
        const status = await passOn(owner, owner.door);
        if (status !== null) throw new CarriedOut(status);
      }
      const waited = performance.now() - begun;
      if (waited > waitMs) throw error;
      if (waited > sayAfterMs && !isSaid && !quiet) {
        isSaid = true;
        complain(`waiting for ${owner === null ? 'another Postil' : describeOwner(owner)}`);
      }
      await sleep(100);
    }
  }
}
