import { useSyncExternalStore } from 'react';

/** A window without room for a pane beside the article: panes lie over it, one at a time. The same width stands in app.module.css. */
const narrow = '(width < 860px)';

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
