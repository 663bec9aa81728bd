import { describe, expect, test } from 'vitest';
import { openApp } from '../../support/app.ts';
import { articleOf, filesOf } from '../../support/library.ts';

const ids = ['1', '2', '3', '4', '5'].map((n) => `01ART${n.padStart(21, '0')}`) as [
  string,
  string,
  string,
  string,
  string,
];

/** Five articles that differ in all that a query can ask for. */
async function setUp() {
  const app = await openApp();
  const { library, notes } = app;
  const add = async (at: number, title: string, text: string, facts: Parameters<typeof articleOf>[2] = {}) => {
    const html = text
      .split('|')
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('');
    await library.add(articleOf(ids[at] as string, html, { title, ...facts }), filesOf(html));
  };
  await add(
    0,
    'Ferry strike',
    'The ferries lie in the harbour. John Kirby told reporters that nobody sails before Friday.',
    {
      site: 'The Harbour Times',
      byline: 'Ines Öster',
      published: '2024-03-02',
      tags: ['Work/Strikes'],
    },
  );
  await add(1, 'A walk to the mill', 'Long walks end at the mill. The ferry is far away.', {
    site: 'Paths',
    byline: 'Tom Reed',
    published: '2024-05-30',
    tags: ['walks'],
    state: 'later',
  });
  await add(2, 'Canal money', 'Money for the canal, and no word of boats. Petra Holm disagreed.', {
    published: '2023-11-11',
    tags: ['work'],
    state: 'archive',
    progress: { furthest: 1, last: 1, at: null },
  });
  await add(3, '東京の港', '東京の港で船が待っている。 กรุงเทพมหานคร', { published: '2022-01-01' });
  await add(4, 'Thrown away', 'An old ferry.', { published: '2024-03-05' });
  const { text, content } = await library.body(ids[0]);
  const start = text.indexOf('nobody sails');
  const passage = { start, end: start + 12, content };
  await notes.create(ids[0], { passage, body: 'Ask the pilot about the tide', color: 'green', tags: ['check'] });
  await notes.create(ids[1], { passage: null, body: 'The ferry again', tags: ['Pier/Night'] });
  await library.trash(ids[4]);
  const ask = (query: string, typing = false) => app.search.query({ query, limit: 50, typing });
  const found = async (query: string) =>
    (await ask(query)).hits
      .map(({ kind, articleId }) => `${kind === 'note' ? 'n' : 'a'}${ids.indexOf(articleId)}`)
      .sort();
  return { app, ask, found };
}

