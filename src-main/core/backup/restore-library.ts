import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { libraryFileSchema } from '#shared/model/settings.ts';
import { censusFile } from '../library/census.ts';
import { realPathOf } from '../library/locations.ts';
import { codeOf, makeDirectory, moveDurably, notSaved, syncDirectory } from '../storage/durable-write.ts';
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
 * right, so that a crash leaves the folder as it was. The caller holds the library's lock. Throws `conflict` where the folder
 * is not empty, and what `extractLibrary` throws.
 */
export async function restoreLibrary(
  options: RestoreOptions & {
    readonly directory: string;
    readonly stateDirectory: string;
    readonly files: FilePolicy;
  },
): Promise<RestoreReport> {
  const directory = realPathOf(resolve(options.directory));
  if (!(await isEmptyLibrary(directory))) {
    const message = `${options.directory} is not empty. Nothing was changed; restore into another folder, or merge the backup into this library.`;
    throw new AppError('conflict', message);
  }
  const parent = dirname(directory);
  await makeDirectory(parent);
  await removeLeftovers(directory);
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
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
  }
}

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
    const before = `${whole}.before`;
    await rename(directory, before);
    const hidden = (await itemsIn(before)).flatMap(({ name }) => (name.startsWith('.') ? [name] : []));
    const moved: string[] = [];
    try {
      for (const name of hidden) {
        await rename(join(before, name), join(whole, name));
        moved.push(name);
      }
      await moveDurably(whole, directory);
    } catch (error) {
      // What is left of the whole one is thrown away, and a sync tool's or Git's files are not to go with it.
      for (const name of moved) await rename(join(whole, name), join(before, name));
      await rename(before, directory);
      throw error;
    }
    await rm(before, { recursive: true, force: true }).catch(() => undefined);
  }
  await syncDirectory(dirname(directory));
}

/** What an earlier restoration left that was ended: the lock is held, so none is under way. */
async function removeLeftovers(directory: string): Promise<void> {
  for (const { name } of await itemsIn(dirname(directory))) {
    const isLeft = name.startsWith(besideName(directory)) && /\.restoring-[0-9a-f]{12}(?:\.before)?$/.test(name);
    if (isLeft) await rm(join(dirname(directory), name), { recursive: true, force: true });
  }
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
    if (codeOf(error) === 'ENOTDIR') throw new AppError('conflict', `${path} is a file. Nothing was changed.`);
    throw error;
  }
}
