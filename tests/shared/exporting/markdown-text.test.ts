import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textFragment } from '#shared/anchoring/text-fragment.ts';
import { destination, escapeText, hashTag } from '#shared/exporting/markdown-text.ts';
import { selfContained } from '#shared/exporting/self-contained.ts';
import { markupIn, withoutEscapes } from '../../support/read-markdown.ts';

const risky = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...' \t\\`*_{}[]()#+-.!<>&;~|=$^%"\'1a:'),
    fc.constantFrom('&amp;', '--', '```', 'é', '😀', '1.'),
  ),
  maxLength: 30,
});

describe('escaped text', () => {
  test('says the same words and holds no markup, whatever it is', () => {
    fc.assert(
      fc.property(risky, (text) => {
        const escaped = escapeText(text);
        expect(markupIn(escaped)).toBeNull();
        expect(withoutEscapes(escaped).replace(/\s/g, ' ')).toBe(text.replace(/\s/g, ' '));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['Plain words, “quoted” – and 3 more.', 'Plain words, “quoted” – and 3 more.'],
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['1.5 litres', '1.5 litres'],
    ['- no list', '\\- no list'],
    ['well-known', 'well-known'],
    ['AT&T &amp; co', 'AT&T \\&amp; co'],
    ['look ![here](x)', 'look \\!\\[here\\](x)'],
    ['C #', 'C \\#'],
    ['    indented', '\u00a0\u00a0\u00a0\u00a0indented'],
    ['two\nlines', 'two lines'],
  ])('%j is %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});

describe('a destination', () => {
  test('has no unbalanced end and leads to the same address', () => {
    fc.assert(
      fc.property(risky, (text) => {
        const url = `https://a.example/${text}`;
        const written = destination(url);
        const inside = /^<([^<>\n]*)>$/.exec(written)?.[1] ?? written;
        if (inside === written) expect(written).not.toMatch(/[\s()<>\\]/);
        expect(inside).not.toMatch(/[\s\\]|&(?!amp;)#?\w+;/);
        const same = (address: string) => decodeURIComponent(address.replace(/%(?![0-9A-F]{2})/g, '%25'));
        expect(same(inside.replace(/&amp;/g, '&'))).toBe(same(url));
      }),
    );
  });

  test.each([
    ['https://a.example/x?y=1&z=2', 'https://a.example/x?y=1&z=2'],
    ['https://a.example/Mill_(river)', '<https://a.example/Mill_(river)>'],
    ['https://a.example/x\\', 'https://a.example/x%5C'],
    ['https://a.example/a b', 'https://a.example/a%20b'],
    ['https://a.example/?a&lt;b', 'https://a.example/?a&amp;lt;b'],
  ])('of %s is %s', (url, written) => {
    expect(destination(url)).toBe(written);
  });
});

test.each([
  ['to check', '#to-check'],
  ['épée/2026', '#épée/2026'],
  ['[x](javascript:y)', '#-x-javascript-y-'],
  ['snake_case', '#snake_case'],
  ['_em_', '#\\_em\\_'],
])('the tag %j is %s', (tag, written) => {
  expect(hashTag(tag)).toBe(written);
});

describe('a note', () => {
  test.each([
    ['plain', 'A *note* with `code` and\n\n- a list'],
    ['closed fence', '```js\nlet a;\n```\nafter'],
    ['tilde fence with backticks inside', '~~~\n```\n~~~'],
    ['closed comment', '<!-- aside --> text'],
    ['comment over lines', '<!-- one\ntwo -->\ntext'],
    ['inline HTML', 'a <b>bold</b> word'],
    ['a fence in an item, which ends with it', '- [ ] \n  ```'],
    ['a comment in a quotation, which ends with it', '> <!-- aside'],
    ['inline code that looks like a fence', '``` not a fence ```'],
  ])('that closes what it opens stands as it was written: %s', (_what, body) => {
    expect(selfContained(body)).toBe(body);
  });

  test.each([
    ['a fence', 'see\n```js\nlet a;', 'see\n```js\nlet a;\n```'],
    ['a longer fence', '`````\n```\ncode', '`````\n```\ncode\n`````'],
    ['a fence that a shorter one does not close', '````\n```', '````\n```\n````'],
    ['a fence that text does not close', '```\n``` no', '```\n``` no\n```'],
    ['a fence behind an item', '- one\n```', '- one\n```\n```'],
    ['a fence that a comment left open hid', '<!-- x\n~~~', '\\<!-- x\n~~~\n~~~'],
    ['a comment', '<!-- never\nclosed', '\\<!-- never\nclosed'],
    ['a script', 'x\n<script>\nlet a;', 'x\n\\<script>\nlet a;'],
    ['a processing instruction', '<?php', '\\<?php'],
    ['CDATA', '  <![CDATA[ x', '  \\<![CDATA[ x'],
  ])('that leaves %s open ends it', (_what, body, contained) => {
    expect(selfContained(body)).toBe(contained);
  });

  test('that opens thousands of comments ends them all', () => {
    expect(selfContained('<!-- x\n'.repeat(3000))).toBe('\\<!-- x\n'.repeat(3000));
  });
});

describe('a text fragment', () => {
  const page = 'https://a.example/story#old';
  const directive = (quote: string) => textFragment(page, quote)?.split('#:~:text=')[1];

  test('is the quote, or both its ends when it is long or spans blocks', () => {
    expect(textFragment(page, 'a few words')).toBe('https://a.example/story#:~:text=a%20few%20words');
    expect(directive('one two three four five six seven eight nine ten eleven')).toBe(
      'one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven',
    );
    expect(directive('End here.\nThen\nBegin there now.')).toBe('End%20here.,Begin%20there%20now.');
    expect(directive('\nOnly\n')).toBe('Only');
  });

  test('keeps apart what has a meaning in it, and takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (quote) => {
        fc.pre(quote.trim() !== '');
        const parts = (directive(quote) ?? '').split(',');
        expect(parts.length).toBeLessThanOrEqual(2);
        for (const part of parts) {
          expect(part).not.toMatch(/[-&\s#]/);
          expect(quote.toWellFormed().split(/\s+/).join(' ')).toContain(decodeURIComponent(part));
        }
      }),
    );
  });

  test('leads nowhere from what is no web page, or without a quote', () => {
    for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'about:blank', '']) {
      expect(textFragment(url, 'words')).toBeNull();
    }
    expect(textFragment(page, ' \n ')).toBeNull();
  });
});
