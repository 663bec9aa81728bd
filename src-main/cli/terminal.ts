import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import type { App } from '#core/app.ts';

/** One of the two streams a command writes to. */
export interface Output {
  readonly isTTY: boolean;
  readonly columns: number;
  /** Resolves when there is room for more; once whoever reads it has left, at once. */
  write(text: string | Uint8Array): Promise<void>;
}

/**
 * Where a command runs: its own process, or an open app that carries it out for another one. Commands know nothing else
 * of the process, so that what they print and their exit status are the same in both.
 */
export interface Terminal {
  readonly args: readonly string[];
  /** Where relative paths begin. */
  readonly directory: string;
  /** The open library of the app that carries the command out; null in a process of its own. */
  readonly app: App | null;
  readonly out: Output;
  readonly errors: Output;
  /** What is being done, such as `note add`; known once the arguments are. */
  command: string;
  /** Everything on standard input. */
  readInput(): Promise<Uint8Array>;
  setExitStatus(status: number): void;
  /** Calls `listener` at the first Ctrl+C, which then ends nothing by itself; the result stops that. */
  onInterrupt(listener: () => void): () => void;
  /** Whether nobody reads what is printed any more (`postil list | head`), so that printing more is useless. */
  isLeft(): boolean;
}

const carried = new AsyncLocalStorage<Terminal>();

/** The terminal of the command that asks. */
export function terminal(): Terminal {
  return carried.getStore() ?? ownTerminal;
}

/** Runs a command that another process asked for. */
export function inTerminal<T>(given: Terminal, work: () => Promise<T>): Promise<T> {
  return carried.run(given, work);
}

let left = false;

/** A reader that has had enough is no fault, and no reason to leave a change to the library half done. */
export function tolerateLeavingReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    left = true;
  });
}

let input: Promise<Uint8Array> | null = null;

async function everything(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** What of standard input a command has read already, or will be read now. */
export async function* inputOnce(): AsyncGenerator<Uint8Array> {
  if (input !== null) yield await input;
  else for await (const chunk of process.stdin) yield chunk as Uint8Array;
}

/** Looked up when asked for: an app that only carries out commands may have neither streams nor a working folder. */
const ownTerminal: Terminal = {
  get args() {
    return process.argv.slice(2);
  },
  get directory() {
    return process.cwd();
  },
  app: null,
  out: {
    get isTTY() {
      return process.stdout.isTTY ?? false;
    },
    get columns() {
      return process.stdout.columns ?? 80;
    },
    async write(text) {
      if (left || process.stdout.write(text)) return;
      // Rejects when the reader leaves meanwhile, which the listener above has heard as well.
      await once(process.stdout, 'drain').catch(() => undefined);
    },
  },
  errors: {
    get isTTY() {
      return process.stderr.isTTY ?? false;
    },
    get columns() {
      return process.stderr.columns ?? 80;
    },
    async write(text) {
      process.stderr.write(text);
    },
  },
  command: '',
  readInput() {
    input ??= everything(process.stdin);
    return input;
  },
  setExitStatus(status) {
    process.exitCode = status;
  },
  onInterrupt(listener) {
    process.once('SIGINT', listener);
    return () => void process.removeListener('SIGINT', listener);
  },
  isLeft: () => left,
};
