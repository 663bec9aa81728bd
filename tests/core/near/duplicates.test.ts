import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createApp } from '#core/app.ts';
import { addressKey } from '#core/near/index/identity.ts';
import { bandsOf, leastOf, likeness, shinglesOf } from '#core/near/index/signature.ts';
import { wordsOf } from '#core/search/index/searchable.ts';
import type { Article } from '#shared/model/article.ts';
import { openApp, resourcesDirectory } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { copyOf, storyOf } from '../../support/copies.ts';

const story = storyOf('Marrow');
const other = storyOf('Marrow').map((sentence) => sentence.split(' ').toReversed().join(' '));

async function setUp(articles: Record<string, readonly [readonly string[], Partial<Article>?]>) {
  const app = await openApp();
  const newId = counterIds(100);
  const ids: Record<string, string> = {};
  for (const [title, [sentences, changes = {}]] of Object.entries(articles)) {
    const id = newId();
    ids[title] = id;
    await app.library.add(...copyOf(id, sentences, { title, ...changes }));
  }
  const titled = new Map(Object.entries(ids).map(([title, id]) => [id, title]));
  const groups = async (of: string | null = null) => {
    const { groups: found } = await app.near.duplicates({ id: of && (ids[of] ?? ''), limit: 100, offset: 0 });
    return found.map(({ articles }) => articles.map(({ id, same }) => [titled.get(id), same?.by, same?.percent]));
  };
  return { app, ids: ids as Readonly<Record<string, string>>, groups };
}

describe('articles are the same', () => {
  test('by an address, however it is written', async () => {
    const { groups } = await setUp({
      Desk: [story, { url: 'https://www.news.example/a/landing?id=7&utm_source=x#top' }],
      Phone: [other, { url: 'http://m.news.example/a/landing/?id=7' }],
      Quick: [storyOf('Elm').toReversed(), { url: 'https://www.news.example/a/landing/amp?id=7' }],
      Another: [storyOf('Ash', 2), { url: 'https://news.example/a/landing?id=8' }],
    });
    const [group = [], ...rest] = await groups();
    expect(rest.length).toBeLessThanOrEqual(0);
    expect(group.map(([title]) => title).sort()).toEqual(['Desk', 'Phone', 'Quick']);
    expect(group.slice(1).every(([, by]) => by === 'address')).toBe(true);
  });

  test('where one came from the address that the other states; not where both state their own', async () => {
    const states = (url: string, canonicalUrl: string | null) => ({ url, canonicalUrl });
    const { groups } = await setUp({
      Stated: [story, states('https://a.example/feed/1', 'https://a.example/story')],
      Came: [other, states('https://a.example/feed/1', null)],
      Elsewhere: [storyOf('Elm', 3), states('https://a.example/feed/1', 'https://a.example/another')],
    });
    expect((await groups('Came'))[0]?.map(([title]) => title)).toEqual(['Came', 'Stated', 'Elsewhere']);
    expect((await groups('Stated'))[0]?.map(([title]) => title)).toEqual(['Stated', 'Came']);
  });

  test('by the bytes of the original', async () => {
    const { app, ids, groups } = await setUp({ One: [story], Two: [other] });
    const { source } = await app.library.get(ids.One ?? '');
    await app.library.record(ids.Two ?? '', { source });
    expect(await groups('One')).toEqual([
      [
        ['One', undefined, undefined],
        ['Two', 'source', 100],
      ],
    ]);
  });

  test('by a text that is nearly the same, and not by one on the same matter', async () => {
    const wire = ['Sign up to our letter.', ...story.slice(0, 9), 'A new sentence stands here.', ...story.slice(10)];
    const report = [...other.slice(0, 10), ...story.slice(3, 6)];
    const { groups } = await setUp({ Wire: [story], Paper: [wire], Report: [report], Another: [other] });
    const found = await groups('Wire');
    expect(found).toEqual([
      [
        ['Wire', undefined, undefined],
        ['Paper', 'text', expect.any(Number)],
      ],
    ]);
    expect(await groups('Report')).toEqual([
      [
        ['Report', undefined, undefined],
        ['Another', 'text', expect.any(Number)],
      ],
    ]);
  });

  test('in a script without spaces', async () => {
    const chinese = [
      '市议会周四晚上开会讨论旧渡口的未来。',
      '没有人想到会有这么多人来参加会议并且留到午夜。',
      '工程师用三张图说明了木桩被虫子吃掉的情况。',
    ];
    const { groups } = await setUp({ 一: [chinese], 二: [[...chinese, '请订阅我们的报纸。']], 三: [storyOf('Elm')] });
    expect(await groups()).toHaveLength(1);
  });

  test('short pages of one site under other titles are its wall', async () => {
    const wall = storyOf('Marrow', 4);
    const { groups } = await setUp({
      Bread: [wall, { site: 'a.example' }],
      Fish: [wall, { site: 'a.example' }],
      Elsewhere: [wall, { site: 'b.example' }],
    });
    expect((await groups('Bread'))[0]?.map(([title]) => title)).toEqual(['Bread', 'Elsewhere']);
  });

  test('as long as they are in the library and as their texts are', async () => {
    const { app, ids, groups } = await setUp({ One: [story], Two: [story.slice(1)], Three: [other] });
    const two = ids.Two ?? '';
    expect(await groups()).toHaveLength(1);
    await app.library.trash(two);
    expect(await groups()).toEqual([]);
    await app.library.restore(two);
    expect(await groups()).toHaveLength(1);
    const [next, files] = copyOf(
      two,
      storyOf('Elm')
        .toReversed()
        .map((each) => each.toUpperCase().split(' ').sort().join(' ')),
    );
    await app.library.replaceBody(two, next, files);
    expect(await groups()).toEqual([]);
  });
});

