// `npm start`: builds what is needed and opens the app, in Electron where it can be had, else in a browser.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from './build-if-needed.ts';
import { chooseHost } from './choose-host.ts';
import { goWhereThePersonStands, root } from './paths.ts';
import { runElectron } from './run-electron.ts';

const given = process.argv.slice(2);
const args = given.filter((argument) => argument !== '--browser');

async function start(): Promise<void> {
  buildIfNeeded();
  const host = await chooseHost({ env: process.env, wantsBrowser: args.length < given.length });
  goWhereThePersonStands('start');
  if (host.electron !== null) {
    const failure = await runElectron(host.electron, args);
    if (failure === null) return;
    await serve(failure);
  } else {
    await serve(host.reason);
  }
}

/** The same app from the loopback host; `reason` is the one line that says why. */
async function serve(reason: string): Promise<void> {
  console.error(reason);
  const cli = join(root, 'out', 'main', 'cli.js');
  process.argv = [process.execPath, cli, 'serve', '--open', ...args];
  await import(pathToFileURL(cli).href);
}

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
