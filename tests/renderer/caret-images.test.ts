import { expect, it } from 'vitest';
import { imagePassed } from '../../src-renderer/features/reader/caret-images.ts';

// One before all text, two together, one after all of 30 units.
const images = [{ at: 0 }, { at: 10 }, { at: 10 }, { at: 30 }];

it('stops at the first image on the way, in either direction', () => {
  expect(imagePassed(images, { from: 4, to: 25, forward: true, current: -1 })).toBe(1);
  expect(imagePassed(images, { from: 25, to: 4, forward: false, current: -1 })).toBe(2);
  expect(imagePassed(images, { from: 10, to: 9, forward: false, current: -1 })).toBe(2);
  expect(imagePassed(images, { from: 9, to: 10, forward: true, current: -1 })).toBe(1);
  expect(imagePassed(images, { from: 10, to: 14, forward: true, current: -1 })).toBeNull();
});

it('goes through images that stand together one by one, and then on', () => {
  expect(imagePassed(images, { from: 10, to: 14, forward: true, current: 1 })).toBe(2);
  expect(imagePassed(images, { from: 10, to: 14, forward: true, current: 2 })).toBeNull();
  expect(imagePassed(images, { from: 10, to: 9, forward: false, current: 2 })).toBe(1);
  expect(imagePassed(images, { from: 10, to: 9, forward: false, current: 1 })).toBeNull();
});

it('reaches images before the first and after the last word', () => {
  expect(imagePassed(images, { from: 0, to: 0, forward: false, current: -1 })).toBe(0);
  expect(imagePassed(images, { from: 30, to: 30, forward: true, current: -1 })).toBe(3);
  expect(imagePassed([{ at: 5 }], { from: 0, to: 0, forward: false, current: -1 })).toBeNull();
});
