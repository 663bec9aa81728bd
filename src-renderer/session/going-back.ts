import { useEffect } from 'react';
import { giveKeyboardBack, isKeyboardFree } from '../lib/keyboard-place.ts';
import { isWriting } from '../lib/keys.ts';
import { leaveEntity, useSession } from './session.ts';

/** Goes back from what stands in place of the article, with the keyboard on what is shown then. */
export function goBack(): void {
  leaveEntity();
  setTimeout(() => {
    if (useSession.getState().places.length === 0 && isKeyboardFree()) giveKeyboardBack(null);
  });
}

/** Fields that Escape leaves: one to search is emptied first, one for a day takes back what is written, the others hold no words. */
const leftByEscape = 'input[type="search"]:placeholder-shown, input[data-day], select';

/** Whether a key is Escape, and nothing that is open or being written in means it. */
export function leadsBack(event: KeyboardEvent): boolean {
  const { key, target } = event;
  if (key !== 'Escape' || event.defaultPrevented || event.isComposing || useSession.getState().dialog !== null)
    return false;
  // One that came by itself, as the report of an import, is closed first.
  if (document.querySelector('[data-modal]') !== null) return false;
  if (!(target instanceof Element) || target.closest('form, [role="menu"], [role="dialog"]') !== null) return false;
  return !isWriting(target) || target.matches(leftByEscape);
}

/** Escape goes back, unless something that is open or being written in means it. */
export function useBackKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!leadsBack(event)) return;
      event.preventDefault();
      event.stopPropagation();
      goBack();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, []);
}
