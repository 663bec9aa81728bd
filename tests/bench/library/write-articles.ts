import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { contentFile, folderName } from '#core/library/article-folder.ts';
import { makeArticle } from './make-article.ts';
import { makeNotes, notesIn } from './make-notes.ts';

/** What makes a library what it is: two of the same parameters are the same bytes. */
export interface LibraryParameters {
  readonly articles: number;
  readonly annotations: number;
  readonly seed: number;
  readonly words: number;
}

const compress = promisify(gzip);
const writtenAtOnce = 32;

/**
 * Writes every `step`th article from number `first` on into a library's folders, which are there, with its notes. Nothing
 * is synced, as a library that is lost is made again.
 */
export async function writeArticles(folder: string, made: LibraryParameters, first = 0, step = 1): Promise<void> {
  const writing = new Set<Promise<void>>();
  for (let number = first; number < made.articles; number += step) {
    const one = writeArticle(folder, made, number).finally(() => writing.delete(one));
    writing.add(one);
    if (writing.size >= writtenAtOnce) await Promise.race(writing);
  }
  await Promise.all(writing);
}

async function writeArticle(folder: string, made: LibraryParameters, number: number): Promise<void> {
  const whole = makeArticle(made.seed, number, made.words);
  const { article, html, source } = whole;
  const path = join(folder, 'articles', folderName(article.title, article.id));
  await mkdir(path);
  await Promise.all([
    writeFile(join(path, contentFile), html),
    writeFile(join(path, 'article.json'), `${JSON.stringify(article, null, 2)}\n`),
    writeFile(join(path, article.source.file), await compress(source, { level: 1 })),
  ]);
  const count = notesIn(number, made.articles, made.annotations);
  if (count === 0) return;
  const notes = makeNotes(made.seed, number, whole, count);
  await writeFile(join(folder, 'notes', `${article.id}.json`), `${JSON.stringify(notes, null, 2)}\n`);
}
