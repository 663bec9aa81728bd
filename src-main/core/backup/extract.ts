import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { inOrder } from '../exporting/in-order.ts';
import { said } from '../said.ts';
import { codeOf, notSaved, syncDirectory } from '../storage/durable-write.ts';
import { type CheckedBackup, type WalkOptions, walkBackup } from './check-backup.ts';
import { hashOfFile } from './hash-of-file.ts';
import { journalName, libraryPart } from './manifest.ts';
import { readContents } from './open-backup.ts';
import type { OnProgress } from './write-backup.ts';

export interface RestoreOptions {
  /** The backup. */
  readonly path: string;
  readonly name?: WalkOptions['name'];
  /** Restores what is whole of a damaged backup, instead of nothing. */
  readonly whatCanBeSaved?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

export interface Extracted extends CheckedBackup {
  /** The journal of drafts that is in it, or null. */
  readonly drafts: Buffer | null;
}

const writtenAtOnce = 16;

/**
 * Unpacks the library of a backup into an empty folder, durably and with the times of its files; the rights are those of
 * any new file. Throws `damaged` with the names of what is, unless what can be saved is wanted; `disk` before anything is
 * unpacked where there is no room, and what `readContents` throws.
 */
export async function extractLibrary(
  folder: string,
  { path, name, whatCanBeSaved = false, signal, onProgress }: RestoreOptions,
): Promise<Extracted> {
  await mustHaveRoom(folder, (await readContents(path, name)).bytes);
  const writing = new Set<Promise<void>>();
  const folders = new Set<string>();
  const files = new Set<string>();
  let failure: { readonly error: unknown } | null = null;
  let drafts: Buffer | null = null;

  async function write(to: string, content: Buffer | AsyncIterable<Buffer>, modified: Date): Promise<void> {
    await makeFolders(dirname(to), folder, folders);
    // 'x': what differs in case alone must not write over each other where the system takes them for one.
    const file = await open(to, 'wx', 0o644);
    files.add(to);
    try {
      await file.writeFile(content);
      await file.utimes(modified, modified);
    } finally {
      await file.close();
    }
  }

  try {
    const walked = await walkBackup(
      path,
      async (file, content, { modified }) => {
        if (failure !== null) throw failure.error;
        if (file === journalName) {
          if (content instanceof Buffer) drafts = content;
          return;
        }
        const to = join(folder, file.slice(libraryPart.length));
        if (!(content instanceof Buffer)) {
          try {
            return await write(to, content, new Date(modified));
          } catch (error) {
            // That it is damaged shows at its end.
            await rm(to, { force: true });
            files.delete(to);
            throw error;
          }
        }
        const one: Promise<void> = write(to, content, new Date(modified))
          .catch((error: unknown) => {
            failure ??= { error };
          })
          .finally(() => writing.delete(one));
        writing.add(one);
        if (writing.size >= writtenAtOnce) await Promise.race(writing);
      },
      { name, signal, onProgress: (done, total) => onProgress?.('restoring', done, total) },
    );
    await Promise.all(writing);
    if (failure !== null) throw (failure as { error: unknown }).error;
    if (walked.damaged.length > 0 && !whatCanBeSaved) throw damagedBackup(walked);
    await syncAll([...files]);
    for (const each of [...folders, folder]) await syncDirectory(each);
    return { ...walked, drafts, sha256: await hashOfFile(path, signal) };
  } catch (error) {
    await Promise.all(writing);
    throw error instanceof AppError || !isOfSystem(error) ? error : notSaved(folder, error);
  }
}

/** What a person is told of a backup that is damaged; the detail names every file. */
function damagedBackup({ damaged }: Pick<CheckedBackup, 'damaged'>): AppError {
  const detail = damaged.map(({ path, reason }) => `${path} ${reason}`).join('\n');
  return new AppError('damaged', said().backup.damaged(damaged.length), { detail });
}

/** Only when all are written: the disk then has most of it already, and one sync covers many. */
async function syncAll(paths: readonly string[]): Promise<void> {
  for await (const _ of inOrder(paths, writtenAtOnce, syncFile));
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function makeFolders(path: string, root: string, made: Set<string>): Promise<void> {
  if (made.has(path) || path === root) return;
  await makeFolders(dirname(path), root, made);
  await mkdir(path, { recursive: true });
  made.add(path);
}

async function mustHaveRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= bytes) return;
  throw new AppError('disk', said().backup.noRoom(bytes, dirname(folder), bavail * bsize));
}

function isOfSystem(error: unknown): boolean {
  return codeOf(error) !== '' && error instanceof Error && 'syscall' in error;
}
