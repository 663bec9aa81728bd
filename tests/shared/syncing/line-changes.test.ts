import { expect, test } from 'vitest';
import { lineChanges } from '#shared/syncing/line-changes.ts';
import { mergeText } from '#shared/syncing/merge-text.ts';
import { readEdits } from '#shared/syncing/read-edits.ts';

const book = Array.from({ length: 20_000 }, (_, at) => (at % 2 === 0 ? `Sentence ${at} of the book.` : ''));

/** What the second text is, made of the first and of its own lines. */
function applied(from: readonly string[], to: readonly string[]): string[] {
  const made: string[] = [];
  let [at, there] = [0, 0];
  for (const { added, removed, count } of lineChanges(from, to)) {
    if (added) made.push(...to.slice(there, there + count));
    else if (!removed) made.push(...from.slice(at, at + count));
    if (!added) at += count;
    if (!removed) there += count;
  }
  expect(at).toBe(from.length);
  return made;
}

test('lead from one text to the other, however many there are', () => {
  const mixed = book.flatMap((line, at) => (at % 3 === 0 ? [`Mine ${at}.`, '', line] : at % 7 === 0 ? [] : [line]));
  for (const [from, to] of [
    [book, mixed],
    [mixed, book],
    [book, book.map((line) => (line === '' ? '' : `Other ${line}`))],
    [
      ['a', '', 'b'],
      ['a', '', ...book, 'b'],
    ],
    [[], book],
  ] as const)
    expect(applied(from, to)).toEqual(to);
});

test('an edit of a note is read beside a book that was pasted into the file, and the book stays', () => {
  const base = ['# Title', '', '> Quote', '', 'My note.', '', '[Postil](postil://article/A#N1)', ''];
  const mine = [...base.slice(0, 2), ...book, '', ...base.slice(2), ...book].map((line) =>
    line === 'My note.' ? 'My longer note.' : line,
  );
  const region = { note: 'N1', from: 4, to: 5, first: '', rest: '', closed: true };
  expect(readEdits(base, mine, [region], ['N1'])).toMatchObject([{ note: 'N1', body: { after: 'My longer note.' } }]);
  const unknown = mergeText(null, mine.join('\n'), base.join('\n')).split('\n');
  expect(unknown).toEqual(expect.arrayContaining(['My note.', 'My longer note.', ...book.slice(0, 40)]));
  expect(unknown.length).toBeGreaterThanOrEqual(mine.length);
});
