/** Whether the window runs from right to left, by its language; what it shows may have a direction of its own. */
export function isMirrored(): boolean {
  return typeof document !== 'undefined' && document.documentElement.dir === 'rtl';
}

/**
 * What a pressed key means where lines run from left to right: `ArrowRight` is the arrow onwards, towards the end of the
 * line, wherever that is in the window, or where lines run otherwise. Other keys as they are.
 */
export function inLineOrder(key: string, isRightToLeft = isMirrored()): string {
  if (!isRightToLeft) return key;
  if (key === 'ArrowLeft') return 'ArrowRight';
  return key === 'ArrowRight' ? 'ArrowLeft' : key;
}
