import { describe, expect, test } from 'vitest';
import { readLinkedData } from '../../../../src-main/core/importing/metadata/json-ld.ts';
import { parseLenient } from '../../../../src-main/core/importing/metadata/lenient-json.ts';

const article = { '@type': 'NewsArticle', headline: 'The clock', datePublished: '2025-03-09' };
const found = (...values: unknown[]) => readLinkedData(values.map((value) => JSON.stringify(value)));

describe('shapes of JSON-LD', () => {
  test.each([
    ['alone', article],
    ['in an array', [{ '@type': 'WebSite', name: 'The Ledger' }, article]],
    ['in a graph', { '@graph': [{ '@type': 'WebPage' }, article] }],
    ['as main entity of a page', { '@type': 'WebPage', mainEntity: article }],
    ['with several types', { ...article, '@type': ['Thing', 'NewsArticle'] }],
    ['with types in full', { ...article, '@type': 'https://schema.org/NewsArticle' }],
  ])('%s', (_, value) => {
    expect(found(value).article).toMatchObject({ headline: 'The clock', published: '2025-03-09' });
  });

  test('an author by reference', () => {
    const graph = [
      { '@type': 'Person', '@id': '#ada', name: 'Ada Brandt' },
      { ...article, author: { '@id': '#ada' } },
    ];
    expect(found({ '@graph': graph }).article?.authors).toEqual([{ name: 'Ada Brandt', kind: 'person' }]);
  });

  test.each([
    ['Ada Brandt', [{ name: 'Ada Brandt', kind: 'unknown' }]],
    [{ '@type': 'Organization', name: 'The Ledger' }, [{ name: 'The Ledger', kind: 'organization' }]],
    [
      [{ '@type': 'Person', name: ['Ada Brandt', 'Tom Adeyemi'] }],
      [
        { name: 'Ada Brandt', kind: 'person' },
        { name: 'Tom Adeyemi', kind: 'person' },
      ],
    ],
  ])('authors as %j', (author, expected) => expect(found({ ...article, author }).article?.authors).toEqual(expected));

  test('articles of a list and reviews of a product are not the page', () => {
    const list = { '@type': 'ItemList', itemListElement: [article] };
    expect(found(list, { '@type': 'Product', review: { '@type': 'Review', author: 'Piet Moran' } }).article).toBeNull();
  });
});

describe('JSON as pages write it', () => {
  test.each([
    '/* <![CDATA[ */ {"a": 1} /* ]]> */',
    '//<![CDATA[\n{"a": 1}\n//]]>',
    '<!-- {"a": 1} -->',
    '{"a": 1,}',
    '{"a": 1};',
    '{&quot;a&quot;: 1}',
  ])('%s', (source) => expect(parseLenient(source)).toEqual({ a: 1 }));

  test('line breaks in a string and two values in a row', () => {
    expect(parseLenient('{"a": "b\nc"}')).toEqual({ a: 'b c' });
    expect(parseLenient('{"a": 1} {"b": 2}')).toEqual([{ a: 1 }, { b: 2 }]);
  });

  test('of a broken block the plain facts are saved', () => {
    const broken =
      '{"@type": "NewsArticle", "headline": "The "clock"", "datePublished": "2025-03-09", "author": {"name": "Ada"';
    expect(parseLenient(broken)).toMatchObject({ '@type': 'NewsArticle', datePublished: '2025-03-09' });
    expect(parseLenient('nothing of the kind')).toBeNull();
  });

  test('a long run of spaces takes no time to speak of', () => {
    const before = process.cpuUsage();
    parseLenient(`{"a": ${' '.repeat(1_000_000)} b`);
    expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
  });
});
