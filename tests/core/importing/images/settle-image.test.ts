import { describe, expect, test } from 'vitest';
import { settleImage } from '#core/importing/images/settle-image.ts';
import { AppError } from '#shared/api/errors.ts';
import { picture } from '../../../support/images.ts';

/** A shrinker that notes what it is asked for and gives what it is told to. */
function shrinker(result: Uint8Array | null = null) {
  const asked: string[] = [];
  const shrink = async (_bytes: Uint8Array, extension: string) => {
    asked.push(extension);
    return result;
  };
  return { asked, shrink };
}
const wide = { width: 5000, height: 100 };

describe('an image to be stored', () => {
  test.each([
    ['more than forty million pixels', { width: 8_000, height: 5_001 }],
    ['a side that no browser shows', { width: 70_000, height: 10 }],
  ])('is refused before it is decoded when it has %s', async (_what, size) => {
    const { asked, shrink } = shrinker();
    expect(await settleImage(picture('png', 0, size), shrink)).toBeNull();
    expect(asked).toEqual([]);
  });

  test.each([
    ['moves', picture('gif', 0, wide)],
    ['no codec is there for', picture('avif', 0, wide)],
    ['is too large to be decoded here', picture('jpg', 0, { width: 6200, height: 6200 })],
    ['has the size of a screen', picture('jpg')],
  ])('that %s is kept as it is', async (_why, bytes) => {
    const { asked, shrink } = shrinker();
    expect((await settleImage(bytes, shrink))?.bytes).toBe(bytes);
    expect(asked).toEqual([]);
  });

  test('is made smaller when it is wide, or has many bytes', async () => {
    const smaller = picture('jpg', 1, { width: 2400, height: 48 }).subarray(0, 100);
    const { asked, shrink } = shrinker(smaller);
    const kept = await settleImage(picture('png', 0, wide), shrink);
    expect(kept).toEqual({ bytes: smaller, extension: 'jpg', width: 2400, height: 48 });
    await settleImage(Buffer.concat([picture('webp'), Buffer.alloc(3_500_000)]), shrink);
    expect(asked).toEqual(['png', 'webp']);
  });

  test.each([
    ['is no picture', new Uint8Array(10)],
    ['is larger', picture('png', 0, { width: 100, height: 100 })],
  ])('stays when what comes back %s', async (what, result) => {
    const bytes = picture('webp', 0, wide);
    const given = what === 'is larger' ? Buffer.concat([result, Buffer.alloc(1000)]) : result;
    expect((await settleImage(bytes, shrinker(given).shrink))?.bytes).toBe(bytes);
  });

  test('stays when scaling fails', async () => {
    const bytes = picture('jpg', 0, wide);
    const fails = async () => {
      throw new AppError('internal', 'Scaling an image failed.');
    };
    expect((await settleImage(bytes, fails))?.bytes).toBe(bytes);
  });

  test('is nothing when it is neither picture nor drawing', async () => {
    for (const text of ['', '<p>x</p>', 'GIF8', '%PDF-1.7']) {
      expect(await settleImage(Buffer.from(text), null)).toBeNull();
    }
  });
});
