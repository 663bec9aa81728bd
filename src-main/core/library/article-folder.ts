import { readdir, readFile, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type Article, articleSchema } from '#shared/model/article.ts';
import { exists, makeDirectory, moveDurably, writeDurably } from '../storage/durable-write.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { JsonStore } from '../storage/json-store.ts';
import { slugOf } from './slug.ts';

const compress = promisify(gzip);

/** The files of one article beside its article.json. */
export interface ArticleFiles {
  readonly html: string;
  readonly source: Uint8Array;
  readonly media: ReadonlyMap<string, Uint8Array>;
}

export const contentFile = 'content.html';

/** The store of an article.json; `fresh` is what stands for it when the file is missing. */
export function openArticleStore(folder: string, files: FilePolicy, fresh: () => Article): JsonStore<Article> {
  const path = join(folder, 'article.json');
  return new JsonStore<Article>({ path, schema: articleSchema, format: 1, files }, fresh);
}

/** `<slug>-<id>`: readable by hand, unique by the id. */
export function folderName(title: string, id: string): string {
  return `${slugOf(title)}-${id}`;
}

/** The id at the end of a folder's name, or null for a folder that is not an article's. */
export function idOfFolder(name: string): string | null {
  return /-([0-9A-HJKMNP-TV-Z]{26})$/.exec(name)?.[1] ?? null;
}

/** `source.<ext>.gz`: the untouched original under a name that says what it is. */
export function sourceFileName(originalName: string, format: string): string {
  const extension = extname(originalName).toLowerCase();
  const usual = format === 'text' ? '.txt' : format === 'markdown' ? '.md' : `.${format}`;
  return `source${/^\.[a-z0-9]{1,10}$/.test(extension) ? extension : usual}.gz`;
}

/** Writes a new article's folder under a temporary name and renames it when it is whole: nothing is half-added. */
export async function createArticleFolder(parent: string, article: Article, files: ArticleFiles): Promise<string> {
  const name = folderName(article.title, article.id);
  const temporary = join(parent, `.adding-${article.id}`);
  const folder = join(parent, name);
  try {
    await makeDirectory(temporary);
    await writeBody(temporary, article, files);
    await writeDurably(join(temporary, 'article.json'), `${JSON.stringify(article, null, 2)}\n`);
    await moveDurably(temporary, folder);
  } catch (error) {
    // Where even this fails, the next opening of the library removes it.
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  return folder;
}

/** Writes body, source and media; the caller writes article.json last. */
export async function writeBody(folder: string, article: Article, files: ArticleFiles): Promise<void> {
  if (files.media.size > 0) await makeDirectory(join(folder, 'media'));
  for (const [name, bytes] of files.media) await writeDurably(join(folder, 'media', name), bytes);
  await writeDurably(join(folder, article.source.file), await compress(files.source));
  await writeDurably(join(folder, contentFile), files.html);
}

/** Keeps the present body as `versions/<hash>.html` before another takes its place. */
export async function keepVersion(folder: string, hash: string): Promise<void> {
  await makeDirectory(join(folder, 'versions'));
  await writeDurably(join(folder, 'versions', `${hash}.html`), await readFile(join(folder, contentFile)));
}

/** Names of the folders in a folder; files that a person has there are no articles, a missing folder is an empty one. */
export async function foldersIn(path: string): Promise<string[]> {
  if (!(await exists(path))) return [];
  const found = await readdir(path, { withFileTypes: true });
  return found.filter((item) => item.isDirectory()).map((item) => item.name);
}
