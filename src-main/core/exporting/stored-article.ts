import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { isKeptFile } from '../library/kept-files.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from '../notes/notes.ts';
import { codeOf } from '../storage/durable-write.ts';

/** What lies on disk of an article, for an export from which it can be made again byte by byte. */
export interface StoredArticle {
  /** `article.json` and, without its annotations, the notes file, with their keys in the order in which they are written. */
  readonly article: Article;
  readonly notes: Readonly<Record<string, unknown>>;
  /** Deleted ones too. */
  readonly annotations: readonly Annotation[];
  /** The original, images and earlier bodies, by their paths in the article's folder, in Base64. */
  readonly files: Readonly<Record<string, string>>;
}

/** Reads it; what a file does not say as JSON is told as the library understands it. */
export async function readStored(library: Library, notes: Notes, id: string): Promise<StoredArticle> {
  const [article, annotations] = [await library.get(id), await notes.stored(id)];
  const folder = library.folderOf(id);
  const written = await recordIn(join(folder, 'article.json'));
  const { annotations: records, ...rest } = (await recordIn(notes.fileOf(id))) ?? {};
  const isWhole = Array.isArray(records) && records.length === annotations.length;
  const files: Record<string, string> = {};
  for (const part of ['', 'media', 'versions']) {
    for (const name of await namesIn(join(folder, part))) {
      const path = part === '' ? name : `${part}/${name}`;
      if (isKeptFile(path)) files[path] = (await readFile(join(folder, path))).toString('base64');
    }
  }
  return {
    article: (written ?? article) as Article,
    notes: rest,
    annotations: isWhole ? (records as Annotation[]) : annotations,
    files,
  };
}

async function recordIn(path: string): Promise<Record<string, unknown> | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const items = await readdir(folder, { withFileTypes: true });
    return items
      .filter((item) => item.isFile())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
