import { resolve } from 'node:path';
import { _electron, type Page } from 'playwright';
import { type Evaluate, startDesktop } from '../desktop/chromium/start-desktop.ts';
import { findElectronBinary } from '../desktop/electron-binary.ts';

const root = resolve(import.meta.dirname, '../..');
const electron = findElectronBinary();

/** The main process with its first window. */
export interface Desktop {
  readonly page: Page;
  /** Every window's page, in the order in which they opened. */
  windows(): Page[];
  readonly evaluate: Evaluate;
  /** Quits the app and waits for its end. */
  close(): Promise<void>;
  kill(): Promise<void>;
}

/** Which of the two the desktop host is on this machine, in one sentence. */
export const desktopHost =
  electron.path === null
    ? `The desktop host is the stand-in, which runs the built main process on Chromium. ${electron.reason}`
    : `The desktop host is Electron itself: ${electron.path}.`;

/** Starts the built main process in Electron where its program is, else on the stand-in; null where it ended without a window. */
export async function openDesktop(args: readonly string[], env: Record<string, string>): Promise<Desktop | null> {
  return electron.path === null ? openStandIn(args, env) : openElectron(electron.path, args, env);
}

async function openElectron(program: string, args: readonly string[], env: Record<string, string>): Promise<Desktop> {
  const app = await _electron.launch({
    executablePath: program,
    args: [root, ...args, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env,
  });
  return {
    page: await app.firstWindow(),
    windows: () => app.windows(),
    evaluate: ((run: never, argument: never) => app.evaluate(run, argument)) as Evaluate,
    close: () => app.close(),
    kill: async () => {
      app.process().kill('SIGKILL');
      await app.close().catch(() => undefined);
    },
  };
}

async function openStandIn(args: readonly string[], env: Record<string, string>): Promise<Desktop | null> {
  const app = await startDesktop(args, env);
  if (app === null) return null;
  const { browser, evaluate, ended, kill } = app;
  const windows = () => app.windows().filter((page) => page.url() !== 'about:blank');
  return {
    page: await firstWindow(windows, kill),
    windows,
    evaluate,
    async close() {
      // Then the page is as a person has it: it knows when it is hidden.
      await browser.close();
      await evaluate(({ app }) => void setTimeout(() => app.quit()));
      const code = await ended;
      if (code !== 0) throw new Error(`The main process ended with ${code}.`);
    },
    kill,
  };
}

/** A window's page, once it has gone to its address. */
async function firstWindow(windows: () => Page[], kill: () => Promise<void>): Promise<Page> {
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    const [page] = windows();
    if (page !== undefined) {
      await page.waitForLoadState();
      return page;
    }
    await new Promise((resolveWait) => setTimeout(resolveWait, 20));
  }
  await kill();
  throw new Error('The main process opened no window.');
}
