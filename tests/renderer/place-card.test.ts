import { expect, test } from 'vitest';
import { placeCard } from '../../src-renderer/features/tour/place-card.ts';

const card = { width: 330, height: 180 };
const window = { width: 1000, height: 700 };
const at = (left: number, top: number, width: number, height: number) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

function overlaps(target: ReturnType<typeof at>): boolean {
  const { left, top } = placeCard(target, card, window);
  return (
    left < target.right && left + card.width > target.left && top < target.bottom && top + card.height > target.top
  );
}

test.each([
  ['below a line in the middle', at(300, 200, 400, 30), { left: 300, top: 244 }],
  ['above one at the lower edge', at(300, 600, 400, 60), { left: 300, top: 406 }],
  ['below a button in the right corner, in the window', at(950, 8, 32, 32), { left: 658, top: 54 }],
  ['before a pane at the right', at(728, 0, 272, 700), { left: 384, top: 12 }],
  ['behind a pane at the left', at(0, 0, 256, 700), { left: 270, top: 12 }],
])('a card stands %s, and over nothing that it points at', (_, target, place) => {
  expect(placeCard(target, card, window)).toEqual(place);
  expect(overlaps(target)).toBe(false);
});

test('a card never leaves the window, whatever it points at', () => {
  for (const target of [at(0, 0, 1000, 700), at(-400, -900, 10, 10), at(2000, 2000, 10, 10)]) {
    const { left, top } = placeCard(target, card, window);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(left + card.width).toBeLessThanOrEqual(window.width);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top + card.height).toBeLessThanOrEqual(window.height);
  }
});

test('a card begins at the right of what it points at where the window runs from right to left', () => {
  const target = at(400, 200, 500, 40);
  expect(placeCard(target, card, window, true).left).toBe(target.right - card.width);
  expect(placeCard(at(10, 200, 50, 40), card, window, true).left).toBeGreaterThanOrEqual(0);
});
