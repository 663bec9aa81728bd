import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BarPlace, barPlace } from '../../src-renderer/features/reader/place-bar.ts';

const view = { left: 250, right: 1100, top: 40, bottom: 900 };
const column = { left: 300, right: 800, top: -500, bottom: 3000 };
const bar = { width: 420, height: 40 };
const line = (top: number, left = 400) => ({ left, right: left + 9, top, bottom: top + 24 });

function place(given: Partial<BarPlace>) {
  return barPlace({ first: line(400), last: line(460), isRightToLeft: false, view, column, bar, ...given });
}

it('stands above the first line, or below the last one where there is no room', () => {
  expect(place({})).toMatchObject({ left: 380, top: 352 });
  expect(place({ first: line(60), last: line(120) }).top).toBe(172);
});

it('covers no line of a passage, wherever the passage is, while there is room above or below', () => {
  const top = fc.integer({ min: 40, max: 860 });
  fc.assert(
    fc.property(top, top, fc.integer({ min: 300, max: 790 }), fc.boolean(), (a, b, left, isRightToLeft) => {
      const [first, last] = [line(Math.min(a, b), left), line(Math.max(a, b), left)];
      fc.pre(first.top >= 96 || last.bottom <= 824);
      const { left: x, top: y } = place({ first, last, isRightToLeft });
      expect(y + bar.height <= first.top || y >= last.bottom).toBe(true);
      expect(y).toBeGreaterThanOrEqual(view.top);
      expect(y + bar.height).toBeLessThanOrEqual(view.bottom);
      expect(x).toBeGreaterThanOrEqual(column.left);
      expect(x + bar.width).toBeLessThanOrEqual(column.right);
    }),
  );
});

it('goes beside the text where the passage fills the view, and to its lower edge where nothing is beside it', () => {
  const filling = { first: line(-300), last: line(1200) };
  expect(place({ ...filling, bar: { width: 240, height: 120 } })).toMatchObject({ left: 808, top: 772 });
  expect(place(filling).top).toBe(852);
  expect(place(filling).left + bar.width).toBeLessThanOrEqual(column.right);
});

it('begins where the text does', () => {
  expect(place({ first: line(400, 740), isRightToLeft: true }).left).toBe(749 + 8 - 420);
});

it('stays in a view that is narrower than the column', () => {
  const narrow = { left: 0, right: 360, top: 0, bottom: 600 };
  const shown = place({ view: narrow, column: { ...column, left: 20, right: 340 }, bar: { width: 344, height: 76 } });
  expect(shown.left).toBe(8);
  const wide = place({ first: line(400, 780), view: { ...view, right: 810 }, bar: { width: 540, height: 40 } });
  expect([wide.left, wide.left + 540]).toEqual([262, 802]);
});

it('leaves with a passage that is scrolled away', () => {
  expect(place({ first: line(-400), last: line(-300) }).top).toBe(-448);
});
