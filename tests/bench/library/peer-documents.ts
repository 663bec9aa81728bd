import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentFile, idOfFolder } from '#core/library/article-folder.ts';
import type { NotesFile } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';

/** An article as a search without fields takes it. */
export interface PeerDocument {
  readonly id: string;
  readonly title: string;
  /** Author, site, tags and "October 2017", as words. */
  readonly facts: string;
  readonly text: string;
  /** The notes and marked passages, one a line. */
  readonly notes: string;
}

const readAtOnce = 64;
const monthOf = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/**
 * The articles of a synthetic library, read from its files as quickly as can be: its bodies are so plain that the text is
 * what is left without tags.
 */
export async function* documentsIn(library: string): AsyncGenerator<PeerDocument> {
  const parent = join(library, 'articles');
  const names = (await readdir(parent)).filter((name) => idOfFolder(name) !== null);
  for (let at = 0; at < names.length; at += readAtOnce) {
    yield* await Promise.all(names.slice(at, at + readAtOnce).map((name) => documentOf(library, join(parent, name))));
  }
}

async function documentOf(library: string, folder: string): Promise<PeerDocument> {
  const id = idOfFolder(folder) ?? '';
  const [json, html, notes] = await Promise.all([
    readFile(join(folder, 'article.json'), 'utf8'),
    readFile(join(folder, contentFile), 'utf8'),
    readFile(join(library, 'notes', `${id}.json`), 'utf8').catch(() => null),
  ]);
  const { title, byline, site, tags, published } = JSON.parse(json) as Article;
  const present = notes === null ? [] : (JSON.parse(notes) as NotesFile).annotations.filter((note) => !note.deleted);
  return {
    id,
    title,
    facts: [byline, site, ...tags, published && monthOf.format(new Date(published))].join(' '),
    text: html.replace(/<[^>]*>/g, ''),
    notes: present.map(({ body, anchor }) => `${body} ${anchor?.quote.exact ?? ''}`).join('\n'),
  };
}
