import { describe, expect, test } from 'vitest';
import { xhtmlToHtml } from '#core/importing/page/xhtml.ts';

describe('XHTML as HTML', () => {
  test.each([
    [
      'closes what is empty',
      '<p>a<a id="x"/>b<i />c</p><script src="x"/>',
      '<p>a<a id="x"></a>b<i ></i>c</p><script src="x"></script>',
    ],
    ['leaves what HTML knows as empty', '<br/><img src="a/"/><hr />', '<br/><img src="a/"/><hr />'],
    ['reads CDATA as text', '<p><![CDATA[1 < 2 & <b>]]></p>', '<p>1 &lt; 2 &amp; <b></p>'.replace('<b>', '&lt;b>')],
    ['reads open CDATA to the end', '<p><![CDATA[a<b', '<p>a&lt;b'],
    ['leaves comments and instructions', '<?xml v="/"?><!-- <a/> --><p/>', '<?xml v="/"?><!-- <a/> --><p></p>'],
    [
      'is not misled by a slash in a value',
      '<a href="x/">y</a><a title="/>"/>',
      '<a href="x/">y</a><a title="/>"></a>',
    ],
    ['leaves what is no tag', 'a < b </ > <3 <p', 'a < b </ > <3 <p'],
    [
      'puts the picture of a drawing behind it',
      '<svg><image xlink:href="a.png"/></svg>b',
      '<svg><image xlink:href="a.png"></image></svg><img src="a.png">b',
    ],
  ])('%s', (_what, xhtml, html) => expect(xhtmlToHtml(xhtml)).toBe(html));

  test('is linear where nothing ends', () => {
    for (const piece of ['<a ', '<!--', '<![CDATA[', '<?', '</', '<a b="', '<image href=x>']) {
      expect(xhtmlToHtml(piece.repeat(50_000)).length).toBeGreaterThan(0);
    }
  });
});
