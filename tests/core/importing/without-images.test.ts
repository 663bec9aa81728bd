import { expect, test } from 'vitest';
import { textWithoutCaptions, withoutImages } from '../../../src-main/core/importing/images/without-images.ts';

const code = '<pre><code>a\n\n\nb</code></pre>';

test('images go with the figures that held nothing else, and lines of code stay apart', () => {
  const html = `<figure><img src="media/pending-1"></figure>\n<p>x</p>\n<figure><img src="media/pending-2"><figcaption>y</figcaption></figure>\n${code}\n<figure><img src="media/pending-3"></figure>`;
  const sources = new Set(['media/pending-1', 'media/pending-2', 'media/pending-3']);
  expect(withoutImages(html, sources)).toBe(`<p>x</p>\n<figure><figcaption>y</figcaption></figure>\n${code}`);
});

test('an image that was not saved still says so', () => {
  const html = '<figure><img alt="Image not saved: a boat"><figcaption>y</figcaption></figure>';
  expect(withoutImages(html, new Set())).toBe(html);
});

test('the text is without what stands under pictures and players, and with the captions of tables and code', () => {
  const html = [
    '<p>one</p>',
    '<figure><img src="media/a.png"><figcaption>a picture</figcaption></figure>',
    '<figure><figcaption><a href="https://v.example/">a film</a></figcaption></figure>',
    '<figure><table><tbody><tr><td>1</td><td>2</td></tr></tbody></table><figcaption>a table</figcaption></figure>',
    '<table><caption>another</caption><tbody><tr><td>3</td><td>4</td></tr></tbody></table>',
    '<figure><pre>code</pre><figcaption>a listing</figcaption></figure>',
    '<figure><blockquote><p>said</p></blockquote><figcaption>a voice</figcaption></figure>',
  ].join('\n');
  const text = textWithoutCaptions(html);
  expect(text).toBe('one\n1\n2\na table\nanother\n3\n4\ncode\na listing\nsaid\na voice');
});
