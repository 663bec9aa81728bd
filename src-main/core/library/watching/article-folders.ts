import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { articleSchema } from '#shared/model/article.ts';
import { codeOf } from '../../storage/durable-write.ts';
import { parseJson } from '../../storage/json-adapter.ts';
import { idOfFolder } from '../article-folder.ts';
import { inPieces } from '../in-pieces.ts';
import type { Library } from '../library.ts';

export interface ArticleFolders {
  /** Compares what is known of these ids with the folders that are there; of all where they are left out. */
  compare(names?: ReadonlySet<string>): Promise<void>;
}

export interface ArticleFoldersParts {
  readonly library: Library;
  readonly isClosed: () => boolean;
  /** Told the articles whose folders came, went or were moved by another program. */
  readonly onChange: (ids: readonly string[]) => void;
}

/** A sync tool that moves a folder removes it in one place and makes it in another: only what stays away has gone. */
const patience = 1000;
/** A folder that comes file by file is looked at again after so many milliseconds, at most so often. */
const waits = [500, 2000, 8000, 30_000];

/**
 * Keeps what a library knows of its article folders in step with the disk. A new folder counts once its article.json can be
 * read: until then a sync tool is still bringing it. What the library itself adds or moves is no change.
 */
export function createArticleFolders({ library, isClosed, onChange }: ArticleFoldersParts): ArticleFolders {
  const awaited = new Set<string>();

  async function compareNames(names: ReadonlySet<string>): Promise<void> {
    await library.written();
    const changed: string[] = [];
    const missing: string[] = [];
    for (const name of names) {
      const id = idOfFolder(name);
      if (id === null || name.startsWith('.') || isClosed()) continue;
      if (library.has(id) && (await isFolder(library.folderOf(id)))) continue;
      const folder = await placeOf(name);
      if (folder === null) {
        if (library.has(id)) missing.push(name);
      } else if (await isWhole(folder, id)) {
        await library.found(id, folder);
        changed.push(id);
      } else void awaitFolder(name);
    }
    if (changed.length > 0) onChange(changed);
    if (missing.length > 0) await confirmGone(missing);
  }

  async function confirmGone(names: readonly string[]): Promise<void> {
    await setTimeout(patience, null, { ref: false });
    const gone: string[] = [];
    for (const name of names) {
      const id = idOfFolder(name) ?? '';
      if (isClosed() || !library.has(id) || (await isFolder(library.folderOf(id)))) continue;
      // Where the folder with everything in it is away, so is the drive or the share.
      if ((await placeOf(name)) !== null || !(await isFolder(join(library.directory, 'articles')))) continue;
      await library.gone(id);
      gone.push(id);
    }
    if (gone.length > 0) onChange(gone);
  }

  async function awaitFolder(name: string): Promise<void> {
    if (awaited.has(name)) return;
    awaited.add(name);
    for (const wait of waits) {
      await setTimeout(wait, null, { ref: false });
      const [id, folder] = [idOfFolder(name) ?? '', await placeOf(name)];
      if (isClosed() || library.has(id) || folder === null) break;
      if (!(await isWhole(folder, id))) continue;
      await library.found(id, folder);
      onChange([id]);
      break;
    }
    awaited.delete(name);
  }

  async function placeOf(name: string): Promise<string | null> {
    for (const part of ['articles', 'trash']) {
      const folder = join(library.directory, part, name);
      if (await isFolder(folder)) return folder;
    }
    return null;
  }

  async function everyName(): Promise<Set<string>> {
    const [articles, trash] = await Promise.all(
      ['articles', 'trash'].map((part) => readdir(join(library.directory, part)).catch(() => null)),
    );
    // A library whose folders cannot be listed is away as a whole: nothing is known of what is in it.
    if (articles === null || articles === undefined) return new Set();
    const wanted = new Set<string>();
    const places = new Map<string, string>();
    for await (const ids of inPieces(library.ids())) {
      for (const id of ids) {
        if (!library.has(id)) continue;
        const folder = library.folderOf(id);
        places.set(folder.slice(folder.lastIndexOf(sep) + 1), folder);
      }
    }
    for (const [part, names] of Object.entries({ articles, trash: trash ?? [] })) {
      const parent = join(library.directory, part) + sep;
      for await (const some of inPieces(names)) {
        for (const name of some) {
          if (places.get(name) === parent + name) places.delete(name);
          else wanted.add(name);
        }
      }
    }
    // What is left is not where it was.
    for (const name of places.keys()) wanted.add(name);
    return wanted;
  }

  return {
    async compare(names) {
      await compareNames(names ?? (await everyName()));
    },
  };
}

async function isWhole(folder: string, id: string): Promise<boolean> {
  try {
    return articleSchema.parse(parseJson(await readFile(join(folder, 'article.json')))).id === id;
  } catch {
    return false;
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return false;
    throw error;
  }
}
