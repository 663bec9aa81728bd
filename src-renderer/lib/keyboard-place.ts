/**
 * Whether the keyboard has no place of its own, or is within `box`: what is done only after a while gives it one then, and leaves
 * it where the person has gone meanwhile.
 */
export function isKeyboardFree(box?: Element | null): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || (box?.contains(activeElement) ?? false);
}

/** Whether the keyboard has no place but the article, where it is for want of another one. */
export function hasNoOtherPlace(): boolean {
  return isKeyboardFree() || document.activeElement?.id === 'reader';
}

/**
 * Gives the keyboard to what had it before, where that is still there and can have it; else to the article, or to what stands
 * in its place. Never to nothing: the keys that scroll would do nothing then.
 */
export function giveKeyboardBack(before: Element | null): void {
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  if (isKeyboardFree()) document.getElementById('reader')?.focus({ preventScroll: true });
}

/** Milliseconds for which something is expected to come; later it would take the keyboard from a person who waits no more. */
const longestWait = 5000;

/**
 * Gives the keyboard to what `find` finds as soon as that is there, and to `meanwhile` until then: a part of the window that is
 * shown for the first time is loaded first. The next key or press of a person before that ends it.
 */
export function focusWhenThere(
  find: () => HTMLElement | null | undefined,
  meanwhile: () => HTMLElement | null = () => null,
): void {
  const waiting = new AbortController();
  const { signal } = waiting;
  let stood: HTMLElement | null = null;
  const take = (element: HTMLElement): boolean => {
    // A dialog that came by itself keeps the keyboard; one that goes gives it back first.
    const dialog = document.activeElement?.closest('[data-modal]');
    if (dialog == null || dialog.contains(element)) element.focus();
    return document.activeElement === element;
  };
  const look = () => {
    if (signal.aborted) return;
    const found = find();
    if (found) {
      if (take(found)) waiting.abort();
      return;
    }
    const at = meanwhile();
    // Once: it may have gone elsewhere since.
    if (at !== null && at !== stood && take(at)) stood = at;
  };
  const watching = new MutationObserver(look);
  watching.observe(document.body, { childList: true, subtree: true });
  signal.addEventListener('abort', () => watching.disconnect());
  for (const kind of ['keydown', 'pointerdown'])
    window.addEventListener(kind, () => waiting.abort(), { signal, capture: true });
  setTimeout(look);
  setTimeout(() => waiting.abort(), longestWait);
}
