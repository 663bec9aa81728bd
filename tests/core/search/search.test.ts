import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rangesOf } from '#core/search/index/hits.ts';
import { wordsOf } from '#core/search/index/searchable.ts';
import { joined, type Range, snippetsOf } from '#core/search/snippets.ts';
import { eachOccurrence } from '#shared/finding/find.ts';
import { fold } from '#shared/finding/fold.ts';
import { type SearchHit, searchHitSchema } from '#shared/model/search.ts';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { articleOf, filesOf } from '../../support/library.ts';

async function setUp(articles: Record<string, string>) {
  const app = await openApp();
  const { library, notes } = app;
  const id = counterIds(100);
  for (const [title, html] of Object.entries(articles)) {
    await library.add(articleOf(id(), html, { title, byline: 'Ines Öster' }), filesOf(html));
  }
  const find = async (query: string, limit = 50, typing = false) => {
    const { hits } = await app.search.query({ query, limit, typing });
    for (const hit of hits) expect(searchHitSchema.parse(hit)).toEqual(hit);
    return hits;
  };
  const idOf = async (title: string) => (await library.list()).find((article) => article.title === title)?.id ?? '';
  return { app, directory: app.libraryDirectory, library, notes, find, idOf };
}

const titles = (hits: readonly { title: string }[]) => hits.map(({ title }) => title);
const matches = (hits: readonly SearchHit[]) =>
  hits.flatMap(({ snippets }) => snippets.flatMap(({ text, ranges }) => ranges.map(([a, b]) => text.slice(a, b))));

const sample = {
  Bridges: '<p>The Café de l’Été stands by the bridge. The mayor’s “open hand” was seen there.</p><p>Next line.</p>',
  Tunnels: '<p>A tunnel is no bridge, and the mayor said so: an open hand can be a fist.</p>',
  Ferries: '<p>Nothing here.</p>',
  Greek: '<p>Ο ΔΡΌΜΟΣ και ο δρόμος.</p>',
};

describe('a query', () => {
  test.each([
    ['bridge', ['Bridges', 'Tunnels']],
    ['BRIDGE mayor', ['Tunnels', 'Bridges']],
    ['cafe ete', ['Bridges']],
    ['café été', ['Bridges']],
    ["mayor's", ['Bridges']],
    ['“open hand”', ['Bridges', 'Tunnels']],
    ['"hand was"', ['Bridges']],
    ['"open was"', []],
    ['"an open hand" fist', ['Tunnels']],
    ['"there. next"', ['Bridges']],
    ['oster', ['Bridges', 'Tunnels', 'Ferries', 'Greek']],
    ['δρομος', ['Greek']],
    ['ΔΡΟΜΟΣ και', ['Greek']],
    ['nothing oster', ['Ferries']],
    ['bridge ferry', ['Bridges', 'Tunnels']],
    ['', []],
    [' " " ""', []],
    ['.*', []],
  ])('%j finds %j', async (query, wanted) => {
    const { find } = await setUp(sample);
    expect(titles(await find(query)).sort()).toEqual([...wanted].sort());
  });
});

