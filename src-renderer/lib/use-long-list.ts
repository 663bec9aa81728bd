import { type KeyboardEvent, type RefObject, useEffect } from 'react';
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
    (left ?? document.getElementById(fieldId))?.focus();
  }, [isThere]);

  function onKeyDown(event: KeyboardEvent): void {
    const last = (event.target as HTMLElement).dataset.row === rows.at(-1);
    // A key that is held asks once: each question more would begin anew.
    if (event.key === 'ArrowDown' && last && isMore && !found.isFetchingNextPage) showMore();
    moveAmong(event, list.current);
  }

  return { tabbed: row !== null && rows.includes(row) ? row : rows[0], isMore, showMore, onKeyDown };
}
