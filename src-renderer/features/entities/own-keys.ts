import { useEffect } from 'react';
import { isWriting } from '../../lib/keys.ts';
import { leaveEntity, useSession } from '../../session/session.ts';

/** Goes back from what stands in place of the article, with the keyboard on what is shown then. */
export function goBack(): void {
  leaveEntity();
  setTimeout(() => {
    if (useSession.getState().places.length === 0) document.getElementById('reader')?.focus();
  });
}

/** Escape goes back, unless something that is open or being written in means it. `filter` is the id of a field that it leaves too. */
export function useBackKey(filter?: string): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if (key !== 'Escape' || event.defaultPrevented || event.isComposing || useSession.getState().dialog !== null)
        return;
      if (!(target instanceof Element) || target.closest('form, [role="menu"], [role="dialog"]') !== null) return;
      const isOwn = target.id === filter && (target as HTMLInputElement).value === '';
      if (isWriting(target) && !isOwn && !(target instanceof HTMLSelectElement)) return;
      event.preventDefault();
      event.stopPropagation();
      goBack();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [filter]);
}
