import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextLength, describePassage, quoteOf, wholeCharacters } from '#shared/anchoring/selectors.ts';
import { passage } from './prose.ts';

test('a quote with its context is a stretch of the text', () => {
  fc.assert(
    fc.property(passage, ({ text, start, end }) => {
      const { exact, prefix, suffix } = quoteOf(text, start, end);
      expect(text.slice(start - prefix.length, end + suffix.length)).toBe(prefix + exact + suffix);
      expect(prefix.length).toBe(Math.min(start, contextLength));
      expect(suffix.length).toBe(Math.min(text.length - end, contextLength));
    }),
  );
});

test('at the ends of a text there is no context', () => {
  expect(quoteOf('all of it', 0, 9)).toEqual({ exact: 'all of it', prefix: '', suffix: '' });
});

test('neither passage nor context cuts a surrogate pair', () => {
  const text = '😀'.repeat(200);
  for (let start = 0; start < 8; start += 1) {
    for (let end = start + 1; end < 12; end += 1) {
      const { quote, position } = describePassage(text, 150 + start, 150 + end, 'sha256-a');
      for (const part of Object.values(quote)) expect(part.isWellFormed()).toBe(true);
      expect(text.slice(position.start, position.end)).toBe(quote.exact);
      expect(position.start).toBeLessThanOrEqual(150 + start);
      expect(position.end).toBeGreaterThanOrEqual(150 + end);
    }
  }
});

test('lone surrogates are left as they are', () => {
  expect(wholeCharacters('a\ud83d b', 1, 2)).toEqual([1, 2]);
  expect(wholeCharacters('\ude00\ude00', 1, 2)).toEqual([1, 2]);
});
