import { describe, expect, test } from 'vitest';
import { findLeadImage, placeLeadImage } from '#core/importing/images/lead-image.ts';
import { settleSources } from '#core/importing/images/settle-sources.ts';
import { takeImages } from '#core/importing/images/take-images.ts';
import { guardHtml } from '#core/importing/page/guard-html.ts';
import { parsePage } from '#core/importing/page/parse-page.ts';
import { picture } from '../../../support/images.ts';

const address = 'https://town.example/media/old-weir-1200x630.jpg';
const prose = `<p>${'The weir came out of the water. '.repeat(20)}</p>`;

/** The body that is left of a page when its lead image has been found in `outside` and put above `inside`. */
function place(outside: string, inside: string, resources = new Map()) {
  const guarded = guardHtml(`<html><body><div id="hero">${outside}</div><main>${inside}</main></body></html>`, 'x');
  const page = parsePage(guarded.html);
  const files = { base: 'https://town.example/', resources };
  const known = settleSources(page.documentElement, guarded, files);
  const lead = findLeadImage(page, address, guarded, files, known);
  const body = page.querySelector('main');
  if (body === null) throw new Error('no body');
  placeLeadImage(body, lead, known);
  const { images } = takeImages(body, guarded, files, known);
  return { html: body.innerHTML, images };
}

describe('the lead image', () => {
  test('stands above a body without one, when the page itself shows it elsewhere', () => {
    const { html, images } = place('<img src="Weir_files/old-weir-900x600.jpg" alt="The weir">', prose);
    expect(html).toMatch(/^<figure><img alt="The weir" src="media\/pending-1"><\/figure><p>/);
    expect(images[0]?.source).toEqual({ kind: 'file', path: 'Weir_files/old-weir-900x600.jpg' });
  });

  test('stands there too when it came in the container of the page', () => {
    const part = { bytes: picture('jpg'), contentType: 'image/jpeg' };
    const { images } = place('', prose, new Map([[address, part]]));
    expect(images.map(({ source }) => source)).toEqual([{ kind: 'bytes', ...part }]);
  });

  test.each([
    ['was not saved', '<img src="https://town.example/media/old-weir.jpg" alt="x">', prose],
    [
      'is in the body already',
      '<img src="f/old-weir.jpg" alt="x">',
      `${prose}<p><img src="f/old-weir-300x200.jpg" alt="y"></p>`,
    ],
    [
      'would stand above another one',
      '<img src="f/old-weir.jpg" alt="x">',
      `<p><img src="f/wheel.jpg" alt="y"></p>${prose}`,
    ],
  ])('is left out when it %s', (_why, outside, inside) => {
    expect(place(outside, inside).html).not.toMatch(/^<figure>/);
  });
});
