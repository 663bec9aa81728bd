import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Piece, tokensOf, wordChanges } from '#shared/comparing/word-changes.ts';

const told = (before: string, after: string): string =>
  wordChanges(before, after)
    .pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
    .join('');

const without = (pieces: readonly Piece[], kind: Piece['kind']): string =>
  pieces
    .filter((piece) => piece.kind !== kind)
    .map(({ text }) => text)
    .join('');

test('words that changed are told, and the others stand', () => {
  expect(told('The red house burnt.', 'The red house stands.')).toBe('The red house -burnt-+stands+.');
  expect(told('It rained.', 'It rained hard.')).toBe('It rained+ hard+.');
  expect(told('same', 'same')).toBe('same');
  expect(told('', 'new')).toBe('+new+');
});

test('what is replaced on both sides of a lone space or short word reads as one', () => {
  expect(told('the red house', 'the blue barn')).toBe('the -red house-+blue barn+');
  expect(told('They met and could not agree.', 'They voted. All agree.')).toBe(
    'They -met and could not -+voted. All +agree.',
  );
  expect(told('a cup of tea now', 'a mug of milk now')).toBe('a -cup of tea-+mug of milk+ now');
});

test('a script without spaces is compared by its signs, a word with an apostrophe is one', () => {
  expect(told('東京は雨です', '東京は雪です')).toBe('東京は-雨-+雪+です');
  expect(tokensOf("don't l’eau")).toEqual(["don't", ' ', 'l’eau']);
});

test('texts that have too little in common are told as two', () => {
  const { pieces } = wordChanges('a b c d', 'e f g h', 2);
  expect(pieces).toEqual([
    { kind: 'removed', text: 'a b c d' },
    { kind: 'added', text: 'e f g h' },
  ]);
});

test('the pieces hold both texts, whatever these are', () => {
  const words = fc.array(fc.constantFrom('a', 'the', 'river', ' ', '\n', ', ', '水', '😀', 'e\u0301'), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [one.join(''), other.join('')];
      const { pieces } = wordChanges(before, after);
      expect(without(pieces, 'added')).toBe(before);
      expect(without(pieces, 'removed')).toBe(after);
    }),
  );
});