describe('a hit', () => {
  test('in the title comes before one in the text, and a short text before a long one', async () => {
    const { find } = await setUp({
      Long: `<p>One lantern. ${'Other words are here. '.repeat(900)}</p>`,
      Short: '<p>One lantern.</p>',
      'A lantern': '<p>Other words.</p>',
    });
    expect(titles(await find('lantern'))).toEqual(['A lantern', 'Short', 'Long']);
    expect(titles(await find('lantern', 2))).toEqual(['A lantern', 'Short']);
    expect((await find('lantern'))[0]?.snippets).toEqual([]);
  });

  test('shows what was found, as it is written', async () => {
    const { find } = await setUp(sample);
    expect(matches(await find('cafe ete'))).toEqual(['Café', 'Été']);
    expect(matches(await find("mayor's"))).toEqual(['mayor’s']);
    expect(matches(await find('δρόμος'))).toEqual(['ΔΡΌΜΟΣ', 'δρόμος']);
    expect(matches(await find('bridge brid*'))).toEqual(['bridge', 'bridge']);
    expect(matches(await find('brid', 50, true))).toEqual(['brid', 'brid']);
    expect(matches(await find('"hand was"'))).toEqual(['hand” was']);
    expect(await find('brid')).toEqual([]);
  });

  test('may be a note, by its words, its quote or its tags', async () => {
    const { find, notes, idOf, library } = await setUp(sample);
    const id = await idOf('Tunnels');
    const { text, content } = await library.body(id);
    const start = text.indexOf('fist');
    const passage = { start, end: start + 4, content };
    const note = await notes.create(id, { passage, body: 'Ask the écluse keeper', tags: ['denial'] });
    for (const query of ['ecluse', 'fist ask', '#denial', 'keeper fist denial']) {
      expect(await find(query)).toContainEqual(
        expect.objectContaining({ kind: 'note', noteId: note.id, articleId: id }),
      );
    }
    await notes.delete(id, note.id);
    expect(await find('ecluse')).toEqual([]);
  });

  test('in a note is plain words with the matches marked, with its passage, and tells note, quote and tag apart', async () => {
    const { find, notes, idOf, library } = await setUp(sample);
    const id = await idOf('Tunnels');
    const { text, content } = await library.body(id);
    const start = text.indexOf('an open hand can');
    const passage = { start, end: text.length - 1, content };
    const body = '> Ask *the* **Écluse**\n\n- by [its keeper](https://keeper.example/hand) of snake_case\n';
    await notes.create(id, { passage, body, tags: ['denial/late'] });
    const shown = async (query: string) =>
      (await find(`${query} in:notes`)).flatMap(({ snippets }) =>
        snippets.map(({ of, text: piece, ranges }) => [of, piece, ...ranges.map(([a, b]) => piece.slice(a, b))]),
      );
    const words = 'Ask the Écluse by its keeper of snake_case';
    const passageWords = 'an open hand can be a fist';
    expect(await shown('"the ecluse" keeper case')).toEqual([
      ['note', words, 'the Écluse', 'keeper', 'case'],
      ['quote', passageWords],
    ]);
    // However often the words stand in the note.
    const often = await notes.create(id, {
      passage,
      body: Array(9)
        .fill(`Keel. ${'And so on. '.repeat(20)}`)
        .join('\n'),
      tags: [],
    });
    expect((await shown('keel')).map(([of]) => of)).toEqual(['note', 'quote', 'note']);
    await notes.delete(id, often.id);
    expect(await shown('hand')).toEqual([['quote', passageWords, 'hand']]);
    expect(await shown('late')).toEqual([
      ['note', words],
      ['quote', passageWords],
      ['tag', '#denial/late', 'late'],
    ]);
    expect(await shown('ask fist denial')).toEqual([
      ['note', words, 'Ask'],
      ['quote', passageWords, 'fist'],
      ['tag', '#denial/late', 'denial'],
    ]);
  });

  test('says what tells articles of one title apart', async () => {
    const { app, find } = await setUp({});
    const add = (id: string, facts: object) =>
      app.library.add(articleOf(id, '<p>A weir.</p>', { title: 'Weir', ...facts }), filesOf('<p>A weir.</p>'));
    await add('a'.repeat(12), { language: 'de', site: 'The Ledger', published: '2026-02-11T23:30:00+05:00' });
    await add('b'.repeat(12), { language: null, site: null, published: null, saved: '2026-03-01T10:00:00.000Z' });
    const facts = (await find('weir')).map(({ site, day, words, language }) => ({ site, day, words, language }));
    expect(facts).toContainEqual({ site: 'The Ledger', day: '2026-02-11', words: expect.any(Number), language: 'de' });
    expect(facts).toContainEqual({ site: null, day: '2026-03-01', words: expect.any(Number), language: null });
  });

  test('finds the one that is left where the better ones are all in the trash', async () => {
    const said = Array.from({ length: 6 }, (_, n) => [`Dike dike ${n}`, '<p>A dike, a dike.</p>']);
    const { library, find, idOf } = await setUp({
      ...Object.fromEntries(said),
      Left: `<p>A dike${' and more'.repeat(60)}.</p>`,
    });
    for (const [title = ''] of said) await library.trash(await idOf(title));
    expect(titles(await find('dike', 1))).toEqual(['Left']);
    expect(titles(await find('dik*', 1))).toEqual(['Left']);
  });

  test('is no article in the trash', async () => {
    const { find, library, idOf } = await setUp(sample);
    await library.trash(await idOf('Tunnels'));
    expect(titles(await find('tunnel'))).toEqual([]);
  });

  test('does not depend on what is damaged elsewhere', async () => {
    const { find, library, notes, idOf, directory } = await setUp(sample);
    const id = await idOf('Tunnels');
    await notes.create(id, { passage: null, body: 'a bridge of notes' });
    await rm(join(library.folderOf(id), 'content.html'));
    await writeFile(join(directory, 'notes', `${await idOf('Ferries')}.json`), '{"format":2}');
    const hits = await find('bridge');
    expect(hits.map(({ kind, title }) => `${kind} ${title}`).sort()).toEqual(['article Bridges', 'note Tunnels']);
  });
});

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aAbé É\n ’ςΣσİßﬁ한e\u0301'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});

