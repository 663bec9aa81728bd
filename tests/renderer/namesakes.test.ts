import { expect, test } from 'vitest';
import { hasNamesake, originOf } from '../../src-renderer/lib/namesakes.ts';

const one = { id: 'a', title: 'Weir', site: 'The Ledger', day: '2026-02-11', words: 420 };
const same = { ...one, id: 'b', words: 400 };

test('an article has a namesake where another one has its title, and is none itself', () => {
  expect(hasNamesake(one, [one, { ...one }])).toBe(false);
  expect(hasNamesake(one, [one, { ...same, title: 'Weirs' }])).toBe(false);
  expect(hasNamesake(one, [one, same])).toBe(true);
});

test('site and day tell it apart, and the length where these are the same', () => {
  expect(originOf(one, [one, { ...same, site: 'The Mirror' }])).toEqual(['The Ledger', 'Feb 11, 2026']);
  expect(originOf({ ...one, site: null }, [same])).toEqual(['Feb 11, 2026']);
  expect(originOf(one, [one, same])).toEqual(['The Ledger', 'Feb 11, 2026', '420 words']);
});
