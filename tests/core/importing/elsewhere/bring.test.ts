import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ImportOptions } from '#core/importing/import.ts';
import { openApp, pageOf, paragraphs } from '../../../support/app.ts';
import { snapshot, temporaryFolder } from '../../../support/folder.ts';
import { picture } from '../../../support/images.ts';
import { articleOf, filesOf } from '../../../support/library.ts';
import { zipOfPaths } from '../../../support/zip.ts';

async function setUp() {
  const app = await openApp();
  const { importer, library, notes } = app;
  const take = (name: string, content: string | Uint8Array, options: ImportOptions = {}) =>
    importer.importAll({ bytes: Buffer.from(content as string), name, contentType: '', url: '', path: null }, options);
  const only = async () => {
    const [article, ...others] = (await library.list()).filter(({ deleted }) => deleted === null);
    if (article === undefined || others.length > 0) throw new Error(`${others.length + 1} articles`);
    return { article, notes: await notes.list(article.id) };
  };
  return { app, library, notes, take, only };
}

const url = 'https://paper.example/2024/river';
const [first = '', second = ''] = paragraphs('river');
const page = (head = '') =>
  pageOf('The river society meets again', paragraphs('river'), { head: `<link rel="canonical" href="${url}">${head}` });
const pocket = (rows: string, head = 'title,url,time_added,tags,status') => `${head}\n${rows}\n`;
const quotes = (...highlights: object[]) => JSON.stringify([{ url, title: 'The river', highlights }]);
const readwise = (...rows: string[]) =>
  [
    'Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at',
    ...rows,
  ].join('\n');

describe('an item without text', () => {
  test('becomes a link: what the app knew of it is there, and nothing to read, to search or to recognise', async () => {
    const { app, take, only } = await setUp();
    const [result] = await take('p.csv', pocket(`The river,${url}?utm_source=x,1709281800,sea|tide,archive`));
    expect(result).toMatchObject({ status: 'added', app: 'Pocket', source: 'p.csv/row 1', reason: null });
    const { article } = await only();
    expect(article).toMatchObject({
      ...{
        linkOnly: true,
        words: 0,
        title: 'The river',
        site: 'paper.example',
        state: 'archive',
        tags: ['sea', 'tide'],
      },
      saved: '2024-03-01T08:30:00.000Z',
    });
    expect((await app.library.body(article.id)).text).toBe('');
    const { hits } = await app.search.query({ query: 'river', limit: 5, typing: false });
    expect(hits).toMatchObject([{ kind: 'article', articleId: article.id }]);
    expect((await app.entities.recognise(article.id)).mentions).toEqual([]);
  });

  test('two of the same title at other addresses are two', async () => {
    const { library, take } = await setUp();
    await take(
      'p.csv',
      pocket(
        'Morning news of the day,https://a.example/1,1,,unread\nMorning news of the day,https://a.example/2,1,,unread',
      ),
    );
    expect(await library.list()).toHaveLength(2);
  });

  test('takes its text when its page is imported, and its highlights find their places; there is no version of nothing', async () => {
    const { take, only } = await setUp();
    await take('p.csv', pocket(`The river,${url},1709281800,sea,archive`));
    await take(
      'a.json',
      quotes(
        { quote: first.slice(20, 70), created_at: 1709281900 },
        { quote: 'words that nobody wrote', created_at: 1 },
      ),
    );
    const before = await only();
    expect(before.notes.map(({ place }) => place?.state)).toEqual(['lost', 'lost']);
    expect(await take('page.html', page())).toMatchObject([{ status: 'updated', id: before.article.id }]);
    const { article, notes } = await only();
    expect(article).toMatchObject({
      ...{
        id: before.article.id,
        linkOnly: false,
        versions: [],
        state: 'archive',
        tags: ['sea'],
        saved: before.article.saved,
      },
    });
    expect(article.words).toBeGreaterThan(50);
    const [placed, lost] = [
      notes.find(({ place }) => place?.start != null),
      notes.find(({ place }) => place?.start == null),
    ];
    expect(placed).toMatchObject({
      place: { state: 'exact' },
      anchor: { content: article.content },
      origin: { app: 'pocket' },
    });
    expect(placed?.created).toBe('2024-03-01T08:31:40.000Z');
    expect(lost).toMatchObject({
      place: { state: 'lost' },
      anchor: { content: '', quote: { exact: 'words that nobody wrote' } },
    });
  });

  test('a book without an address takes the text of the book of its title and author', async () => {
    const { take } = await setUp();
    await take('r.csv', readwise(`"${first.slice(0, 40)}",Low Water,Ida Moor,,,,,page,1,`));
    const other = pageOf('Low Water', paragraphs('other'), { head: '<meta name="author" content="Jo Low">' });
    expect(await take('other.html', other)).toMatchObject([{ status: 'added' }]);
    const own = pageOf('Low Water', paragraphs('river'), { head: '<meta name="author" content="Ida Moor">' });
    expect(await take('own.html', own)).toMatchObject([{ status: 'updated' }]);
  });
});

