import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../../src-main/core/importing/page/parse-page.ts';
import { settleLinks } from '../../../../src-main/core/importing/sanitising/links.ts';
import { sanitiseHtml } from '../../../../src-main/core/importing/sanitising/sanitise.ts';
import { finishNotes, settleNotes } from '../../../../src-main/core/importing/structure/footnotes.ts';

const base = 'https://quay.example/a';

/** What is stored of a page whose body is chosen whole, or only as far as a selector says. */
function stored(html: string, chosen = 'body'): string {
  const page = parsePage(`<!DOCTYPE html><html><head></head><body>${html}</body></html>`);
  const kept = settleNotes(page, base);
  const root = page.querySelector(chosen);
  if (root === null) throw new Error(`no ${chosen}`);
  finishNotes(root, kept);
  settleLinks(root, base);
  return sanitiseHtml(root.innerHTML);
}

const reference = '<sup><a id="fnref-1" href="#fn-1">1</a></sup>';
const plain = `<p>Late.${reference}</p>\n<ol><li id="fn-1">By four.<a href="#fnref-1"></a></li></ol>`;

/** `id` comes first or last as each page has it. */
const ordered = (html: string): string =>
  html.replaceAll(/<a href="(#fn-\d+)" id="(fnref-[\d-]+)">/g, '<a id="$2" href="$1">');

describe('notes are known by what they do', () => {
  test.each([
    [
      'Pandoc',
      '<p>Late.<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><section class="footnotes"><ol><li id="fn1"><p>By four.<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
    ],
    [
      'Markdown',
      '<p>Late.<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup></p><div class="footnotes"><ol><li id="fn:1">By four. <a href="#fnref:1" title="return">&#8617;</a></li></ol></div>',
    ],
    [
      'an absolute address',
      '<p>Late.<sup><a href="https://quay.example/a#n1">1</a></sup></p><ol><li id="n1">By four.</li></ol>',
    ],
    [
      'a letter around',
      '<p>Late.<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a></p><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a><div class="footnote-content"><p>By four.</p></div></div>',
    ],
    [
      'docutils',
      '<p>Late.<a class="footnote-reference" href="#id2" id="id1" role="doc-noteref">1</a></p><aside class="footnote" id="id2" role="doc-footnote"><span class="label"><span>[</span><a href="#id1" role="doc-backlink">1</a><span>]</span></span><p>By four.</p></aside>',
    ],
    [
      'blocks',
      '<p>Late.<sup data-fn="u-1" class="fn"><a href="#u-1" id="u-1-link">1</a></sup></p><ol class="wp-block-footnotes"><li id="u-1">By four. <a href="#u-1-link">↩︎</a></li></ol>',
    ],
    [
      'a note beside the text',
      '<article><p>Late.<label for="s" class="margin-toggle sidenote-number"></label><input type="checkbox" id="s"><span class="sidenote">By four.</span></p></article>',
    ],
  ])('%s', (_, html) => {
    expect(
      ordered(stored(html))
        .replace(/<a id="(fnref-1)" href="(#fn-1)"><sup>1<\/sup><\/a>/, reference)
        .replace('<li><p id="fn-1">', '<li id="fn-1">')
        .replace('</a></p></li>', '</a></li>'),
    ).toBe(plain);
  });

  test('an encyclopedia, where one work is named twice', () => {
    const html =
      '<p>Late.<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1">[1]</a></sup> Loud.<sup id="cite_ref-a_1-1" class="reference"><a href="#cite_note-a-1">[1]</a></sup></p>' +
      '<ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-a_1-0"><sup>a</sup></a> <a href="#cite_ref-a_1-1"><sup>b</sup></a></span> <span>The book.</span></li></ol>';
    expect(ordered(stored(html))).toBe(
      '<p>Late.<sup><a id="fnref-1" href="#fn-1">[1]</a></sup> Loud.<sup><a id="fnref-1-2" href="#fn-1">[1]</a></sup></p>\n' +
        '<ol><li id="fn-1">The book.<a href="#fnref-1"></a><a href="#fnref-1-2"></a></li></ol>',
    );
  });

  test('notes in paragraphs keep their numbers, as nothing else numbers them', () => {
    const html =
      '<p>Late.<a href="#_ftn1" name="_ftnref1">[1]</a></p><p><a href="#_ftnref1" name="_ftn1">[1]</a> By four.</p>';
    expect(ordered(stored(html))).toBe(
      '<p>Late.<a id="fnref-1" href="#fn-1">[1]</a></p>\n<p id="fn-1">[1] By four.<a href="#fnref-1"></a></p>',
    );
  });
});

describe('what is no note', () => {
  test.each([
    ['a list of contents', '<ul><li><a href="#a">1</a></li></ul><h2 id="a">Bells</h2><p>x</p>'],
    ['a link to a section', '<p>See <a href="#a">section 2</a>.</p><div id="a"><p>x</p></div>'],
    ['a link to the top', '<p id="top">x</p><p><a href="#top">1</a></p>'],
    ['an empty link', '<p>x<sup><a href="#">1</a></sup></p>'],
    ['a link to nothing', '<p>x<sup><a href="#n9">9</a></sup></p>'],
    ['names that only look like ours', '<p id="fn-1">x</p><p><a href="#fn-7" id="fnref-7">more</a></p>'],
  ])('%s', (_, html) => {
    expect(stored(html)).not.toMatch(/ id=| href="#/);
  });
});

describe('notes outside of the body', () => {
  const page = (note: string): string =>
    `<main><p>Late.<sup><a href="#n1" id="r1">1</a></sup></p></main><div class="notes"><ol><li id="n1">${note} <a href="#r1">↩</a></li></ol></div>`;

  test('come back at its end', () => {
    expect(ordered(stored(page('By four.'), 'main'))).toBe(
      `<p>Late.${reference}</p>\n<ol><li id="fn-1" value="1">By four.<a href="#fnref-1"></a></li></ol>`,
    );
  });

  test('but not as a list of what was read', () => {
    expect(stored(page('A. Marlow, The Bell. Quay Press, 1987, p. 4.'), 'main')).toBe('<p>Late.<sup>1</sup></p>');
  });
});
