import { expect, test } from 'vitest';
import { prepareStructure } from '../../../../src-main/core/importing/structure/prepare-structure.ts';
import { after } from './step.ts';

const many = 20_000;
const numbered = (of: (n: number) => string): string => Array.from({ length: many }, (_, n) => of(n)).join('');

/** Where a step looked at the whole page for each of these, it would not end in any time that a test has. */
test.each([
  ['references to one note', `${'<sup><a href="#n">1</a></sup>'.repeat(many)}<li id="n">x</li>`],
  ['a note for each reference', numbered((n) => `<sup><a href="#n${n}">1</a></sup><p id="n${n}">x</p>`)],
  [
    'ways back from one note',
    `<p id="r">x<sup><a href="#n">1</a></sup></p><li id="n">x${'<a href="#r">1</a>'.repeat(many)}</li>`,
  ],
  ['notes beside the text', '<span class="sidenote">x</span>'.repeat(many)],
  ['frames', '<iframe src="https://youtu.be/abcdefgh1"></iframe>'.repeat(many)],
  ['frames in a figure', `<figure>${numbered((n) => `<iframe src="https://youtu.be/abcdef${n}"></iframe>`)}</figure>`],
  ['captions without a picture', `<div>${'<p class="caption">x</p>'.repeat(many)}<img src="a.png"></div>`],
  ['credits in a figure', `<figure><img src="a.png">${'<span class="credit">x</span>'.repeat(many)}</figure>`],
  ['signs in a heading', `<h2>x${'<a href="#a">#</a>'.repeat(many)}</h2>`],
  ['blocks of code', `<div class="highlight-sql">${'<pre><code>x</code></pre>'.repeat(many)}</div>`],
  ['children of what unfolds', `<details><summary>x</summary>${'<p>y</p>'.repeat(many)}</details>`],
  ['cells', `<table role="none"><tr>${'<td>x</td>'.repeat(many)}</tr></table>`],
  ['formulas', '<span class="katex"><math><mi>x</mi></math></span>'.repeat(many)],
  ['directions', '<div dir="rtl"><p>x</p></div>'.repeat(many)],
])('%s', (_, html) => {
  expect(after((page) => prepareStructure(page, null), html)).not.toBe('');
});
