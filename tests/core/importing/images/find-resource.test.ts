import { describe, expect, test } from 'vitest';
import type { Resource } from '#core/importing/extracted.ts';
import { pictureFinder } from '#core/importing/images/find-resource.ts';
import { picture } from '../../../support/images.ts';

const image: Resource = { bytes: picture('png'), contentType: 'image/png' };
const finds = (key: string, source: string, base: string | null = 'https://mill.example/news/page.html') =>
  pictureFinder(new Map([[key, image]]), base)(source) === image;

describe('a picture inside the container', () => {
  test.each([
    ['https://mill.example/a.png', 'https://mill.example/a.png#top'],
    ['https://mill.example/a.png', '//mill.example/a.png'],
    ['https://mill.example/a.png', '../a.png'],
    ['https://mill.example/news/a%20b.png?w=1', 'a b.png?w=1'],
    ['HTTPS://MILL.example/a.png', 'https://mill.example/a.png'],
    ['cid:one@mill', 'CID:one@mill'],
    ['img/a b.png', './img/x/../a%20b.png?1'],
    ['img\\a.png', 'img/a.png'],
    ['../a.png', '../a.png'],
    ['file:///saved/a.png', 'file:///saved/a.png'],
    ['größe.png', 'gro\u0308ße.png'],
  ])('%s is found as %s', (key, source) => expect(finds(key, source)).toBe(true));

  test.each([
    ['https://mill.example/a.png', 'https://other.example/a.png'],
    ['https://mill.example/a.png?w=1', '/a.png?w=2'],
    ['img/a.png', '../img/a.png'],
    ['a.png', 'data:image/png;base64,AAAA'],
    ['a.png', ''],
    ['a.png', 'a.png'.repeat(3000)],
  ])('%s is not found as %s', (key, source) => expect(finds(key, source, null)).toBe(false));

  test('is a picture by its bytes, and the first of two with one address', () => {
    const page: Resource = { bytes: Buffer.from('<svg onload="x()"/>'), contentType: 'image/png' };
    expect(pictureFinder(new Map([['a.png', page]]), null)('a.png')).toBeNull();
    const two = new Map([
      ['a.png', image],
      ['./a.png', page],
    ]);
    expect(pictureFinder(two, null)('a.png')).toBe(image);
    expect(pictureFinder(undefined, null)('a.png')).toBeNull();
  });
});
