import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded, root } from './build-if-needed.ts';
import { electronProgram } from './electron-program.ts';

/** `npm start`: the app in Electron where that can be had, else from the loopback host in a browser. */
buildIfNeeded();
const given = process.argv.slice(2);
const electron = electronProgram(process.env, process.platform);
let command: [program: string, args: string[]];
if ('path' in electron) {
  // Chromium's sandbox refuses to run for root; then the app does without it, as every Electron app has to.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  command = [electron.path, [root, ...asRoot, ...given]];
} else {
  process.stderr.write(`Opening Postil in a browser instead of Electron: ${electron.why}.\n`);
  command = [process.execPath, [join(root, 'out', 'main', 'cli.js'), 'serve', ...given]];
}

const child = spawn(...command, { stdio: 'inherit' });
// The child hears the terminal's Ctrl-C itself and ends in good order; this waits for it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 1 : 0);
});
