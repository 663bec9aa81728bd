import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Intervals } from '../../src-renderer/lib/article-page/intervals.ts';

const passages = fc
  .array(fc.record({ start: fc.nat(300), length: fc.integer({ min: 1, max: 120 }) }), { maxLength: 40 })
  .map((list) => list.map(({ start, length }) => ({ start, end: start + length })).sort((a, b) => a.start - b.start));

it('gives exactly the passages that share a unit with a stretch, long ones from far before it too', () => {
  fc.assert(
    fc.property(passages, fc.nat(350), fc.nat(80), (list, start, length) => {
      const expected = list.flatMap((each, at) => (each.start < start + length && each.end > start ? [at] : []));
      expect(new Intervals(list).within(start, start + length)).toEqual(expected);
    }),
  );
});
