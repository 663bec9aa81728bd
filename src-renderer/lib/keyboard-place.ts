/**
 * Whether the keyboard has no place of its own, or is within `box`: what is done only after a while gives it one then, and leaves
 * it where the person has gone meanwhile.
 */
export function isKeyboardFree(box?: Element | null): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || (box?.contains(activeElement) ?? false);
}
