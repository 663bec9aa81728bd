import { describe, expect, test } from 'vitest';
import { isNextPage } from '#core/fetching/next-page.ts';
import { readPageLinks } from '#core/fetching/page-links.ts';

const at = new URL('https://paper.example/news/vote?id=7');

function linksOf(html: string, contentType = 'text/html') {
  const links = readPageLinks({ bytes: Buffer.from(html), contentType, url: at });
  const hrefs = Object.entries(links).map(([key, value]) => [key, value instanceof URL ? value.href : value]);
  return Object.fromEntries(hrefs.filter(([, value]) => value !== null && value !== false));
}

describe('what a page says of its other forms', () => {
  test.each([
    ['<link rel="amphtml" href="/amp/vote?a=1&amp;b=2">', { amp: 'https://paper.example/amp/vote?a=1&b=2' }],
    ['<html ⚡><link rel=canonical href=/vote>', { isAmp: true, canonical: 'https://paper.example/vote' }],
    ['<HTML AMP lang=en>', { isAmp: true }],
    ['<link rel="alternate" media="print" href="vote/print">', { print: 'https://paper.example/news/vote/print' }],
    [
      '<a class="tool print-version" href="?id=7&amp;v=p">Print</a>',
      { print: 'https://paper.example/news/vote?id=7&v=p' },
    ],
    ['<a href="/print/vote">x</a>', { print: 'https://paper.example/print/vote' }],
    ['<a href="?print=1">x</a>', { print: 'https://paper.example/news/vote?print=1' }],
    ['<link rel="prev next" href="?id=7&page=2">', { next: 'https://paper.example/news/vote?id=7&page=2' }],
    ['<base href="https://cdn.example/"><a rel=next href=2>x</a>', { next: 'https://cdn.example/2' }],
    ['<meta http-equiv="Refresh" content="0; url=\'/real\'">', { refresh: 'https://paper.example/real' }],
    ['<meta http-equiv=refresh content="1;/real">', { refresh: 'https://paper.example/real' }],
  ])('%s', (html, links) => expect(linksOf(html)).toEqual(links));

  test.each([
    '<meta http-equiv=refresh content="300; url=/real">',
    '<meta http-equiv=refresh content="0; url=javascript:alert(1)">',
    '<!-- <link rel="amphtml" href="/amp"> -->',
    '<script>"<link rel=amphtml href=/amp>"</script>',
    '<style>/* <link rel=amphtml href=/amp> */</style>',
    '<script>"<link rel=amphtml href=/amp>"',
    '<!-- <link rel="amphtml" href="/amp">',
    '<link rel="amphtml" href="/amp',
    '<link rel="canonical" href="#top">',
    '<a href="https://other.example/print/vote">x</a>',
    '<a href="/blueprint/vote">x</a> <a class="fine-print" href="/terms">x</a> <a href="/sprint">x</a>',
    '<link rel="stylesheet" media="print" href="/print.css">',
    '<link rel="amphtml" href="ftp://paper.example/amp">',
  ])('nothing: %s', (html) => expect(linksOf(html)).toEqual({}));

  test('is not looked for in what is no HTML', () => {
    expect(linksOf('<link rel="amphtml" href="/amp">', 'text/plain')).toEqual({});
    expect(linksOf('<link rel="amphtml" href="/amp">', 'application/xhtml+xml')).toHaveProperty('amp');
  });

  test.each(['<a "', '<!--', '<link rel=next href="', '<script>', '<a href=x ', "<a b='"])(
    'is read in linear time: %s over and over',
    (piece) => expect(linksOf(piece.repeat(Math.ceil((1 << 20) / piece.length)))).toBeDefined(),
  );
});

describe('the next page of an article', () => {
  const story = 'https://paper.example/story';
  test.each([
    [story, `${story}/2`, 2],
    [story, `${story}/page/2/`, 2],
    [`${story}/`, `${story}/2`, 2],
    [`${story}?id=7`, `${story}?page=3&id=7`, 3],
    [`${story}.html`, `${story}-2.html`, 2],
    [`${story}-1.html`, `${story}-2.html`, 2],
    [`${story}.html`, `${story}_02.html`, 2],
    [`${story}.html`, `${story},seite-2.html`, 2],
    [`${story}?p=1`, `${story}?p=2`, 2],
    [`${story}/page/1`, `${story}/page/2`, 2],
  ])('of %s is %s', (first, next, number) => expect(isNextPage(new URL(first), new URL(next), number)).toBe(true));

  test.each([
    [story, 'https://paper.example/another-story', 2],
    [story, 'https://paper.example/another-story/2', 2],
    [story, 'https://other.example/story/2', 2],
    [story, 'http://paper.example/story/2', 2],
    [story, `${story}/3`, 2],
    [story, `${story}/12`, 2],
    ['https://paper.example/2026/11/02', 'https://paper.example/2026/11/03', 2],
    ['https://paper.example/vote-1', 'https://paper.example/2', 2],
    [`${story}?id=1`, `${story}?id=2`, 2],
  ])('of %s is not %s', (first, next, number) => {
    expect(isNextPage(new URL(first), new URL(next), number)).toBe(false);
  });
});
