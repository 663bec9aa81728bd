import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outlineOf } from '#core/exporting/outline.ts';
import { readBody } from '#core/importing/page/body-text.ts';
import { describePassage } from '#shared/anchoring/selectors.ts';
import { kindOf, type PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { articleOf } from '../../support/library.ts';
import { markupIn, quoted, readExport, withoutEscapes } from '../../support/read-markdown.ts';
import { renderPreset } from './render-preset.ts';

const html =
  '<p>Before any heading there is a line.</p><h2>First <em>part</em></h2><p>Alpha is here.</p><p>Beta follows it.</p>' +
  '<h3>Inner<br>part</h3><p>Gamma comes third.</p><h2>Last #</h2><p>Delta ends it.</p>' +
  '<figure><img src="media/ab12.jpg" alt="A *mill*\nby the river"></figure><p><img src="media/cd34.png" alt=""></p>';
const { text, images } = readBody(html);
const article = articleOf('01TEST00000000000000000001', html, {
  title: 'A *risky* title',
  byline: 'Ada_Lovelace',
  site: 'The [Daily] Mill',
  url: 'https://mill.example/story_(1)?a=1&b=2',
  published: '2026-02-11T06:00:00.000Z',
  tags: ['mills'],
});

function note(quote: string | null, changes: Partial<PlacedAnnotation> = {}): PlacedAnnotation {
  const start = quote === null ? 0 : text.indexOf(quote);
  const anchor = quote === null ? null : describePassage(text, start, start + quote.length, article.content);
  const place = quote === null ? null : { state: 'exact' as const, start, end: start + quote.length, confidence: 1 };
  const body = changes.body ?? '';
  return {
    id: `N-${quote ?? 'article'}`.replace(/\W/g, '-'),
    kind: kindOf({ anchor, body }),
    color: 'yellow',
    anchor,
    body,
    tags: [],
    links: [],
    created: '2026-03-01T00:00:00.000Z',
    modified: '2026-03-01T00:00:00.000Z',
    deleted: null,
    place,
    ...changes,
  };
}

function render(annotations: PlacedAnnotation[], changes: Partial<Article> = {}) {
  const markdown = renderPreset('markdown', {
    article: { ...article, ...changes },
    annotations,
    html,
    entities: [],
    text,
    images,
  });
  return { markdown, ...readExport(markdown) };
}

test('one article with its notes, in full', () => {
  const { markdown } = render([
    note(null, { body: 'On the whole of it.' }),
    note('Alpha is here.\nBeta follows', { body: 'Two blocks.\n\n- listed', tags: ['to check'] }),
    note('Delta', { modified: '2026-04-01T00:00:00.000Z' }),
  ]);
  const source = 'https://mill.example/story_(1)?a=1&b=2';
  expect(markdown).toBe(`---
id: 01TEST00000000000000000001
title: A *risky* title
author: Ada_Lovelace
site: The [Daily] Mill
url: ${source}
published: 2026-02-11T06:00:00.000Z
saved: 2026-01-01T00:00:00.000Z
tags:
  - mills
  - to check
highlights: 2
updated: 2026-04-01T00:00:00.000Z
---

# A \\*risky\\* title

Ada\\_Lovelace · The \\[Daily\\] Mill · 2026-02-11 · [source](<${source}>)

On the whole of it.

[open in Postil](postil://article/01TEST00000000000000000001#N-article)

## First part

> Alpha is here.
>
> Beta follows

Two blocks.

- listed

#to-check · [open in Postil](postil://article/01TEST00000000000000000001#N-Alpha-is-here--Beta-follows) · [in the source](<${source}#:~:text=Alpha%20is%20here.,Beta%20follows>)

## Last \\#

> Delta

[open in Postil](postil://article/01TEST00000000000000000001#N-Delta) · [in the source](<${source}#:~:text=Delta>)
`);
});

describe('front matter', () => {
  test('is read back by a YAML parser as what it was, whatever the words', () => {
    const words = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...':#-?[]{}&*!|>\'"%@` \\0n~'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(words, words, fc.array(words, { maxLength: 3 }), (title, byline, tags) => {
        const { fields } = render([note('Alpha', { tags: [...tags] })], { title, byline, tags: [] });
        expect(fields).toMatchObject({ title, author: byline, tags: [...new Set(tags)], highlights: 1 });
      }),
    );
  });

  test('leaves out what is not known', () => {
    const { fields, blocks } = render([], { byline: null, site: null, url: null, published: null });
    expect(Object.keys(fields)).toEqual(['id', 'title', 'saved', 'tags', 'highlights', 'updated']);
    expect(blocks).toEqual(['# A \\*risky\\* title']);
  });
});

test('a quote is told word for word, whatever stands in the text', () => {
  const line = fc.string({
    unit: fc.constantFrom(...' \\`*_[]()#+-.!<>&;~|=$^1ab', '&lt;', '```', '---', '1. '),
    maxLength: 24,
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      const quote = lines.join('\n');
      fc.pre(quote.trim() !== '');
      const markdown = renderPreset('markdown', {
        article: { ...article, url: null },
        annotations: [{ ...note('Alpha'), place: { state: 'exact', start: 0, end: quote.length, confidence: 1 } }],
        html: '',
        entities: [],
        images: [],
        text: quote,
      });
      const blocks = readExport(markdown).blocks;
      expect(blocks).toHaveLength(4);
      const said = quoted(blocks[2] ?? '');
      for (const paragraph of said) expect(markupIn(paragraph)).toBeNull();
      const wanted = lines.filter((each) => each.trim() !== '');
      expect(said.map((paragraph) => withoutEscapes(paragraph).replace(/\s/g, ' '))).toEqual(
        wanted.map((each) => each.replace(/\s/g, ' ')),
      );
    }),
    { numRuns: 500 },
  );
});

