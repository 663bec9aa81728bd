// Longer than 300 lines: a table of the exports of many apps, each with its traps.
import { describe, expect, test } from 'vitest';
import { readAs } from './read.ts';

const read = (value: unknown, name = 'export.json') => readAs(name, JSON.stringify(value));
const url = 'https://a.example/1';

test('Pocket’s highlights have words and moments alone', () => {
  const file = [
    {
      url,
      title: 'One',
      highlights: [
        { quote: 'some words', created_at: 1709281800 },
        { quote: '', created_at: 1 },
      ],
    },
    { url: '', title: 'None', highlights: [{ quote: 'lost', created_at: 1 }] },
  ];
  const { app, items, skips } = read(file);
  expect(app).toBe('pocket');
  expect(items).toMatchObject([{ url, marks: [{ quote: 'some words', created: '2024-03-01T08:30:00.000Z' }] }]);
  expect(items[0]?.marks).toHaveLength(1);
  expect(skips).toMatchObject([{ title: 'None', failed: true }]);
});

test('Omnivore: many nulls, a share of a hundred, letters without an address, labels of either kind', () => {
  const nothing = { description: null, author: null, thumbnail: null, publishedAt: null };
  const file = [
    {
      ...{ id: 'o1', slug: 'one-1', title: 'One', url, state: 'Archived', readingProgress: 42.5 },
      ...{ labels: ['sea', { name: 'tide' }], savedAt: '2024-03-01T08:30:00.000Z', ...nothing },
    },
    {
      id: 'o2',
      slug: 'l-2',
      title: 'Letter',
      url: 'https://omnivore.app/no_url?q=9',
      state: 'Unknown',
      savedAt: null,
      ...nothing,
    },
  ];
  const { app, items } = read(file, 'metadata_0_to_20.json');
  expect(app).toBe('omnivore');
  expect(items).toMatchObject([
    { id: 'o1', url, state: 'archive', progress: 0.425, tags: ['sea', 'tide'], saved: '2024-03-01T08:30:00.000Z' },
    { url: null, state: 'inbox', saved: null, extra: { address: 'https://omnivore.app/no_url?q=9', state: 'Unknown' } },
  ]);
});

describe('wallabag', () => {
  const entry = {
    ...{ is_archived: true, is_starred: 0, id: 5, title: 'One', url, tags: ['sea', { label: 'tide', slug: 't' }] },
    content: '<h2>A head</h2><div><p>The tide, the tide.</p><p>And <em>the tide</em> again.</p></div>',
    ...{
      created_at: '2024-03-01T09:30:00+01:00',
      published_at: null,
      published_by: ['Ida Moor', 'Jo Low'],
      language: 'en_GB',
    },
  };
  const annotation = (range: object, quote = 'the tide', text = '') => ({ text, quote, ranges: [range] });

  test('gives text, state, facts and tags; an empty note is a mere highlight', () => {
    const { app, items } = read([{ ...entry, annotations: [annotation({}, 'The tide', '')] }]);
    expect(app).toBe('wallabag');
    expect(items).toMatchObject([
      {
        ...{
          id: '5',
          state: 'archive',
          favourite: false,
          tags: ['sea', 'tide'],
          byline: 'Ida Moor, Jo Low',
          language: 'en-GB',
        },
        ...{ saved: '2024-03-01T08:30:00.000Z', body: { kind: 'html', content: entry.content } },
        marks: [{ quote: 'The tide', note: '' }],
      },
    ]);
  });

  test('its ranges, whose offsets are strings, say which of the same words was meant', () => {
    const second = { start: '/div[1]/p[1]', startOffset: '10', end: '/div[1]/p[1]', endOffset: '18' };
    const inside = { start: '/div[1]/p[2]/em[1]', startOffset: '0', end: '/div[1]/p[2]/em[1]', endOffset: '8' };
    const { items } = read([{ ...entry, annotations: [annotation(second), annotation(inside)] }]);
    expect(items[0]?.marks).toMatchObject([
      { prefix: 'A headThe tide, ', suffix: '.And the tide again.' },
      { prefix: 'A headThe tide, the tide.And ', suffix: ' again.' },
    ]);
  });

  test('a range that leads elsewhere, or nowhere, leaves the quote alone', () => {
    const wrong = { start: '/div[1]/p[1]', startOffset: '0', end: '/div[1]/p[1]', endOffset: '3' };
    const nowhere = { start: '/div[7]/p[1]', startOffset: '0', end: '/div[7]/p[1]', endOffset: '8' };
    for (const mark of read([{ ...entry, annotations: [annotation(wrong), annotation(nowhere)] }]).items[0]?.marks ??
      []) {
      expect(mark).not.toHaveProperty('prefix');
    }
  });

  test('what it could not fetch is a link', () => {
    const content = "<p>wallabag can't retrieve contents for this article.</p>";
    expect(read([{ ...entry, content }]).items[0]?.body).toBeNull();
  });
});