describe('importing again', () => {
  const files: readonly (readonly [string, string])[] = [
    ['p.csv', pocket(`The river,${url},1709281800,sea,archive\nbad row\n,https://a.example/2,1,,unread`)],
    [
      'a.json',
      quotes(
        { quote: first.slice(20, 70), created_at: 1709281900 },
        { quote: first.slice(20, 70), created_at: 1709281901 },
      ),
    ],
    [
      'r.csv',
      readwise(
        'Some words,The river society meets again,Ida Moor,,a note,blue,,page,1,2024-03-01 08:30:00+00:00',
        'Same,Low Water,Ida Moor,,,,,page,1,',
      ),
    ],
    [
      'b.html',
      `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>Coast</H3><DL><DT><A HREF="${url}">The river</A></DL></DL>`,
    ],
  ];

  test('adds and writes nothing, whatever was there before', async () => {
    for (const isPageFirst of [true, false]) {
      const { app, take } = await setUp();
      if (isPageFirst) await take('page.html', page());
      for (const [name, content] of files) await take(name, content);
      const before = await snapshot(app.libraryDirectory);
      for (const [name, content] of files) {
        const results = await take(name, content);
        expect(results.filter(({ status }) => status === 'added' || status === 'updated')).toEqual([]);
      }
      expect(await snapshot(app.libraryDirectory)).toEqual(before);
      await app.close();
    }
  });

  test('does not bring back what the person has taken away or changed', async () => {
    const { library, notes, take, only } = await setUp();
    await take('p.csv', pocket(`The river,${url},1709281800,sea|tide,archive`));
    await take('a.json', quotes({ quote: 'gone', created_at: 1 }, { quote: 'kept', created_at: 2 }));
    const { article, notes: all } = await only();
    await library.update(article.id, { tags: ['sea'], state: 'reading' });
    await notes.delete(article.id, all[0]?.id ?? '');
    await take('p.csv', pocket(`The river,${url},1709281800,sea|tide,archive`));
    await take('a.json', quotes({ quote: 'gone', created_at: 1 }, { quote: 'kept', created_at: 2 }));
    expect((await only()).article).toMatchObject({ tags: ['sea'], state: 'reading' });
    expect((await only()).notes).toHaveLength(1);
    await library.trash(article.id);
    expect(await take('p.csv', pocket(`The river,${url},1709281800,sea|tide,archive`))).toMatchObject([
      { status: 'unchanged', reason: expect.stringContaining('trash') },
    ]);
  });

  test('what has changed in the app since changes here, unless the person has written there', async () => {
    const { notes, take, only } = await setUp();
    const row = (words: string, note: string) =>
      `${words},The river,Ida Moor,,${note},,,page,1,2024-03-01 08:30:00+00:00`;
    await take('r.csv', readwise(row('One', 'first'), row('Two', 'first')));
    const { article, notes: all } = await only();
    const two = all.find(({ anchor }) => anchor?.quote.exact === 'Two');
    await notes.update(article.id, two?.id ?? '', { body: 'mine' });
    const [result] = await take('r.csv', readwise(row('One', 'second'), row('Two', 'second')));
    expect(result).toMatchObject({
      status: 'updated',
      marks: { added: 0, updated: 1, known: 1 },
      warnings: [expect.stringContaining('Two')],
    });
    expect((await only()).notes.map(({ body }) => body).sort()).toEqual(['mine', 'second']);
  });

  test('the same highlight by way of another app comes once; another note on it comes', async () => {
    const { take, only } = await setUp();
    const quote = '“Nothing had been decided”';
    await take('a.json', quotes({ quote, created_at: 1709281900 }));
    const raindrop = (note: string) =>
      JSON.stringify({ items: [{ _id: `r${note}`, text: '"Nothing had been  decided"', note, link: url }] });
    expect(await take('r.json', raindrop(''))).toMatchObject([{ marks: { added: 0, known: 1 } }]);
    expect(await take('r.json', raindrop('why'))).toMatchObject([{ marks: { added: 1, known: 0 } }]);
    expect((await only()).notes).toHaveLength(2);
  });
});

