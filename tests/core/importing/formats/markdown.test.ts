import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../../src-main/core/importing/extract.ts';
import type { Extracted } from '../../../../src-main/core/importing/extracted.ts';

function extract(text: string, name = 'tide_mill.md'): Promise<Extracted> {
  return extractArticle({ bytes: new TextEncoder().encode(text), name, contentType: '', url: '' });
}

describe('front matter', () => {
  test('as Obsidian and its clipper write it', async () => {
    const article = await extract(
      `---
title: "The mill: a history"
source: "https://orrin.example/mill"
author:
  - "[[Hanna Prell]]"
  - "[[people/Jon Aust|Jon Aust]]"
published: 2024-03-12
created: 2024-05-01
description: "What stood still in spring."
tags:
  - "clippings"
---
It stood still.`,
    );
    expect(article).toMatchObject({
      format: 'markdown',
      title: 'The mill: a history',
      byline: 'Hanna Prell, Jon Aust',
      published: '2024-03-12',
      url: 'https://orrin.example/mill',
      site: 'orrin.example',
      description: 'What stood still in spring.',
      html: '<p>It stood still.</p>',
      certainty: 1,
      warnings: [],
    });
    expect(article.found.title).toMatchObject({ source: 'front matter: title' });
  });

  test('as Jekyll writes it', async () => {
    expect(
      await extract(
        '---\nlayout: post\ntitle: The mill\nauthor: { name: Hanna Prell }\ndate: 2024-03-12 09:30:00 +0100\nlang: de\n---\nText.',
      ),
    ).toMatchObject({
      title: 'The mill',
      byline: 'Hanna Prell',
      published: '2024-03-12T09:30:00+01:00',
      language: 'de',
    });
  });

  test('as Hugo writes it in TOML', async () => {
    expect(
      await extract(
        '+++\ntitle = "The mill"\nauthors = ["Hanna Prell", "Jon Aust"]\ndate = 2024-03-12\nlastmod = "2024-04-01"\n[params]\ntitle = "no"\n+++\nText.',
      ),
    ).toMatchObject({
      title: 'The mill',
      byline: 'Hanna Prell, Jon Aust',
      published: '2024-03-12',
      updated: '2024-04-01',
      html: '<p>Text.</p>',
    });
  });

  test('as MarkDownload writes it, with Windows line ends and an end of dots', async () => {
    expect(
      await extract(
        '---\r\ncreated: 2024-05-01T10:00:00 (UTC +02:00)\r\nsource: https://orrin.example/mill?a=1\r\nauthor: Hanna Prell\r\n...\r\n\r\n# The mill\r\n\r\nText.',
      ),
    ).toMatchObject({
      title: 'The mill',
      url: 'https://orrin.example/mill?a=1',
      byline: 'Hanna Prell',
      published: null,
      html: '<p>Text.</p>',
    });
  });

  test('one that is broken is kept as text, and the person is told', async () => {
    const article = await extract('---\ntitle: The mill: a history\nauthor: [Hanna\n---\n\nIt stood still.');
    expect(article.title).toBe('Tide mill');
    expect(article.html).toBe('<pre>title: The mill: a history\nauthor: [Hanna</pre>\n<p>It stood still.</p>');
    expect(article.warnings.join()).toContain('front matter could not be read');
  });

  test('aliases that multiply are broken', async () => {
    const list = (name: string) => `[${Array.from({ length: 9 }, () => `*${name}`).join(', ')}]`;
    const bomb = `---\na: &a [x, x, x]\nb: &b ${list('a')}\nc: &c ${list('b')}\nd: ${list('c')}\n---\nText.`;
    expect((await extract(bomb)).warnings).toHaveLength(1);
  });

  test('rules around a text are rules', async () => {
    expect((await extract('---\n\nIt stood still.\n\n---\n\nIt runs.')).html).toBe(
      '<hr>\n<p>It stood still.</p>\n<hr>\n<p>It runs.</p>',
    );
  });
});