test('Readwise’s API: document notes, tags by name, what was discarded is left out with a word', () => {
  const highlight = {
    text: 'some words',
    note: '.h1 head',
    color: 'blue',
    tags: [{ name: 'figures' }],
    highlighted_at: '2024-03-01T08:30:00Z',
  };
  const { app, items } = read({
    ...{ count: 1, nextPageCursor: null },
    results: [
      {
        ...{ user_book_id: 7, title: 'One', author: 'Ida Moor', source_url: url, document_note: 'of the whole' },
        ...{ book_tags: [{ id: 1, name: 'sea' }], unique_url: 'https://r.example/x' },
        highlights: [
          { id: 1, ...highlight },
          { id: 2, ...highlight, is_discard: true },
        ],
      },
      { user_book_id: 8, title: 'Book', author: null, source_url: null, highlights: [] },
    ],
  });
  expect(app).toBe('readwise');
  expect(items).toMatchObject([
    {
      ...{
        id: '7',
        url,
        byline: 'Ida Moor',
        tags: ['sea'],
        warnings: [expect.stringContaining('1 of its highlights')],
      },
      marks: [
        { id: 'document-note', quote: '', note: 'of the whole' },
        { id: '1', quote: 'some words', note: 'head', color: 'blue', tags: ['figures'], extra: { actions: ['.h1'] } },
      ],
      extra: { unique_url: 'https://r.example/x' },
    },
    { id: '8', url: null, marks: [] },
  ]);
  expect(items[0]?.marks).toHaveLength(2);
});

test('Raindrop’s API: highlights of one link are one item', () => {
  const { app, items, skips } = read({
    result: true,
    items: [
      {
        _id: 'r1',
        text: 'some words',
        title: 'One',
        color: 'cyan',
        note: '',
        created: '2024-03-01T08:30:00Z',
        tags: ['sea'],
        link: url,
      },
      { _id: 'r2', text: 'others', title: 'One', note: 'why', link: url },
      { _id: 'r3', text: 'nowhere', title: 'None' },
    ],
  });
  expect(app).toBe('raindrop');
  expect(items).toMatchObject([
    {
      url,
      marks: [
        { id: 'r1', color: 'cyan', tags: ['sea'] },
        { id: 'r2', note: 'why' },
      ],
    },
  ]);
  expect(skips).toMatchObject([{ row: 'highlight 3', failed: true }]);
});

