import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { readingText, type TextTree } from '#shared/anchoring/reading-text.ts';
import { bodyHtml } from './generated-html.ts';

function read(html: string) {
  return readingText<TextTree>(parseFragment(html) as DefaultTreeAdapterTypes.DocumentFragment);
}

test('says where images stand: at the text that follows them', () => {
  const { text, images } = read(
    '<img><p>one <img> two<img>.</p><figure><img><figcaption>three</figcaption></figure><p><img></p>',
  );
  expect(text).toBe('one two.\nthree');
  expect(images.map(({ at }) => at)).toEqual([0, 4, 7, 9, text.length]);
});

describe('the text of', () => {
  test.each([
    ['one paragraph', '<p>Hello there</p>', 'Hello there'],
    ['paragraphs: a line each', '<p>One</p><p>Two</p>', 'One\nTwo'],
    ['white space between blocks: nothing', '\n <p>One</p>\n\n  <p>Two</p> \n', 'One\nTwo'],
    ['text beside blocks: its own line', 'before<p>inside</p>after', 'before\ninside\nafter'],
    [
      'nested and empty blocks: one break',
      '<div><section><p></p><p>A</p></section></div><div> <hr> </div><p>B</p>',
      'A\nB',
    ],
    ['a line break', '<p>One<br>Two<br><br>Three</p>', 'One\nTwo\nThree'],
    ['breaks at the ends of a block: nothing', '<p><br>One<br></p><p>Two</p>', 'One\nTwo'],
    ['white space round a break: nothing', '<p>One <br> Two</p>', 'One\nTwo'],
    ['runs of white space: one space', '<p>a \n\t b   c</p>', 'a b c'],
    ['a hard space: folded like any other', '<p>10\u00a0km \u00a0 away</p>', '10 km away'],
    ['inline elements: no space of their own', '<p>un<em>believ</em>able</p>', 'unbelievable'],
    ['spaces on both sides of a tag: one', '<p>a <b> b </b> c</p>', 'a b c'],
    ['a space that only a tag holds', '<p>a<b> </b>b</p>', 'a b'],
    ['deeply nested inline', '<p><a>one <em>two <code>three</code></em></a> four</p>', 'one two three four'],
    ['lists', '<ul><li>One</li><li>Two<ol><li>Inner</li></ol></li></ul>', 'One\nTwo\nInner'],
    ['a table: a line a cell', '<table><tr><th>H</th><td>1</td></tr><tr><td>x</td></tr></table>', 'H\n1\nx'],
    ['a figure', '<figure><img alt="unread"><figcaption>Caption</figcaption></figure>', 'Caption'],
    ['preformatted text: as it is', '<pre>if x:\n    y  =  1\n\n\nend</pre>', 'if x:\n    y  =  1\nend'],
    ['code inside preformatted text', '<pre><code>a  b</code>\n<code>c</code></pre>', 'a  b\nc'],
    ['text behind preformatted text', '<pre>a </pre> b', 'a \nb'],
    ['ruby: with its reading', '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>', '漢(kan)'],
    ['what is never shown', '<p>a<script>b()</script><style>c</style><!-- d --><template>e</template></p>', 'a'],
    ['nothing', '', ''],
    ['white space alone', ' \n <p> </p>', ''],
  ])('%s', (_what, html, text) => {
    expect(read(html).text).toBe(text);
  });
});

describe('over any markup', () => {
  test('there is no empty line, and no white space at the ends of a line', () => {
    fc.assert(
      fc.property(bodyHtml, (html) => {
        const { text } = read(html);
        for (const line of text === '' ? [] : text.split('\n')) {
          expect(line).not.toBe('');
          expect(line).toBe(line.trim());
          expect(line).not.toMatch(/ {2}|[\t\u00a0\u3000]/);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('runs are sorted, apart, and stand for the very text of their nodes', () => {
    fc.assert(
      fc.property(bodyHtml, (html) => {
        const { text, runs } = read(html);
        let last = 0;
        let covered = '';
        for (const { node, nodeStart, start, end } of runs) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          const own = (node.value ?? '').slice(nodeStart, nodeStart + end - start);
          expect(own.replace(/\s/g, ' ')).toBe(text.slice(start, end));
          covered += text.slice(last, start) + text.slice(start, end);
          expect(text.slice(last, start)).toMatch(/^[ \n]?$/);
          last = end;
        }
        expect(covered).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('no word is lost or made up', () => {
    const wordsOf = (text: string) => text.replace(/\s/g, '');
    fc.assert(
      fc.property(bodyHtml, (html) => {
        const shown: string[] = [];
        const visit = (node: TextTree): void => {
          if (node.nodeName === '#text') shown.push(node.value ?? '');
          if (!['script', 'style'].includes(node.nodeName))
            for (const child of Array.from(node.childNodes ?? [])) visit(child);
        };
        visit(parseFragment(html) as TextTree);
        expect(wordsOf(read(html).text)).toBe(wordsOf(shown.join('')));
      }),
    );
  });

  test('the text does not depend on how a run of text is split into nodes', () => {
    const element = (nodeName: string, ...childNodes: TextTree[]): TextTree => ({ nodeName, childNodes });
    const leaf = (value: string): TextTree => ({ nodeName: '#text', value });
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), maxLength: 20 });
    fc.assert(
      fc.property(
        letters,
        fc.array(fc.nat({ max: 20 }), { maxLength: 4 }),
        fc.constantFrom('p', 'pre'),
        (text, cuts, name) => {
          const points = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
          const pieces = points.slice(1).map((point, index) => leaf(text.slice(points[index], point)));
          expect(readingText(element(name, ...pieces)).text).toBe(readingText(element(name, leaf(text))).text);
        },
      ),
    );
  });
});

test("a DOM node, upper-case names and nodeValue, is read like a parser's", () => {
  const leaf = { nodeName: '#text', nodeValue: ' One\ttwo ' };
  const { text, runs } = readingText({
    nodeName: 'DIV',
    childNodes: [
      { nodeName: 'P', childNodes: [leaf] },
      { nodeName: 'SCRIPT', childNodes: [leaf] },
    ],
  });
  expect(text).toBe('One two');
  expect(runs).toEqual([{ node: leaf, nodeStart: 1, start: 0, end: 7 }]);
});
