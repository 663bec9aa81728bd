import { type BigIntStats, renameSync } from 'node:fs';
import { lstat, mkdir, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../said.ts';
import { temporaryFor } from './temporary-files.ts';

/** Renames that Windows refuses while a virus scanner or a sync tool holds the file are tried again for this long. */
const renameRetryMs = 10_000;
const passing = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** A write was given up since it would have replaced what another program has put there meanwhile. */
export class ChangedMeanwhile extends Error {}

/** The new bytes took the place of the old ones, and the disk did not say that this will last. */
class Unconfirmed extends Error {}

export interface WriteOptions {
  /**
   * Asked right before the rename; where it says no, ChangedMeanwhile is thrown. No system call of Node does both at once, so
   * they are done one after the other without giving up the thread: what can still be lost is a file that another
   * program renames into place in the microseconds between, and what a program that holds the old file open writes into
   * that afterwards.
   */
  readonly mayReplace?: () => boolean;
  /** What has to be over before the file is replaced; where it fails, so does the write. */
  readonly ready?: Promise<unknown> | undefined;
}

/**
 * Replaces a file so that after any crash either the old or the new bytes are there, whole: a temporary file in the
 * same folder, written to its end, size checked, fsync, rename, fsync of the folder. A link stays one, and the file that
 * it leads to keeps its mode. Resolves once it is durable, with what the system tells of the new file; throws AppError
 * `disk` and leaves the old file as it was.
 */
export async function writeDurably(
  path: string,
  data: string | Uint8Array,
  { mayReplace = () => true, ready }: WriteOptions = {},
): Promise<BigIntStats> {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  let temporary: string | null = null;
  // It may fail while the bytes are being written, when nobody waits for it yet.
  ready?.catch(() => undefined);
  try {
    const { target, mode } = await targetOf(path);
    temporary = temporaryFor(target);
    const written = await writeNewFile(temporary, bytes, mode);
    await ready;
    await renameWithPatience(temporary, target, mayReplace);
    temporary = null;
    await syncDirectory(dirname(target)).catch((error: unknown) => {
      throw new Unconfirmed(reasonOf(error), { cause: error });
    });
    return written;
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true }).catch(() => undefined);
    if (error instanceof ChangedMeanwhile || error instanceof AppError) throw error;
    const { unconfirmed, notWritten } = said().storage;
    const isNew = error instanceof Unconfirmed;
    const message = isNew ? unconfirmed(path, reasonOf(error)) : notWritten(path, codeOf(error), wordsOf(error));
    throw new AppError('disk', message, { cause: error });
  }
}

/** Whether a write was refused since the system lets nobody replace the file, as where another program holds it. */
export function isHeld(error: unknown): error is AppError {
  return error instanceof AppError && passing.has(codeOf(error.cause));
}

/** The file that a path leads to through links, and the mode of what is there. */
async function targetOf(path: string): Promise<{ target: string; mode: number | null }> {
  try {
    const found = await lstat(path);
    if (!found.isSymbolicLink()) return { target: path, mode: found.mode & 0o7777 };
    const target = await realpath(path).catch(async (error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
      // It leads to nothing yet.
      return resolve(dirname(path), await readlink(path));
    });
    return { ...(await targetOf(target)), target };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { target: path, mode: null };
    throw error;
  }
}

/** Makes a folder and the missing ones above it, and makes their names durable; throws AppError `disk`. */
export async function makeDirectory(path: string): Promise<void> {
  const absolute = resolve(path);
  try {
    const first = await mkdir(absolute, { recursive: true });
    if (first === undefined) return;
    for (let at = absolute; ; at = dirname(at)) {
      await syncDirectory(dirname(at));
      if (at === first || at === dirname(at)) return;
    }
  } catch (error) {
    throw new AppError('disk', said().storage.noFolder(path, codeOf(error), wordsOf(error)), { cause: error });
  }
}

/**
 * Renames a file or folder and makes the new name durable in both folders. With `mayReplace` as `writeDurably` asks it, and
 * ChangedMeanwhile where it says no.
 */
