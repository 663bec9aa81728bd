import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TagType } from '../../shared/entities/tagger/labels.ts';
import { type AnnotatedText as Article, parseAnnotatedText } from '../annotated-text.ts';
import type { AnnotatedText } from './corpus.ts';

/** Reads the annotated articles (`*.txt`) of a folder in the order of their names, with those names as `id`. */
export async function readArticles(directory: string): Promise<(Article & { readonly id: string })[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (id) => ({ id, ...parseAnnotatedText(await readFile(join(directory, id), 'utf8')) })),
  );
}

/** The same as texts to train on. */
export async function readAnnotatedNews(directory: string, source = 'news'): Promise<AnnotatedText[]> {
  const articles = await readArticles(directory);
  return articles.map(({ id, text, mentions }) => ({
    source,
    id,
    text,
    spans: mentions.map(({ start, end, type }) => ({ start, end, type: tagTypeOf(type) })),
    complete: true,
  }));
}

function tagTypeOf(type: Article['mentions'][number]['type']): TagType {
  return type === 'event' || type === 'work' ? 'other' : type;
}
