import { expect, test } from 'vitest';
import { placeImage } from '#shared/anchoring/place-image.ts';

const text = 'x'.repeat(1000);
const file = 'ab12.jpg';
const anchorAt = (at: number, content = 'sha256-a') => ({
  quote: { exact: '', prefix: '', suffix: '' },
  position: { start: at, end: at },
  content,
  image: file,
});
const bodyWith = (...images: { file: string; at: number }[]) => ({ content: 'sha256-a', text, images });
const other = { file: 'cd34.png', at: 400 };

test('an image in the body in which it was marked is exact, also beside a copy', () => {
  const found = placeImage(bodyWith({ file, at: 10 }, { file, at: 400 }), null, anchorAt(400));
  expect(found).toEqual({ state: 'exact', start: 400, end: 400, confidence: 1 });
});

test('one that stands elsewhere, or in another body, has moved', () => {
  const moved = { state: 'moved', start: 700, end: 700, confidence: 1 };
  expect(placeImage(bodyWith(other, { file, at: 700 }), null, anchorAt(400))).toEqual(moved);
  expect(placeImage(bodyWith({ file, at: 700 }), 1000, anchorAt(700, 'sha256-b'))).toEqual(moved);
});

test('of several copies the one counts that is nearest by its share of the text', () => {
  const copies = bodyWith({ file, at: 90 }, { file, at: 480 }, { file, at: 950 });
  const startFor = (earlierLength: number | null) => placeImage(copies, earlierLength, anchorAt(100, 'sha256-b')).start;
  expect([startFor(200), startFor(100), startFor(1000), startFor(null)]).toEqual([480, 950, 90, 90]);
  expect(placeImage(copies, 1000, anchorAt(100)).confidence).toBeLessThan(1);
});

test('one that is gone is lost, whatever stands in its place', () => {
  const lost = { state: 'lost', start: null, end: null, confidence: 0 };
  expect(placeImage(bodyWith(other), 1000, anchorAt(400))).toEqual(lost);
  expect(placeImage({ content: '', text: '', images: [] }, null, anchorAt(0))).toEqual(lost);
});
