import { describe, expect, test } from 'vitest';
import { jsonLd, page, read } from './read.ts';

const meta = '<meta name="author" content="Ada Brandt">';

describe('who wrote it', () => {
  test.each([
    ['a by-line', page('<p class="meta">By Ada Brandt</p>'), 'Ada Brandt'],
    ['a by-line in parts', page('<div>By <span>Ada Brandt</span> | <span>March 9, 2025</span></div>'), 'Ada Brandt'],
    ['a by-line over several lines', page('<div>By</div><div>Ada Brandt</div><div>March 9, 2025</div>'), 'Ada Brandt'],
    ['a link to the author', page('<a rel="author" href="/author/ada">Ada Brandt</a>'), 'Ada Brandt'],
    ['an element named for it', page('<div class="post-author">Ada Brandt</div>'), 'Ada Brandt'],
    ['a meta element', page('', { head: meta }), 'Ada Brandt'],
    ['microdata', page('<div itemprop="author"><span itemprop="name">Ada Brandt</span></div>'), 'Ada Brandt'],
    ['RDFa', page('<div property="schema:author">Ada Brandt</div>'), 'Ada Brandt'],
    [
      'what sharing shows',
      page('', {
        head: `${meta}<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Brandt">`,
      }),
      'Ada Brandt',
    ],
    [
      'the catalogue of a journal',
      page('', {
        head: '<meta name="citation_author" content="Brandt, Ada"><meta name="citation_author" content="Moran, Piet">',
      }),
      'Ada Brandt, Piet Moran',
    ],
    ['two in one line', page('<p class="byline">By Ada Brandt and Tom Adeyemi</p>'), 'Ada Brandt, Tom Adeyemi'],
    ['a role behind the name', page('<p class="byline">By Ada Brandt, Senior Editor</p>'), 'Ada Brandt'],
  ])('%s', (_, html, expected) => expect(read(html).byline).toBe(expected));

  test('several that JSON-LD lists', () => {
    const head = jsonLd({
      '@type': 'NewsArticle',
      headline: 'The clock of Brell',
      author: [
        { '@type': 'Person', name: 'Ada Brandt' },
        { '@type': 'Person', name: 'Tom Adeyemi' },
      ],
    });
    expect(read(page('<p class="byline">By Ada Brandt and Tom Adeyemi</p>', { head })).byline).toBe(
      'Ada Brandt, Tom Adeyemi',
    );
  });

  test('who comments, reviews or is read elsewhere did not write it', () => {
    const after = `<div class="comments"><div class="comment-author">Piet Moran</div></div>
      <aside class="related"><div class="card">By Jana Böhm</div></aside>`;
    expect(read(page('<p>By Ada Brandt</p><p>Reviewed by Tom Adeyemi</p>', { after })).byline).toBe('Ada Brandt');
    expect(read(page('', { after })).byline).toBeNull();
  });

  test('the one whom readers see counts more than the one who put it up', () => {
    const head = '<meta name="author" content="admin">';
    expect(read(page('<p class="byline">By Ada Brandt</p>', { head })).byline).toBe('Ada Brandt');
  });

  test('the house that two of them work for is no third', () => {
    const under =
      '<p class="authors"><span>Ada Brandt</span>, <span>Tom Adeyemi</span>, <span>University of Brell</span></p>';
    expect(read(page(under)).byline).toBe('Ada Brandt, Tom Adeyemi');
  });

  test('an item of a list of other pages names their author', () => {
    const after = '<ul><li><span class="author">Jana Böhm</span>: <a href="/n1">A pony called Thunder</a></li></ul>';
    expect(read(page('', { after })).byline).toBeNull();
  });

  test('a sentence that begins with "By" names nobody', () => {
    expect(read(page('<p>By the time the clock struck, nobody was left.</p>')).byline).toBeNull();
  });

  test('the source and how sure it is', () => {
    const { found } = read(page('<p class="byline">By Ada Brandt</p>', { head: meta }));
    expect(found.byline?.source).toBe('meta author');
    expect(found.byline?.confidence).toBeGreaterThan(0.8);
    expect(read(page('')).found.byline).toBeUndefined();
  });
});