describe('headings', () => {
  test("are the article's own, each once, in order, above their quotes", () => {
    const { blocks } = render([note('Before any'), note('Alpha'), note('Beta'), note('Gamma'), note('Delta')]);
    const shown = blocks.filter((block) => /^[#>]/.test(block)).slice(1);
    expect(shown).toEqual([
      '> Before any',
      '## First part',
      '> Alpha',
      '> Beta',
      '### Inner part',
      '> Gamma',
      '## Last \\#',
      '> Delta',
    ]);
  });

  test('are found with their level, text and place', () => {
    expect(outlineOf(html)).toEqual([
      { level: 2, text: 'First part', start: text.indexOf('First') },
      { level: 3, text: 'Inner\npart', start: text.indexOf('Inner') },
      { level: 2, text: 'Last #', start: text.indexOf('Last') },
    ]);
    expect(outlineOf('<h2></h2><h2> </h2><p>x</p>')).toEqual([]);
    expect(outlineOf('')).toEqual([]);
  });
});

describe('passages that do not stand as they were', () => {
  const quote = 'words that are gone';
  const anchor = { quote: { exact: quote, prefix: '', suffix: '' }, position: { start: 0, end: 19 }, content: 'old' };

  test('come last, under a heading of their own, when they are lost', () => {
    const lost = note('Alpha', {
      anchor,
      place: { state: 'lost', start: null, end: null, confidence: 0 },
      body: 'Still mine.',
    });
    const { blocks, fields } = render([lost, note('Delta')]);
    expect(fields.highlights).toBe(2);
    const at = blocks.indexOf('## Passages no longer in the text');
    expect(blocks.slice(at, at + 3)).toEqual([blocks[at], `> ${quote}`, 'Still mine.']);
    expect(blocks.indexOf('> Delta')).toBeLessThan(at);
  });

  test('are quoted as they were marked, and said to be uncertain, while they wait for a check', () => {
    const start = text.indexOf('Gamma');
    const doubtful = note('Gamma', { anchor, place: { state: 'review', start, end: start + 5, confidence: 0.4 } });
    const { blocks } = render([doubtful]);
    const at = blocks.indexOf('### Inner part');
    expect(blocks[at + 1]).toBe(`> ${quote}`);
    expect(blocks[at + 2]).toContain('place to be checked · [open in Postil]');
  });

  test('are quoted as they stand now when their words were changed', () => {
    const start = text.indexOf('Gamma');
    const changed = note('Gamma', { anchor, place: { state: 'changed', start, end: start + 5, confidence: 0.9 } });
    expect(render([changed]).blocks).toContain('> Gamma');
  });
});

describe('a note with odd content', () => {
  test.each([
    ['an open fence', '```\nlet a;'],
    ['an open comment', '<!-- hm'],
    ['an open script', '<script>'],
    ['Windows line ends', 'one\r\n```\r\ntwo'],
  ])('(%s) leaves what follows it as it is', (_what, body) => {
    const { blocks } = render([note('Alpha', { body }), note('Delta')]);
    const fences = blocks.join('\n').match(/^```/gm)?.length ?? 0;
    expect(fences % 2).toBe(0);
    expect(blocks.join('\n')).not.toMatch(/^<(?:!--|script)/m);
    expect(blocks.at(-2)).toBe('> Delta');
  });

  test('keeps the indent of its first line, and loses only empty lines around it', () => {
    const { markdown } = render([note('Alpha', { body: '\n\n    code\n    more\n\n' })]);
    expect(markdown).toContain('> Alpha\n\n    code\n    more\n\n[open');
  });
});

test('an address that is none of the web becomes no link', () => {
  for (const url of ['javascript:alert(1)', 'file:///home/ada/x.html']) {
    const { markdown } = render([note('Alpha')], { url, canonicalUrl: null });
    expect(markdown).not.toContain('](javascript');
    expect(markdown).not.toContain('](file');
  }
});

test('the same input gives the same text', () => {
  expect(render([note('Alpha')]).markdown).toBe(render([note('Alpha')]).markdown);
});

test('a marked image is quoted by what it shows, where it stands, and is told of where it is gone', () => {
  const image = (file: string, state: 'exact' | 'lost') => {
    const at = state === 'lost' ? null : text.length;
    const quote = { exact: '', prefix: 'Delta ends it.', suffix: '' };
    const anchor = { quote, position: { start: text.length, end: text.length }, content: article.content, image: file };
    return note(null, { anchor, body: `On ${file}`, place: { state, start: at, end: at, confidence: 1 } });
  };
  const { blocks } = render([image('ab12.jpg', 'exact'), image('cd34.png', 'exact'), image('ef56.png', 'lost')]);
  const own = blocks.filter((block) => !block.startsWith('['));
  expect(own.slice(2)).toEqual([
    '## Last \\#',
    '> *Image:* A \\*mill\\* by the river',
    'On ab12.jpg',
    '> *Image*',
    'On cd34.png',
    '## Passages no longer in the text',
    '> *Image*',
    'On ef56.png',
  ]);
});