describe('over any text', () => {
  test('what is found folds to what was looked for', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.integer({ min: 1, max: 6 }), (text, from, length) => {
        const part = [...text].slice(from % (text.length + 1)).slice(0, length);
        const words = wordsOf(part.join(''));
        fc.pre(words.length > 0);
        for (const [start, end] of rangesOf(text, [{ words, isPrefix: true }]))
          expect(wordsOf(text.slice(start, end)).join(' ')).toContain(words.join(' '));
      }),
      { numRuns: 1000, examples: [['🄀𞢿', 0, 1]] },
    );
  });

  test('folding does not depend on the neighbours', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        fc.pre(a.isWellFormed() && b.isWellFormed());
        expect(fold(a + b).text).toBe(fold(a).text + fold(b).text);
      }),
    );
  });

  test('snippets are whole pieces of it, with sorted ranges that slice to the matches', () => {
    const word = fc.constantFrom('word', 'needle', '😀', 'long'.repeat(30), 'née', '漢字');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), fc.constantFrom(' ', ''), (words, gap) => {
        const text = words.join(gap);
        const all: Range[] = [];
        eachOccurrence(fold(text), 'needle', (start, end) => all.push([start, end]) > 0);
        const found = joined(all);
        const snippets = snippetsOf(text, found);
        expect(snippets.length).toBeLessThanOrEqual(3);
        expect(snippets.length > 0).toBe(words.includes('needle'));
        for (const { text: piece, ranges } of snippets) {
          expect(text).toContain(piece);
          expect(piece.isWellFormed()).toBe(true);
          expect(ranges.length).toBeGreaterThan(0);
          for (const [start, end] of ranges) expect(piece.slice(start, end)).toMatch(/^(needle)+$/);
          expect(ranges).toEqual(joined(ranges));
        }
      }),
    );
  });

  test('ranges that overlap are joined', () => {
    expect(
      joined([
        [5, 9],
        [0, 3],
        [3, 4],
        [6, 7],
        [11, 12],
      ]),
    ).toEqual([
      [0, 4],
      [5, 9],
      [11, 12],
    ]);
    expect(joined([])).toEqual([]);
  });
});

test('whatever becomes of notes, each is found by the words that it has', async () => {
  const { app, notes, find } = await setUp({ One: '<p>Quay.</p>', Two: '<p>Quay.</p>' });
  const words = ['lock', 'tide', 'mast'];
  const word = fc.constantFrom(...words);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('create' as const), article: fc.nat(1), words: fc.array(word, { maxLength: 2 }) }),
    fc.record({ kind: fc.constant('write' as const), at: fc.nat(5), words: fc.array(word, { maxLength: 2 }) }),
    fc.record({ kind: fc.constant('tag' as const), at: fc.nat(5), words: fc.uniqueArray(word, { maxLength: 2 }) }),
    fc.record({ kind: fc.constantFrom('delete' as const, 'restore' as const), at: fc.nat(5) }),
    fc.record({ kind: fc.constant('ask' as const) }),
  );
  const articles = app.library.ids();
  const made: { id: string; articleId: string }[] = [];
  async function expectFound(): Promise<void> {
    const all = (await Promise.all(articles.map((id) => notes.present(id)))).flat();
    for (const each of words) {
      const hits = await find(`in:notes ${each}`);
      const wanted = all.filter(({ body, tags }) => `${body} ${tags.join(' ')}`.includes(each)).map(({ id }) => id);
      expect(hits.map(({ noteId }) => noteId).sort()).toEqual(wanted.sort());
    }
  }
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      for (const each of steps) {
        if (each.kind === 'ask') await expectFound();
        else if (each.kind === 'create') {
          const articleId = articles[each.article] ?? '';
          const { id } = await notes.create(articleId, { passage: null, body: each.words.join(' ') });
          made.push({ id, articleId });
        } else {
          const note = made.at(-1 - each.at);
          if (note === undefined) continue;
          const { articleId, id } = note;
          if (each.kind === 'write') await notes.update(articleId, id, { body: each.words.join(' ') });
          else if (each.kind === 'tag') await notes.update(articleId, id, { tags: each.words });
          else await notes[each.kind](articleId, id);
        }
      }
      await expectFound();
    }),
    { numRuns: 15 },
  );
});
