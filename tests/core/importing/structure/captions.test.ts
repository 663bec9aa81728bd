import { expect, test } from 'vitest';
import { settleCaptions } from '../../../../src-main/core/importing/structure/captions.ts';
import { after } from './step.ts';

const figure = '<figure><img src="a.png"><figcaption>The quay.</figcaption></figure>';

test.each([
  ['a box with a caption', '<div class="wp-caption"><img src="a.png"><p class="wp-caption-text">The quay.</p></div>'],
  [
    'a list as a box',
    '<dl class="wp-caption"><dt><img src="a.png"></dt><dd class="wp-caption-text">The quay.</dd></dl>',
  ],
  ['the next paragraph', '<img src="a.png"><p class="image-caption">The quay.</p>'],
  ['a figure without one', '<figure><img src="a.png"><span class="credit">The quay.</span></figure>'],
])('%s', (_, html) => {
  const left = after(settleCaptions, html)
    .replace(/<figure class="[^"]*">/, '<figure>')
    .replace(/<\/?d[tl]>/g, '');
  expect(left).toBe(figure);
});

test('a credit joins the caption', () => {
  const html =
    '<figure><img src="a.png"><figcaption>The quay.</figcaption><span class="photo-credit">B. Tarn</span></figure>';
  expect(after(settleCaptions, html)).toContain('<figcaption>The quay. B. Tarn</figcaption>');
});

test.each([
  [
    'text beside a picture',
    '<div><img src="a.png"><p>One.</p><p>Two.</p><p>Three.</p><p class="caption">The quay.</p></div>',
  ],
  ['a caption of nothing', '<div><p class="caption">The quay.</p><p>One.</p></div>'],
  ['a heading', '<div><img src="a.png"><h3 class="caption">The quay</h3></div>'],
  ['a long text', `<div><img src="a.png"><p class="caption">${'The quay was long. '.repeat(60)}</p></div>`],
  ['a recaptioned word', '<div><img src="a.png"><p class="uncaptioned-text">The quay.</p></div>'],
])('left alone: %s', (_, html) => expect(after(settleCaptions, html)).toBe(html));
