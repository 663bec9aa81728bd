import { describe, expect, it } from 'vitest';
import type { ArticleSummary } from '../../src-main/shared/model/article.ts';
import type { SavedList } from '../../src-main/shared/model/saved-list.ts';
import { rowAfter } from '../../src-renderer/features/library-list/list-view.ts';
import { listOf } from '../../src-renderer/features/library-list/lists.ts';
import { windowAt } from '../../src-renderer/features/library-list/row-window.ts';
import { goneOn } from '../../src-renderer/features/library-list/trash-days.ts';
import { cursorAmong, shiftOf } from '../../src-renderer/features/library-list/use-steady-rows.ts';

/** Rows from `first` on, an article for each letter. */
function rows(letters: string, first = 0): Map<number, ArticleSummary> {
  return new Map([...letters].map((id, at) => [first + at, { id } as ArticleSummary]));
}

const saved: SavedList = {
  id: 'rivers',
  name: 'Rivers',
  query: 'tag:river',
  sort: 'title',
  reversed: true,
  rank: 1,
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-01T00:00:00.000Z',
  deleted: null,
};

describe('a list', () => {
  it('is one of every library in the order the person chose, or a saved one in its own', () => {
    expect(listOf('later', [saved], {}).order).toEqual({ query: 'is:later', sort: 'saved', reversed: false });
    expect(listOf('reading', [saved], {}).order.sort).toBe('read');
    expect(listOf('later', [], { later: { sort: 'length', reversed: true } }).order).toMatchObject({
      sort: 'length',
      reversed: true,
    });
    expect(listOf('rivers', [saved], {})).toMatchObject({
      title: 'Rivers',
      order: { query: 'tag:river', sort: 'title', reversed: true },
    });
  });

  it('is the inbox where a saved list has gone', () => {
    expect(listOf('rivers', [], {})).toMatchObject({ key: 'inbox', saved: null });
  });
});

describe('the rows that are in the document', () => {
  it('cover what is in view and a few more, wherever the list is scrolled to', () => {
    for (const top of [0, 1, 53, 54, 540, 5_000, 2_699_000]) {
      const { first, end } = windowAt(top, 600, 54, 50_000);
      expect(first).toBeLessThanOrEqual(Math.floor(top / 54));
      expect(end).toBeGreaterThanOrEqual(Math.min(50_000, Math.ceil((top + 600) / 54)));
      expect(end - first).toBeLessThan(60);
    }
  });

  it('are none of an empty list, and all of a short one', () => {
    expect(windowAt(0, 600, 54, 0)).toEqual({ first: 0, end: 0 });
    expect(windowAt(0, 600, 54, 3)).toEqual({ first: 0, end: 3 });
    const shrunk = windowAt(5_000, 600, 54, 10);
    expect(shrunk.first).toBeLessThanOrEqual(shrunk.end);
  });
});

describe('what is in view stays where it is', () => {
  it('when rows above it go or come', () => {
    expect(shiftOf(rows('abcdef', 10), rows('bcdefg', 10), 12)).toBe(-1);
    expect(shiftOf(rows('abcdef', 10), rows('xyabcd', 10), 12)).toBe(2);
  });

  it('when the first row in view goes itself', () => {
    expect(shiftOf(rows('abcdef', 10), rows('abdefg', 10), 12)).toBe(-1);
  });

  it('when nothing in view has changed, or all of it', () => {
    expect(shiftOf(rows('abc'), rows('abc'), 0)).toBe(0);
    expect(shiftOf(rows('abc'), rows('xyz'), 0)).toBe(0);
  });
});

describe('the cursor', () => {
  const at = (index: number, id: string | null) => ({ index, id });

  it('follows its article', () => {
    expect(cursorAmong(at(2, 'c'), rows('bcd'), 3, false)).toEqual(at(1, 'c'));
    expect(cursorAmong(at(2, 'c'), rows('abc'), 3, false)).toEqual(at(2, 'c'));
    const beyond = at(3, 'c');
    expect(cursorAmong(at(2, 'c'), rows('xabc'), 3, false)).toEqual(beyond);
    expect(cursorAmong(beyond, rows('xabc'), 3, false)).toBe(beyond);
  });

  it('means nothing where its article has left, unless it is to move on', () => {
    expect(cursorAmong(at(1, 'b'), rows('acd'), 3, false)).toEqual(at(1, null));
    expect(cursorAmong(at(1, 'b'), rows('acd'), 3, true)).toEqual(at(1, 'c'));
    expect(cursorAmong(at(3, 'd'), rows('abc'), 3, true)).toEqual(at(2, 'c'));
  });

  it('waits for a row that is on its way', () => {
    expect(cursorAmong(at(500, null), rows('abc'), 1000, true)).toEqual(at(500, null));
    expect(cursorAmong(at(500, null), rows('xyz', 499), 1000, true)).toEqual(at(500, 'y'));
    expect(cursorAmong(at(500, null), rows('xyz', 499), 1000, false)).toEqual(at(500, null));
  });

  it('goes by rows, by pages and to the ends, and never beyond them', () => {
    expect(rowAfter('ArrowDown', 4, 10, 3)).toBe(5);
    expect(rowAfter('ArrowUp', 0, 10, 3)).toBe(0);
    expect(rowAfter('PageDown', 8, 10, 3)).toBe(9);
    expect(rowAfter('PageUp', 8, 10, 3)).toBe(5);
    expect(rowAfter('Home', 8, 10, 3)).toBe(0);
    expect(rowAfter('End', 0, 10, 3)).toBe(9);
    expect([rowAfter('x', 4, 10, 3), rowAfter('End', 0, 0, 3)]).toEqual([null, null]);
  });
});

it('says when an article in the trash goes for good', () => {
  expect(goneOn('2026-01-31T10:00:00.000Z')).toBe('2026-05-01T10:00:00.000Z');
});