test('an app’s facts fill what is empty, and never go before what the person said', async () => {
  const { library, take, only } = await setUp();
  await take('page.html', page());
  const { article } = await only();
  await library.update(article.id, { title: 'My own title', state: 'later', tags: ['mine'] });
  const row = {
    user_book_id: 7,
    title: 'Theirs',
    author: 'Ida Moor',
    source_url: url,
    book_tags: [{ name: 'sea' }],
    highlights: [],
    mood: 'glad',
  };
  await take('x.json', JSON.stringify({ results: [row] }));
  expect((await only()).article).toMatchObject({
    ...{ title: 'My own title', byline: 'Ida Moor', state: 'later', tags: ['mine', 'sea'], saved: article.saved },
    origins: [{ app: 'readwise', id: '7', extra: { mood: 'glad' } }],
  });
});

test('text that comes with an export is the article, whole; the range of a note says which words it means', async () => {
  const { app, take, only } = await setUp();
  const { importer } = app;
  const content = `<h2>Minutes</h2><p>${first}</p><p>${second}</p><p>Read more: the river bridge, and the river bridge.</p>`;
  const range = { start: '/p[3]', startOffset: '33', end: '/p[3]', endOffset: '49' };
  const entry = {
    is_archived: 0,
    id: 5,
    title: 'The river',
    url,
    content,
    created_at: '2024-03-01T08:30:00+00:00',
    published_at: '2024-02-29T06:00:00+00:00',
    published_by: ['Ida Moor'],
  };
  const annotations = [{ text: 'this one', quote: 'the river bridge', ranges: [range] }];
  const file = JSON.stringify([{ ...entry, annotations }]);
  expect(await take('w.json', file)).toMatchObject([{ status: 'added', marks: { added: 1 } }]);
  const { article, notes } = await only();
  expect(article).toMatchObject({
    title: 'The river',
    byline: 'Ida Moor',
    url,
    saved: '2024-03-01T08:30:00.000Z',
    published: expect.stringContaining('2024-02-29'),
  });
  expect(article.linkOnly ?? false).toBe(false);
  expect(notes).toMatchObject([{ body: 'this one', place: { state: 'exact' } }]);
  expect(notes[0]?.anchor?.quote.prefix).toMatch(/Read more: the river bridge, and $/);
  expect(await take('w.json', file)).toMatchObject([{ status: 'unchanged' }]);
  // Reading the kept text again is reading it whole.
  expect(await importer.extractAgain(article.id)).toMatchObject({ status: 'unchanged' });
  // The page itself is another text; it takes the place of the export's copy, which is kept as a version.
  await take('page.html', page());
  expect((await only()).article.versions).toHaveLength(1);
  // The copy of an app does not take the place of a page that is here.
  expect(await take('w.json', file)).toMatchObject([{ status: 'unchanged' }]);
});

test('an answer is linked with what it answers', async () => {
  const { take, only } = await setUp();
  const row = (id: string, text: string, references: string[] = []) => ({
    id,
    uri: url,
    user: 'acct:ida@x',
    text,
    references,
    tags: [],
    target: [{ source: url }],
  });
  await take('h.json', JSON.stringify({ total: 2, rows: [row('a', 'a thought'), row('b', 'I doubt it', ['a'])] }));
  const { notes } = await only();
  const [a, b] = [notes.find(({ origin }) => origin?.id === 'a'), notes.find(({ origin }) => origin?.id === 'b')];
  expect(b?.links).toEqual([{ to: a?.id, relation: 'answers' }]);
});

