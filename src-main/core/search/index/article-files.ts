import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Annotation, annotationSchema } from '#shared/model/annotation.ts';
import { type Article, articleSchema } from '#shared/model/article.ts';
import { readBody } from '../../importing/page/body-text.ts';
import { contentFile } from '../../library/article-folder.ts';

/** Where an article lies: its folder and the file of its notes. */
export interface ArticlePlace {
  readonly id: string;
  readonly folder: string;
  readonly notes: string;
}

/** Where the notes of an article are, by its folder in `articles/` or `trash/`. */
export function notesFile(folder: string, id: string): string {
  return join(dirname(dirname(folder)), 'notes', `${id}.json`);
}

/** Facts and text of an article as its files tell them now. */
export interface ArticleOnDisk {
  readonly article: Article;
  readonly text: string;
}

/** Sizes and times of the files of an article, and of its notes: other signs are another article, or other notes. */
export function signsOf({ folder, notes }: ArticlePlace): { readonly article: string; readonly notes: string } {
  const own = signOfFile(join(folder, 'article.json'));
  return { article: own === '' ? '' : `${own} ${signOfFile(join(folder, contentFile))}`, notes: signOfFile(notes) };
}

function signOfFile(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.size}-${Math.round(found.mtimeMs * 1000)}`;
}

/** Reads an article; null where its facts cannot be read. A text that is missing counts as none. */
export function readArticle({ folder }: ArticlePlace): ArticleOnDisk | null {
  const article = articleSchema.safeParse(readJson(join(folder, 'article.json')));
  return article.success ? { article: article.data, text: textOf(folder) } : null;
}

/** The notes of an article that are not deleted; none where their file is missing or damaged. */
export function readNotes({ notes }: Pick<ArticlePlace, 'notes'>): Annotation[] {
  const file = readJson(notes);
  const records: unknown = typeof file === 'object' && file !== null && 'annotations' in file ? file.annotations : [];
  return (Array.isArray(records) ? records : []).flatMap((record) => {
    const annotation = annotationSchema.safeParse(record);
    return annotation.success && annotation.data.deleted === null ? [annotation.data] : [];
  });
}

/** The reading text of an article; empty where it is missing. */
export function textOf(folder: string): string {
  try {
    return readBody(readFileSync(join(folder, contentFile), 'utf8')).text;
  } catch {
    return '';
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
