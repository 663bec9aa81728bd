import { describe, expect, test } from 'vitest';
import { readMetadata } from '../../../src-main/core/importing/metadata/metadata.ts';
import { namesIn } from '../../../src-main/core/importing/metadata/names.ts';
import { dayInAddress, isoTime } from '../../../src-main/core/importing/metadata/published.ts';
import { parsePage, settleMarkup } from '../../../src-main/core/importing/page/parse-page.ts';

function read(html: string, url = '') {
  return readMetadata(parsePage(settleMarkup(html)), url, html.slice(0, 2000));
}

describe('dates', () => {
  test.each([
    ['2025-03-09T06:00:00Z', '2025-03-09T06:00:00.000Z'],
    ['2025-03-09T06:00:00+02:00', '2025-03-09T04:00:00.000Z'],
    ['2025-03-09T06:00:00+0530', '2025-03-09T00:30:00.000Z'],
    ['2025-03-09 06:00', '2025-03-09'],
    ['20250309', '2025-03-09'],
    ['March 9th, 2025 at 6 am', '2025-03-09'],
    ['Sun, 9 Mar 2025 06:00:00', '2025-03-09'],
    ['9. März 2025', '2025-03-09'],
    ['25/12/2024', '2024-12-25'],
    ['12/25/2024', '2024-12-25'],
    ['9.3.2025', '2025-03-09'],
    ['03/04/2025', null],
    ['2025-02-31', null],
    ['31 Floor 2025', null],
    ['yesterday', null],
    ['', null],
  ])('%s', (source, expected) => expect(isoTime(source)).toBe(expected));

  test.each([
    ['https://a.example/2025/03/09/x', '2025-03-09'],
    ['https://a.example/news/2025-3-9-x/', '2025-03-09'],
    ['https://a.example/20250309/x', '2025-03-09'],
    ['https://a.example/2025/13/09/x', null],
    ['https://a.example/item/20250309', null],
  ])('%s', (address, expected) => expect(dayInAddress(address)).toBe(expected));
});

describe('names', () => {
  test.each([
    [['By Ada Brandt'], ['Ada Brandt']],
    [['Written by Ada Brandt and Tom Adeyemi'], ['Ada Brandt', 'Tom Adeyemi']],
    [['ADA BRANDT, Senior Editor'], ['ADA BRANDT']],
    [['Ada Brandt | 9 March 2025'], ['Ada Brandt']],
    [['Ada Brandt\nUpdated 3 hours ago'], ['Ada Brandt']],
    [['Ada Brandt (Brell)'], ['Ada Brandt']],
    [['Ada Brandt, Tom Adeyemi & Piet Moran'], ['Ada Brandt', 'Tom Adeyemi', 'Piet Moran']],
    [['Ada Brandt', 'ada brandt'], ['Ada Brandt']],
    [['Von Jana Böhm'], ['Jana Böhm']],
    [['https://social.example/ada'], []],
    [['ada@brell.example'], []],
    [['admin'], []],
    [['The Ledger'], []],
  ])('%j', (sources, expected) => expect(namesIn(sources, 'The Ledger')).toEqual(expected));
});

describe('titles', () => {
  const titled = (title: string, body = '', site = '') =>
    read(
      `<title>${title}</title>${site === '' ? '' : `<meta property="og:site_name" content="${site}">`}<body>${body}</body>`,
    ).title;

  test.each([
    ['The clock | The Ledger', '', 'The Ledger', 'The clock'],
    ['The clock - a story - The Ledger', '', 'The Ledger', 'The clock - a story'],
    ['The Ledger: The clock', '', 'The Ledger', 'The Ledger: The clock'],
    ['The clock – and what it says', '', 'The Ledger', 'The clock – and what it says'],
    ['Clock | Brell', '<h1>The clock of Brell</h1>', '', 'The clock of Brell'],
    ['The clock of Brell | News', '<h1>Menu</h1><h1>The clock of Brell</h1>', '', 'The clock of Brell'],
    ['\u202eelttil\u202c a title', '', '', 'elttil a title'],
    ['Salt &amp;amp; pepper', '', '', 'Salt & pepper'],
  ])('%s', (title, body, site, expected) => expect(titled(title, body, site)).toBe(expected));
});

describe('addresses', () => {
  test('what the person says counts more than what the page says', () => {
    const html = '<meta property="og:url" content="https://b.example/x"><link rel="canonical" href="/c">';
    expect(read(html, 'https://a.example/1')).toMatchObject({
      url: 'https://a.example/1',
      canonicalUrl: 'https://a.example/c',
    });
    expect(read(html)).toMatchObject({ url: 'https://b.example/x', canonicalUrl: 'https://b.example/c' });
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'not an address'])('%s is none', (url) => {
    expect(read('<p>x', url)).toMatchObject({ url: null, canonicalUrl: null, site: null });
  });
});

describe('sources in their order', () => {
  test('linked data, also in a graph and by reference', () => {
    const json = JSON.stringify({
      '@graph': [
        { '@type': 'Person', '@id': '#ada', name: 'Ada Brandt' },
        {
          '@type': ['Thing', 'NewsArticle'],
          headline: 'The clock of Brell',
          author: { '@id': '#ada' },
          datePublished: '2025-03-09',
        },
      ],
    });
    expect(
      read(`<meta name="author" content="Piet Moran"><script type="application/ld+json">${json}</script>`),
    ).toMatchObject({
      title: 'The clock of Brell',
      byline: 'Ada Brandt',
      published: '2025-03-09',
    });
  });

  test('broken linked data is no reason to stop', () => {
    const html =
      '<script type="application/ld+json">{"@type":"NewsArticle","headline":</script><meta name="author" content="Ada Brandt">';
    expect(read(html).byline).toBe('Ada Brandt');
  });

  test('a by-line and a date under the headline', () => {
    expect(
      read(
        '<body><main><h1>The clock of Brell</h1><div>By <span>Ada Brandt</span></div><div>March 9, 2025</div><p>Text.</p></main>',
      ),
    ).toMatchObject({
      byline: 'Ada Brandt',
      published: '2025-03-09',
    });
  });

  test('nothing where nothing is said', () => {
    expect(read('<body><p>Text by nobody in particular, of no certain time.</p>')).toEqual({
      title: null,
      byline: null,
      site: null,
      url: null,
      canonicalUrl: null,
      published: null,
      language: null,
      description: null,
    });
  });

  test.each([
    ['en_GB', 'en-GB'],
    ['pt-br', 'pt-BR'],
    ['English', null],
  ])('language %s', (said, expected) => {
    expect(read(`<html lang="${said}"><p>x`).language).toBe(expected);
  });
});
