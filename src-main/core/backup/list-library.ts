import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { idOfFolder } from '../library/article-folder.ts';
import { codeOf } from '../storage/durable-write.ts';
import { isBackupPath, libraryPart } from './manifest.ts';

/** What is in a library; paths are relative to it and have slashes. */
export interface Listing {
  /** Folders of articles, such as `articles/<slug>-<id>`. */
  readonly articles: string[];
  /** Every other file. */
  readonly files: string[];
  /** What is no file that every system can hold. */
  readonly leftOut: string[];
}

/**
 * Lists a library. Hidden names are of systems, sync tools and what is being written, and are passed over. `articles/` is
 * read once more after `trash/`, so that an article that is moved meanwhile is in one of them.
 */
export async function listLibrary(directory: string): Promise<Listing> {
  const listing: Listing = { articles: [], files: [], leftOut: [] };
  const folders = new Set<string>();
  for (const item of await itemsIn(directory)) {
    if (item.isDirectory() && (item.name === 'articles' || item.name === 'trash')) continue;
    await take(directory, item.name, item, listing);
  }
  for (const part of ['articles', 'trash', 'articles']) {
    for (const item of await itemsIn(join(directory, part))) {
      const path = `${part}/${item.name}`;
      if (folders.has(path)) continue;
      folders.add(path);
      if (item.isDirectory() && idOfFolder(item.name) !== null && isBackupPath(libraryPart + path))
        listing.articles.push(path);
      else await take(directory, path, item, listing);
    }
  }
  return listing;
}

/** The files below a folder of the library; a folder that is not there has none. */
export async function filesBelow(directory: string, folder: string): Promise<Omit<Listing, 'articles'>> {
  const listing: Listing = { articles: [], files: [], leftOut: [] };
  for (const item of await itemsIn(join(directory, folder))) {
    await take(directory, `${folder}/${item.name}`, item, listing);
  }
  return listing;
}

async function take(directory: string, path: string, item: Dirent, listing: Listing): Promise<void> {
  if (item.isDirectory()) {
    const below = await filesBelow(directory, path);
    listing.files.push(...below.files);
    listing.leftOut.push(...below.leftOut);
  } else if (item.isFile() && isBackupPath(libraryPart + path)) listing.files.push(path);
  else listing.leftOut.push(path);
}

async function itemsIn(path: string): Promise<Dirent[]> {
  try {
    const items = await readdir(path, { withFileTypes: true });
    return items.filter(({ name }) => !name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}
