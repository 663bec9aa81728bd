import { useSyncExternalStore } from 'react';

/** A window in which panes beside the article would leave its lines under 40 characters: they lie over it, one at a time. */
const narrow = '(width < 980px)';

export function isNarrow(): boolean {
  return matchMedia(narrow).matches;
}

export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(narrow);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
