import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../../..');
const script = join(root, 'tests', 'support', 'serve-library.ts');

/** Where a host of its own keeps things. */
export interface Place {
  readonly libraryDirectory: string;
  readonly stateDirectory: string;
}

/** A refusal, as the page gets it. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;

  constructor(status: number, code: string, message: string, detail?: string) {
    super(message);
    this.detail = detail;
    this.status = status;
    this.code = code;
  }
}

/** The loopback host in a process of its own, and the calls of a page that has its cookie. */
export interface HostProcess {
  readonly pid: number;
  /** Throws Refused where the host says no, and something else where there is no answer. */
  call<T>(name: string, input: unknown): Promise<T>;
  /** Ends the process as nothing can be prepared for, and resolves when it is gone. */
  kill(): Promise<void>;
  /** Lets it close its library. */
  end(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** Ends every host that a test left behind, so that what it works on can be taken away. */
export async function endHosts(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }),
  );
}

/** Starts the host on a library; `fileLimit` is the most KB that a file of it may have. */
export async function startHost(place: Place, { fileLimit }: { fileLimit?: number } = {}): Promise<HostProcess> {
  const args = [script, place.libraryDirectory, place.stateDirectory, join(root, 'tests', 'fixtures')];
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'postil', 'compiled') };
  const child: ChildProcess =
    fileLimit === undefined
      ? spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('bash', ['-c', `ulimit -f ${fileLimit} && exec "$0" "$@"`, process.execPath, ...args], {
          // What the compiler cannot keep for the next time is no matter here.
          env: { ...env, NODE_COMPILE_CACHE: '' },
          stdio: ['ignore', 'pipe', 'pipe'],
        });
  const ended = once(child, 'exit');
  running.add(child);
  void ended.then(() => running.delete(child));
  const errors: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [url] = (await Promise.race([once(lines, 'line'), ended.then(() => [null])])) as [string | null];
  if (url === null) throw new Error(`The host did not start: ${Buffer.concat(errors).toString()}`);
  const { origin } = new URL(url);
  const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, 'content-type': 'application/json', 'x-postil-call': '1' };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    async call<T>(name: string, input: unknown): Promise<T> {
      const answer = await fetch(`${origin}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
      const body = (await answer.json()) as { error: { code: string; message: string; detail?: string } };
      if (!answer.ok) throw new Refused(answer.status, body.error.code, body.error.message, body.error.detail);
      return body as T;
    },
    kill: () => end('SIGKILL'),
    end: () => end('SIGTERM'),
  };
}