describe('the title', () => {
  test('is the first heading of the first rank, which then is not repeated', async () => {
    expect(await extract('# The *mill*\n\nText.\n\n## A part\n\nMore.')).toMatchObject({
      title: 'The mill',
      html: '<p>Text.</p>\n<h2>A part</h2>\n<p>More.</p>',
    });
  });

  test('of the front matter takes a heading that says the same with it, and no other', async () => {
    expect((await extract('---\ntitle: The mill\n---\n# The Mill\n\nText.')).html).toBe('<p>Text.</p>');
    expect((await extract('---\ntitle: The mill\n---\n# A part\n\nText.')).html).toBe('<h1>A part</h1>\n<p>Text.</p>');
  });

  test('is the file where nothing else says one', async () => {
    expect((await extract('Text alone.')).title).toBe('Tide mill');
  });
});

describe('the text', () => {
  test.each([
    [
      'tables',
      '| a | b |\n|---|--:|\n| 1 | 2 |',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>',
    ],
    ['struck out text', 'It ~~stood~~ ran.', '<p>It <s>stood</s> ran.</p>'],
    ['tasks', '- [x] done\n- [ ] open', '<ul><li>☑ done</li><li>☐ open</li></ul>'],
    [
      'addresses',
      'See https://orrin.example/a.',
      '<p>See <a href="https://orrin.example/a">https://orrin.example/a</a>.</p>',
    ],
    [
      'notes',
      'Still[^a].\n\n[^a]: For once.',
      '<p>Still<sup><a id="fnref-1" href="#fn-1">1</a></sup>.</p>\n<hr>\n<ol><li id="fn-1">For once.<a href="#fnref-1"></a></li></ol>',
    ],
    ['code', '```js\nif (a < b) [[c]];\n```', '<pre><code data-language="js">if (a &lt; b) [[c]];</code></pre>'],
    [
      'wiki links and marked text',
      'The [[Mill]] of [[places/Orrin|Orrin]] ==stood== `[[so]]`.',
      '<p>The Mill of Orrin stood <code>[[so]]</code>.</p>',
    ],
    ['callouts', '> [!note] A word\n> Text.', '<blockquote><p><strong>A word</strong><br>Text.</p></blockquote>'],
    ['comments of Obsidian', 'It %%or not%%stood.', '<p>It stood.</p>'],
    ['quotes and breaks', '> One  \n> two', '<blockquote><p>One<br>two</p></blockquote>'],
  ])('%s', async (_, source, html) => {
    expect((await extract(source)).html).toBe(html);
  });

  test('HTML in it is trusted no more than that of a page', async () => {
    const { html } = await extract(
      'One <b onclick="x()">two</b> <script>alert(1)</script>three.\n\n<script>\nalert(2)\n</script>\n\n<div style="x"><p>Four <a href="javascript:x">five</a></p></div>\n\n[six](javascript:x) <img src=x onerror=x>',
    );
    expect(html).toContain('<p>One <b>two</b> three.</p>\n<p>Four five</p>');
    expect(html).not.toMatch(/script|onerror|style|alert/);
  });

  test('pictures beside it are its own, others are said to be missing', async () => {
    const article = await extract(
      'A ![wheel](img/wheel.png) and ![[dam.jpg|300]] and ![sea](https://orrin.example/sea.png) ![out](../x.png).',
    );
    expect(article.images.map(({ source }) => source)).toEqual([
      { kind: 'file', path: 'img/wheel.png' },
      { kind: 'file', path: 'dam.jpg' },
    ]);
    expect(article.html).toContain('<img alt="sea"> <img alt="out">');
  });

  test('links count from the address of the front matter', async () => {
    expect((await extract('---\nurl: https://orrin.example/a/b\n---\n[c](../c) [d](#d)')).html).toBe(
      '<p><a href="https://orrin.example/c">c</a> d</p>',
    );
  });

  test('nothing at all is refused', async () => {
    await expect(extract('<!-- nothing -->')).rejects.toMatchObject({ code: 'not-an-article' });
  });
});

test('a text without a name is known by its front matter', async () => {
  const bytes = new TextEncoder().encode('---\ntitle: The mill\n---\nText.');
  expect(await extractArticle({ bytes, name: '', contentType: '', url: '' })).toMatchObject({
    format: 'markdown',
    title: 'The mill',
  });
});
