import { describe, expect, test } from 'vitest';
import { PassageFinder } from '#shared/anchoring/place-anchors.ts';
import { editionOf, markedWords } from '../../support/two-editions.ts';

const textOf = (edition: 'first' | 'second') =>
  editionOf(edition)
    .replace(/^[\s\S]*<\/h1>/, '')
    .replace(/<[^>]+>/g, '')
    .trim();

function placed(words: string, now = textOf('second')) {
  const before = textOf('first');
  const start = before.indexOf(words);
  const place = new PassageFinder(now).revision(before).place(start, start + words.length);
  return { ...place, words: now.slice(place.start ?? 0, place.end ?? 0) };
}

describe('a phrase of a paragraph that is gone', () => {
  test('is only proposed where a new one elsewhere uses it too', () => {
    expect(placed(markedWords.doubtful)).toMatchObject({ state: 'review', words: markedWords.doubtful });
  });

  test('goes with its paragraph where that has moved, however few words are marked', () => {
    const lines = textOf('first').split('\n');
    const at = lines.findIndex((line) => line.includes(markedWords.doubtful));
    const now = [...lines.toSpliced(at, 1), lines[at]].join('\n');
    expect(placed(markedWords.doubtful, now)).toMatchObject({ state: 'moved', words: markedWords.doubtful });
  });

  test('is found where its paragraph was rewritten in its place', () => {
    const rewritten =
      'The council has put it off until June, for a bell belongs to everybody, which means to the loudest.';
    const now = textOf('first').replace(/^The council.*$/m, rewritten);
    expect(placed(markedWords.doubtful, now)).toMatchObject({ state: 'moved', words: markedWords.doubtful });
  });

  test('that is a whole sentence is found where that has moved', () => {
    const lines = textOf('first').split('\n');
    const before = [...lines.slice(0, 3), 'Nobody spoke of it.', ...lines.slice(3)].join('\n');
    const now = ['Nobody spoke of it.', ...lines].join('\n');
    const start = before.indexOf('spoke');
    const place = new PassageFinder(now).revision(before).place(start, start + 'spoke'.length);
    expect(place).toMatchObject({ state: 'moved', start: now.indexOf('spoke') });
  });
});
