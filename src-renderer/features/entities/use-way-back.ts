import { type RefObject, useEffect } from 'react';
import { hasNoOtherPlace } from '../../lib/keyboard-place.ts';
import { useSession } from '../../session/session.ts';

interface Left {
  readonly articleId: string;
  readonly row: string;
}

/** The row that had the keyboard when something else took the place of its article. */
let left: Left | null = null;

/** Gives the keyboard back to the row from which the page of an entity was opened, once the rows are there again. */
export function useWayBack(list: RefObject<HTMLElement | null>, articleId: string, isThere: boolean): void {
  useEffect(() => {
    const { current } = list;
    if (!isThere || current === null) return;
    const row = left?.articleId === articleId && hasNoOtherPlace() ? left.row : null;
    left = null;
    if (row !== null) current.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"]`)?.focus();

    let held = row;
    const closing = new AbortController();
    const { signal } = closing;
    const hold = ({ target }: Event) => {
      if (isInMenu(target as Element)) return;
      const item = current.contains(target as Element) ? (target as Element).closest('li') : null;
      held = item?.querySelector<HTMLElement>('[data-row]')?.dataset.row ?? null;
    };
    document.addEventListener('focusin', hold, { signal });
    // A row that is taken away loses the keyboard to nothing, as one does beside which the person presses; the latter stays.
    const release = () =>
      setTimeout(() => {
        const { activeElement } = document;
        if (!current.contains(activeElement) && !isInMenu(activeElement)) held = null;
      });
    current.addEventListener('focusout', release, { signal });
    return () => {
      closing.abort();
      if (held !== null && useSession.getState().places.length > 0) leave({ articleId, row: held });
    };
  }, [list, articleId, isThere]);
}

/** The menu of a row stands elsewhere in the document. */
function isInMenu(element: Element | null): boolean {
  return element?.closest('[role="menu"]') != null;
}

/** The next key or press of a person who has come back ends it: the rows may be there only when something else is done. */
function leave(at: Left): void {
  left = at;
  const stop = useSession.subscribe(({ places }) => {
    if (places.length > 0) return;
    stop();
    const back = new AbortController();
    const end = () => {
      if (left === at) left = null;
      back.abort();
    };
    for (const kind of ['keydown', 'pointerdown'])
      window.addEventListener(kind, end, { capture: true, signal: back.signal });
  });
}
