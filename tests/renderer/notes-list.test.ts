import { describe, expect, test } from 'vitest';
import { filterNotes, groupByHeading, tagsOf } from '../../src-renderer/features/notes-list/arrange-notes.ts';
import {
  beginsQuoted,
  entryAfter,
  isLikely,
  markdownQuote,
  notesToReview,
  reviewCount,
  shortContext,
} from '../../src-renderer/features/notes-list/review.ts';
import { noteAt } from '../support/note.ts';

const everything = { words: '', color: null, tag: null };

describe('the list of notes', () => {
  const onWater = noteAt({ start: 5, end: 9 }, { id: 'water', body: 'On Water', tags: ['river', 'Fish'] });
  const onBread = noteAt({ start: 20, end: 25 }, { id: 'bread', color: 'blue', tags: ['food'] });
  const onAll = noteAt(null, { id: 'all', body: 'The whole' });
  const notes = [onAll, onWater, onBread];
  const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);

  test('is narrowed by words in any order, wherever they stand, by colour and by tag', () => {
    expect(filterNotes(notes, everything)).toEqual(notes);
    expect(ids(filterNotes(notes, { ...everything, words: 'water WORDS' }))).toEqual(['water']);
    expect(ids(filterNotes(notes, { ...everything, words: '#fish' }))).toEqual(['water']);
    expect(ids(filterNotes(notes, { ...everything, color: 'blue' }))).toEqual(['bread']);
    expect(ids(filterNotes(notes, { ...everything, tag: 'food' }))).toEqual(['bread']);
    expect(filterNotes(notes, { words: 'water', color: 'blue', tag: null })).toEqual([]);
  });

  test('is narrowed by words with or without their accents', () => {
    const found = (body: string, words: string) =>
      filterNotes([noteAt({ start: 5, end: 9 }, { body })], { ...everything, words }).length;
    expect([found('Le café', 'CAFE'), found('cafe', 'café'), found('cafe\u0301', 'café')]).toEqual([1, 1, 1]);
    expect([found('“Water”', '"water"'), found('Wasser', 'water')]).toEqual([1, 0]);
  });

  test('offers each tag once, as the window’s language sorts them', () => {
    expect(tagsOf([...notes, onWater])).toEqual(['Fish', 'food', 'river']);
    const parts = noteAt(null, { tags: ['part 10', 'éclair', 'part 9', 'zinc', 'ebb'] });
    expect(tagsOf([parts])).toEqual(['ebb', 'éclair', 'part 9', 'part 10', 'zinc']);
  });

  test('stands under the headings of the article', () => {
    const headings = [
      { text: 'One', start: 4 },
      { text: 'Empty', start: 12 },
      { text: 'Two', start: 20 },
    ];
    const groups = groupByHeading(notes, headings).map(({ heading, notes: group }) => [heading?.text, ids(group)]);
    expect(groups).toEqual([
      [undefined, ['all']],
      ['One', ['water']],
      ['Two', ['bread']],
    ]);
    expect(groupByHeading(notes, [])).toEqual([{ heading: null, notes }]);
    expect(groupByHeading([], headings)).toEqual([]);
  });
});

describe('what needs a look', () => {
  const lost = noteAt({ state: 'lost', confidence: 0 }, { id: 'lost' });
  const likely = noteAt({ state: 'review', start: 3, end: 6, confidence: 0.55 }, { id: 'likely' });
  const unsure = noteAt({ state: 'review', start: 1, end: 2, confidence: 0.3 }, { id: 'unsure' });
  const sure = (['exact', 'moved', 'changed'] as const).map((state) => noteAt({ state, start: 8, end: 9 }));
  const entries = notesToReview([lost, unsure, ...sure, likely, noteAt(null)]);

  test('is proposed or lost, the proposals first', () => {
    expect(entries.map(({ id }) => id)).toEqual(['unsure', 'likely', 'lost']);
    expect(entries.filter(isLikely)).toEqual([likely]);
    expect(isLikely(noteAt({ state: 'exact', confidence: 1 }))).toBe(false);
    expect([reviewCount(1), reviewCount(3)]).toEqual(['1 note needs a look', '3 notes need a look']);
  });

  test('is gone through in order, back from the last, until none is left', () => {
    expect(entryAfter(entries, 'unsure')).toBe('likely');
    expect(entryAfter(entries, 'lost')).toBe('likely');
    expect(entryAfter([lost], 'lost')).toBeNull();
  });

  test('is told with whole words of what stood around it', () => {
    const quote = { prefix: 'far away in the old town ', suffix: ' the bell rang twice' };
    expect(shortContext(quote, 10)).toEqual({ before: '… old town ', after: ' the bell …' });
    expect(shortContext(quote, 100)).toEqual({ before: quote.prefix, after: quote.suffix });
  });

  test('is kept with its quote, a paragraph for each line', () => {
    expect(markdownQuote('One.\nTwo.')).toBe('> One.\n>\n> Two.');
  });
});

test('words that begin with a quotation mark of any language get none around them', () => {
  for (const words of ['“So it is,” he said', '„So ist es“', '«Oui»', '"Plain"', '’Tis', '「はい」']) {
    expect(beginsQuoted(words)).toBe(true);
  }
  for (const words of ['So “it” is', '(so)', '']) expect(beginsQuoted(words)).toBe(false);
});
