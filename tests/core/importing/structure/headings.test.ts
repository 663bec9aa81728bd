import { expect, test } from 'vitest';
import { settleHeadings } from '../../../../src-main/core/importing/structure/headings.ts';
import { settleLetters } from '../../../../src-main/core/importing/structure/letters.ts';
import { after } from './step.ts';

test.each([
  ['a permanent link', '<h2 id="a">Bells <a class="anchor" href="#a">#</a></h2>', '<h2 id="a">Bells </h2>'],
  ['an empty one', '<h2><a href="#a"></a>Bells</h2>', '<h2>Bells</h2>'],
  ['a heading that is a link', '<h2><a href="#a">Bells</a></h2>', '<h2><a href="#a">Bells</a></h2>'],
  ['an offer to edit', '<h2>Bells<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2>', '<h2>Bells</h2>'],
  ['a box that acts as one', '<div role="heading" aria-level="3">Bells</div>', '<h3>Bells</h3>'],
  [
    'what unfolds',
    '<h3>Bells</h3><details><summary>How many</summary><p>Two.</p></details>',
    '<h3>Bells</h3><h4>How many</h4><p>Two.</p>',
  ],
  ['an empty summary', '<details><summary>Show more</summary><p>Two.</p></details>', '<p>Two.</p>'],
])('%s', (_, html, expected) => expect(after(settleHeadings, html)).toBe(expected));

test.each([
  ['a large letter', '<p><span class="dropcap">T</span>he bell</p>', '<p>The bell</p>'],
  ['one set apart', '<p><span class="drop-cap">T</span> he bell</p>', '<p>The bell</p>'],
  ['one that is a word', '<p><span class="dropcap">A</span> bell</p>', '<p>A bell</p>'],
  ['one in a box', '<p><span class="has-dropcap"><b class="dropcap">“T</b></span>he bell</p>', '<p>“The bell</p>'],
  ['a drawn one', '<p><img class="initial-letter" src="t.png" alt="T">he bell</p>', '<p>The bell</p>'],
  ['a menu', '<div class="dropdown">T</div>', '<div class="dropdown">T</div>'],
])('letters: %s', (_, html, expected) => expect(after(settleLetters, html)).toBe(expected));
