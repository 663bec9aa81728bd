import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { bodyText } from '#core/importing/page/body-text.ts';
import { contentHash } from '#core/storage/hash.ts';
import { parseQuery } from '#shared/finding/query/parse-query.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { openLibrary } from '../../support/library.ts';
import { knownItems } from './known-items.ts';
import { makeArticle, outlineOf } from './make-article.ts';
import { notesIn } from './make-notes.ts';
import { mixedQueries } from './mixed-queries.ts';
import { syntheticLibrary } from './synthetic-library.ts';
import { vocabulary, vocabularySize } from './vocabulary.ts';
import type { LibraryParameters } from './write-articles.ts';

const made: LibraryParameters = { articles: 20, annotations: 200, seed: 3, words: 600 };

beforeAll(() => {
  expect(new Set(vocabulary).size).toBe(vocabularySize);
});

test('a library of the same parameters is the same bytes, and is kept', async () => {
  const [one, other] = [await temporaryFolder(), await temporaryFolder()];
  const library = await syntheticLibrary(made, one);
  const first = await snapshot(library);
  expect(await snapshot(await syntheticLibrary(made, other))).toEqual(first);
  await cp(join(library, 'notes'), join(library, 'trash', 'mine'), { recursive: true });
  const kept = await snapshot(library);
  expect(await snapshot(await syntheticLibrary(made, one))).toEqual(kept);
  const another = await snapshot(await syntheticLibrary({ ...made, seed: 4 }, one));
  expect(Object.keys(another).some((path) => path.includes('mine'))).toBe(false);
  expect(another).not.toEqual(first);
});

test('Postil opens it, reads its texts and originals, and finds every note where it says', async () => {
  const { library, notes, policy } = await openLibrary(await syntheticLibrary(made, await temporaryFolder()));
  const articles = await library.list();
  expect(articles).toHaveLength(20);
  let annotations = 0;
  for (const [at, article] of articles.toReversed().entries()) {
    const whole = makeArticle(made.seed, at, made.words);
    expect(article).toEqual(whole.article);
    const body = await library.body(article.id);
    expect(body.content).toBe(article.content);
    expect(body.text).toBe(whole.text);
    expect(bodyText(body.html)).toBe(whole.text);
    expect(contentHash(await library.source(article.id))).toBe(article.source.sha256);
    expect(article.words).toBeGreaterThan(550);
    const placed = await notes.list(article.id);
    annotations += placed.length;
    expect(placed.every(({ place }) => place?.state === 'exact')).toBe(true);
    expect(
      placed.every(({ anchor, place }) => body.text.slice(place?.start ?? 0, place?.end ?? 0) === anchor?.quote.exact),
    );
  }
  expect(annotations).toBeGreaterThan(180);
  expect(annotations).toBeLessThanOrEqual(200);
  expect(policy.damages).toEqual([]);
});

test('the annotations of all articles are as many as were asked for', () => {
  for (const [articles, annotations] of [
    [20, 200],
    [50_000, 500_000],
    [33, 50],
  ] as const) {
    const counts = Array.from({ length: articles }, (_, number) => notesIn(number, articles, annotations));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(annotations);
    expect(Math.min(...counts)).toBe(0);
  }
});

test('of what is remembered the right article alone has it, and every query can be read', () => {
  const size = { ...made, articles: 400 };
  const items = knownItems(60, size);
  expect(knownItems(60, size)).toEqual(items);
  const articles = Array.from({ length: size.articles }, (_, number) => ({
    ...makeArticle(size.seed, number, size.words),
    outline: outlineOf(size.seed, number),
  }));
  const now = new Date();
  for (const { kind, id, words, query, entity } of items) {
    const having = articles.filter(({ article, text, outline }) => {
      if (kind === 'title')
        return words.split(' ').every((word) => article.title.toLowerCase().split(' ').includes(word));
      if (kind === 'phrase') return new RegExp(`\\b${words}\\b`).test(text);
      return outline.published.startsWith(entity?.month ?? '') && text.includes(entity?.name ?? '');
    });
    expect(having.map(({ article }) => article.id)).toEqual([id]);
    expect(parseQuery(query, { now }).problem).toBeNull();
  }
  const queries = mixedQueries(200, size);
  expect(mixedQueries(200, size)).toEqual(queries);
  expect(new Set(queries.map(({ query }) => query)).size).toBeGreaterThan(180);
  for (const { query } of queries) expect(parseQuery(query, { now }).problem).toBeNull();
});
