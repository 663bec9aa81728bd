import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageOf, paragraphs } from '../../../support/app.ts';
import { snapshot, temporaryFolder } from '../../../support/folder.ts';
import { picture } from '../../../support/images.ts';
import { zipOfPaths } from '../../../support/zip.ts';
import { first, page, pocket, quotes, readwise, second, setUp, url } from './taken-exports.ts';

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

test('notes on the article as a whole are counted apart from highlights', async () => {
  const { take } = await setUp();
  const file = [
    'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite',
    `1,The river,for the ferry file,,${url},,,2025-03-10T09:46:40.000Z,,"One line.\nAnother line",false`,
  ].join('\n');
  expect(await take('raindrop.csv', file)).toMatchObject([
    { marks: { added: 3, known: 0 }, articleNotes: { added: 1, updated: 0, known: 0 } },
  ]);
  expect(await take('raindrop.csv', file)).toMatchObject([
    { marks: { added: 0, known: 3 }, articleNotes: { added: 0, updated: 0, known: 1 } },
  ]);
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
