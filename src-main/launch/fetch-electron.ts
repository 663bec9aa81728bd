import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './paths.ts';

const cache = join(root, 'node_modules', '.cache', 'postil');
const failureFile = join(cache, 'electron-not-fetched.json');
const dayMs = 24 * 60 * 60 * 1000;
/** Without a single new byte for this long the fetch is given up. */
const longestSilenceMs = 20_000;
/** Unpacking follows once the download has left its folder; nothing shows how far it is. */
const longestUnpackingMs = 180_000;
const tellEveryMs = 3_000;

/** Whether the same version could not be fetched within the last day, so that trying again would only cost time. */
export async function failedLately(version: string, now: number): Promise<boolean> {
  try {
    const failure = JSON.parse(await readFile(failureFile, 'utf8')) as { version: string; at: number };
    return failure.version === version && now - failure.at < dayMs;
  } catch {
    return false;
  }
}

/**
 * Runs Electron's own installer, which checks the download against the checksums in the package. Tells how it goes on
 * standard error, gives up when nothing arrives, and remembers that for a day. Resolves with whether it worked.
 */
export async function fetchElectron(version: string): Promise<boolean> {
  const folder = join(cache, 'electron-download');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  console.error(`Fetching Electron ${version}, once (about 110 MB). Ctrl-C ends it.`);
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  const child = spawn(process.execPath, [installer], {
    cwd: root,
    // The installer downloads into the system's temporary folder: a folder of its own shows how far it is.
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
    stdio: 'ignore',
  });
  const done = await watch(child, folder);
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  if (done) await rm(failureFile, { force: true });
  else await writeFile(failureFile, JSON.stringify({ version, at: Date.now() }));
  return done;
}

async function watch(child: ChildProcess, folder: string): Promise<boolean> {
  let ended: boolean | null = null;
  child.on('error', () => {
    ended = false;
  });
  child.on('exit', (code) => {
    ended = code === 0;
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  let size = 0;
  let unpacking = false;
  let changed = Date.now();
  let told = Date.now();
  while (ended === null) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const now = Date.now();
    const present = await sizeOf(folder);
    if (present !== size) changed = now;
    unpacking ||= size > 0 && present === 0;
    size = present;
    if (now - changed > (unpacking ? longestUnpackingMs : longestSilenceMs)) {
      child.kill('SIGKILL');
      ended = false;
    } else if (now - told > tellEveryMs) {
      told = now;
      console.error(
        unpacking ? '  unpacking…' : size > 0 ? `  ${Math.round(size / 1e6)} MB` : '  waiting for the server…',
      );
    }
  }
  process.off('exit', stop);
  return ended;
}

async function sizeOf(folder: string): Promise<number> {
  let size = 0;
  for (const item of await readdir(folder, { recursive: true }).catch(() => [])) {
    size += await stat(join(folder, item)).then(
      (found) => (found.isFile() ? found.size : 0),
      () => 0,
    );
  }
  return size;
}
