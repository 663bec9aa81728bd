import { describe, expect, test } from 'vitest';
import { guessOf } from '../../src-renderer/features/article-info/guesses.ts';
import { formatStatedDay } from '../../src-renderer/lib/dates.ts';

describe('guesses', () => {
  const found = { byline: { source: 'copyright', confidence: 0.3 }, title: { source: 'h1', confidence: 0.9 } };

  test('say where they come from', () => {
    expect(guessOf({ found, edited: [] }, 'byline')).toBe('Guessed from: copyright (30% sure)');
  });

  test('are neither what is sure, nor what is unknown, nor what the person said', () => {
    expect(guessOf({ found, edited: [] }, 'title')).toBeNull();
    expect(guessOf({ found, edited: [] }, 'section')).toBeNull();
    expect(guessOf({ found, edited: ['byline'] }, 'byline')).toBeNull();
  });
});

test('the day of a source is its own day in every zone', () => {
  const day = formatStatedDay('2025-03-09');
  expect(formatStatedDay('2025-03-09T23:30:00-11:00')).toBe(day);
  expect(formatStatedDay('2025-03-09T00:30:00+14:00')).toBe(day);
});
