import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, focusedWeight, layoutCards } from '../../src-renderer/features/margin-notes/layout.ts';

const gap = 10;
const cards = fc
  .array(
    fc.record({
      anchor: fc.integer({ min: 0, max: 3000 }),
      height: fc.integer({ min: 20, max: 300 }),
      weight: fc.constantFrom(1, 1, 1, 2),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((list) => list.sort((a, b) => a.anchor - b.anchor));

const cost = (list: readonly Card[], tops: readonly number[]) =>
  list.reduce((sum, { anchor, weight }, index) => sum + weight * ((tops[index] ?? 0) - anchor) ** 2, 0);

describe('layoutCards', () => {
  it('never lets two cards overlap, whatever they are', () => {
    fc.assert(
      fc.property(cards, (list) => {
        const tops = layoutCards(list, gap);
        for (let i = 1; i < list.length; i += 1) {
          expect((tops[i] ?? 0) - (tops[i - 1] ?? 0)).toBeGreaterThanOrEqual((list[i - 1]?.height ?? 0) + gap - 1e-6);
        }
        expect(tops[0]).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('leaves a card level with its line when there is room', () => {
    const apart = [100, 400, 900].map((anchor) => ({ anchor, height: 80, weight: 1 }));
    expect(layoutCards(apart, gap)).toEqual([100, 400, 900]);
  });

  it('moves cards no more in total than pushing each below the one before', () => {
    fc.assert(
      fc.property(cards, (list) => {
        let bottom = Number.NEGATIVE_INFINITY;
        const pushed = list.map(({ anchor, height }) => {
          const top = Math.max(anchor, bottom);
          bottom = top + height + gap;
          return top;
        });
        // Starting above zero is not allowed to our cards, so the comparison leaves the floor out.
        expect(cost(list, layoutCards(list, gap, Number.NEGATIVE_INFINITY))).toBeLessThanOrEqual(
          cost(list, pushed) + 1e-6,
        );
      }),
    );
  });

  it('is a least-squares optimum: no allowed nudge of a run of cards is better', () => {
    fc.assert(
      fc.property(cards, fc.nat(), fc.nat(), fc.constantFrom(-0.5, 0.5), (list, from, length, nudge) => {
        const tops = layoutCards(list, gap, Number.NEGATIVE_INFINITY);
        const first = from % list.length;
        const last = first + (length % (list.length - first));
        const moved = tops.map((top, index) => (index >= first && index <= last ? top + nudge : top));
        const overlaps = moved.some(
          (top, index) => index > 0 && top - (moved[index - 1] ?? 0) < (list[index - 1]?.height ?? 0) + gap - 1e-9,
        );
        if (!overlaps) expect(cost(list, moved)).toBeGreaterThanOrEqual(cost(list, tops) - 1e-6);
      }),
    );
  });

  it('keeps the focused card exactly level in the densest crowd', () => {
    const crowd = Array.from({ length: 12 }, (_, index) => ({ anchor: 2000 + index, height: 90, weight: 1 }));
    const focused = crowd.map((card, index) => (index === 7 ? { ...card, weight: focusedWeight } : card));
    expect(layoutCards(focused, gap)[7]).toBeCloseTo(2007, 1);
  });
});
