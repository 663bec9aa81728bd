import { describe, expect, test } from 'vitest';
import { extractArticle } from '#core/importing/extract.ts';
import type { Resources } from '#core/importing/extracted.ts';
import { settleMedia } from '#core/importing/images/media.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import { picture } from '../../../support/images.ts';

const prose = (n: number) =>
  `<p>In the ${n}th year of the drought the old weir came out of the water again, with its iron wheel and the date above it, and people from the three villages walked down to see whether the stories about it had been true.</p>`;
const pageOf = (markup: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head><title>The weir comes out</title>${head}</head><body><article><h1>The weir comes out</h1>${prose(1)}${prose(2)}${markup}${prose(3)}${prose(4)}${prose(5)}</article></body></html>`;

const dataOf = (bytes: Uint8Array) => `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
const dot = dataOf(picture('png', 0, { width: 1, height: 1 }));
const blur = dataOf(picture('png', 0, { width: 32, height: 20 }));

async function read(markup: string, { resources, head = '' }: { resources?: Resources; head?: string } = {}) {
  const bytes = new TextEncoder().encode(pageOf(markup, head));
  const url = 'https://town.example/news/weir';
  return extractArticle({ bytes, name: 'weir.html', contentType: '', url, ...(resources && { resources }) });
}

/** Where the images of a page's body are to be found: the first path of each, or its bytes' width. */
async function sources(markup: string, options = {}) {
  const { images } = await read(markup, options);
  return images.map(({ source }) => (source.kind === 'file' ? source.path : source.bytes.length));
}

describe('the best of an image that lies beside the page is found', () => {
  test.each([
    [
      'a set',
      '<img alt="Weir" src="f/w-300.jpg" srcset="f/w-600.jpg 600w, f/w-1200.jpg 1200w" sizes="50vw">',
      'f/w-1200.jpg',
    ],
    ['densities', '<img alt="Weir" src="f/w.jpg" srcset="f/w.jpg, f/w@2x.jpg 2x">', 'f/w@2x.jpg'],
    ['lazysizes', `<img alt="Weir" class="lazyload" src="${dot}" data-srcset="f/a.jpg 400w, f/b.jpg 900w">`, 'f/b.jpg'],
    [
      'WordPress',
      '<img alt="Weir" src="f/weir-300x200.jpg" data-orig-file="f/weir.jpg" data-large-file="f/weir-1024x683.jpg">',
      'f/weir.jpg',
    ],
    ['data-original', '<img alt="Weir" src="f/placeholder.gif" data-original="f/weir.jpg">', 'f/weir.jpg'],
    [
      'Next.js',
      '<img alt="Weir" src="https://town.example/_next/image?url=f%2Fweir.jpg&amp;w=640&amp;q=75">',
      'f/weir.jpg',
    ],
    ['a blurred copy', `<img alt="Weir" src="${blur}" data-src="f/weir.jpg">`, 'f/weir.jpg'],
    [
      'an empty drawing',
      `<img alt="Weir" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 3 2'%3E%3C/svg%3E" data-lazy-src="f/weir.jpg">`,
      'f/weir.jpg',
    ],
    [
      'a noscript copy',
      `<img class="lazy" src="${dot}" alt=""><noscript><img src="f/weir.jpg" alt="Weir"></noscript>`,
      'f/weir.jpg',
    ],
    [
      'a noscript copy inside a box',
      `<div class="wrap"><img src="${dot}" alt="Weir"><noscript><img src="f/weir.jpg"></noscript></div>`,
      'f/weir.jpg',
    ],
    ['a noscript copy alone', '<noscript><img src="f/weir.jpg" alt="Weir"></noscript>', 'f/weir.jpg'],
    [
      'a link to the large one',
      '<a href="f/weir-large.jpg"><img src="f/weir-150x100.jpg" alt="Weir"></a>',
      'f/weir-large.jpg',
    ],
    ['AMP', '<amp-img alt="Weir" src="f/weir.jpg" width="900" height="600"></amp-img>', 'f/weir.jpg'],
    [
      'a background',
      '<figure><div class="lazy" data-bg="f/weir.jpg" role="img" aria-label="Weir"></div><figcaption>Weir</figcaption></figure>',
      'f/weir.jpg',
    ],
    [
      'a background in a style',
      `<figure><div style="padding:1px;background-image:url('f/weir.jpg')"></div><figcaption>Weir</figcaption></figure>`,
      'f/weir.jpg',
    ],
    [
      'a picture',
      '<picture><source type="image/webp" srcset="f/w.webp 900w"><source type="image/jxl" srcset="f/w.jxl 2000w"><img alt="Weir" src="f/w.jpg"></picture>',
      'f/w.webp',
    ],
    [
      'a picture for the dark and for paper',
      '<picture><source media="(prefers-color-scheme: dark)" srcset="f/dark.jpg 2000w"><source media="print" srcset="f/print.jpg 3000w"><img alt="Weir" src="f/w.jpg"></picture>',
      'f/w.jpg',
    ],
    [
      'a picture cut for narrow screens',
      '<picture><source media="(max-width: 600px)" srcset="f/narrow.jpg 1600w"><source media="(min-width: 601px)" srcset="f/wide.jpg 1400w"><img alt="Weir" src="f/w.jpg"></picture>',
      'f/wide.jpg',
    ],
    [
      'Substack',
      `<img alt="Weir" src="f/s.jpg" data-attrs='{"src":"https://b.example/w.jpeg","height":900}'>`,
      'f/s.jpg',
    ],
    [
      'a web address beside it',
      '<img alt="Weir" srcset="https://cdn.example/w.jpg 3000w" src="The weir_files/w 1.jpg">',
      'The weir_files/w 1.jpg',
    ],
  ])('%s', async (_what, markup, path) => {
    expect(await sources(markup)).toEqual([path]);
  });

  test('with the others that it may be, for when the first was not saved', async () => {
    const { images } = await read('<img alt="Weir" src="f/w-300.jpg" srcset="/img/w.jpg 2000w, f/w-1200.jpg 1200w">');
    expect(images[0]?.source).toEqual({ kind: 'file', path: 'f/w-1200.jpg', others: ['f/w-300.jpg'] });
  });
});

describe('an image inside the saved file', () => {
  const part = (kind: 'png' | 'jpg', width: number) => {
    return { bytes: picture(kind, 0, { width, height: 400 }), contentType: `image/${kind}` };
  };

  test('is preferred to one beside it, and the widest by its pixels to a narrower one', async () => {
    const resources = new Map([
      ['https://town.example/news/w-small.jpg', part('jpg', 300)],
      ['https://town.example/news/w-large.jpg', part('jpg', 1500)],
      [
        'https://town.example/news/error.jpg',
        { bytes: new TextEncoder().encode('<p>404</p>'), contentType: 'text/html' },
      ],
    ]);
    const markup = '<img alt="Weir" src="w-small.jpg" srcset="f/w.jpg 3000w, error.jpg 2500w, w-large.jpg 800w">';
    const { images } = await read(markup, { resources });
    expect(images.map(({ source }) => source)).toEqual([{ kind: 'bytes', ...part('jpg', 1500) }]);
  });

  test('is found by cid: and behind the address of a service that scales it', async () => {
    const resources = new Map([
      ['cid:weir@town', part('png', 500)],
      ['https://town.example/a/wheel.jpg', part('jpg', 700)],
    ]);
    const markup = `<img alt="Weir" src="cid:weir@town">${prose(6)}<img alt="Wheel" src="/_next/image?url=%2Fa%2Fwheel.jpg&amp;w=64">`;
    const { images } = await read(markup, { resources });
    expect(images.map(({ source }) => source.kind === 'bytes' && source.contentType)).toEqual([
      'image/png',
      'image/jpg',
    ]);
  });

  test('that is all there is may be small', async () => {
    expect((await read(`<img alt="The mason's mark" src="${blur}">`)).images).toHaveLength(1);
  });
});

describe('what is no image of the article goes', () => {
  test.each([
    ['a dot', `<img src="${dot}">`],
    ['a spacer', '<img src="f/spacer.gif" alt="">'],
    ['a counted reader', '<img src="https://stats.example/pixel?id=1" alt="">'],
    ['a counted reader by style', '<img src="https://s.example/i.gif" alt="x" style="width:1px;height:1px">'],
    [
      'a counted reader without scripts',
      '<noscript><img height="1" width="1" src="https://www.facebook.com/tr?id=1"></noscript>',
    ],
    ['an icon', '<img src="f/share.png" alt="Share" width="24" height="24">'],
    ['a face', '<img class="avatar photo" src="f/maren.jpg" alt="Maren" width="96" height="96">'],
    ['an ornament that was not saved', '<p><img src="https://town.example/line.png" alt=""></p>'],
  ])('%s', async (_what, markup) => {
    const { html, images } = await read(markup);
    expect([images, html.includes('<img')]).toEqual([[], false]);
  });

  test('but a character that was drawn is one again', async () => {
    const { html } = await read(
      '<p>They cheered <img class="emoji" alt="🎉" src="https://s.example/1f389.svg"> all night.</p>',
    );
    expect(bodyText(html)).toContain('They cheered 🎉 all night.');
  });

  test('but a formula stays, as its words', async () => {
    const { html } = await read('<p>So <img class="latex" alt="x^2" src="f/x.png" width="20" height="12"> it is.</p>');
    expect(html).toContain('x^2');
  });
});

describe('an image that was not saved', () => {
  test('keeps its place and its words, and one sentence counts all of them', async () => {
    const markup =
      '<figure><img src="https://cdn.example/a.jpg" alt="The wheel"></figure><p><img src="/b.jpg" alt="The date"></p>' +
      `<figure><img src="https://cdn.example/c.jpg" alt=""><figcaption>The crowd.</figcaption></figure><p><img src="f/d.png" alt="The map"></p>`;
    const { html, images, warnings } = await read(markup);
    expect(html.match(/<img[^>]*>/g)).toEqual([
      '<img alt="The wheel">',
      '<img alt="The date">',
      '<img alt="">',
      '<img src="media/pending-1" alt="The map">',
    ]);
    const settled = await settleMedia(html, images, { path: null });
    expect(settled.html.match(/src=/g)).toBeNull();
    expect([...warnings, ...settled.warnings]).toEqual(['4 images were not saved with the page.']);
    expect(bodyText(settled.html)).toBe(bodyText(html));
  });
});

describe('a picture that stands twice', () => {
  const count = async (markup: string) => (await read(markup)).html.match(/<img/g)?.length ?? 0;

  test('one after the other, in two sizes, is kept once, with its caption and its words', async () => {
    const { html, images } = await read(
      '<p><img src="f/old-weir-300x200.jpg" alt="The old weir"></p><figure><img src="f/old-weir-1200x800.jpg" alt=""><figcaption>The old weir, in May.</figcaption></figure>',
    );
    expect(html.match(/<img[^>]*>/g)).toEqual(['<img src="media/pending-1" alt="The old weir">']);
    expect(html).toContain('The old weir, in May.');
    expect(images[0]?.source).toMatchObject({ path: 'f/old-weir-1200x800.jpg' });
  });

  test('far apart, or with two captions, is kept twice', async () => {
    const figure = (caption: string) =>
      `<figure><img src="f/old-weir.jpg" alt="a"><figcaption>${caption}</figcaption></figure>`;
    expect(await count(`${figure('In May')}${figure('In June')}`)).toBe(2);
    expect(
      await count(
        `<p><img src="f/old-weir.jpg" alt="a"></p>${prose(7)}${prose(8)}${prose(9)}${prose(10)}<p><img src="f/old-weir.jpg" alt="a"></p>`,
      ),
    ).toBe(2);
  });

  test('pictures of one series are not the same', async () => {
    expect(await count('<p><img src="f/weir-1.jpg" alt="a"></p><p><img src="f/weir-2.jpg" alt="a"></p>')).toBe(2);
  });
});

test.each([
  ['a figure of ten thousand images', `<figure>${'<img src="f/weir.jpg" alt="x">'.repeat(10_000)}</figure>`],
  ['ten thousand copies without scripts', '<noscript><img src="f/weir.jpg" alt="x"></noscript>'.repeat(10_000)],
  [
    'one picture of many sources',
    `<picture>${'<source srcset="f/a.jpg 2x"><img alt="x" src="f/b.jpg">'.repeat(10_000)}</picture>`,
  ],
  ['sets of nothing but commas', `<img alt="x" srcset="x${','.repeat(16_000)}y 2x">`.repeat(300)],
])('%s are read like any others', async (_what, markup) => {
  expect((await read(markup)).images.length).toBeLessThanOrEqual(1);
});