describe('Hypothesis', () => {
  const quoted = {
    selector: [
      { type: 'TextPositionSelector', start: 5, end: 15 },
      { type: 'TextQuoteSelector', exact: 'some words', prefix: 'Here are ', suffix: ' of it' },
    ],
  };
  const row = (id: string, more: object) => ({
    ...{ id, created: '2024-03-01T08:30:00+00:00', user: 'acct:ida@hypothes.is', uri: url, text: '', tags: [] },
    ...{ document: { title: ['One'] }, target: [{ source: url }], ...more },
  });

  test('keeps selectors; what has none is a note on the page; an answer stands where its annotation does', () => {
    const rows = [
      row('a', { target: [{ source: url, ...quoted }], text: 'a *thought*', tags: ['sea'] }),
      row('b', { text: 'of the whole' }),
      row('c', { text: 'I doubt it', references: ['a'], user: 'acct:jo@hypothes.is' }),
      row('d', { text: 'why?', references: ['a', 'c'] }),
      row('e', { uri: 'urn:x-pdf:99', text: 'of a file' }),
    ];
    for (const file of [{ total: 5, rows }, { export_userid: 'x', client_version: '1', annotations: rows }, rows]) {
      const { app, items } = read(file);
      expect(app).toBe('hypothesis');
      expect(items).toMatchObject([
        {
          ...{ url, title: 'One' },
          marks: [
            { id: 'a', quote: 'some words', prefix: 'Here are ', suffix: ' of it', note: 'a *thought*', tags: ['sea'] },
            { id: 'b', quote: '', note: 'of the whole' },
            { id: 'c', quote: 'some words', note: 'jo@hypothes.is: I doubt it', answers: 'a' },
            { id: 'd', quote: 'some words', note: 'ida@hypothes.is: why?', answers: 'c' },
          ],
        },
        { url: null, id: 'urn:x-pdf:99', marks: [{ note: 'of a file' }] },
      ]);
      expect(items[0]?.marks[0]?.extra).toMatchObject({ selectors: quoted.selector });
    }
  });

  test('an annotation without address, words and tags fails alone', () => {
    const { items, skips } = read({ total: 2, rows: [row('a', {}), row('b', { text: 'x' })] });
    expect([items.length, skips.map((skip) => skip.row)]).toEqual([1, ['annotation 1']]);
  });
});

test('Karakeep: seconds, lists by hand are tags, loose texts are articles, files are told of', () => {
  const bookmark = {
    createdAt: 1709281800,
    title: null,
    tags: [],
    lists: [],
    content: null,
    note: null,
    archived: false,
  };
  const { app, items, skips } = read({
    bookmarks: [
      {
        ...bookmark,
        title: 'One',
        tags: ['sea'],
        lists: ['l2', 'l3', 'gone'],
        content: { type: 'link', url },
        note: 'why',
        archived: true,
      },
      { ...bookmark, content: { type: 'text', text: 'A loose note\nof two lines' } },
      { ...bookmark, title: 'scan.pdf' },
    ],
    lists: [
      { id: 'l1', name: 'Coast', type: 'manual', parentId: null },
      { id: 'l2', name: 'North', type: 'manual', parentId: 'l1' },
      { id: 'l3', name: 'Stale', type: 'smart', query: 'age:>6m', parentId: null },
    ],
  });
  expect(app).toBe('karakeep');
  expect(items).toMatchObject([
    {
      url,
      tags: ['Coast/North', 'sea'],
      state: 'archive',
      marks: [{ quote: '', note: 'why' }],
      saved: '2024-03-01T08:30:00.000Z',
    },
    { url: null, title: 'A loose note', body: { kind: 'text', content: 'A loose note\nof two lines' } },
  ]);
  expect(skips).toMatchObject([{ title: 'scan.pdf', failed: true }]);
});

