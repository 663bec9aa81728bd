import { describe, expect, test } from 'vitest';
import { imageSource, resourceOf } from '#core/importing/images/page-files.ts';
import { picture } from '../../../support/images.ts';

const guarded = { html: '', dataUris: [], styleImages: new Map(), flattened: false };
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
