import fc from 'fast-check';
import { expect, it } from 'vitest';
import { colors } from '../../src-main/shared/model/choices.ts';
import { assignLanes, type PaintedMark } from '../../src-renderer/lib/article-page/paint.ts';

const marks = fc
  .array(
    fc.record({
      start: fc.nat(200),
      length: fc.integer({ min: 1, max: 60 }),
      color: fc.constantFrom(...colors.slice(0, 3)),
    }),
    { maxLength: 12 },
  )
  .map((list) =>
    list
      .map(({ start, length, color }, index): PaintedMark => ({ id: String(index), start, end: start + length, color }))
      .sort((a, b) => a.start - b.start || b.end - a.end),
  );

it('gives overlapping marks lanes of their own as long as there are lanes', () => {
  fc.assert(
    fc.property(marks, (list) => {
      const lanes = assignLanes(list);
      list.forEach((mark, i) => {
        list.slice(0, i).forEach((other, j) => {
          const overlap = other.end > mark.start;
          // The last lane is shared by what is over the number of lanes.
          if (overlap && (lanes[i] ?? 0) < 3) expect(lanes[j]).not.toBe(lanes[i]);
        });
      });
    }),
  );
});

it('uses the first lane wherever nothing overlaps', () => {
  const apart = [0, 50, 100].map(
    (start): PaintedMark => ({ id: String(start), start, end: start + 20, color: 'blue' }),
  );
  expect(assignLanes(apart)).toEqual([0, 0, 0]);
});
