import { describe, expect, test } from 'vitest';
import { blocksOf } from '#core/importing/body/blocks.ts';
import { mainBox } from '#core/importing/body/main-box.ts';
import { extractArticle } from '#core/importing/extract.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import { parsePage } from '#core/importing/page/parse-page.ts';

const prose = (number: number) =>
  `<p>On day ${number} the water at the old lock stood high, and the keeper wrote it down as she had done before.</p>`;
const many = (count: number) => Array.from({ length: count }, (_, index) => prose(index)).join('');

function nameOf(body: string): string | undefined {
  return mainBox(blocksOf(parsePage(`<html><body>${body}</body></html>`).body))?.element.id;
}

describe('the main box of a page', () => {
  test('is the innermost one with most of the prose', () => {
    const aside = `<div id="aside">${many(2)}</div>`;
    expect(nameOf(`<div id="page">${aside}<div id="story">${many(9)}</div></div>`)).toBe('story');
    expect(nameOf(`<div id="page">${aside}<div id="a">${many(3)}</div><div id="b">${many(3)}</div></div>`)).toBe(
      'page',
    );
  });

  test('is told by all the text where there is no prose', () => {
    const rows = '<li>Lock 7</li>'.repeat(20);
    expect(nameOf(`<div id="menu"><a href="/">Home</a></div><ul id="rows">${rows}</ul>`)).toBe('rows');
  });
});

test('a page of ten thousand lines keeps its text, and neither menu nor footer', async () => {
  const menu = `<nav><ul>${'<li><a href="/x">Another page of this site</a></li>'.repeat(40)}</ul></nav>`;
  const page = `<html><head><title>The log of the lock</title></head><body>${menu}<main><h1>The log of the lock</h1>${many(10_000)}</main><footer><p>© 2025 The Lock Society, all rights reserved</p></footer></body></html>`;
  const bytes = new TextEncoder().encode(page);
  const { html } = await extractArticle({ bytes, name: 'log.html', contentType: '', url: '' });
  const text = bodyText(html);
  expect(text.startsWith('On day 0 the water')).toBe(true);
  expect(text.match(/On day/g)).toHaveLength(10_000);
  expect(text).not.toMatch(/Another page|rights reserved/);
});
