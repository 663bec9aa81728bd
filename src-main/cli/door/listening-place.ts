import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';

/** Systems take about 104 bytes (macOS) or 108 (Linux) with the zero at their end. */
const longestSocketPath = 100;

/**
 * A place where a socket can be listened on that nobody else can reach: in a folder of one's own inside the state
 * folder, or where that path is too long for a socket, in the system's folder for running programs or temporary files.
 * Windows has pipes in place of files; there the name is one that nobody guesses, and the key says who comes.
 * Whoever asks holds the lock, so what a process that was killed has left there can go.
 */
export async function makeListeningPlace(
  stateDirectory: string,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ address: string; clear: () => Promise<void> }> {
  if (platform === 'win32') {
    return { address: `\\\\.\\pipe\\postil-${randomBytes(16).toString('hex')}`, clear: async () => undefined };
  }
  const near = join(stateDirectory, 'door', 'socket');
  if (Buffer.byteLength(near) <= longestSocketPath) {
    await makePrivate(dirname(near));
    await rm(near, { force: true });
    return { address: near, clear: () => rm(near, { force: true }) };
  }
  // A new name each time, as others may make files there too.
  const folder = await mkdtemp(join(env.XDG_RUNTIME_DIR || tmpdir(), 'postil-'));
  return { address: join(folder, 'socket'), clear: () => rm(folder, { recursive: true, force: true }) };
}

/** Throws AppError `forbidden` for what is there already and is not a folder of this person's. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new AppError('forbidden', `${folder} is not a folder of yours.`);
  }
  await chmod(folder, 0o700);
}
