import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countMissing, fromText, idsIn, joined, toText, without } from '#core/library/id-list.ts';

const sign = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ');
/** Ids that share signs, as those of one moment do. */
const id = fc.string({ unit: sign, minLength: 3, maxLength: 3 }).map((end) => `01HZX3V6Q5T9W8Y7R2M1N4K${end}`);
const ids = fc.uniqueArray(id, { maxLength: 30 });
const listOf = (some: readonly string[]) => idsIn(some, (each) => each.length);

test('lists of ids count, join and lack what sets of them do', () => {
  fc.assert(
    fc.property(ids, ids, (one, other) => {
      const lacking = one.filter((each) => !other.includes(each));
      expect(countMissing(listOf(one), listOf(other))).toBe(lacking.length);
      expect(joined(listOf(one), listOf(other))).toEqual(listOf([...new Set([...one, ...other])]));
      expect(without(listOf(one), listOf(other))).toEqual(listOf(lacking));
      expect(fromText(toText(listOf(one)))).toEqual(listOf(one));
    }),
  );
});

test('an id counts wherever in a text it stands, and a text without one gives none', () => {
  const texts = ['a-story-01HZX3V6Q5T9W8Y7R2M1N4K0AB', 'none'];
  const found = idsIn(texts, (text) => (text === 'none' ? -1 : text.length));
  expect(found).toHaveLength(1);
  expect(found).toEqual(idsIn(['01HZX3V6Q5T9W8Y7R2M1N4K0AB.json'], () => 26));
});
