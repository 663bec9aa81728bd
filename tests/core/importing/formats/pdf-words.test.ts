import { expect, test } from 'vitest';
import { seam, wordsOf } from '#core/importing/formats/pdf-words.ts';

const words = wordsOf(['some of the things that make a well-worn thing', 'a mill-wheel and its soft ware']);

test.each([
  ['some‐', 'thing else', 'something else'],
  ['some-', 'thing else', 'some-thing else'],
  ['mill‐', 'wheel turns', 'mill-wheel turns'],
  ['face-to-', 'face talks', 'face-to-face talks'],
  ['a face-', 'to-face talk', 'a face-to-face talk'],
  ['Ein-', 'und Ausfuhr', 'Ein- und Ausfuhr'],
  ['the U.S.-', 'South drills', 'the U.S.-South drills'],
  ['a long', 'line', 'a long line'],
])('%j before %j', (before, after, expected) => {
  const { cut, glue } = seam(before, after, words);
  expect((before.slice(0, before.length - cut) + glue + after).replaceAll('‐', '-')).toBe(expected);
});
