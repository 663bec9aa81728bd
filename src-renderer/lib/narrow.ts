import { useCallback, useSyncExternalStore } from 'react';

/** A window in which panes beside the article would leave its lines under 40 characters: they lie over it, one at a time. */
const narrow = '(width < 980px)';

export function isNarrow(): boolean {
  return matchMedia(narrow).matches;
}

export function useNarrow(): boolean {
  return useMedia(narrow);
}

/** Whether a media query holds, as long as what asks is shown. */
export function useMedia(media: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const query = matchMedia(media);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    [media],
  );
  return useSyncExternalStore(subscribe, () => matchMedia(media).matches);
}