test('the one with most notes goes first, then the one that was read furthest', async () => {
  const { app, ids, groups } = await setUp({
    Plain: [story],
    Read: [story, { progress: { furthest: 0.5, last: 0.5, at: null } }],
    Noted: [story],
  });
  await app.notes.create(ids.Noted ?? '', { passage: null, body: 'mine' });
  expect((await groups())[0]?.map(([title]) => title)).toEqual(['Noted', 'Read', 'Plain']);
});

test('what the person said is different is not offered, in the next session too, until it is taken back', async () => {
  const { app, ids, groups } = await setUp({ One: [story], Two: [story], Three: [story] });
  const [one = '', two = '', three = ''] = [ids.One, ids.Two, ids.Three];
  await app.near.tellDifferent(two, [one, three], true);
  expect((await groups())[0]?.map(([title]) => title)).toEqual(['One', 'Three']);
  expect(await groups('Two')).toEqual([]);
  await expect(app.near.tellDifferent(two, ['NOBODY'], true)).rejects.toMatchObject({ code: 'not-found' });
  await app.near.tellDifferent(one, [two], false);
  expect((await groups('Two'))[0]?.map(([title]) => title)).toEqual(['Two', 'One']);
  const file = JSON.parse(await readFile(join(app.libraryDirectory, 'duplicates.json'), 'utf8'));
  expect(file.different.map(({ deleted }: { deleted: string | null }) => deleted === null)).toEqual([false, true]);
  await app.close();
  const again = await createApp({
    libraryDirectory: app.libraryDirectory,
    stateDirectory: join(app.libraryDirectory, '..', 'state'),
    resourcesDirectory,
    host: { name: 'test' },
    version: '0',
    readOnly: true,
  });
  const { groups: kept } = await again.near.duplicates({ id: three, limit: 10, offset: 0 });
  expect(kept[0]?.articles.map(({ id }) => id)).toEqual([three, one]);
  await again.close();
});

test('an index whose part is made anew knows them again', async () => {
  const { app, groups } = await setUp({ One: [story], Two: [story] });
  expect(await groups()).toHaveLength(1);
  await app.reindex();
  expect(await groups()).toHaveLength(1);
});

test.each([
  ['https://m.example.com/a', 'https://www.example.com/a'],
  ['https://example.com/a.amp.html', 'https://example.com/a.html'],
  ['https://amp.example.com/a', 'https://example.com/a'],
  ['https://www-example-com.cdn.ampproject.org/c/s/www.example.com/a', 'https://example.com/a'],
  ['https://www.google.com/amp/s/www.example.com/amp/a', 'https://example.com/a'],
  ['https://example.com/a?outputType=amp&fbclid=1', 'http://example.com/a/'],
])('%s is %s', (one, same) => {
  expect(addressKey(one, 'T')).toBe(addressKey(same, 'T'));
});

test.each([
  ['https://m.de/a', 'https://de/a'],
  ['https://example.com/camp', 'https://example.com/c'],
  ['https://example.com/a?page=2', 'https://example.com/a'],
])('%s is not %s', (one, another) => {
  expect(addressKey(one, 'T')).not.toBe(addressKey(another, 'T'));
});

test('a signature says of equal texts that they are equal, and of others that they are not', () => {
  const [a, b] = [story, other].map((sentences) => shinglesOf(wordsOf(sentences.join(' '))));
  if (a === undefined || b === undefined) throw new Error('no texts');
  expect(bandsOf(leastOf(a))).toEqual(bandsOf(leastOf(new Set([...a].toReversed()))));
  expect(bandsOf(leastOf(a)).filter((band) => bandsOf(leastOf(b)).includes(band))).toEqual([]);
  expect(likeness(a, a)).toBe(1);
  expect(likeness(a, b)).toBeLessThan(0.05);
  expect(shinglesOf(wordsOf('Too few words to say anything.')).size).toBe(0);
});
