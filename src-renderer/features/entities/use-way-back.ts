import { type RefObject, useEffect } from 'react';
import { hasNoOtherPlace } from '../../lib/keyboard-place.ts';
import { useSession } from '../../session/session.ts';

/** The row that had the keyboard when something else took the place of its article. */
let left: { readonly articleId: string; readonly row: string } | null = null;

/** Gives the keyboard back to the row from which the page of an entity was opened, once the rows are there again. */
export function useWayBack(list: RefObject<HTMLElement | null>, articleId: string, isThere: boolean): void {
  useEffect(() => {
    const { current } = list;
    if (!isThere || current === null) return;
    const row = left?.articleId === articleId && hasNoOtherPlace() ? left.row : null;
    left = null;
    if (row !== null) current.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`)?.focus();

    let held = row;
    const hold = ({ target }: Event) => {
      held = (target as Element).closest<HTMLElement>('[data-row]')?.dataset.row ?? null;
    };
    // A row that is taken away loses the keyboard to nothing, as one does beside which the person presses; the latter stays.
    const release = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) held = null;
      else
        setTimeout(() => {
          if (!current.contains(document.activeElement)) held = null;
        });
    };
    current.addEventListener('focusin', hold);
    current.addEventListener('focusout', release);
    return () => {
      current.removeEventListener('focusin', hold);
      current.removeEventListener('focusout', release);
      if (held !== null && useSession.getState().places.length > 0) left = { articleId, row: held };
    };
  }, [list, articleId, isThere]);
}