test('an archive of Pocket or Omnivore is read as a whole; one bad part does not stop it', async () => {
  const { app, take } = await setUp();
  const [item] = JSON.parse(quotes({ quote: 'some words', created_at: 1709281900 }));
  const pocketZip = zipOfPaths({
    'export/part_000000.csv': pocket(`The river,${url},1709281800,sea,unread`),
    'export/part_000001.csv': pocket(
      'Later,https://a.example/2,1709281800,x1,,archive',
      'title,url,time_added,cursor,tags,status',
    ),
    'export/annotations/part_000000.json': JSON.stringify([item]),
    'export/annotations/part_000001.json': '[{"url',
  });
  expect(await take('pocket.zip', pocketZip)).toMatchObject([
    { status: 'failed', reason: expect.stringContaining('is not whole') },
    { status: 'added', title: 'The river', marks: { added: 1 } },
    { status: 'added', title: 'Later' },
  ]);
  const meta = (id: string, slug: string, more = {}) => ({
    id,
    slug,
    title: `Title of ${slug}`,
    url: `https://o.example/${slug}`,
    savedAt: '2024-03-01T08:30:00Z',
    state: 'Active',
    ...more,
  });
  const omnivoreZip = zipOfPaths({
    'metadata_0_to_20.json': JSON.stringify([
      meta('1', 'river'),
      meta('2', 'bare'),
      meta('3', 'letter', { url: 'https://omnivore.app/no_url?q=3' }),
    ]),
    'content/river.html': `<div class="page">${paragraphs('river')
      .map((text) => `<p>${text}</p>`)
      .join('')}</div>`,
    'content/letter.html': `<p>${paragraphs('letter').join('</p><p>')}</p>`,
    'highlights/river.md': `> ${first.slice(10, 60)} \n\n#sea #high-tide\n\na thought\n`,
  });
  const results = await take('omnivore.zip', omnivoreZip);
  expect(results).toMatchObject([
    { status: 'added', title: 'Title of river', marks: { added: 1 } },
    { status: 'added', title: 'Title of bare' },
    { status: 'added', title: 'Title of letter' },
  ]);
  const [river, bare, letter] = await Promise.all(results.map(({ id }) => app.library.get(id ?? '')));
  expect([river?.linkOnly ?? false, bare?.linkOnly, letter?.linkOnly ?? false]).toEqual([false, true, false]);
  expect(letter?.url).toBeNull();
  expect(await app.notes.list(river?.id ?? '')).toMatchObject([
    { place: { state: 'exact' }, tags: ['sea', 'high-tide'], body: 'a thought' },
  ]);
  expect(await take('omnivore.zip', omnivoreZip)).toMatchObject([
    { status: 'unchanged' },
    { status: 'unchanged' },
    { status: 'unchanged' },
  ]);
});

test('a dry run says the same and writes nothing; a preview passes over what is no export', async () => {
  const { app, take } = await setUp();
  await take('page.html', page());
  const before = await snapshot(app.libraryDirectory);
  const csv = pocket(`The river,${url},1709281800,sea,unread\nNew,https://a.example/2,1,,unread\nBad,,,,`);
  const wet = ['updated', 'added', 'failed'];
  expect((await take('p.csv', csv, { dryRun: true })).map(({ status }) => status)).toEqual(wet);
  expect(await take('a.json', quotes({ quote: first.slice(20, 70), created_at: 1 }), { dryRun: true })).toMatchObject([
    { marks: { added: 1 } },
  ]);
  expect(await take('page.html', pageOf('Other', paragraphs('other')), { dryRun: true, exportsOnly: true })).toEqual(
    [],
  );
  expect(await take('z.zip', zipOfPaths({ 'a.html': page() }), { dryRun: true, exportsOnly: true })).toEqual([]);
  expect(await snapshot(app.libraryDirectory)).toEqual(before);
  expect((await take('p.csv', csv)).map(({ status }) => status)).toEqual(wet);
});

test('in a folder data that is no export is passed over; named by the person it is told of', async () => {
  const { app } = await setUp();
  const folder = await temporaryFolder();
  const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
  await put('a.csv', pocket(`The river,${url},1709281800,sea,unread`));
  await put('package.json', '{"name": "x"}');
  await put('numbers.csv', 'a,b\n1,2\n');
  await put('photo.png', picture('png'));
  const told: (readonly [number, number])[] = [];
  const results = await app.importer.importPaths([folder], {}, (_result, done, total) => told.push([done, total]));
  expect(results).toMatchObject([{ status: 'added', title: 'The river' }]);
  expect(told).toEqual([[1, 1]]);
  const named = await app.importer.importPaths([join(folder, 'numbers.csv')], {}, () => undefined);
  expect(named).toMatchObject([{ status: 'failed', reason: expect.stringContaining('“numbers.csv” is no export') }]);
});

