import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FindOptions } from '#shared/finding/find.ts';
import { mostHits } from '#shared/finding/hits.ts';
import { escapePattern, findPattern } from '#shared/finding/pattern.ts';

const loose: FindOptions = { matchCase: false, wholeWord: false };

function found(text: string, pattern: string, options = loose): string[] {
  const outcome = findPattern(text, pattern, options);
  if ('problem' in outcome) throw new Error(outcome.problem);
  return [...outcome.starts].map((start, index) => text.slice(start, outcome.ends[index]));
}

describe('a pattern finds', () => {
  test.each([
    ['b+', 'abBbc b', ['bBb', 'b']],
    ['^\\w+', 'one two\nthree four', ['one', 'three']],
    ['\\w+$', 'one two\nthree four', ['two', 'four']],
    ['[^x]+', 'ab\ncd', ['ab', 'cd']],
    ['a\\s+b', 'a b a\nb', ['a b']],
    ['x*', 'axxb', ['xx']],
    ['.', '😀é', ['😀', 'é']],
    ['(?<=\\$)\\d+', '$12 13', ['12']],
    ['\\p{Lu}', 'aBÉ', ['a', 'B', 'É']],
    ['’', "don't", []],
    ['', 'text', []],
  ])('%j in %j: %j', (pattern, text, wanted) => {
    expect(found(text, pattern)).toEqual(wanted);
  });

  test('only its own case, and only whole words, when that is asked', () => {
    expect(found('Ab ab', 'a.', { matchCase: true, wholeWord: false })).toEqual(['ab']);
    expect(found('cat cats concat CAT', 'ca.', { matchCase: false, wholeWord: true })).toEqual(['cat', 'CAT']);
  });

  test('as many as are kept', () => {
    const outcome = findPattern('a'.repeat(mostHits + 5), 'a', loose);
    expect(outcome).toMatchObject({ more: true });
  });
});

test.each([
  ['(ab', 'Unterminated group', 2],
  ['a)b', "Unmatched ')'", 1],
  ['a[b', 'Unterminated character class', 2],
  ['*a', 'Nothing to repeat', 0],
  ['a**', 'Nothing to repeat', 2],
  ['a{2,1}b', 'numbers out of order in {} quantifier', 5],
  ['x[z-a]', 'Range out of order in character class', 4],
  ['ab\\q', 'Invalid escape', 3],
])('%j: %s', (pattern, problem, at) => {
  const told = findPattern('text', pattern, loose);
  expect(told).toEqual({ problem, at });
});

test('an escaped text matches just that', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'\\^$.*+?()[]{}|/-ab '), minLength: 1, maxLength: 8 }), (text) => {
      expect(found(text, `^${escapePattern(text)}$`)).toEqual([text]);
    }),
  );
});
