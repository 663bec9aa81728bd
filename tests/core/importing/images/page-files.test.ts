import { describe, expect, test } from 'vitest';
import { imageSource, insideImage, resourceOf } from '#core/importing/images/page-files.ts';
import { picture } from '../../../support/images.ts';

const guarded = { name: '', html: '', dataUris: [], styleImages: new Map(), flattened: false };
const part = (salt: number) => ({ bytes: new Uint8Array(picture('png', salt)), contentType: 'image/png' });
const base = 'https://valley.example/stories/goats.html';

describe('a file of the container', () => {
  const resources = new Map([
    ['cid:bell@valley.example', part(1)],
    ['https://valley.example/stories/images/goat.png?w=800', part(2)],
    ['images/the hut.png', part(3)],
  ]);

  test.each([
    ['cid:bell@valley.example', 1],
    ['https://valley.example/stories/images/goat.png?w=800', 2],
    ['images/goat.png?w=800', 2],
    ['/stories/images/goat.png?w=800#left', 2],
    ['//valley.example/stories/images/goat.png?w=800', 2],
    ['images/the%20hut.png', 3],
    ['./images/the hut.png?v=2', 3],
    ['images\\the hut.png', 3],
  ])('is found by %s', (address, salt) => {
    expect(resourceOf(address, { base, resources })).toEqual(part(salt));
  });

  test.each(['images/goat.png', '../images/the hut.png', 'cid:other', '', '#x', 'https://elsewhere.example/a.png'])(
    'is not found by %j',
    (address) => {
      expect(resourceOf(address, { base, resources })).toBeNull();
    },
  );
});

describe('a file of the container is found by another spelling', () => {
  const image = part(5);
  const finds = (key: string, address: string, base: string | null = 'https://mill.example/news/page.html') =>
    resourceOf(address, { base, resources: new Map([[key, image]]) }) === image;

  test.each([
    ['https://mill.example/a.png', 'https://mill.example/a.png#top'],
    ['https://mill.example/a.png', '//mill.example/a.png'],
    ['https://mill.example/a.png', '../a.png'],
    ['https://mill.example/news/a%20b.png?w=1', 'a b.png?w=1'],
    ['HTTPS://MILL.example/a.png', 'https://mill.example/a.png'],
    ['cid:one@mill', 'CID:one@mill'],
    ['cid:one@mill', 'cid:<one%40mill>'],
    ['img/a b.png', './img/x/../a%20b.png?1'],
    ['img\\a.png', 'img/a.png'],
    ['../a.png', '../a.png'],
    ['file:///saved/a.png', 'file:///saved/a.png'],
    ['größe.png', 'gro\u0308ße.png'],
  ])('%s as %s', (key, address) => expect(finds(key, address)).toBe(true));

  test.each([
    ['https://mill.example/a.png', 'https://other.example/a.png'],
    ['https://mill.example/a.png?w=1', '/a.png?w=2'],
    ['img/a.png', '../img/a.png'],
    ['a.png', 'data:image/png;base64,AAAA'],
    ['a.png', ''],
    ['a.png', 'a.png'.repeat(3000)],
  ])('but %s not as %s', (key, address) => expect(finds(key, address, null)).toBe(false));

  test('and of two with one spelling the first counts', () => {
    const resources = new Map([
      ['a.png', image],
      ['./a.png', part(6)],
    ]);
    expect(resourceOf('x/../a.png', { base: null, resources })).toBe(image);
  });
});

test('a picture in a container is one by its bytes', () => {
  const page = { bytes: Buffer.from('<script>x()</script>'), contentType: 'image/png' };
  expect(insideImage('a.png', guarded, { base: null, resources: new Map([['a.png', page]]) })).toBeNull();
});

test('the bytes of an image bring nothing else of their container with them', () => {
  const whole = new Uint8Array([...new Uint8Array(7), ...picture('png', 3)]);
  const resources = new Map([['a.png', { bytes: whole.subarray(7), contentType: '' }]]);
  const source = imageSource(['a.png'], guarded, { base: null, resources })?.source;
  expect(source?.kind === 'bytes' && source.bytes.buffer.byteLength).toBe(whole.length - 7);
});

test('an image comes from its address, from the container, from beside the page, or from nowhere', () => {
  const files = { base, resources: new Map([['a.png', part(1)]]) };
  const data = `data:image/png;base64,${Buffer.from(picture('png', 4)).toString('base64')}`;
  expect(imageSource([data], guarded, files)).toEqual({ source: { kind: 'bytes', ...part(4) } });
  expect(imageSource(['a.png'], guarded, files)).toEqual({ reference: 'a.png', source: { kind: 'bytes', ...part(1) } });
  expect(imageSource(['b%20c.png?x', 'c.png'], guarded, files)).toEqual({
    source: { kind: 'file', path: 'b c.png', others: ['c.png'] },
  });
  expect(imageSource(['c.png'], guarded, { ...files, alone: true })).toBeNull();
  for (const address of ['https://a.example/a.png', '/a.png', '../a.png', 'data:text/html,x', 'cid:none', '']) {
    expect(imageSource([address], guarded, files), address).toBeNull();
  }
});
