import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTexts } from '#core/comparing/compare-texts.ts';
import { paragraphs } from '../../support/app.ts';

const [first, second, third] = paragraphs('mill') as [string, string, string];
const fourth = 'Nobody could say where the ferry had been built, or why its bell was cast with a Danish name.';
const text = (...lines: string[]): string => lines.join('\n');
const kinds = (before: string, after: string) => compareTexts(before, after).map(({ kind }) => kind);

describe('lines of two texts', () => {
  test('are the same, added and removed in their places', () => {
    expect(kinds(text(first, second), text(first, second))).toEqual(['same', 'same']);
    expect(kinds(text(first, second), text(first, fourth, second))).toEqual(['same', 'added', 'same']);
    expect(kinds(text(first, fourth, second), text(first, second))).toEqual(['same', 'removed', 'same']);
    expect(kinds('', text(first))).toEqual(['added']);
    expect(kinds(text(first), '')).toEqual(['removed']);
  });

  test('that were edited are one changed line, with the words told', () => {
    const edited = second.replace('tea was being served', 'coffee was being served');
    const lines = compareTexts(text(first, second, third), text(first, edited, third));
    expect(lines.map(({ kind }) => kind)).toEqual(['same', 'changed', 'same']);
    expect(lines[1]?.pieces.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'tea' },
      { kind: 'added', text: 'coffee' },
    ]);
  });

  test('that are short and edited are told apart by their neighbours', () => {
    expect(kinds(text(first, 'He said no.', second), text(first, 'He said yes.', second))).toEqual([
      'same',
      'changed',
      'same',
    ]);
  });

  test('that moved say so, also when words in them changed', () => {
    expect(kinds(text(first, second, third, fourth), text(fourth, first, second, third))).toEqual([
      'moved',
      'same',
      'same',
      'same',
    ]);
    const edited = fourth.replace('Danish', 'Norwegian');
    const [moved] = compareTexts(text(first, second, third, fourth), text(edited, first, second, third));
    expect(moved?.kind).toBe('moved');
    expect(moved?.pieces).toContainEqual({ kind: 'added', text: 'Norwegian' });
  });

  test('that are repeated stay with their neighbours', () => {
    const before = text('* * *', first, '* * *', second, '* * *', third);
    expect(kinds(before, text(first, '* * *', second, '* * *', third))).toEqual([
      'removed',
      'same',
      'same',
      'same',
      'same',
      'same',
    ]);
  });

  test('that were split are told as that, and what went after them stands after all parts', () => {
    const [one, two, three] = ['The mill stood still.', 'Nobody came.', 'In the evening it rained.'];
    const whole = [one, two, three].join(' ');
    const after = text(first, one, two, three, second);
    const lines = compareTexts(text(first, whole, fourth, second), after);
    expect(lines.map(({ kind }) => kind)).toEqual(['same', 'same', 'split', 'split', 'removed', 'same']);
    expect(lines[2]).toMatchObject({
      start: after.indexOf(two),
      pieces: [
        { kind: 'removed', text: ' ' },
        { kind: 'same', text: two },
      ],
    });
    expect(kinds(text(first, whole, second), text(first, one, `${two} A word more. ${three}`, second))).not.toContain(
      'split',
    );
  });

  test('that were joined are told as one, with the places where they met', () => {
    const [one, two] = ['The mill stood still.', 'Nobody came.'];
    const lines = compareTexts(text(first, one, two, second), text(first, `${one} ${two}`, second));
    expect(lines.map(({ kind }) => kind)).toEqual(['same', 'joined', 'same']);
    expect(lines[1]?.pieces).toEqual([
      { kind: 'same', text: one },
      { kind: 'removed', text: '\n' },
      { kind: 'added', text: ' ' },
      { kind: 'same', text: two },
    ]);
  });

  test('are told with their places in the later text', () => {
    const after = text(first, fourth, third);
    for (const { kind, start, end, pieces } of compareTexts(text(first, second, third), after)) {
      const now = pieces.filter((piece) => piece.kind !== 'removed').map((piece) => piece.text);
      expect(after.slice(start, end)).toBe(now.join(''));
      if (kind === 'removed') expect([start, end]).toEqual([after.indexOf(fourth), after.indexOf(fourth)]);
    }
  });
});

test('whatever was done to the lines, both texts can be read from the result', () => {
  const line = fc.constantFrom(
    first,
    second,
    third,
    fourth,
    '* * *',
    'He said no.',
    'He said yes.',
    'One more day.',
    '',
  );
  // Some stand in one line with the next.
  const lines = fc
    .array(fc.tuple(line, fc.constantFrom('\n', '\n', ' ')), { maxLength: 14 })
    .map((all) => all.flat().slice(0, -1).join(''));
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const compared = compareTexts(before, after);
      const read = (kind: 'added' | 'removed') =>
        compared
          .filter((each) => each.kind !== kind)
          .map((each, at) => {
            const words = each.pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
            const isStart = at === 0 || (kind === 'added' && each.kind === 'split');
            return (isStart ? '' : '\n') + words.join('');
          })
          .join('');
      expect(read('removed')).toBe(after);
      expect(read('added').split('\n').toSorted()).toEqual(before.split('\n').toSorted());
    }),
  );
});

describe('hostile texts are compared in bounded work', () => {
  const words = (seed: string, count: number) => Array.from({ length: count }, (_, at) => `${seed}${at % 5000}`);

  test.each([
    ['one line each, all words changed', words('a', 100_000).join(' '), words('b', 100_000).join(' ')],
    ['one line each, in another order', words('a', 100_000).join(' '), words('a', 100_000).reverse().join(' ')],
    ['a line for each word, in another order', words('a', 5000).join('\n'), words('a', 5000).reverse().join('\n')],
    ['a line for each word, all the same', 'a\n'.repeat(100_000), 'a\n'.repeat(99_000)],
    ['one long line against a line for each word', words('a', 100_000).join(' '), words('a', 100_000).join('\n')],
  ])('%s', (_, before, after) => {
    const now = compareTexts(before, after)
      .filter(({ kind }) => kind !== 'removed')
      .map(({ pieces }) =>
        pieces
          .filter(({ kind }) => kind !== 'removed')
          .map((piece) => piece.text)
          .join(''),
      );
    expect(now.join('\n')).toBe(after);
  });
});
