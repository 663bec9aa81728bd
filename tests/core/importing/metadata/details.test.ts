import { describe, expect, test } from 'vitest';
import { jsonLd, page, read } from './read.ts';

describe('addresses', () => {
  test('what the person says counts more than what the page says', () => {
    const html = '<meta property="og:url" content="https://b.example/x"><link rel="canonical" href="/c">';
    expect(read(html, 'https://a.example/1')).toMatchObject({
      url: 'https://a.example/1',
      canonicalUrl: 'https://a.example/c',
    });
    expect(read(html)).toMatchObject({ url: 'https://b.example/x', canonicalUrl: 'https://b.example/c' });
  });

  test('what SingleFile leaves at the top', () => {
    const html = '<!--\n Page saved with SingleFile \n url: https://a.example/clock \n--><p>x';
    expect(read(html)).toMatchObject({ url: 'https://a.example/clock', site: 'a.example' });
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'not an address'])('%s is none', (url) => {
    expect(read('<p>x', url)).toMatchObject({ url: null, canonicalUrl: null, site: null });
  });
});

describe('the other facts', () => {
  test('section, in its order of sources', () => {
    const head = '<meta property="article:section" content="Towers">';
    expect(read(page('', { head })).section).toBe('Towers');
    expect(read(page('', { head: jsonLd({ '@type': 'NewsArticle', articleSection: ['Clocks'] }) })).section).toBe(
      'Clocks',
    );
    expect(read(page('', { head: '<meta property="article:section" content="Uncategorized">' })).section).toBeNull();
    const before = '<ul class="breadcrumbs"><li>Home</li><li>Towers</li><li>The clock of Brell</li></ul>';
    expect(read(page('', { before }))).toMatchObject({
      section: 'Towers',
      found: { section: { source: 'breadcrumbs' } },
    });
  });

  test('lead image, made absolute', () => {
    const head = '<meta property="og:image" content="/clock.jpg">';
    expect(read(page('', { head }), 'https://a.example/x').leadImage).toBe('https://a.example/clock.jpg');
    const linked = jsonLd({
      '@type': 'NewsArticle',
      image: [{ '@type': 'ImageObject', url: 'https://a.example/b.png' }],
    });
    expect(read(page('', { head: linked })).leadImage).toBe('https://a.example/b.png');
    expect(
      read(page('', { head: '<meta property="og:image" content="data:image/png;base64,AA">' })).leadImage,
    ).toBeNull();
  });

  test('description and site', () => {
    const head = `<meta name="description" content="On a &amp;amp; slow clock."><meta property="og:site_name" content="The Ledger">`;
    expect(read(page('', { head }))).toMatchObject({ description: 'On a & slow clock.', site: 'The Ledger' });
    expect(read(page(''), 'https://www.ledger.example/x')).toMatchObject({
      site: 'ledger.example',
      found: { site: { source: 'address' } },
    });
  });

  test.each([
    ['en_GB', 'en-GB'],
    ['pt-br', 'pt-BR'],
    ['English', null],
    ['a-1', null],
  ])('language %s', (said, expected) => {
    expect(read(`<html lang="${said}"><p>x`).language).toBe(expected);
  });

  test('nothing where nothing is said', () => {
    expect(read('<body><p>Text by nobody in particular, of no certain time.</p>')).toEqual({
      title: null,
      byline: null,
      site: null,
      url: null,
      canonicalUrl: null,
      published: null,
      updated: null,
      language: null,
      description: null,
      section: null,
      leadImage: null,
      found: {},
    });
  });
});
