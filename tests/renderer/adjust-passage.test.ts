import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dragEdge, moveEdge } from '../../src-renderer/features/reader/adjust-passage.ts';

const text = 'One two, three four.\nFive six seven';

function passage(words: string): { start: number; end: number } {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
}
const words = (moved: { start: number; end: number } | null) => moved && text.slice(moved.start, moved.end);

it('moves each end by words, into another paragraph too', () => {
  expect(words(moveEdge(text, passage('three'), 'end', true, 'word'))).toBe('three four');
  expect(words(moveEdge(text, passage('three four'), 'end', true, 'word'))).toBe('three four.\nFive');
  expect(words(moveEdge(text, passage('two, three'), 'end', false, 'word'))).toBe('two');
  expect(words(moveEdge(text, passage('two, three'), 'start', true, 'word'))).toBe('three');
  expect(words(moveEdge(text, passage('Five'), 'start', false, 'word'))).toBe('four.\nFive');
});

it('moves by characters, past white space at once', () => {
  expect(words(moveEdge(text, passage('two'), 'end', true, 'character'))).toBe('two,');
  expect(words(moveEdge(text, passage('two,'), 'end', true, 'character'))).toBe('two, t');
  expect(words(moveEdge(text, passage('Five'), 'start', false, 'character'))).toBe('.\nFive');
  expect(words(moveEdge(text, passage('two, t'), 'end', false, 'character'))).toBe('two,');
});

it('never leaves an empty passage, and none with white space at its ends', () => {
  const place = fc.integer({ min: 0, max: text.length });
  const isWhole = (moved: { start: number; end: number }) => {
    expect(moved.start).toBeLessThan(moved.end);
    expect(words(moved)).toBe(words(moved)?.trim());
  };
  fc.assert(
    fc.property(
      place,
      place,
      fc.constantFrom('start' as const, 'end' as const),
      fc.boolean(),
      fc.constantFrom('word' as const, 'character' as const),
      (from, to, edge, forward, unit) => {
        const whole = dragEdge(text, from, to, true);
        if (whole === null) return;
        isWhole(whole);
        isWhole(moveEdge(text, whole, edge, forward, unit));
      },
    ),
  );
  expect(moveEdge(text, passage('two'), 'end', false, 'word')).toEqual(passage('two'));
});

it('lets a dragged end go to the nearer edge of a word, cross the other end, or stop inside a word', () => {
  const { start, end } = passage('two, three');
  expect(words(dragEdge(text, start, text.indexOf('four') + 3, false))).toBe('two, three four');
  expect(words(dragEdge(text, start, text.indexOf('four') + 1, false))).toBe('two, three');
  expect(words(dragEdge(text, start, text.indexOf('four') + 1, true))).toBe('two, three f');
  expect(words(dragEdge(text, end, 1, false))).toBe('One two, three');
  expect(words(dragEdge(text, start, 0, false))).toBe('One');
  expect(dragEdge(text, start, start, false)).toBeNull();
});
