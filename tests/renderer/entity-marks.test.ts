import { expect, test } from 'vitest';
import { patternOf } from '../../src-renderer/lib/article-page/entity-marks.ts';

const found = (names: readonly string[], text: string) => [...text.matchAll(patternOf(names))].map(([name]) => name);

test('names are found as they are written, whatever signs they have', () => {
  for (const sign of '-‐–.,:;!?&+*/\\|()[]{}^$#@%=<>~`\'"’_ ') {
    const name = `Nor${sign}Va`;
    expect(found([name], `The ${name} won.`)).toEqual([name]);
  }
});

test('the longest comes first, a space is any white space, and parts of words are none', () => {
  const text = 'De Backer, Annelies De\n Backer and N-VA, not N-VAs or Debacker.';
  expect(found(['N-VA', 'De Backer', 'Annelies De Backer'], text)).toEqual([
    'De Backer',
    'Annelies De\n Backer',
    'N-VA',
  ]);
});
