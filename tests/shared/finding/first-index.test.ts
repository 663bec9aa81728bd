import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstIndex } from '#shared/finding/first-index.ts';

test('is where the first of sorted values is found by going through them, from any index on', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 })),
      fc.integer({ min: -1, max: 21 }),
      fc.nat(),
      (some, limit, at) => {
        const values = some.toSorted((a, b) => a - b);
        const from = at % (values.length + 1);
        const found = values.findIndex((value, index) => index >= from && value >= limit);
        expect(firstIndex(values.length, (index) => (values[index] as number) >= limit, from)).toBe(
          found < 0 ? values.length : found,
        );
      },
    ),
  );
});
