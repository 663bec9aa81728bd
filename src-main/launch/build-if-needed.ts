import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
const stamp = join(root, 'out', 'built');
const sources = ['src-main', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json', 'tsconfig.json'];

/** Builds when something is missing or older than its sources; what the build says goes to standard error. */
export function buildIfNeeded(): void {
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest(sources.map((name) => join(root, name)))) return;
  rmSync(stamp, { force: true });
  process.stderr.write('Building Postil…\n');
  const started = Date.now();
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [builder, 'build', '--ignoreConfigWarning', '--logLevel', 'warn'];
  // Its standard output is our standard error: ours belongs to the command that was asked for.
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write('The build failed; nothing was started. What is said above is why.\n');
    process.exit(1);
  }
  writeFileSync(stamp, '');
  // What changes while the build runs is newer than the stamp, and is built the next time.
  utimesSync(stamp, started / 1000, started / 1000);
}

function newest(paths: readonly string[]): number {
  let latest = 0;
  for (const path of paths) {
    const found = statSync(path);
    latest = Math.max(latest, found.mtimeMs);
    if (found.isDirectory()) latest = Math.max(latest, newest(readdirSync(path).map((name) => join(path, name))));
  }
  return latest;
}
