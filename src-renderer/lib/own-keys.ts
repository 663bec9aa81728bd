import type { KeyboardEvent } from 'react';

/** Keeps the keys of a small form from the list around it and from the window: here text is written. Escape gives it up. */
export function keepKeys(event: KeyboardEvent, onEscape: () => void): void {
  event.stopPropagation();
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
  event.preventDefault();
  onEscape();
}