test('Linkwarden: collections in one another, even in a ring, are tags; pinned is favourite', () => {
  const link = (id: number, more = {}) => ({
    id,
    name: `Link ${id}`,
    url: `https://a.example/${id}`,
    createdAt: '2024-03-01T08:30:00.000Z',
    tags: [{ name: 'sea' }],
    ...more,
  });
  const { app, items, skips } = read({
    ...{ id: 1, username: 'ida', pinnedLinks: [{ id: 11 }] },
    collections: [
      { id: 1, name: 'Coast', parentId: null, links: [link(10)] },
      { id: 2, name: 'North', parentId: 1, links: [link(11, { description: 'About' }), link(12, { url: null })] },
      { id: 3, name: 'Ring', parentId: 3, links: [link(13)] },
    ],
  });
  expect(app).toBe('linkwarden');
  expect(items.map(({ id, tags, favourite }) => [id, tags[0], favourite])).toEqual([
    ['10', 'Coast', false],
    ['11', 'Coast/North', true],
    ['13', expect.stringContaining('Ring'), false],
  ]);
  expect(skips).toMatchObject([{ row: 'link 12', failed: true }]);
});

describe('W3C annotations', () => {
  const one = (more: object) => ({ type: 'Annotation', id: 'urn:uuid:1', created: '2024-03-01T08:30:00Z', ...more });
  const selector = { type: 'TextQuoteSelector', exact: 'some words', prefix: 'Here are ', suffix: '' };

  test('as a set with colour and tags beside the words, of a page or of a file in a book', () => {
    const body = { type: 'TextualBody', value: 'why', color: 'purple', tags: ['sea'] };
    const about = { 'dc:title': 'Low Water', 'dc:identifier': ['urn:isbn:9'], 'dc:creator': 'Ida Moor' };
    const { app, items, skips } = read({
      ...{ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationSet', about },
      items: [
        one({ body, target: { source: 'OEBPS/c1.xhtml', selector: [selector] } }),
        one({ id: 'urn:uuid:2', motivation: 'bookmarking', target: { source: 'OEBPS/c2.xhtml' } }),
      ],
    });
    expect(app).toBe('w3c');
    expect(items).toMatchObject([
      {
        ...{ url: null, id: 'urn:isbn:9', title: 'Low Water', byline: 'Ida Moor' },
        marks: [
          {
            quote: 'some words',
            prefix: 'Here are ',
            note: 'why',
            color: 'purple',
            tags: ['sea'],
            extra: { source: 'OEBPS/c1.xhtml' },
          },
        ],
      },
    ]);
    expect(skips).toMatchObject([{ failed: false }]);
  });

  test('as a page, a list or one by one: bodies of every kind, selectors that refine one another', () => {
    const bodies = ['plain', { value: 'tag', purpose: 'tagging' }, { value: '<b>bold</b>', format: 'text/html' }];
    const refined = { type: 'FragmentSelector', value: 'x', refinedBy: selector };
    const all = [
      one({ body: bodies, target: [{ source: { id: url }, selector: refined }] }),
      one({ id: 'urn:uuid:2', bodyValue: 'of the whole', target: url }),
    ];
    for (const file of [
      all,
      { type: 'AnnotationPage', items: all },
      { type: 'AnnotationCollection', first: { items: all } },
    ]) {
      expect(read(file).items).toMatchObject([
        {
          url,
          marks: [
            { quote: 'some words', note: 'plain\n\nbold', tags: ['tag'] },
            { quote: '', note: 'of the whole' },
          ],
        },
      ]);
    }
  });
});

test('other JSON is none; JSON that is cut off says so; a text may begin like one', () => {
  for (const value of [{}, [], [1], { a: [{ b: 1 }] }, { items: [] }, { bookmarks: [] }])
    expect(read(value).app).toBeNull();
  expect(() => readAs('export.json', '[{"url": "https://a')).toThrow(/“export.json” is not whole/);
  expect(readAs('notes.txt', '[a] A text with a bracket.').app).toBeNull();
});

test('rows that are no records, and fields of another kind than usual, harm nobody', () => {
  const odd = [
    null,
    7,
    'x',
    { is_archived: 'yes', url, title: 9, tags: 'sea', annotations: { a: 1 }, content: null, published_by: 'Ida' },
  ];
  expect(read(odd).items).toMatchObject([{ url, title: '9', tags: [], marks: [], body: null }]);
});
