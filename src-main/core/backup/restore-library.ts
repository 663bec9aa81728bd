import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { libraryFileSchema } from '#shared/model/settings.ts';
import { censusFile } from '../library/census.ts';
import { realPathOf } from '../library/locations.ts';
import { said } from '../said.ts';
import { codeOf, exists, makeDirectory, moveDurably, notSaved, syncDirectory } from '../storage/durable-write.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { parseJson } from '../storage/json-adapter.ts';
import type { DamagedFile } from './check-backup.ts';
import { extractLibrary, type RestoreOptions } from './extract.ts';
import type { Counts } from './manifest.ts';
import { restoreDrafts } from './restore-drafts.ts';

export interface RestoreReport extends Counts {
  /** Of the backup. */
  readonly sha256: string;
  /** What of it could not be restored. */
  readonly damaged: readonly DamagedFile[];
}

/**
 * Whether a folder has nothing that a restoration could take the place of: it is missing or empty, or a library in which
 * nothing was ever kept. Hidden files, as systems and sync tools keep them, do not count.
 */
export async function isEmptyLibrary(directory: string): Promise<boolean> {
  for (const item of await itemsIn(directory)) {
    const path = join(directory, item.name);
    if (item.name.startsWith('.')) continue;
    if (item.name === 'postil.json' && (await hasNoLists(path))) continue;
    if (!item.isDirectory() || !(await isEmptyBelow(path))) return false;
  }
  return true;
}

/**
 * Makes the library of a backup in a folder that is empty: unpacked beside it and renamed when it is whole and every hash is
 * right, so that a crash leaves the folder as it was, or beside its place: it is put back first then. The caller holds the
 * library's lock. Throws `conflict` where the folder is not empty, and what `extractLibrary` throws.
 */
export async function restoreLibrary(
  options: RestoreOptions & {
    readonly directory: string;
    readonly stateDirectory: string;
    readonly files: FilePolicy;
  },
): Promise<RestoreReport> {
  const directory = realPathOf(resolve(options.directory));
  await clearLeftovers(directory);
  if (!(await isEmptyLibrary(directory))) throw notEmpty(directory);
  const parent = dirname(directory);
  await makeDirectory(parent);
  const beside = `${besideName(directory)}${randomBytes(6).toString('hex')}`;
  const temporary = join(parent, beside);
  try {
    await mkdir(temporary);
    const extracted = await extractLibrary(temporary, options);
    // As the first start of a library would.
    for (const part of ['articles', 'notes', 'trash']) await mkdir(join(temporary, part), { recursive: true });
    await exchange(temporary, directory);
    // What this machine knew to be there is of another library now, and no reason not to open this one.
    await rm(censusFile(options.stateDirectory), { force: true });
    const { counts, sha256, damaged, drafts } = extracted;
    await restoreDrafts(options.stateDirectory, drafts, options.files);
    return { ...counts, sha256, damaged };
  } catch (error) {
    const isOfSystem = error instanceof Error && 'syscall' in error;
    throw isOfSystem ? notSaved(options.directory, error) : error;
  } finally {
    await discard(temporary).catch(() => undefined);
  }
}

/** What the folder whose place is taken is called meanwhile, beside the whole one. */
const ofBefore = '.before';

/** Puts a whole library in the place of an empty one, whose hidden files stay. */
async function exchange(whole: string, directory: string): Promise<void> {
  const isPut = await rename(whole, directory).then(
    () => true,
    (error: unknown) => {
      // A folder that is not quite empty, and on Windows any.
      if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes(codeOf(error))) return false;
      throw error;
    },
  );
  if (!isPut) {
    const before = `${whole}${ofBefore}`;
    await rename(directory, before);
    try {
      // Unpacking takes its time, in which something may have come.
      if (!(await isEmptyLibrary(before))) throw notEmpty(directory);
      await moveHidden(before, whole);
      await moveDurably(whole, directory);
    } catch (error) {
      await putBack(whole, directory);
      throw error;
    }
    await discard(before).catch(() => undefined);
  }
  await syncDirectory(dirname(directory));
}

/** Gives a folder back that was moved away to be exchanged, as far as that went. */
async function putBack(whole: string, directory: string): Promise<void> {
  const before = `${whole}${ofBefore}`;
  await moveHidden(whole, before);
  if (await exists(directory)) await moveHidden(before, directory);
  else await moveDurably(before, directory);
}

/** Moves the hidden files of a folder into another one, but for those that are there as well. */
async function moveHidden(from: string, to: string): Promise<void> {
  for (const name of await hiddenIn(from)) {
    if (!(await exists(join(to, name)))) await rename(join(from, name), join(to, name));
  }
}

/** Removes what a restoration needs no more: nothing that is hidden, which is of a sync tool or Git, and nothing of a person's. */
async function discard(path: string): Promise<void> {
  if (path.endsWith(ofBefore) && !(await isEmptyLibrary(path))) return;
  if ((await hiddenIn(path)).length === 0) await rm(path, { recursive: true, force: true });
}

function notEmpty(directory: string): AppError {
  return new AppError('conflict', said().backup.notEmpty(directory));
}

/** What an earlier restoration left that was ended: the lock is held, so none is under way. */
async function clearLeftovers(directory: string): Promise<void> {
  const beside = (await itemsIn(dirname(directory))).flatMap(({ name }) =>
    name.startsWith(besideName(directory)) && /\.restoring-[0-9a-f]{12}(?:\.before)?$/.test(name)
      ? [join(dirname(directory), name)]
      : [],
  );
  for (const each of beside) if (each.endsWith(ofBefore)) await putBack(each.slice(0, -ofBefore.length), directory);
  for (const each of beside) await discard(each);
}

async function hiddenIn(path: string): Promise<string[]> {
  return (await itemsIn(path)).flatMap(({ name }) => (name.startsWith('.') ? [name] : []));
}

function besideName(directory: string): string {
  return `.${basename(directory)}.restoring-`;
}

async function isEmptyBelow(path: string): Promise<boolean> {
  for (const item of await itemsIn(path)) {
    if (item.name.startsWith('.')) continue;
    if (!item.isDirectory() || !(await isEmptyBelow(join(path, item.name)))) return false;
  }
  return true;
}

async function hasNoLists(path: string): Promise<boolean> {
  try {
    return libraryFileSchema.parse(parseJson(await readFile(path))).lists.length === 0;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || error instanceof TypeError) return false;
    throw error;
  }
}

async function itemsIn(path: string) {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    if (codeOf(error) === 'ENOTDIR') throw new AppError('conflict', said().backup.isFile(path));
    throw error;
  }
}
