import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { said } from '../said.ts';

/** Who asks for the lock of a library. */
export interface Holder {
  /** The host: `desktop`, `browser` or `cli`. */
  readonly host: string;
  /** What a command line is doing, such as `note add`. */
  readonly command?: string | undefined;
  readonly version: string;
}

const doorSchema = z.object({
  /** Of the door's messages; another one is not understood. */
  protocol: z.number().int(),
  /** A unix socket or a named pipe. */
  address: z.string(),
  /** Whoever shows it could read this file, so is the same person. */
  key: z.string(),
});
/** Where the owner of a lock takes commands of the command line. */
export type DoorAddress = z.infer<typeof doorSchema>;

const ownerSchema = z.object({
  format: z.literal(1),
  pid: z.number().int().positive(),
  host: z.string(),
  command: z.string().nullable(),
  version: z.string(),
  since: z.iso.datetime(),
  heartbeat: z.iso.datetime(),
  door: doorSchema.nullable(),
});
export type Owner = z.infer<typeof ownerSchema>;

const heartbeatMs = 10_000;
/** Three heartbeats missed: it is busy beyond reason, stopped, or hung. */
const silentMs = 35_000;

export interface OwnerFile {
  /** Says where this process takes commands; null when it no longer does. Throws what the system says. */
  announce(door: DoorAddress | null): void;
  /** Removes the file. The lock must still be held: it may be the next owner's right after. */
  remove(): void;
}

/**
 * Tells beside a lock, in `owner.json`, who holds it, with a heartbeat. Only information: the lock is held by whoever
 * holds it, whatever stands there. Written at once and not in the background, so that no write outlives the lock.
 */
export function keepOwnerFile(stateDirectory: string, { host, command = '', version }: Holder): OwnerFile {
  const path = join(stateDirectory, 'owner.json');
  const since = new Date().toISOString();
  let door: DoorAddress | null = null;
  let isRemoved = false;
  const write = (): void => {
    const heartbeat = new Date().toISOString();
    const owner: Owner = {
      format: 1,
      pid: process.pid,
      host,
      command: command === '' ? null : command,
      version,
      since,
      heartbeat,
      door,
    };
    const temporary = `${path}.tmp`;
    writeFileSync(temporary, `${JSON.stringify(owner, null, 2)}\n`, { mode: 0o600 });
    renameSync(temporary, path);
  };
  const beat = (): void => {
    try {
      write();
    } catch {
      // A full disk is told of by what a person saves; who comes meanwhile hears of "another Postil".
    }
  };
  beat();
  const beating = setInterval(beat, heartbeatMs).unref();
  return {
    announce(given) {
      // After the lock is given free the file is somebody else's.
      if (isRemoved) return;
      door = given;
      // Who does not hear that a door is closed finds it closed.
      if (door === null) beat();
      else write();
    },
    remove() {
      isRemoved = true;
      clearInterval(beating);
      try {
        rmSync(path, { force: true });
      } catch {
        // It stays as one of a process that is gone, which nobody believes.
      }
    },
  };
}

/** Who says to hold the lock, or null: no such file, none of ours, or of a process that has ended. */
export function readOwner(stateDirectory: string): Owner | null {
  try {
    const owner = ownerSchema.parse(JSON.parse(readFileSync(join(stateDirectory, 'owner.json'), 'utf8')));
    return isRunning(owner.pid) ? owner : null;
  } catch {
    return null;
  }
}

/** `Postil (process 1234, since 10:03)`; times are this computer's. */
export function describeOwner({ host, command, pid, since }: Owner, now = new Date()): string {
  const what = host === 'desktop' ? 'Postil' : host === 'browser' ? 'postil serve' : `postil ${command ?? ''}`.trim();
  return said().storage.owner(what, pid, clock(since, now));
}

/** What a person has to know of an owner whose heartbeat has stopped; empty for one that lives. */
export function describeSilence({ pid, heartbeat }: Owner, now = new Date()): string {
  if (now.getTime() - Date.parse(heartbeat) < silentMs) return '';
  return said().storage.silent(pid, clock(heartbeat, now));
}

/** Hours and minutes, with the day where that is not today. */
function clock(time: string, now: Date): string {
  const [day = '', hours = ''] = new Date(time).toLocaleString('sv').split(' ');
  const minutes = hours.slice(0, 5);
  return now.toLocaleString('sv').startsWith(day) ? minutes : `${day} ${minutes}`;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another person's process may not be asked, but is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
