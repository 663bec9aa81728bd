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
