import { expect, test } from 'vitest';
import { linesAt, nearestTo, sharesOf } from '../../src-renderer/features/find/strip-places.ts';

const knots = { offsets: [0, 100, 300, 400], shares: [0.1, 0.5, 0.6, 0.9] };

test('a hit between two measured places stands between them', () => {
  const shares = [...sharesOf(Uint32Array.of(0, 50, 100, 200, 399), knots)];
  expect(shares.map((share) => Number(share.toFixed(3)))).toEqual([0.1, 0.3, 0.5, 0.55, 0.897]);
});

test('an article of one block, and one of nothing, has places too', () => {
  expect([...sharesOf(Uint32Array.of(5), { offsets: [0, 10], shares: [0, 1] })]).toEqual([0.5]);
  expect([...sharesOf(Uint32Array.of(0), { offsets: [0, 0], shares: [0.2, 0.2] })]).toEqual([0.2]);
});

test('hits of one row are one line', () => {
  expect(linesAt(Float64Array.of(0, 0.001, 0.5, 1), 10)).toBe('M0 0.5h1M0 5.5h1M0 9.5h1');
  expect(linesAt(new Float64Array(0), 10)).toBe('');
});

test('a click means the nearest hit', () => {
  const shares = Float64Array.of(0.1, 0.4, 0.9);
  expect([0, 0.2, 0.3, 0.6, 0.7, 1].map((share) => nearestTo(shares, share))).toEqual([0, 0, 1, 1, 2, 2]);
});