test('a dry run tells of two rows for one page as one that is new', async () => {
  const { take } = await setUp();
  const csv = pocket(`The river,${url},1709281800,sea,unread\nThe river,${url}#end,1709281801,tide,archive`);
  const dry = await take('p.csv', csv, { dryRun: true });
  expect(dry.map(({ status }) => status)).toEqual(['added', 'updated']);
  expect((await take('p.csv', csv)).map(({ status }) => status)).toEqual(['added', 'updated']);
});

test('a page that is fetched under another address is the text of the link that it was fetched for', async () => {
  const { app, take, only } = await setUp();
  await take('p.csv', pocket(`The river,https://short.example/x,1709281800,sea,unread`));
  const { article } = await only();
  const input = { bytes: Buffer.from(page()), name: 'river.html', contentType: '', url, path: null };
  expect(await app.importer.importBytes(input, { into: article.id })).toMatchObject({
    status: 'updated',
    id: article.id,
  });
  expect((await only()).article).toMatchObject({ linkOnly: false, canonicalUrl: url, tags: ['sea'] });
  expect(await app.importer.extractAgain(article.id)).toMatchObject({ status: 'unchanged' });
});

test('a link has no page to be read again, and says so', async () => {
  const { app, take, only } = await setUp();
  await take('p.csv', pocket(`The river,${url},1709281800,sea,unread`));
  const result = await app.importer.extractAgain((await only()).article.id);
  expect(result).toMatchObject({ status: 'failed', reason: expect.stringContaining('This is a link') });
});

test('what was merged into another article is that one when it comes again', async () => {
  const { app, take } = await setUp();
  const other = url.replace('river', 'stream');
  await take('p.csv', pocket(`The river,${url},1709281800,sea,unread\nThe stream,${other},1709281800,,unread`));
  const all = await app.library.list();
  const [river, stream] = ['The river', 'The stream'].map((name) => all.find(({ title }) => title === name));
  await app.library.record(stream?.id ?? '', { mergedInto: river?.id ?? '' });
  await app.library.trash(stream?.id ?? '');
  const [, result] = await take(
    'p.csv',
    pocket(`The river,${url},1709281800,sea,unread\nThe stream,${other},1709281800,,unread`),
  );
  expect(result).toMatchObject({ id: river?.id, title: 'The river' });
  expect((await app.library.list()).filter(({ deleted }) => deleted === null)).toHaveLength(1);
  // And what that one was merged into in its turn.
  const { id: last } = await app.library.add(
    articleOf('01TEST00000000000000000777', '<p>Last</p>'),
    filesOf('<p>Last</p>'),
  );
  await app.library.trash(river?.id ?? '', { mergedInto: last });
  const rows = `The river,${url},1709281800,sea,unread\nThe stream,${other},1709281800,pond,unread`;
  expect(await take('p.csv', pocket(rows))).toMatchObject([{ id: last }, { id: last, status: 'updated' }]);
});

test('a link that is in the trash stays there as it is, also where its text comes', async () => {
  const { library, take } = await setUp();
  const item = { is_archived: 0, id: 5, title: 'The river', url, created_at: '2024-03-01T08:30:00+00:00' };
  await take('w.json', JSON.stringify([item]));
  const [link] = await library.list();
  const before = await library.trash(link?.id ?? '');
  const content = `<p>${first}</p><p>${second}</p>`;
  expect(await take('w.json', JSON.stringify([{ ...item, content }]))).toMatchObject([
    { status: 'unchanged', reason: expect.stringContaining('in the trash') },
  ]);
  expect(await library.get(before.id)).toEqual(before);
});

test('a tag that is given while an item comes again stays', async () => {
  const { library, take, only } = await setUp();
  await take('p.csv', pocket(`The river,${url},1709281800,sea,unread`));
  const { id } = (await only()).article;
  const spy = vi.spyOn(library, 'record').mockImplementationOnce(async (...given) => {
    spy.mockRestore();
    await library.update(id, ({ tags }) => ({ tags: [...tags, 'mine'], state: 'later' }));
    return library.record(...given);
  });
  await take('p.csv', pocket(`The river,${url},1709281800,sea|tide,archive`));
  expect((await only()).article).toMatchObject({ tags: ['sea', 'mine', 'tide'], state: 'later' });
});
