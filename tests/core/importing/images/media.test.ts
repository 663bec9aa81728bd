import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ExtractedImage } from '#core/importing/extracted.ts';
import { imageExtension, imageTypeOf } from '#core/importing/images/image-type.ts';
import { settleMedia } from '#core/importing/images/media.ts';
import { sanitiseHtml } from '#core/importing/sanitising/sanitise.ts';
import { contentHash } from '#core/storage/hash.ts';
import { temporaryFolder } from '../../../support/folder.ts';
import { picture } from '../../../support/images.ts';

const nameOf = (bytes: Uint8Array, extension: string) => `${contentHash(bytes).slice(7, 39)}.${extension}`;
const file = (path: string, n = 1): ExtractedImage => ({
  placeholder: `media/pending-${n}`,
  source: { kind: 'file', path },
});
const inside = (bytes: Uint8Array, n = 1): ExtractedImage => {
  return { placeholder: `media/pending-${n}`, source: { kind: 'bytes', bytes, contentType: 'image/png' } };
};
const body =
  '<p>Before.</p>\n<figure><img src="media/pending-1" alt="A mill"><figcaption>The mill</figcaption></figure>';

/** A saved page's folder with a picture beside the page, and one outside of it. */
async function savedPage() {
  const outer = await temporaryFolder();
  const folder = join(outer, 'saved');
  await mkdir(join(folder, 'page_files'), { recursive: true });
  await writeFile(join(folder, 'page_files', 'mill.png'), picture('png', 1));
  await writeFile(join(outer, 'private.png'), picture('png', 2));
  return { outer, folder, page: join(folder, 'page.html') };
}

