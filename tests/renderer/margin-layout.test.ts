import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrangeCards, type OpenCard } from '../../src-renderer/features/margin-notes/arrange.ts';
import { type Card, layoutCards } from '../../src-renderer/features/margin-notes/layout.ts';

const gap = 10;
const sorted = <T extends { anchor: number }>(list: T[]): T[] => list.sort((a, b) => a.anchor - b.anchor);
const card = fc.record({
  anchor: fc.integer({ min: 0, max: 3000 }),
  height: fc.integer({ min: 20, max: 300 }),
  weight: fc.constantFrom(1, 1, 1, 2),
});
const cards = fc.array(card, { minLength: 1, maxLength: 30 }).map(sorted);
/** Few cards near each other and near the top: most of them are in each other's way. */
const crowd = fc
  .array(
    fc.record({
      ...{ height: fc.integer({ min: 20, max: 90 }) },
      anchor: fc.nat(160),
      weight: fc.constantFrom(1, 2, 5),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map(sorted);

const cost = (list: readonly Card[], tops: readonly number[]) =>
  list.reduce((sum, { anchor, weight }, index) => sum + weight * ((tops[index] ?? 0) - anchor) ** 2, 0);

const isAllowed = (list: readonly Card[], tops: readonly number[], top: number) =>
  tops.every((each, index) =>
    index === 0 ? each >= top - 1e-6 : each - (tops[index - 1] ?? 0) >= (list[index - 1]?.height ?? 0) + gap - 1e-6,
  );

/** The cheapest of all layouts, found by trying each set of cards that touch the one before (or the top). */
function cheapest(list: readonly Card[], top: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let touching = 0; touching < 2 ** list.length; touching += 1) {
    const tops: number[] = [];
    for (let from = 0; from < list.length; ) {
      let to = from + 1;
      while (to < list.length && (touching >> to) & 1) to += 1;
      let shift = 0;
      const run = list.slice(from, to).map(({ anchor, height, weight }) => {
        const at = shift;
        shift += height + gap;
        return { at, weight, wish: anchor - at };
      });
      const total = run.reduce((sum, { weight }) => sum + weight, 0);
      const mean = run.reduce((sum, { weight, wish }) => sum + weight * wish, 0) / total;
      const start = from === 0 && touching & 1 ? top : mean;
      tops.push(...run.map(({ at }) => start + at));
      from = to;
    }
    if (isAllowed(list, tops, top)) best = Math.min(best, cost(list, tops));
  }
  return best;
}

describe('layoutCards', () => {
  it('never lets two cards overlap, whatever they are, and starts none above the top', () => {
    fc.assert(
      fc.property(cards, fc.integer({ min: -50, max: 600 }), (list, top) => {
        expect(isAllowed(list, layoutCards(list, gap, top), top)).toBe(true);
      }),
    );
  });

  it('leaves a card level with its line when there is room', () => {
    const apart = [100, 400, 900].map((anchor) => ({ anchor, height: 80, weight: 1 }));
    expect(layoutCards(apart, gap)).toEqual([100, 400, 900]);
  });

  it('is the least-squares optimum, also where the top is in the way', () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: -200, max: 200 }), (list, top) => {
        expect(cost(list, layoutCards(list, gap, top))).toBeCloseTo(cheapest(list, top), 3);
      }),
    );
  });

  it('moves cards no more in total than pushing each below the one before', () => {
    fc.assert(
      fc.property(cards, (list) => {
        let bottom = 0;
        const pushed = list.map(({ anchor, height }) => {
          const top = Math.max(anchor, bottom);
          bottom = top + height + gap;
          return top;
        });
        expect(cost(list, layoutCards(list, gap))).toBeLessThanOrEqual(cost(list, pushed) + 1e-6);
      }),
    );
  });

  it('keeps the focused card exactly level in the densest crowd', () => {
    const dense = Array.from({ length: 1000 }, (_, index) => ({ anchor: 200_000 + index, height: 90, weight: 1 }));
    for (const focused of [0, 7, 500, 999]) {
      const list = dense.map((card, index) =>
        index === focused ? { ...card, weight: Number.POSITIVE_INFINITY } : card,
      );
      expect(layoutCards(list, gap)[focused]).toBeCloseTo(200_000 + focused, 6);
    }
  });
});

const sizes = { gap, chip: 30, reach: 90 };
const notes = fc.array(fc.record({ anchor: fc.nat(1500), height: fc.integer({ min: 40, max: 300 }) }), {
  minLength: 1,
  maxLength: 60,
});

describe('arrangeCards', () => {
  it('keeps the pinned note open and exactly level, the others apart and none above the top', () => {
    fc.assert(
      fc.property(notes.map(sorted), fc.nat(), (list: OpenCard[], at) => {
        const pinned = at % list.length;
        const { tops, folded, hidden } = arrangeCards(list, pinned, sizes);
        expect(tops[pinned]).toBeCloseTo(list[pinned]?.anchor ?? 0, 6);
        expect(folded[pinned]).toBe(false);
        let bottom = hidden > 0 ? Math.min(sizes.chip, list[pinned]?.anchor ?? 0) : 0;
        for (const [index, top] of tops.entries()) {
          expect(top === null).toBe(index < hidden);
          if (top === null) continue;
          expect(top).toBeGreaterThanOrEqual(bottom - 1e-6);
          bottom = top + (folded[index] ? sizes.chip : (list[index]?.height ?? 0) + gap);
        }
      }),
    );
  });

  it('shows every note where none is pinned, and folds those that would stand far from their line', () => {
    fc.assert(
      fc.property(notes.map(sorted), (list: OpenCard[]) => {
        const { tops, folded, hidden } = arrangeCards(list, null, sizes);
        expect(hidden).toBe(0);
        for (const [index, { anchor }] of list.entries()) {
          if (!folded[index]) expect(Math.abs((tops[index] ?? 0) - anchor)).toBeLessThanOrEqual(sizes.reach);
        }
      }),
    );
  });

  it('folds no more than it has to: every other card of a long dense row', () => {
    const row = Array.from({ length: 40 }, (_, index) => ({ anchor: 300 + index * 70, height: 80 }));
    const { folded } = arrangeCards(row, null, sizes);
    expect(folded.filter(Boolean).length).toBeGreaterThan(0);
    expect(folded.filter(Boolean).length).toBeLessThan(21);
  });

  it('leaves dense clusters at most half as far from their lines as pushing each note below the one before', () => {
    for (const each of [8, 15, 30]) {
      const cluster = Array.from({ length: each }, (_, at) => ({
        anchor: 9000 + at * 7,
        height: 60 + ((at * 37) % 120),
      }));
      let bottom = 0;
      const pushed = cluster.map(({ anchor, height }) => {
        const top = Math.max(anchor, bottom);
        bottom = top + height + gap;
        return top;
      });
      const far = (tops: readonly (number | null)[]) =>
        tops.reduce<number>((sum, top, at) => sum + Math.abs((top ?? 0) - (cluster[at]?.anchor ?? 0)), 0);
      expect(far(arrangeCards(cluster, null, sizes).tops)).toBeLessThanOrEqual(0.5 * far(pushed));
    }
  });

  it('folds nothing where there is room', () => {
    const apart = [100, 400, 900].map((anchor) => ({ anchor, height: 80 }));
    expect(arrangeCards(apart, 1, sizes)).toEqual({ tops: [100, 400, 900], folded: [false, false, false], hidden: 0 });
  });
});
