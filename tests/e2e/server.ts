import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

/** `postil serve` on a library. */
export interface Server {
  /** The address with its key. */
  readonly url: string;
  /** Ends it as a person does. */
  end(): Promise<void>;
  /** Ends its process as nothing can be prepared for. */
  kill(): Promise<void>;
}

/** A process that serves one library at a time. */
interface Serving {
  readonly child: ChildProcess;
  readonly lines: Interface;
  readonly gone: Promise<unknown>;
  isBusy: boolean;
}

const all: Serving[] = [];

/** Serves a library, whose state lies in the folder `state`. */
export async function startServer(library: string, state: string): Promise<Server> {
  const serving = all.find(({ isBusy }) => !isBusy) ?? (await startServing());
  const { child, lines, gone } = serving;
  serving.isBusy = true;
  const ended = Promise.race([nextMessage(child), gone]);
  child.send({ library, state });
  const [line] = (await Promise.race([once(lines, 'line'), ended.then(() => [null])])) as [string | null];
  serving.isBusy = line !== null;
  if (line === null) throw new Error('postil serve ended without an address');
  return {
    url: (JSON.parse(line) as { url: string }).url,
    async end() {
      if (child.connected) child.send('end');
      await ended;
      serving.isBusy = false;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function startServing(): Promise<Serving> {
  const child = fork(join(import.meta.dirname, 'serving.ts'), {
    execArgv: [],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const serving = { child, lines, gone: once(child, 'exit'), isBusy: true };
  all.push(serving);
  void serving.gone.then(() => all.splice(all.indexOf(serving), 1));
  await nextMessage(child);
  return serving;
}

function nextMessage(child: ChildProcess): Promise<unknown[]> {
  return once(child, 'message');
}
