import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.ts';

/** What the build depends on; a folder's own time tells of files that came or went. */
const sources = [
  'src-main',
  'src-renderer',
  'resources',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const products = ['out/main/cli.js', 'out/main/desktop.js', 'out/renderer/index.html'];
const stampFile = join(root, 'out', 'built-from');
const lockFile = join(root, 'node_modules', '.cache', 'postil', 'building');
const longestWaitMs = 180_000;

/**
 * Builds when something is missing or older than its sources; what there is to say goes to standard error. Throws when
 * the build fails. Of two starts at the same time the second waits for the first.
 */
export function buildIfNeeded(): void {
  if (!isStale()) return;
  const release = takeLock();
  try {
    if (isStale()) build();
  } finally {
    release();
  }
}

/** Builds in any case; throws when it fails. */
export function build(): void {
  process.stderr.write('Building Postil…\n');
  // What changes while the build runs is newer than the stamp, and is built the next time.
  const newest = newestOf(sources.map((name) => join(root, name)));
  rmSync(stampFile, { force: true });
  const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [builder, 'build', '--ignoreConfigWarning', '--logLevel', 'warn'];
  // Its standard output is our standard error: ours belongs to the command that was asked for.
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The build failed and nothing was started. What is said above is why.');
  chmodSync(join(root, 'out', 'main', 'cli.js'), 0o755);
  writeFileSync(stampFile, String(newest));
}

/** Whether a build is missing, or older than its sources. */
export function isStale(): boolean {
  if (!existsSync(stampFile) || products.some((path) => !existsSync(join(root, path)))) return true;
  const builtFrom = Number(readFileSync(stampFile, 'utf8'));
  return newestOf(sources.map((name) => join(root, name))) > builtFrom;
}

/** The newest time of change, in milliseconds, of files and of everything in folders. */
function newestOf(paths: readonly string[]): number {
  let newest = 0;
  for (const path of paths) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) continue;
    newest = Math.max(newest, found.mtimeMs);
    if (found.isDirectory()) newest = Math.max(newest, newestOf(readdirSync(path).map((name) => join(path, name))));
  }
  return newest;
}

/** One build at a time: a second one would empty the folder that the first one fills. */
function takeLock(): () => void {
  mkdirSync(join(lockFile, '..'), { recursive: true });
  const until = Date.now() + longestWaitMs;
  for (let told = false; ; told = true) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return () => rmSync(lockFile, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (Date.now() > until || isAbandoned()) rmSync(lockFile, { force: true });
    else if (!told) process.stderr.write('Waiting for another build of Postil to end…\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

/** Whether the lock's owner ended without releasing it. */
function isAbandoned(): boolean {
  try {
    const owner = Number(readFileSync(lockFile, 'utf8'));
    if (owner > 0) process.kill(owner, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