describe('an image', () => {
  test('beside the page is kept under its hash', async () => {
    const { page } = await savedPage();
    const { html, media, warnings } = await settleMedia(body, [file('page_files/mill.png')], { path: page });
    const name = nameOf(picture('png', 1), 'png');
    expect([...media.keys()]).toEqual([name]);
    expect(Buffer.from(media.get(name) ?? []).equals(picture('png', 1))).toBe(true);
    expect(html).toBe(
      body.replace('media/pending-1" alt="A mill"', `media/${name}" alt="A mill" width="640" height="480"`),
    );
    expect(warnings).toEqual([]);
    expect(imageTypeOf(name)).toBe('image/png');
  });

  test('inside the page is kept as what its bytes say, not as what is said of it', async () => {
    const { media } = await settleMedia(body, [inside(picture('jpg'))], { path: null });
    expect([...media.keys()]).toEqual([nameOf(picture('jpg'), 'jpg')]);
  });

  test('that stands twice is stored once and named in both places', async () => {
    const twice =
      '<p><img src="media/pending-1" alt="a"> <img src="media/pending-2" alt="b"> <img src="media/pending-1" alt="c"></p>';
    const { html, media } = await settleMedia(twice, [inside(picture('gif')), inside(picture('gif'), 2)], {
      path: null,
    });
    const name = nameOf(picture('gif'), 'gif');
    expect([...media.keys()]).toEqual([name]);
    expect(html.match(/src="[^"]*"/g)).toEqual(Array(3).fill(`src="media/${name}"`));
  });
});

describe('an image that cannot be kept', () => {
  test.each([
    ['is not there', async () => 'page_files/none.png'],
    ['lies above the folder', async () => '../private.png'],
    ['lies above by a detour', async () => 'page_files/../../private.png'],
    ['has an absolute path', async ({ outer }: { outer: string }) => join(outer, 'private.png')],
    ['is a folder', async () => 'page_files'],
    ["is the page's own folder", async () => '.'],
    ['has a NUL in its name', async () => 'page_files/mill.png\0.jpg'],
    [
      'is a link out of the folder',
      async ({ outer, folder }: { outer: string; folder: string }) => {
        await symlink(join(outer, 'private.png'), join(folder, 'page_files', 'link.png'));
        return 'page_files/link.png';
      },
    ],
    [
      'lies behind a linked folder',
      async ({ outer, folder }: { outer: string; folder: string }) => {
        await symlink(outer, join(folder, 'linked'));
        return 'linked/private.png';
      },
    ],
    [
      'lies in a folder whose name only begins alike',
      async ({ outer, folder }: { outer: string; folder: string }) => {
        await mkdir(`${folder}-too`);
        await writeFile(join(`${folder}-too`, 'x.png'), picture('png'));
        return join('..', `${folder.slice(outer.length + 1)}-too`, 'x.png');
      },
    ],
    [
      'is a drawing that may hold scripts',
      async ({ folder }: { folder: string }) => {
        await writeFile(
          join(folder, 'x.png'),
          '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        );
        return 'x.png';
      },
    ],
    [
      'is enormous',
      async ({ folder }: { folder: string }) => {
        await writeFile(join(folder, 'big.png'), picture('png'));
        await truncate(join(folder, 'big.png'), 60 * 1024 * 1024);
        return 'big.png';
      },
    ],
  ])('because it %s leaves its description and a warning', async (_why, make) => {
    const place = await savedPage();
    const { html, media, warnings } = await settleMedia(body, [file(await make(place))], { path: place.page });
    expect(media.size).toBe(0);
    expect(html).toBe(body.replace('src="media/pending-1" ', ''));
    expect(warnings).toEqual(['One image was not saved with the page.']);
  });

  test("because only the page's bytes came, is not looked for", async () => {
    const { media, warnings } = await settleMedia(body, [file('package.json')], { path: null });
    expect([media.size, warnings.length]).toEqual([0, 1]);
  });

  test('and says nothing of itself leaves no trace, wherever it stands', async () => {
    const html =
      '<p>Text <img src="media/pending-1" alt=""> on.</p>\n<p><img src="media/pending-1" alt=""></p>\n<p><img src="media/pending-2" alt="Other"></p>';
    const settled = await settleMedia(html, [file('none.png'), inside(picture('webp'), 2)], {
      path: '/nowhere/page.html',
    });
    expect(settled.html).not.toContain('pending');
    expect(settled.html.match(/<img/g)).toHaveLength(1);
    expect(settled.html).not.toContain('<p></p>');
  });

  test('leaves a body in the form in which bodies are stored, whatever its description holds', async () => {
    const alt = 'a &gt; b &lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; media/pending-1';
    const html = sanitiseHtml(`<p>Text</p><p><img src="media/pending-1" alt="${alt}"></p><p>End</p>`);
    const settled = await settleMedia(html, [file('none.png')], { path: '/nowhere/page.html' });
    expect(sanitiseHtml(settled.html)).toBe(settled.html);
    expect(settled.html.match(/<img/g)).toHaveLength(1);
  });
});

test('a body without images is left as it is', async () => {
  expect(await settleMedia('<p>x</p>', [], { path: null })).toEqual({
    html: '<p>x</p>',
    media: new Map(),
    warnings: [],
    references: new Map(),
  });
});

test('a picture is known by its first bytes, and a stored name by its form', () => {
  for (const kind of ['png', 'jpg', 'gif', 'webp', 'avif'] as const) {
    expect(imageExtension(picture(kind))).toBe(kind);
    expect(imageTypeOf(`${'0a'.repeat(16)}.${kind}`)).toMatch(/^image\//);
  }
  expect(imageTypeOf(`${'0a'.repeat(16)}.svg`)).toBe('image/svg+xml');
  for (const bytes of ['', 'GIF', 'RIFF\x04\x00\x00\x00WAVE', '<svg/>', '%PDF-1.7', 'MZ']) {
    expect(imageExtension(Buffer.from(bytes, 'latin1'))).toBeNull();
  }
  for (const name of [
    'x.png',
    `${'0a'.repeat(16)}.html`,
    `${'0a'.repeat(16)}.png.html`,
    `../${'0a'.repeat(16)}.png`,
    `${'0A'.repeat(16)}.png`,
  ]) {
    expect(imageTypeOf(name)).toBeNull();
  }
});
