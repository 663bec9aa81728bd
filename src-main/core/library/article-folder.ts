import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { AppError } from '#shared/api/errors.ts';
import { mergeArticle } from '#shared/merging/merge-article.ts';
import { type Article, type ArticleSource, articleSchema } from '#shared/model/article.ts';
import { limits } from '../importing/limits.ts';
import { said } from '../said.ts';
import {
  codeOf,
  exists,
  makeDirectory,
  moveDurably,
  notSaved,
  writeDurably,
  writeNewFiles,
} from '../storage/durable-write.ts';
import { contentHash } from '../storage/hash.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { JsonStore } from '../storage/json-store.ts';
import { idLength, isIdAt } from './id-list.ts';
import { slugOf } from './slug.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** The files of one article beside its article.json. */
export interface ArticleFiles {
  readonly html: string;
  /** Null where the original stays the one that is there. */
  readonly source: Uint8Array | null;
  readonly media: ReadonlyMap<string, Uint8Array>;
}

export const contentFile = 'content.html';
/** An article.json that came from elsewhere may not name files outside its folder. */
const ownFile = /^(?:versions\/)?[\w-][\w.-]*$/;

/** The store of an article.json; `fresh` is what stands for it when the file is missing. */
export function openArticleStore(folder: string, files: FilePolicy, fresh: () => Article): JsonStore<Article> {
  const path = join(folder, 'article.json');
  const merge = (mine: Article, theirs: Article) => mergeArticle(mine, theirs, 'second');
  const recorded = {
    key: `article/${idOfFolder(basename(folder)) ?? ''}`,
    part: (_before: Article, next: Article) => next,
  };
  // How far was read is said again in a moment.
  const options = { path, schema: articleSchema, format: 1, files, merge, recorded, keepsUnsaved: false };
  return new JsonStore<Article>(options, fresh);
}

/** `<slug>-<id>`: readable by hand, unique by the id. */
export function folderName(title: string, id: string): string {
  return `${slugOf(title)}-${id}`;
}

/** The id at the end of a folder's name, or null for a folder that is not an article's. */
export function idOfFolder(name: string): string | null {
  return isIdAt(name, name.length) && name.at(-1 - idLength) === '-' ? name.slice(-idLength) : null;
}

/** `source.<ext>.gz`: the untouched original under a name that says what it is. */
export function sourceFileName(originalName: string, format: string): string {
  const extension = extname(originalName).toLowerCase();
  const usual = format === 'text' ? '.txt' : format === 'markdown' ? '.md' : `.${format}`;
  return `source${/^\.[a-z0-9]{1,10}$/.test(extension) ? extension : usual}.gz`;
}

/**
 * Writes a new article's folder under a temporary name and renames it when it is whole: nothing is half-added. Each
 * file is synced once and so are the folders: five syncs for an article without images.
 */
export async function createArticleFolder(parent: string, article: Article, files: ArticleFiles): Promise<string> {
  const whole = new Map<string, Uint8Array>([
    [contentFile, Buffer.from(files.html, 'utf8')],
    ['article.json', Buffer.from(`${JSON.stringify(article, null, 2)}\n`, 'utf8')],
    ...[...files.media].map(([name, bytes]) => [`media/${name}`, bytes] as const),
  ]);
  if (files.source !== null) whole.set(article.source.file, await compress(files.source));
  return createFolderOf(parent, article, whole);
}

/** The same of files as they lie on disk, by their paths in the folder: nothing of them is made anew. */
export async function createFolderOf(
  parent: string,
  article: Pick<Article, 'id' | 'title'>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<string> {
  const name = folderName(article.title, article.id);
  const temporary = join(parent, `.adding-${article.id}`);
  const folder = join(parent, name);
  const inside = (part: string) =>
    new Map(
      [...files].flatMap(([path, bytes]) => (path.startsWith(part) ? [[path.slice(part.length), bytes] as const] : [])),
    );
  try {
    await mkdir(temporary);
    for (const part of ['media/', 'versions/']) {
      const own = inside(part);
      if (own.size === 0) continue;
      await mkdir(join(temporary, part));
      await writeNewFiles(join(temporary, part), own);
    }
    await writeNewFiles(temporary, new Map([...files].filter(([path]) => !/^(?:media|versions)\//.test(path))));
    await moveDurably(temporary, folder);
  } catch (error) {
    // Where even this fails, the next opening of the library removes it.
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw notSaved(folder, error);
  }
  return folder;
}

/** Writes body, source and media; the caller writes article.json last. */
export async function writeBody(folder: string, article: Article, files: ArticleFiles): Promise<void> {
  if (files.media.size > 0) await makeDirectory(join(folder, 'media'));
  for (const [name, bytes] of files.media) await writeDurably(join(folder, 'media', name), bytes);
  if (files.source !== null) await writeDurably(join(folder, article.source.file), await compress(files.source));
  await writeDurably(join(folder, contentFile), files.html);
}

/** Keeps the present body as `versions/<hash>.html` before another takes its place. */
export async function keepVersion(folder: string, hash: string): Promise<void> {
  await makeDirectory(join(folder, 'versions'));
  await writeDurably(join(folder, versionFile(hash)), await readFile(join(folder, contentFile)));
}

/** Where an earlier body lies in its article's folder. */
export function versionFile(content: string): string {
  return `versions/${content}.html`;
}

/**
 * Keeps the present original under `versions/` before another takes its place, and says where; null where it is not
 * there.
 */
export async function keepSource(folder: string, source: ArticleSource): Promise<string | null> {
  const kept = `versions/${source.sha256}${source.file.replace(/^.*?(?=\.)/, '')}`;
  if (kept === source.file || !ownFile.test(source.file)) return null;
  const bytes = await readFile(join(folder, source.file)).catch((error: unknown) => {
    if (['ENOENT', 'EISDIR'].includes(codeOf(error))) return null;
    throw error;
  });
  if (bytes === null) return null;
  await makeDirectory(join(folder, 'versions'));
  if (!(await exists(join(folder, kept)))) await writeDurably(join(folder, kept), bytes);
  return kept;
}

/** The bytes of an original; throws AppError `damaged` where it is missing or is not what was recorded. */
export async function readSourceFile(folder: string, source: ArticleSource): Promise<Uint8Array> {
  const path = join(folder, ownFile.test(source.file) ? source.file : 'source');
  const bytes = await readFile(path)
    // What unpacks to more was not written by Postil.
    .then((packed) => decompress(packed, { maxOutputLength: limits.inputBytes }))
    .catch((error: unknown) => {
      throw new AppError('damaged', said().library.originalUnreadable(path), {
        cause: error,
      });
    });
  if (contentHash(bytes) === source.sha256) return bytes;
  throw new AppError('damaged', said().library.originalChanged(path));
}
