import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { App } from '#core/app.ts';
import type { Article } from '#shared/model/article.ts';
import { type ArticleOrder, articleListSchema } from '#shared/model/article-list.ts';
import { type ArticleSort, builtInLists } from '#shared/model/choices.ts';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf } from '../../support/library.ts';

const html = '<p>One lantern at the quay.</p>';

/** Articles by a word of their ids, which is their title too where `changes` says nothing else. */
async function setUp(articles: Record<string, Partial<Article>>) {
  const app = await openApp();
  for (const [id, changes] of Object.entries(articles))
    await app.library.add(articleOf(id, html, { title: id, ...changes }), filesOf(html));
  const { lists } = app.search;
  const ids = (order: Partial<ArticleOrder> = {}, offset = 0, limit = 1000) =>
    lists.ids({ query: '', sort: 'saved', reversed: false, ...order, offset, limit });
  const rows = async (order: Partial<ArticleOrder> = {}, offset = 0, limit = 1000) =>
    articleListSchema.parse(await lists.list({ query: '', sort: 'saved', reversed: false, ...order, offset, limit }));
  return { app, lists, ids, rows };
}

const read = (furthest: number, at: string | null = null) => ({ progress: { furthest, last: furthest, at } });

describe('a list', () => {
  test.each<[ArticleSort, string[]]>([
    ['saved', ['C', 'B', 'A']],
    ['published', ['A', 'C', 'B']],
    ['title', ['B', 'A', 'C']],
    ['length', ['B', 'C', 'A']],
    ['progress', ['C', 'A', 'B']],
    ['read', ['A', 'C', 'B']],
  ])('is sorted by %s, and the other way round', async (sort, wanted) => {
    const { ids } = await setUp({
      A: {
        title: 'Élan',
        saved: '2026-01-01T00:00:00.000Z',
        published: '2026-03-01',
        words: 5,
        ...read(0.2, '2026-02-02T00:00:00.000Z'),
      },
      B: { title: '“Brook”', saved: '2026-01-02T00:00:00.000Z', words: 700, ...read(0) },
      C: {
        title: 'fen',
        saved: '2026-01-03T00:00:00.000Z',
        published: '2026-02-01',
        words: 70,
        ...read(0.9, '2026-02-01T00:00:00.000Z'),
      },
    });
    expect(await ids({ sort })).toEqual(wanted);
    expect(await ids({ sort, reversed: true })).toEqual([...wanted].reverse());
  });

  test('gives some rows, each as the article is', async () => {
    const { app, rows } = await setUp({
      A: { saved: '2026-01-01T00:00:00.000Z' },
      B: {
        saved: '2026-01-02T00:00:00.000Z',
        tags: ['Coast', 'news/local'],
        favourite: true,
        byline: 'Ines Öster',
        ...read(0.5),
      },
      C: { saved: '2026-01-03T00:00:00.000Z' },
    });
    await app.notes.create('B', { passage: null, body: 'On the whole' });
    const { articles, total } = await rows({}, 1, 1);
    expect(total).toBe(3);
    expect(articles).toEqual([
      {
        id: 'B',
        title: 'B',
        byline: 'Ines Öster',
        site: null,
        url: null,
        published: null,
        saved: '2026-01-02T00:00:00.000Z',
        state: 'inbox',
        favourite: true,
        progress: { furthest: 0.5, last: 0.5, at: null },
        words: 5,
        deleted: null,
        marks: 1,
        language: 'en',
        tags: ['Coast', 'news/local'],
      },
    ]);
    expect((await rows({}, 3, 10)).articles).toEqual([]);
  });

  test('is as new as what was changed last', async () => {
    const { app, ids, rows } = await setUp({ A: {}, B: {} });
    expect(await ids({ query: 'is:inbox' })).toEqual(['B', 'A']);
    await app.library.update('B', { state: 'later' });
    expect(await ids({ query: 'is:inbox' })).toEqual(['A']);
    await app.library.update('B', { title: 'Quinquereme' });
    expect(await ids({ query: 'quinquereme lantern' })).toEqual(['B']);
    await app.library.trash('A');
    expect(await ids()).toEqual(['B']);
    expect((await rows({ query: 'is:trash' })).articles).toMatchObject([{ id: 'A', deleted: expect.any(String) }]);
    await app.library.restore('A');
    expect(await ids()).toEqual(['B', 'A']);
  });

  test('of a query that cannot be read is empty and says why', async () => {
    const { rows, ids } = await setUp({ A: {} });
    expect(await rows({ query: '(lantern' })).toMatchObject({
      total: 0,
      problem: { code: 'unclosed-parenthesis', start: 0 },
    });
    await expect(ids({ query: '(lantern' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('tells what is written like a field and is none', async () => {
    const { rows } = await setUp({ A: {} });
    expect(await rows({ query: 'tags:lantern' })).toMatchObject({
      total: 0,
      problem: null,
      notice: { message: expect.stringContaining('Did you mean "tag"?'), start: 0, end: 4 },
    });
    expect(await rows({ query: 'tag:lantern' })).toMatchObject({ problem: null, notice: null });
  });

  test('knows the place of an article and its neighbours', async () => {
    const { lists } = await setUp({ A: {}, B: { state: 'archive' }, C: {}, D: {} });
    const order = { query: 'is:inbox', sort: 'title', reversed: false } as const;
    expect(await lists.place(order, 'A')).toEqual({ index: 0, total: 3, previous: null, next: 'C' });
    expect(await lists.place(order, 'C')).toEqual({ index: 1, total: 3, previous: 'A', next: 'D' });
    expect(await lists.place(order, 'B')).toEqual({ index: null, total: 3, previous: null, next: null });
    expect(await lists.place(order, 'none')).toEqual({ index: null, total: 3, previous: null, next: null });
  });
});

test('every library has the same lists, and their queries find what they are called', async () => {
  const { app, lists } = await setUp({
    new: {},
    begun: read(0.4),
    read: read(1),
    later: { state: 'later', ...read(0.4), favourite: true },
    filed: { state: 'archive', ...read(0.4) },
    gone: { favourite: true },
  });
  await app.library.trash('gone');
  const names = Object.keys(builtInLists);
  const counts = await lists.counts(Object.values(builtInLists));
  expect(Object.fromEntries(names.map((name, at) => [name, counts[at]]))).toEqual({
    inbox: 3,
    reading: 2,
    later: 1,
    archive: 1,
    favourites: 1,
    all: 5,
    trash: 1,
  });
});

test('reading says when, and a change of what else there is does not', async () => {
  const { app, rows } = await setUp({ A: {} });
  await app.library.update('A', { state: 'later' });
  expect((await app.library.get('A')).progress).toEqual({ furthest: 0, last: 0, at: null });
  const { modified } = await app.library.update('A', { progress: { furthest: 0.5, last: 0.2 } });
  expect((await rows()).articles[0]?.progress).toEqual({ furthest: 0.5, last: 0.2, at: modified });
  const before = { furthest: 0, last: 0, at: null };
  expect((await app.library.update('A', { progress: before })).progress).toEqual(before);
});

test('a start tells that the library was looked at only where it is not as the index has it', async () => {
  const libraryDirectory = join(await temporaryFolder(), 'Library');
  const progress = async (change: (app: App) => Promise<unknown>) => {
    const app = await openApp({ libraryDirectory, background: true });
    await app.search.settle();
    await app.search.settleAll();
    const told = app.events.filter(({ type }) => type === 'index-progress');
    await change(app);
    await app.search.settleAll();
    await app.close();
    return told;
  };
  const add = (app: App) => app.library.add(articleOf(counterIds()(), html), filesOf(html));
  await progress(add);
  expect(await progress(async () => undefined)).toEqual([]);
  const [folder] = await readdir(join(libraryDirectory, 'articles'));
  const path = join(libraryDirectory, 'articles', folder ?? '', 'article.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace(/"title": "[^"]*"/, '"title": "Another one"'));
  expect(await progress(async () => undefined)).toEqual([{ type: 'index-progress', done: 1, total: 1 }]);
});
