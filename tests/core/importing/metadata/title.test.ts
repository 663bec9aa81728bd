import { describe, expect, test } from 'vitest';
import { jsonLd, read } from './read.ts';

function titled(title: string, body = '', site = '') {
  const named = site === '' ? '' : `<meta property="og:site_name" content="${site}">`;
  return read(`<title>${title}</title>${named}<body>${body}</body>`).title;
}

describe('the headline without the site', () => {
  test.each([
    ['The clock | The Ledger', '', 'The Ledger', 'The clock'],
    ['The clock - a story - The Ledger', '', 'The Ledger', 'The clock - a story'],
    ['The Ledger | The clock', '', 'The Ledger', 'The clock'],
    ['The Ledger: The clock', '', 'The Ledger', 'The Ledger: The clock'],
    ['The clock – and what it says', '', '', 'The clock – and what it says'],
    ['The clock | Page 2 | The Ledger', '', 'The Ledger', 'The clock'],
    ['Clock | Brell', '<h1>The clock of Brell</h1>', '', 'The clock of Brell'],
    ['The clock of Brell | News', '<h1>Menu</h1><h1>The clock of Brell</h1>', '', 'The clock of Brell'],
    ['The clock of Brell — Towers', '<h1>The clock of Brell</h1>', '', 'The clock of Brell'],
    ['\u202eelttil\u202c a title', '', '', 'elttil a title'],
    ['Salt &amp;amp; pepper &amp;#8217;n&amp;#x26; more', '', '', 'Salt & pepper ’n& more'],
  ])('%s', (title, body, site, expected) => expect(titled(title, body, site)).toBe(expected));
});

describe('competing headlines', () => {
  test('what readers see counts more than what was written for sharing', () => {
    const html = `<title>You will never guess what this old clock did</title>
      <meta property="og:title" content="You will never guess what this old clock did">
      <body><main><h1>The clock of Brell loses a minute a day</h1></main></body>`;
    expect(read(html).title).toBe('The clock of Brell loses a minute a day');
  });

  test('the name of the site in the first heading is not the headline', () => {
    const html = `<title>The clock of Brell | The Ledger</title><meta property="og:site_name" content="The Ledger">
      <meta property="og:title" content="The clock of Brell">
      <body><header><h1>The Ledger</h1></header><main><h2>The clock of Brell</h2><p>Text.</p></main></body>`;
    expect(read(html).title).toBe('The clock of Brell');
  });

  test('whoever holds the copyright is the site', () => {
    const html = `<title>Crumb &amp; Salt - The oven</title><body><div><b>The oven</b></div><p>Text.</p>
      <div>&copy; 1999 Crumb &amp; Salt. Best viewed with any browser.</div></body>`;
    expect(read(html).title).toBe('The oven');
  });

  test('a word that is set apart inside stays one word', () => {
    expect(read('<body><main><h1>The c<em>lock</em> of <b>Brell</b></h1></main></body>').title).toBe(
      'The clock of Brell',
    );
  });

  test('two statements that agree are surer than one', () => {
    const one = read('<title>The clock of Brell</title><body></body>');
    const two = read(
      `<title>The clock of Brell</title><meta property="og:title" content="The clock of Brell">${jsonLd({
        '@type': 'NewsArticle',
        headline: 'The clock of Brell',
      })}<body><h1>The clock of Brell</h1></body>`,
    );
    expect(two.found.title?.confidence).toBeGreaterThan(one.found.title?.confidence ?? 1);
    expect(two.found.title?.confidence).toBeGreaterThan(0.9);
  });
});
