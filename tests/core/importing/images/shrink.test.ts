import { afterAll, describe, expect, test } from 'vitest';
import { decodePicture, encodePicture, type Pixels } from '#core/importing/images/codecs.ts';
import { createImageShrinker } from '#core/importing/images/image-shrinker.ts';
import { imageSize } from '#core/importing/images/image-size.ts';
import { imageExtension } from '#core/importing/images/image-type.ts';
import { settleImage } from '#core/importing/images/settle-image.ts';

const { shrink, close } = createImageShrinker();
afterAll(close);

/** A picture whose left half is dark and whose right half is light; `grain` makes it look like a photo. */
function halves(width: number, height: number, grain: boolean): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < width * height; at += 1) {
    const shade = at % width < width / 2 ? 40 : 200;
    const noise = grain ? (at * 7919 + ((at / width) | 0) * 31) % 17 : 0;
    data.set([shade + noise, shade + noise, shade, 255], at * 4);
  }
  return { data, width, height };
}

const shadeAt = ({ data, width }: Pixels, x: number, y: number) => data[(y * width + x) * 4] ?? 0;
const sizeOf = (bytes: Uint8Array) => {
  const size = imageSize(bytes);
  return size === null ? null : [size.width, size.height];
};

describe('a picture', () => {
  test.each(['jpg', 'webp'])(
    'of type %s that is wider than 2,400 pixels is fitted and stays what it is',
    async (type) => {
      const big = await encodePicture(halves(3000, 500, true), type, 95);
      const kept = await settleImage(big, shrink);
      expect([kept?.extension, kept?.width, kept?.height]).toEqual([type, 2400, 400]);
      expect(sizeOf(kept?.bytes ?? big)).toEqual([2400, 400]);
      expect(kept?.bytes.length).toBeLessThan(big.length);
      const pixels = await decodePicture(kept?.bytes ?? big, type);
      expect(shadeAt(pixels, 100, 200)).toBeLessThan(90);
      expect(shadeAt(pixels, 2300, 200)).toBeGreaterThan(170);
    },
  );

  test('many times too large is fitted too', async () => {
    const kept = await settleImage(await encodePicture(halves(600, 12_000, true), 'jpg', 90), shrink);
    expect([kept?.width, kept?.height]).toEqual([120, 2400]);
  });

  test('saved as PNG stays lossless when it is a drawing and becomes a JPEG when it is a photo', async () => {
    const drawn = await settleImage(await encodePicture(halves(2600, 300, false), 'png', null), shrink);
    expect(drawn?.extension).toBe('png');
    const photo = await settleImage(await encodePicture(halves(2600, 300, true), 'png', null), shrink);
    expect([photo?.extension, photo?.width]).toEqual(['jpg', 2400]);
  });

  test('that lies on its side stands upright, and keeps its colour profile', async () => {
    const plain = await encodePicture(halves(2800, 400, true), 'jpg', 90);
    const profile = segment(0xe2, `ICC_PROFILE\0\x01\x01${'p'.repeat(40)}`);
    const turned = withSegments(plain, segment(0xe1, exif(6)), profile);
    expect(sizeOf(turned)).toEqual([400, 2800]);
    const kept = await settleImage(turned, shrink);
    expect([kept?.width, kept?.height]).toEqual([343, 2400]);
    const text = Buffer.from(kept?.bytes ?? []).toString('latin1');
    expect(text).toContain('ICC_PROFILE');
    expect(text).not.toContain('Exif');
    const pixels = await decodePicture(kept?.bytes ?? turned, 'jpg');
    expect(shadeAt(pixels, 170, 100)).toBeLessThan(90);
    expect(shadeAt(pixels, 170, 2300)).toBeGreaterThan(170);
  });

  test('is kept as it is when it is small, damaged, or larger once it is encoded', async () => {
    const small = await encodePicture(halves(800, 600, true), 'jpg', 90);
    expect((await settleImage(small, shrink))?.bytes).toBe(small);
    const whole = await encodePicture(halves(3000, 100, true), 'png', null);
    const damaged = whole.slice(0, whole.length / 2);
    expect((await settleImage(damaged, shrink))?.bytes).toBe(damaged);
    const tight = await encodePicture(halves(2401, 200, true), 'jpg', 5);
    expect((await settleImage(tight, shrink))?.bytes).toBe(tight);
  });

  test('is kept as it is when scaling takes too long', async () => {
    const hurried = createImageShrinker({ timeoutMs: 1 });
    const big = await encodePicture(halves(3000, 500, true), 'jpg', 95);
    expect((await settleImage(big, hurried.shrink))?.bytes).toBe(big);
    await hurried.close();
  });

  test('is not scaled when the import was cancelled meanwhile', async () => {
    const closed = createImageShrinker();
    await closed.close();
    const big = await encodePicture(halves(3000, 100, true), 'jpg', 95);
    await expect(settleImage(big, closed.shrink)).rejects.toMatchObject({ code: 'cancelled' });
    expect(imageExtension(big)).toBe('jpg');
  });
});

function segment(marker: number, content: string): Buffer {
  const length = content.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), Buffer.from(content, 'latin1')]);
}

/** EXIF data that says nothing but how the camera was held. */
function exif(orientation: number): string {
  const entry = `\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0`;
  return `Exif\0\0MM\0\x2a\0\0\0\x08\0\x01${entry}\0\0\0\0`;
}

function withSegments(jpeg: Uint8Array, ...segments: Buffer[]): Uint8Array {
  return new Uint8Array(Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)]));
}
