import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import type { Article } from '#shared/model/article.ts';
import { said } from '../said.ts';
import { exists, moveDurably, removeDurably, syncDirectory } from '../storage/durable-write.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import type { JsonStore } from '../storage/json-store.ts';
import { foldersIn } from './listing.ts';

const removing = '.removing-';
/** In the folder of the library: what a backup was unpacked into that was to be merged. */
export const restoring = '.restoring-';
const adding = '.adding-';

/** Whether a folder is, by its name, what a crash left of adding or removing an article. */
export function isLeftover(name: string): boolean {
  return name.startsWith(adding) || name.startsWith(removing);
}

/** Removes what a crash left half added, but for who only reads. */
export async function clearAdding(folder: string, files: FilePolicy): Promise<void> {
  if (files.readOnly || !basename(folder).startsWith(adding)) return;
  await clear(folder, files, () => rm(folder, { recursive: true, force: true }));
}

/** What cannot be cleared is told of, listed no more, and tried again at the next start: the library opens all the same. */
async function clear(folder: string, files: FilePolicy, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    files.onLeft?.(folder, error instanceof Error ? error.message : String(error));
  }
}

/**
 * Removes what a crash left half removed, of an article that is there, as a sync tool may bring it back, no notes; and what a
 * crash left of the restoration of a backup.
 */
export async function finishRemovals(
  directory: string,
  trash: readonly string[],
  isThere: (id: string) => boolean,
  files: FilePolicy,
): Promise<void> {
  for (const name of await foldersIn(directory)) {
    const left = join(directory, name);
    if (name.startsWith(restoring)) await clear(left, files, () => rm(left, { recursive: true, force: true }));
  }
  const parent = join(directory, 'trash');
  for (const name of trash) {
    if (!name.startsWith(removing)) continue;
    const id = name.slice(removing.length);
    const folder = join(parent, name);
    await clear(folder, files, () =>
      isThere(id) ? rm(folder, { recursive: true, force: true }) : finish(directory, folder, id),
    );
  }
}

/**
 * Removes an article that is in the trash for good, with its notes. It is gone, and `onGone` is told, with the renaming
 * of its folder; its notes go when that is over, and what a crash interrupts is done at the next start. Throws `conflict` where it is not in the
 * trash, and `disk`.
 */
export async function removeForGood(
  directory: string,
  { id, folder, store }: { id: string; folder: string; store: JsonStore<Article> },
  onGone: () => Promise<void>,
): Promise<void> {
  if ((await store.read()).deleted === null) throw new AppError('conflict', said().library.notInTrash);
  const twin = join(directory, 'articles', basename(folder));
  if (twin !== folder && (await exists(twin))) {
    throw new AppError('conflict', said().library.inTrashTwice(twin));
  }
  const going = join(directory, 'trash', `${removing}${id}`);
  try {
    await rm(going, { recursive: true, force: true });
    await moveDurably(folder, going);
  } catch (error) {
    throw new AppError('disk', said().library.notRemoved(folder), { cause: error });
  }
  await onGone();
  try {
    await finish(directory, going, id);
  } catch (error) {
    throw new AppError('disk', said().library.restNotRemoved(going), { cause: error });
  }
}

/** The notes go first: as long as the folder is there, it is known whose they are. */
async function finish(directory: string, going: string, id: string): Promise<void> {
  const notes = join(directory, 'notes', `${id}.json`);
  if (await exists(notes)) await removeDurably(notes);
  await rm(going, { recursive: true, force: true });
  await syncDirectory(dirname(going));
}
