import { describe, expect, it, test } from 'vitest';
import {
  movePart,
  type OutlinePart,
  type Part,
  partTree,
  pointedPart,
} from '../../src-renderer/features/choose-part/part-tree.ts';

/** A page: crumbs; a wrapper with the story (a heading, two paragraphs, a list of two) and the letters. */
const outline: readonly OutlinePart[] = [
  { number: 0, parent: null, size: 10, kept: 0 },
  { number: 1, parent: null, size: 300, kept: 0 },
  { number: 2, parent: 1, size: 200, kept: 0 },
  // Shows the same as the part around it.
  { number: 3, parent: 2, size: 200, kept: 0 },
  { number: 4, parent: 3, size: 20, kept: 20 },
  { number: 5, parent: 3, size: 80, kept: 80 },
  { number: 6, parent: 3, size: 60, kept: 60 },
  { number: 7, parent: 3, size: 40, kept: 0 },
  { number: 8, parent: 7, size: 25, kept: 0 },
  { number: 9, parent: 7, size: 15, kept: 15 },
  { number: 10, parent: 1, size: 100, kept: 0 },
];

const tree = partTree(outline);

function part(number: number): Part {
  const found = tree.byNumber.get(number);
  if (found === undefined) throw new Error(`no part ${number}`);
  return found;
}

function go(from: number, ...moves: Parameters<typeof movePart>[2][]): number {
  return moves.reduce((at, move) => movePart(tree, at, move, null), part(from)).number;
}

describe('the parts of a page', () => {
  it('are one where they show the same', () => {
    expect(part(3)).toBe(part(2));
    expect(part(5).parent).toBe(part(2));
    expect(tree.roots.map(({ number }) => number)).toEqual([0, 1]);
  });

  it('begin with the one that is most like the present article', () => {
    expect(tree.likest).toBe(part(2));
    expect(partTree(outline.map((each) => ({ ...each, kept: 0 }))).likest?.number).toBe(0);
    expect(partTree([]).likest).toBeNull();
  });

  it('may be told without the part around them', () => {
    expect(partTree([{ number: 5, parent: 3, size: 1, kept: 0 }]).roots).toHaveLength(1);
  });
});

describe('the keys', () => {
  test('lead to what is around, up to the outermost', () => {
    expect([go(8, 'larger'), go(8, 'larger', 'larger'), go(8, 'larger', 'larger', 'larger', 'larger')]).toEqual([
      7, 2, 1,
    ]);
  });

  test('lead to the largest inside, or back to where they came from', () => {
    expect([go(1, 'smaller'), go(1, 'smaller', 'smaller'), go(5, 'smaller')]).toEqual([2, 5, 5]);
    expect(movePart(tree, part(2), 'smaller', part(7))).toBe(part(7));
    expect(movePart(tree, part(2), 'smaller', part(10))).toBe(part(5));
  });

  test('lead to neighbours, and past the end of a level to what comes after it', () => {
    expect([go(4, 'next'), go(9, 'next'), go(9, 'previous'), go(8, 'previous')]).toEqual([5, 10, 8, 6]);
    expect([go(0, 'previous'), go(10, 'next')]).toEqual([0, 10]);
  });
});

test('a pointer in a text means the group that the text stands in', () => {
  expect([pointedPart(part(5)), pointedPart(part(7)), pointedPart(part(0))]).toEqual([part(2), part(7), part(0)]);
});
