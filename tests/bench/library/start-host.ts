import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CallName, CallOutput } from '#shared/api/contract.ts';

/** What a start of the loopback host took, as it is built: milliseconds, and bytes that are resident. */
export interface MeasuredStart {
  /** From the start of the process to its address. */
  readonly ready: number;
  /** From the address to the first hundred rows of the inbox. */
  readonly list: number;
  readonly listed: number;
  readonly atList: number;
  /** Once every file has been compared; the recognition of names has begun by then where there is any to do. */
  readonly compared: number;
}

/** Starts `postil serve` on a library whose index is there, asks for the list as a page does, and stops it again. */
export async function measureStart(library: string, cache: string): Promise<MeasuredStart> {
  const host = startHost(library, cache);
  try {
    const from = performance.now();
    const page = await openPage(await host.address);
    const ready = performance.now() - from;
    const asked = performance.now();
    const { total } = await page('articles.list', { query: 'is:inbox' });
    const list = performance.now() - asked;
    const atList = residentOf(host.process);
    for (let pending = 1; pending > 0; ) ({ pending } = await page('articles.list', { limit: 0 }));
    return { ready, list, listed: total, atList, compared: residentOf(host.process) };
  } finally {
    host.process.kill('SIGINT');
    await host.ended;
  }
}

/** Starts the built host on a library; `ended` once it has ended. */
export function startHost(library: string, cache: string) {
  const command = resolve(import.meta.dirname, '../../../out/main/cli.js');
  if (!existsSync(command)) throw new Error('Build first: npm run build');
  const args = [command, 'serve', '--library', library, '--no-open', '--port', '0'];
  const env = { ...process.env, POSTIL_STATE: resolve(cache, 'state'), POSTIL_CACHE: cache };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const address = new Promise<string>((found, failed) => {
    let said = '';
    child.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      const [url] = /http:\S+/.exec(said) ?? [];
      if (url !== undefined) found(url);
    });
    child.once('exit', () => failed(new Error(`the host ended: ${said}`)));
  });
  return { process: child, address, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

/** Calls as the page makes them. */
async function openPage(address: string) {
  const { origin } = new URL(address);
  const opened = await fetch(address, { redirect: 'manual' });
  const cookie = opened.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const headers = { 'content-type': 'application/json', 'x-postil-call': '1', cookie, origin };
  return async <N extends CallName>(name: N, input: object): Promise<CallOutput<N>> => {
    const answer = await fetch(`${origin}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
    if (!answer.ok) throw new Error(await answer.text());
    return (await answer.json()) as CallOutput<N>;
  };
}

/** Bytes of a process in memory, from Linux; elsewhere not a number. */
function residentOf({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return Number.NaN;
  return 1000 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
