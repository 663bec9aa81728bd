import { expect, it } from 'vitest';
import { edgeBeyond, sentenceAt, step, wordAround } from '../../src-renderer/lib/text-steps.ts';

const text = 'The ferry left. “No,” said Ann O’Neil.\nIt was late.\n\nThe end';

/** Every place a caret comes to from `at`. */
function walk(at: number, forward: boolean, unit: Parameters<typeof step>[3], of = text): number[] {
  const places: number[] = [];
  for (let next = step(of, at, forward, unit); next !== at; next = step(of, at, forward, unit)) {
    places.push(next);
    at = next;
  }
  return places;
}

it('goes forward to ends of words and back to their starts, over lines', () => {
  const ends = walk(0, true, 'word').map((at) => text.slice(0, at).split(/[\s“]/).at(-1));
  expect(ends).toEqual(['The', 'ferry', 'left', 'No', 'said', 'Ann', 'O’Neil', 'It', 'was', 'late', 'The', 'end']);
  const starts = walk(text.length, false, 'word').map((at) => text.slice(at).match(/^[\p{L}’]+/u)?.[0]);
  expect(starts).toEqual(ends.toReversed());
});

it('goes by sentence and paragraph to where each starts, and to both ends of the text', () => {
  const firstWords = (places: number[]) => places.map((at) => text.slice(at, at + 6));
  expect(firstWords(walk(0, true, 'sentence'))).toEqual(['“No,” ', 'It was', 'The en']);
  expect(firstWords(walk(0, true, 'paragraph'))).toEqual(['It was', '\nThe e', 'The en', '']);
  expect(walk(text.length, false, 'paragraph').map((at) => text.slice(at, at + 3))).toEqual([
    'The',
    '\nTh',
    'It ',
    'The',
  ]);
  expect(step(text, 20, true, 'document')).toBe(text.length);
  expect(step(text, 20, false, 'document')).toBe(0);
});

it('goes by characters as a person sees them, and never stays where there is more', () => {
  const family = 'a👩‍👩‍👧e\u0301\nb';
  expect(walk(0, true, 'character', family)).toEqual([1, 9, 11, 12, 13]);
  expect(walk(13, false, 'character', family)).toEqual([12, 11, 9, 1, 0]);
});

it('steps by word where words have no space between them', () => {
  const japanese = '東京は大きい都市です。';
  const places = walk(0, true, 'word', japanese);
  expect(places.length).toBeGreaterThan(3);
  expect(places.at(-1)).toBe(japanese.length - 1);
});

it('finds the sentence and the word at a place', () => {
  const { start, end } = sentenceAt(text, 5);
  expect(text.slice(start, end)).toBe('The ferry left.');
  expect(wordAround(text, 6)).toEqual({ start: 4, end: 9 });
  expect(wordAround(text, 4)).toBeNull();
  expect(edgeBeyond(text, text.length, true, 'word', 'end')).toBe(text.length);
});
