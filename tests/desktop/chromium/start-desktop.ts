import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { type Browser, chromium, type Page } from 'playwright';

/** Runs a function in the main process with Electron's module, as Playwright's `electronApp.evaluate` does: what it uses comes with it. */
export type Evaluate = <R, A = undefined>(
  run: (electron: typeof Electron, argument: A) => R | Promise<R>,
  argument?: A,
) => Promise<R>;

/** The built main process on Chromium, by the stand-in. */
export interface DesktopStandIn {
  readonly browser: Browser;
  readonly evaluate: Evaluate;
  /** The window that opens first, and any later one in turn. */
  windows(): Page[];
  /** Resolves with the exit code of the main process. */
  readonly ended: Promise<number | null>;
  /** Ends main process and Chromium at once. */
  kill(): Promise<void>;
}

interface Told {
  readonly endpoint?: string;
  readonly chromium?: number;
  readonly call?: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Starts the main process with `args`; null where it ended without a window, as a second instance does. */
export async function startDesktop(
  args: readonly string[],
  env: Record<string, string>,
): Promise<DesktopStandIn | null> {
  const child = fork(join(import.meta.dirname, 'main-process.ts'), args, {
    env,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const ready = await Promise.race([nextMessage(child, ({ endpoint }) => endpoint !== undefined), ended]);
  if (ready === null || typeof ready === 'number') return null;
  const browser = await chromium.connectOverCDP(ready.endpoint ?? '', { noDefaults: true });
  let calls = 0;

  async function kill(): Promise<void> {
    child.kill('SIGKILL');
    await ended;
    try {
      process.kill(ready === null || typeof ready === 'number' ? 0 : (ready.chromium ?? 0), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
    await browser.close();
  }

  const evaluate = async (run: unknown, argument: unknown) => {
    calls += 1;
    const call = calls;
    const answered = nextMessage(child, (told) => told.call === call);
    child.send({ call, source: String(run), argument });
    const answer = await Promise.race([answered, ended]);
    if (answer === null || typeof answer === 'number') throw new Error('The main process ended meanwhile.');
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  };
  return {
    browser,
    evaluate: evaluate as Evaluate,
    windows: () => browser.contexts().flatMap((context) => context.pages()),
    ended,
    kill,
  };
}

function nextMessage(child: ChildProcess, isMeant: (told: Told) => boolean): Promise<Told> {
  return new Promise((resolve) => {
    const hear = (told: Told): void => {
      if (!isMeant(told)) return;
      child.off('message', hear);
      resolve(told);
    };
    child.on('message', hear);
  });
}
