import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import type { Article } from '#shared/model/article.ts';
import { exists, moveDurably, removeDurably, syncDirectory } from '../storage/durable-write.ts';
import type { JsonStore } from '../storage/json-store.ts';

const removing = '.removing-';

/** Whether a folder is what a crash left of adding or removing an article; with `clears` it is done away with. */
export async function isLeftover(directory: string, folder: string, clears: boolean): Promise<boolean> {
  const name = basename(folder);
  if (name.startsWith('.adding-')) {
    if (clears) await rm(folder, { recursive: true, force: true });
    return true;
  }
  if (!name.startsWith(removing)) return false;
  if (clears) await finish(directory, folder, name.slice(removing.length));
  return true;
}

/**
 * Removes an article that is in the trash for good, with its notes. It is gone, and `onGone` is told, with the renaming
 * of its folder; what a crash interrupts after that is done at the next start. Throws `conflict` where it is not in the
 * trash, and `disk`.
 */
export async function removeForGood(
  directory: string,
  { id, folder, store }: { id: string; folder: string; store: JsonStore<Article> },
  onGone: () => void,
): Promise<void> {
  if ((await store.read()).deleted === null)
    throw new AppError('conflict', 'This article is not in the trash. It was left as it is.');
  const going = join(directory, 'trash', `${removing}${id}`);
  try {
    await rm(going, { recursive: true, force: true });
    await moveDurably(folder, going);
  } catch (error) {
    throw new AppError('disk', `${folder} could not be removed. It is as it was before.`, { cause: error });
  }
  onGone();
  try {
    await finish(directory, going, id);
  } catch (error) {
    const message = `What is left of an article, ${going}, could not be removed yet. It is tried again at the next start.`;
    throw new AppError('disk', message, { cause: error });
  }
}

/** The notes go first: as long as the folder is there, it is known whose they are. */
async function finish(directory: string, going: string, id: string): Promise<void> {
  const notes = join(directory, 'notes', `${id}.json`);
  if (await exists(notes)) await removeDurably(notes);
  await rm(going, { recursive: true, force: true });
  await syncDirectory(dirname(going));
}
