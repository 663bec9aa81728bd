import { describe, expect, test } from 'vitest';
import { imageSize } from '#core/importing/images/image-size.ts';
import { picture } from '../../../support/images.ts';

const kinds = ['png', 'jpg', 'gif', 'webp', 'avif'] as const;

describe('the size of a picture', () => {
  test.each(kinds)('%s', (kind) => {
    expect(imageSize(picture(kind, 0, { width: 1234, height: 567 }))).toMatchObject({ width: 1234, height: 567 });
  });

  test.each(kinds)('is not known for a %s that ends in its header or says zero', (kind) => {
    const whole = picture(kind);
    const zero = picture(kind, 0, { width: 0, height: 100 });
    expect(imageSize(zero)).toBeNull();
    for (let length = 0; length < 9; length += 1) expect(imageSize(whole.subarray(0, length))).toBeNull();
    for (let length = 9; length < whole.length; length += 1) imageSize(whole.subarray(0, length));
  });

  test('says which ones move', () => {
    const animated = Buffer.from(picture('png'));
    const withControl = Buffer.concat([
      animated.subarray(0, 33),
      Buffer.from('\0\0\0\x08acTL\0\0\0\x02\0\0\0\0\0\0\0\0', 'latin1'),
      animated.subarray(33),
    ]);
    expect(imageSize(withControl)).toMatchObject({ width: 640, animated: true });
    expect(imageSize(picture('png'))).toMatchObject({ animated: false });
    expect(imageSize(picture('gif'))).toMatchObject({ animated: true });
    const extended = Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x1f\x03\0\x57\x02\0', 'latin1');
    expect(imageSize(extended)).toMatchObject({ width: 800, height: 600, animated: true });
  });

  test('reads a lossless WebP', () => {
    const bits = Buffer.alloc(4);
    bits.writeUInt32LE(799 | (599 << 14));
    const bytes = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f', 'latin1'), bits]);
    expect(imageSize(bytes)).toMatchObject({ width: 800, height: 600 });
  });

  test('takes no time on what only begins like a picture', () => {
    for (const kind of kinds) {
      const head = Buffer.from(picture(kind)).subarray(0, 16);
      for (const fill of [0, 1, 0xff]) imageSize(Buffer.concat([head, Buffer.alloc(4_000_000, fill)]));
    }
    imageSize(Buffer.alloc(4_000_000, Buffer.from([0xff, 0xe0, 0, 2])));
    expect(imageSize(Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(4_000_000, 0xff)]))).toBeNull();
  });
});
