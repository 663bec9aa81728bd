import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { bodyText, parseBody } from '../../../src-main/core/importing/page/body-text.ts';
import type { TreeNode } from '../../../src-main/core/importing/page/parse-tree.ts';
import { sanitiseHtml } from '../../../src-main/core/importing/sanitising/sanitise.ts';
import {
  bodyAttributes,
  bodyElements,
  mathLayouts,
  mathTokens,
  payloads,
  tagSoup,
} from '../../support/hostile-markup.ts';

const xhtml = 'http://www.w3.org/1999/xhtml';

/** Every element, attribute and address of a body, against lists written down here a second time. */
function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const ids: string[] = [];
  const visit = (node: TreeNode): void => {
    if (node.nodeName === '#text') return;
    if (!('tagName' in node)) faults.push(node.nodeName);
    else {
      const isMath = String(node.namespaceURI).endsWith('MathML');
      const known = isMath
        ? mathTokens.has(node.tagName) || mathLayouts.has(node.tagName)
        : bodyElements.has(node.tagName);
      if (!known || (!isMath && node.namespaceURI !== xhtml)) faults.push(`${node.namespaceURI} ${node.tagName}`);
      for (const child of isMath ? node.childNodes : []) {
        const isText = child.nodeName === '#text';
        const isInside = 'tagName' in child && child.namespaceURI === node.namespaceURI && child.tagName !== 'math';
        if (isText !== mathTokens.has(node.tagName) || (!isText && !isInside)) faults.push(`math ${child.nodeName}`);
      }
      for (const { name, value } of node.attrs) {
        if (!bodyAttributes.has(name)) faults.push(`${node.tagName} ${name}`);
        if (name === 'href' && !/^(?:https?:\/\/(?![^/]*@)|mailto:|#fn(?:ref)?-[\d-]+$)/i.test(value))
          faults.push(value);
        if (name === 'id' && (!/^fn(?:ref)?-[\d-]+$/.test(value) || ids.includes(value))) faults.push(value);
        if (name === 'id') ids.push(value);
        if (name === 'src' && !/^media\/[\w.-]+$/.test(value)) faults.push(value);
      }
      node.childNodes.forEach(visit);
    }
  };
  parseFragment(html).childNodes.forEach(visit);
  return faults;
}

describe('what must not pass', () => {
  test.each(payloads)('%s', (payload) => {
    for (const html of [payload, `<p>before ${payload} after</p>`, `<table><tr><td>${payload}`, `<ul><li>${payload}`]) {
      const clean = sanitiseHtml(html);
      expect(faultsOf(clean)).toEqual([]);
      expect(serialize(parseBody(clean))).toBe(clean);
    }
  });
});

describe('what must stay', () => {
  test.each([
    ['text alone', 'A line & another', '<p>A line &amp; another</p>'],
    ['blocks without a meaning', '<div>one<div>two</div>three</div>', '<p>one</p>\n<p>two</p>\n<p>three</p>'],
    ['two breaks', '<p>one<br><br>two<br>three<br></p>', '<p>one</p>\n<p>two<br>three</p>'],
    [
      'a link around blocks',
      '<a href="https://a.example/"><h2>x</h2></a>',
      '<h2><a href="https://a.example/">x</a></h2>',
    ],
    ['a paragraph in a list item', '<ul><li><p>x</p></li></ul>', '<ul><li>x</li></ul>'],
    ['images alone', '<p><img src="media/a.png" alt="x"></p>', '<figure><img src="media/a.png" alt="x"></figure>'],
    ['a mark', '<p>a <mark>b</mark> c</p>', '<p>a b c</p>'],
    ['lines of code', '<pre>\n\na\n  b </pre>', '<pre>a\n  b </pre>'],
    ['a table of one cell', '<table><tr><td><p>x</p><p>y</p></td></tr></table>', '<p>x</p>\n<p>y</p>'],
    ['white space', '<p>\n  a \n b<b> c </b> d </p>  <p>e</p>', '<p>a b<b> c </b>d</p>\n<p>e</p>'],
    [
      'ruby',
      '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>',
      '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>',
    ],
    [
      'a formula',
      '<p>So <math><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>' +
        '<annotation encoding="application/x-tex">E=mc^2</annotation></semantics></math> it is.</p>',
      '<p>So <math><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow></math> it is.</p>',
    ],
    [
      'a formula on a line of its own',
      '<p>We see <math display="block"><mi>x</mi></math> that it is.</p>',
      '<p>We see</p>\n<p><math display="block"><mi>x</mi></math></p>\n<p>that it is.</p>',
    ],
    [
      'the places of a formula',
      '<math><mfrac><mstyle><mn>1</mn><mi>x</mi></mstyle><mspace></mspace></mfrac><mfenced open="["><mi>a</mi><mi>b</mi></mfenced></math>',
      '<p><math><mfrac><mrow><mn>1</mn><mi>x</mi></mrow><mrow></mrow></mfrac>' +
        '<mrow><mo>[</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>)</mo></mrow></math></p>',
    ],
    [
      'a note, the way to it and back',
      '<p>Said<sup><a id="fnref-1" href="#fn-1">1</a></sup>.</p><ol><li id="fn-1">Once. <a href="#fnref-1"></a></li></ol>',
      '<p>Said<sup><a id="fnref-1" href="#fn-1">1</a></sup>.</p>\n<ol><li id="fn-1">Once.<a href="#fnref-1"></a></li></ol>',
    ],
    ['a way to nowhere', '<p>Said <a href="#fn-2">2</a>.</p>', '<p>Said 2.</p>'],
    [
      'a language of code',
      '<pre><code data-language="c++">x</code></pre>',
      '<pre><code data-language="c++">x</code></pre>',
    ],
    [
      'the direction of a box that dissolves',
      '<div dir="rtl"><p>א</p>ב<p dir="ltr">c</p></div>',
      '<p dir="rtl">א</p>\n<p dir="rtl">ב</p>\n<p dir="ltr">c</p>',
    ],
    [
      'direction',
      '<p dir="RTL" lang="he">א</p><bdo dir="rtl">x</bdo>',
      '<p dir="RTL" lang="he">א</p>\n<p><bdo dir="rtl">x</bdo></p>',
    ],
  ])('%s', (_, html, expected) => expect(sanitiseHtml(html)).toBe(expected));

  test('soft hyphens and marks of order do not part a word', () => {
    expect(bodyText(sanitiseHtml('<p>Nach\u00adrich\u00adten\ufeff</p>'))).toBe('Nachrichten');
  });
});

describe('the one form', () => {
  test('parsed and written again it is the same, and sanitised again too', () => {
    fc.assert(
      fc.property(tagSoup, (html) => {
        const clean = sanitiseHtml(html);
        expect(serialize(parseBody(clean))).toBe(clean);
        expect(faultsOf(clean)).toEqual([]);
        expect(sanitiseHtml(clean)).toBe(clean);
      }),
      { numRuns: 1500 },
    );
  });

  test('no text under the root stands outside of a block', () => {
    fc.assert(
      fc.property(tagSoup, (html) => {
        for (const node of parseBody(sanitiseHtml(html)).childNodes) {
          if (node.nodeName === '#text') expect('value' in node && node.value).toBe('\n');
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['100,000 open elements', '<div>'.repeat(100_000)],
    ['open formatting in every paragraph', Array.from({ length: 5000 }, (_, n) => `<p><i lang=a${n}>x`).join('')],
    ['tables in tables', '<table><td>'.repeat(20_000)],
    ['text thrown out of a table', `<table>${'<b>x</b>'.repeat(20_000)}`],
    ['end tags that close nothing', '<div><table><td></div>'.repeat(20_000)],
    ['open quotes', '<a href="'.repeat(200_000)],
    ['10 MB of white space', ' '.repeat(10_000_000)],
  ])('hostile: %s', (_, html) => {
    const started = performance.now();
    const clean = sanitiseHtml(`${html}words`);
    expect(faultsOf(clean)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
