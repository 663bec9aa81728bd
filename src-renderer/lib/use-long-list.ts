import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect } from 'react';
import { moveAmong } from './move-among.ts';
import { useShownMore } from './use-shown-more.ts';

interface LongList {
  readonly list: RefObject<HTMLElement | null>;
  /** What is there so far, in the order of the rows; null until the first page is. */
  readonly ids: readonly string[] | null;
  /** The row that had the keyboard last, and the id of the field above the rows. */
  readonly row: string | null;
  readonly fieldId: string;
  readonly found: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): Promise<unknown>;
  };
}

/** How far down each list was left, in pixels; by the id of its field. */
const leftAt = new Map<string, number>();

/**
 * A list that stands in place of the article and comes in pages: the keyboard begins in its field, or at the row where it
 * was left; the arrow keys go from row to row, and from the last one to what comes next. `tabbed` is the row for Tab.
 */
export function useLongList({ list, ids, row, fieldId, found }: LongList) {
  const rows = ids ?? [];
  const { showMore, isMore } = useShownMore(rows, rows.length, found, list);
  const isThere = ids !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list is there: to the row it was left at
  useEffect(() => {
    const left = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row ?? '')}"]`);
    (left ?? document.getElementById(fieldId))?.focus({ preventScroll: left != null });
    if (left == null) return;
    list.current?.scrollTo({ top: leftAt.get(fieldId) ?? 0 });
    // What was said of it meanwhile may have given it another place.
    left.scrollIntoView({ block: 'nearest' });
  }, [isThere]);

  useLayoutEffect(() => {
    const { current } = list;
    return () => {
      if (current !== null) leftAt.set(fieldId, current.scrollTop);
    };
  }, [list, fieldId]);

  function onKeyDown(event: KeyboardEvent): void {
    const last = (event.target as HTMLElement).dataset.row === rows.at(-1);
    // A key that is held asks once: each question more would begin anew.
    if (event.key === 'ArrowDown' && last && isMore && !found.isFetchingNextPage) showMore();
    moveAmong(event, list.current);
  }

  return { tabbed: row !== null && rows.includes(row) ? row : rows[0], isMore, showMore, onKeyDown };
}
