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

export interface Signs {
  readonly article: string;
  readonly notes: string;
}

/** Sizes and times of the files of an article, and of its notes: other signs are another article, or other notes. */
export function signsOf({ folder, notes }: ArticlePlace): Signs {
  const facts = signOfFile(join(folder, 'article.json'));
  return { article: facts === '' ? '' : `${facts} ${signOfFile(join(folder, contentFile))}`, notes: signOfFile(notes) };
}

/** Whether two signs of an article are of the same text, whatever became of its facts. */
export function isSameText(one: string, other: string): boolean {
  return one.split(' ')[1] === other.split(' ')[1];
}

function signOfFile(path: string): string {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? '' : `${found.size}-${Math.round(found.mtimeMs * 1000)}`;
  } catch {
    // What may not be looked at is as good as missing, and keeps nobody from the others.
    return '';
  }
}

/** The facts of an article as its file tells them now; null where they cannot be read. */
export function readFacts({ folder }: Pick<ArticlePlace, 'folder'>): Article | null {
  const article = articleSchema.safeParse(readJson(join(folder, 'article.json')));
  return article.success ? article.data : null;
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