describe('a query', () => {
  test('means the same while it is being typed where its last value has no longer form', async () => {
    const { ask } = await setUp();
    const queries = [
      'is:later',
      'has:note',
      'color:green',
      'before:2023',
      'ferry after:2024-05',
      'mill -has:highlight',
      'color:pinkish is:archive',
    ];
    for (const query of queries) {
      const idsOf = async (typing: boolean) =>
        (await ask(query, typing)).hits.map(({ articleId, noteId }) => noteId ?? articleId);
      const whole = query.startsWith('color:pinkish') ? await ask('is:archive') : await ask(query);
      expect(whole.hits.length, query).toBeGreaterThan(0);
      expect(await idsOf(true), query).toEqual(whole.hits.map(({ articleId, noteId }) => noteId ?? articleId));
    }
  });

  test('finds by words, phrases, beginnings, places and filters, alone and together', async () => {
    const { found } = await setUp();
    const cases: Record<string, string[]> = {
      ferry: ['a0', 'a1', 'n1'],
      'ferr*': ['a0', 'a1', 'n1'],
      '"ferry strike"': ['a0'],
      'ferry -mill': ['a0', 'n1'],
      'mill OR canal': ['a1', 'a2'],
      '(mill OR canal) -money': ['a1'],
      'in:title ferry': ['a0'],
      'in:notes ferry': ['n1'],
      'in:highlights nobody': ['n0'],
      'title:ferry': ['a0'],
      'tag:work': ['a0', 'a2'],
      'tag:work/strikes': ['a0'],
      'tag:check pilot': ['n0'],
      'tag:check': ['a0', 'n0'],
      'tag:che*': ['a0', 'n0'],
      'tag:pier': ['a1', 'n1'],
      'tag:night': [],
      '-tag:check': ['a1', 'a2', 'a3'],
      'site:harbour': ['a0'],
      'author:oster': ['a0'],
      'author:ost': [],
      'author:ost*': ['a0'],
      'has:note': ['a0', 'a1'],
      'has:highlight': ['a0'],
      'color:green': ['a0', 'n0'],
      'color:red': [],
      'is:later': ['a1'],
      'is:archive': ['a2'],
      'is:read': ['a2'],
      'is:unread is:inbox': ['a0', 'a3'],
      'is:trash': ['a4'],
      'is:trash ferry': ['a4'],
      'after:2024-03 before:2024-04': ['a0'],
      'before:2023': ['a3'],
      'ferry march 2024': ['a0'],
      'ferry after:2024-05': ['a1', 'n1'],
      東京: ['a3'],
      港で船: ['a3'],
      船港: [],
      มหา: ['a3'],
      'ferry OR tag:walks': ['a0', 'a1', 'n1'],
      '-tag:work -tag:walks': ['a3'],
    };
    const answers = Object.fromEntries(
      await Promise.all(Object.keys(cases).map(async (query) => [query, await found(query)] as const)),
    );
    expect(answers).toEqual(cases);
  });

  test('finds by who an article is about and who speaks in it', async () => {
    const { app, found } = await setUp();
    await app.entities.list({ query: '', types: [], sort: 'weight', limit: 10, offset: 0 });
    expect(await found('entity:"John Kirby"')).toEqual(['a0']);
    expect(await found('entity:kirb*')).toEqual(['a0']);
    expect(await found('said-by:Kirby')).toEqual(['a0']);
    expect(await found('said-by:Holm')).toEqual([]);
    expect(await found('entity:Holm money')).toEqual(['a2']);
  });

  test('follows every change at once', async () => {
    const { app, found } = await setUp();
    await app.library.update(ids[1], { title: 'A walk to the windmill', tags: ['wind'] });
    expect(await found('windmill')).toEqual(['a1']);
    expect(await found('tag:walks')).toEqual([]);
    const note = await app.notes.create(ids[2], { passage: null, body: 'Sluices' });
    expect(await found('sluices')).toEqual(['n2']);
    await app.notes.delete(ids[2], note.id);
    expect(await found('sluices')).toEqual([]);
    await app.library.restore(ids[4]);
    expect(await found('"old ferry"')).toEqual(['a4']);
  });

  test('that cannot be read says what is wrong and where, and finds nothing', async () => {
    const { app, ask } = await setUp();
    const { hits, problem } = await ask('ferry color:pinkish');
    expect(hits).toEqual([]);
    expect(problem).toMatchObject({ code: 'unknown-value', start: 12, end: 19 });
    await expect(app.search.articles('(ferry')).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await ask('ferry color:pinkish', true)).hits.length).toBeGreaterThan(0);
  });

  test('whose words are spelt wrongly or are not all there tells what is meant and what has some', async () => {
    const { ask } = await setUp();
    expect(await ask('harbuor')).toMatchObject({ hits: [], isPartial: false, meant: 'harbour' });
    expect(await ask('harbour submarine')).toMatchObject({ isPartial: true, hits: [{ articleId: ids[0] }] });
    expect(await ask('zzzzzzzz')).toMatchObject({ hits: [], meant: null });
  });

  test('that names a field which there is not is looked for as it stands, and says so', async () => {
    const { ask } = await setUp();
    const notice = async (query: string) => {
      const { notice, problem } = await ask(query, true);
      expect(problem).toBeNull();
      return notice && [query.slice(notice.start, notice.end), notice.message];
    };
    expect(await notice('ferry tags:river')).toEqual(['tags', 'There is no field "tags". Did you mean "tag"?']);
    expect(await notice('(-Titel:"long walk")')).toEqual(['Titel', 'There is no field "Titel". Did you mean "title"?']);
    expect(await notice('foo:bar')).toEqual([
      'foo',
      expect.stringMatching(/^There is no field "foo", so this .+ tag, site, author, /),
    ]);
    // It may be meant as it stands.
    for (const query of ['foo:bar', 'hash:4f', 'it:is']) expect(await notice(`ferry OR ${query}`)).toBeNull();
    for (const query of [
      'http://paper.example/a',
      '10:30',
      'foo:',
      'foo: bar',
      'std::vector',
      '"tags:river"',
      'tag:x',
    ]) {
      expect(await notice(query)).toBeNull();
    }
  });

  test('is completed by fields, by the values there are, and by what the library has', async () => {
    const { app } = await setUp();
    await app.entities.list({ query: '', types: [], sort: 'weight', limit: 10, offset: 0 });
    const options = async (query: string) => {
      const { start, end, options } = await app.search.complete(query, query.length);
      return [query.slice(start, end), ...options.map(({ text }) => text)];
    };
    expect(await options('ferry sa')).toEqual(['sa', 'said-by:', 'saved-before:', 'saved-after:']);
    expect(await options('is:ar')).toEqual(['ar', 'archive']);
    expect(await options('tag:w')).toEqual(['w', 'work', 'walks', 'Work/Strikes']);
    expect(await options('tag:ch')).toEqual(['ch', 'check']);
    expect(await options('site:har')).toEqual(['har', '"The Harbour Times"']);
    expect(await options('author:')).toEqual(['', '"Ines Öster"', '"Tom Reed"']);
    expect(await options('entity:kir')).toEqual(['kir', '"John Kirby"']);
    expect(await options('entity:irb')).toEqual(['irb']);
    expect(await options('title:fer')).toEqual(['fer']);
    expect(await options('"in a phrase t')).toEqual(['']);
    expect((await app.search.complete('tag:wor ferry', 7)).options[0]).toEqual({ text: 'work', articles: 2 });
  });
});
