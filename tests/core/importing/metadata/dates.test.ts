import { describe, expect, test } from 'vitest';
import { jsonLd, page, read } from './read.ts';

const stated = '<meta property="article:published_time" content="2025-03-09T23:30:00-05:00">';

describe('when it was published', () => {
  test.each([
    ['a meta element, in its own zone', page('', { head: stated }), '2025-03-09T23:30:00-05:00'],
    ['a line under the headline', page('<p class="meta">March 9, 2025</p>'), '2025-03-09'],
    ['a time element', page('<time datetime="2025-03-09T06:00:00+01:00">Sunday</time>'), '2025-03-09T06:00:00+01:00'],
    [
      'a day in parts',
      page('<div class="date"><span>Mar</span> <span>9</span>, <span>2025</span></div>'),
      '2025-03-09',
    ],
    ['a label and a day', page('<div>Published</div><div>9 March 2025</div>'), '2025-03-09'],
  ])('%s', (_, html, expected) => expect(read(html).published).toBe(expected));

  test('the day of other articles, comments and the copyright never counts', () => {
    const after = `<div class="comments"><time datetime="2025-04-01">April 1, 2025</time></div>
      <div class="related"><a href="/x"><h3>Other</h3><span class="date">April 2, 2025</span></a></div>
      <footer>© 2025 The Ledger</footer>`;
    expect(read(page('', { after })).published).toBeNull();
    expect(read(page('<p class="date">March 9, 2025</p>', { after })).published).toBe('2025-03-09');
  });

  test('a day in the running text is not the day of the text', () => {
    expect(
      read(page('<p>The tower was built on 9 March 1825 by a man of whom nothing else is known.</p>')).published,
    ).toBeNull();
  });

  test('of a time in UTC the day counts that readers see', () => {
    const head = '<meta property="article:published_time" content="2025-03-10T01:30:00Z">';
    expect(read(page('<p class="date">March 9, 2025</p>', { head })).published).toBe('2025-03-09');
  });

  test('a day that is only called an update is a guess', () => {
    const { published, updated, found } = read(page('<p class="date">Updated March 9, 2025</p>'));
    expect(published).toBe('2025-03-09');
    expect(updated).toBe('2025-03-09');
    expect(found.published?.confidence).toBeLessThan(0.5);
  });

  test('published and updated apart', () => {
    const head = `${stated}<meta property="article:modified_time" content="2025-03-11T08:00:00-05:00">`;
    expect(read(page('<p class="date">March 9, 2025</p>', { head }))).toMatchObject({
      published: '2025-03-09T23:30:00-05:00',
      updated: '2025-03-11T08:00:00-05:00',
    });
  });

  test('a correction a day later leaves the day of publication alone', () => {
    const head = jsonLd({ '@type': 'NewsArticle', datePublished: '2025-03-09', dateModified: '2025-03-10' });
    expect(read(page('<div class="date">Updated March 10, 2025</div>', { head }))).toMatchObject({
      published: '2025-03-09',
      updated: '2025-03-10',
    });
  });

  test('a day that is announced is not the day of the announcement', () => {
    const under = '<div class="event-date"><time datetime="2025-11-14">November 14, 2025</time></div>';
    expect(read(page(under)).published).toBeNull();
  });

  test('the day in a list of other pages is theirs', () => {
    const after = '<ul><li>9 February 2021: <a href="/n1">A pony called Thunder</a></li></ul>';
    expect(read(page('', { after })).published).toBeNull();
  });

  test('what JSON-LD alone says of the article is a guess, not nothing', () => {
    const head = jsonLd({ '@type': 'NewsArticle', datePublished: '2025-03-09T06:00:00+01:00' });
    const { published, found } = read(page('', { head }));
    expect(published).toBe('2025-03-09T06:00:00+01:00');
    expect(found.published?.confidence).toBeLessThan(0.5);
  });
});

describe('numeric dates', () => {
  const dated = (lang: string, under: string, url = '') =>
    read(page(under).replace('lang="en"', `lang="${lang}"`), url).published;

  test.each([
    ['en-GB', '', '2025-04-03'],
    ['en-US', '', '2025-03-04'],
    ['fr', '', '2025-04-03'],
    ['en', 'https://ledger.example.uk/x', '2025-04-03'],
    ['en', '', '2025-03-04'],
  ])('03/04/2025 in %s %s', (lang, url, expected) => {
    expect(dated(lang, '<p class="date">Published 03/04/2025</p>', url)).toBe(expected);
  });

  test('another date on the page shows the order', () => {
    const under = '<p class="date">Published 03/04/2025</p><ul><li>25/12/2024</li></ul>';
    expect(dated('en-US', under)).toBe('2025-04-03');
  });
});