export async function moveDurably(from: string, to: string, mayReplace?: () => boolean): Promise<void> {
  await makeDirectory(dirname(to));
  await renameWithPatience(from, to, mayReplace);
  await syncDirectory(dirname(to));
  if (dirname(from) !== dirname(to)) await syncDirectory(dirname(from));
}

/**
 * Writes files that are not there yet into a folder of their own, the last word on which is its renaming: each is
 * written to its end, checked and synced, and the folder once. Throws what the system says.
 */
export async function writeNewFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const written = await Promise.allSettled([...files].map(([name, bytes]) => writeNewFile(join(folder, name), bytes)));
  // Only when all have ended: whoever cleans up must not find one still being written.
  for (const outcome of written) if (outcome.status === 'rejected') throw outcome.reason;
  await syncDirectory(folder);
}

/** What a person is told of a file that the disk did not take. */
export function notSaved(path: string, cause: unknown): AppError {
  return new AppError('disk', said().storage.notSaved(path, codeOf(cause), wordsOf(cause)), { cause });
}

/** What a person is told of a file that the system does not give. */
export function notRead(path: string, cause: unknown): AppError {
  const { notRead, mayNotBeRead } = said().storage;
  const isForbidden = ['EACCES', 'EPERM'].includes(codeOf(cause));
  return new AppError('disk', notRead(path, isForbidden ? mayNotBeRead : reasonOf(cause)), { cause });
}

/** Removes a file and makes that durable; one that is not there is no error. */
export async function removeDurably(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncDirectory(dirname(path));
}

async function writeNewFile(path: string, bytes: Uint8Array, mode: number | null = null): Promise<BigIntStats> {
  const file = await open(path, 'wx', mode === null ? 0o644 : mode & 0o777);
  try {
    // What the system masks away in new files is the file's own here. Some file systems have no modes.
    if (mode !== null && ((await file.stat()).mode & 0o7777) !== mode) await file.chmod(mode).catch(() => undefined);
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await file.write(bytes, written, bytes.length - written);
      if (bytesWritten === 0) throw new Error('the disk took no more bytes');
      written += bytesWritten;
    }
    await file.sync();
    const written = await file.stat({ bigint: true });
    if (written.size !== BigInt(bytes.length)) throw new Error(`${written.size} of ${bytes.length} bytes were written`);
    return written;
  } finally {
    await file.close();
  }
}

async function renameWithPatience(from: string, to: string, mayReplace?: () => boolean): Promise<void> {
  const until = Date.now() + (process.platform === 'win32' ? renameRetryMs : 0);
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    try {
      if (mayReplace === undefined) await rename(from, to);
      else if (mayReplace()) renameSync(from, to);
      else throw new ChangedMeanwhile(said().exporting.changed.byOther(to));
      return;
    } catch (error) {
      if (!passing.has(codeOf(error)) || Date.now() >= until) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** The syncs of folders that run, and those that begin when the one before has ended. */
const running = new Map<string, Promise<void>>();
const waiting = new Map<string, Promise<void>>();

/**
 * Makes the names in a folder durable. Who asks while a sync of the same folder waits to begin shares it: a hundred
 * articles that arrive together cost a few syncs, and each is acknowledged only after one that began later.
 */
export function syncDirectory(path: string): Promise<void> {
  const shared = waiting.get(path);
  if (shared !== undefined) return shared;
  const next = (async () => {
    await running.get(path)?.catch(() => undefined);
    waiting.delete(path);
    const own = syncNow(path);
    running.set(path, own);
    try {
      await own;
    } finally {
      if (running.get(path) === own) running.delete(path);
    }
  })();
  waiting.set(path, next);
  return next;
}

/**
 * Windows has no fsync of a folder; its renames are journalled by NTFS. Some network file systems have none either and
 * say so: there nothing more can be done.
 */
async function syncNow(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP'].includes(codeOf(error))) throw error;
  } finally {
    await directory.close();
  }
}

/** The system's code of a thrown error, such as `ENOENT`, or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether a path exists; any error but `ENOENT` and `ENOTDIR` is thrown. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  return said().storage.reason(codeOf(error), wordsOf(error));
}

/** The system's own words. */
function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
