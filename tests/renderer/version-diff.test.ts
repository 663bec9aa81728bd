import { describe, expect, test } from 'vitest';
import type { ComparedLine } from '#shared/model/comparison.ts';
import {
  foldLines,
  markedPieces,
  summaryOf,
  touchedNotes,
} from '../../src-renderer/features/version-diff/arrange-changes.ts';
import { noteAt } from '../support/note.ts';

const same = (count: number): ComparedLine[] =>
  Array.from({ length: count }, () => ({
    kind: 'same',
    start: 0,
    end: 1,
    heading: null,
    pieces: [{ kind: 'same', text: 'x' }],
  }));
const added: ComparedLine = { kind: 'added', start: 0, end: 1, heading: null, pieces: [{ kind: 'added', text: 'x' }] };
/** "The old red mill" was "The red mill house", from offset 100. */
const changed: ComparedLine = {
  kind: 'changed',
  start: 100,
  end: 116,
  heading: null,
  pieces: [
    { kind: 'same', text: 'The ' },
    { kind: 'added', text: 'old ' },
    { kind: 'same', text: 'red mill' },
    { kind: 'removed', text: ' house' },
  ],
};

describe('unchanged paragraphs', () => {
  const shape = (lines: ComparedLine[], opened: number[] = []) =>
    foldLines(lines, new Set(opened)).map((item) => (item.kind === 'fold' ? item.count : item.line.kind));

  test('are folded but for those beside a change', () => {
    expect(shape([...same(9), added, ...same(6), added, ...same(4)])).toEqual([
      8,
      'same',
      'added',
      'same',
      4,
      'same',
      'added',
      'same',
      3,
    ]);
  });

  test('stay where few of them would be hidden, and are opened one run at a time', () => {
    expect(shape([...same(3), added, ...same(4), added])).toEqual([
      ...['same', 'same', 'same', 'added', 'same', 'same', 'same', 'same', 'added'],
    ]);
    expect(shape([...same(5), added, ...same(5)], [0])).toEqual([...Array(5).fill('same'), 'added', 'same', 4]);
    expect(shape(same(20))).toEqual([20]);
    expect(shape([])).toEqual([]);
  });

  test('are not counted among the changes', () => {
    expect(summaryOf([...same(3), changed, changed, added])).toBe('2 paragraphs changed, 1 added');
    expect(summaryOf([added])).toBe('1 paragraph added');
    const split: ComparedLine = { ...added, kind: 'split', pieces: [{ kind: 'same', text: 'x' }] };
    expect(summaryOf([...same(1), split, split, ...same(1), split])).toBe('2 paragraphs split');
  });
});

describe('highlights', () => {
  test('are touched where words came into them or went from their middle', () => {
    const touching = (start: number, end: number) => touchedNotes([changed], [noteAt({ start, end })]).length === 1;
    expect(touching(100, 106)).toBe(true);
    expect(touching(100, 104)).toBe(false);
    expect(touching(108, 116)).toBe(false);
    expect(touching(108, 120)).toBe(true);
    expect(touchedNotes([changed], [noteAt({ state: 'review', start: 100, end: 116 }), noteAt(null)])).toEqual([]);
    const joined = changed.pieces.map((piece) => (piece.kind === 'same' ? piece : { ...piece, text: ' ' }));
    expect(touchedNotes([{ ...changed, kind: 'joined', pieces: joined }], [noteAt({ start: 100, end: 116 })])).toEqual(
      [],
    );
    const removed: ComparedLine = {
      kind: 'removed',
      start: 50,
      end: 50,
      heading: null,
      pieces: [{ kind: 'removed', text: 'x' }],
    };
    expect(touchedNotes([removed], [noteAt({ start: 40, end: 60 })])).toEqual([]);
  });

  test('are shown in the words that stand now', () => {
    const pieces = markedPieces(changed, [noteAt({ start: 106, end: 111 }, { color: 'pink' })]);
    expect(pieces.map(({ kind, text, color }) => [kind, text, color])).toEqual([
      ['same', 'The ', null],
      ['added', 'ol', null],
      ['added', 'd ', 'pink'],
      ['same', 'red', 'pink'],
      ['same', ' mill', null],
      ['removed', ' house', null],
    ]);
    expect(markedPieces(changed, [noteAt({ start: 0, end: 100 })]).every(({ color }) => color === null)).toBe(true);
  });
});
