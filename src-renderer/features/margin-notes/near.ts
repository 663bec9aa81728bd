import { startTransition, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';

/** What lies near the screen: anchors in it may be measured, cards in it are mounted. */
export interface Near {
  /** UTF-16 code units of the reading text. */
  readonly start: number;
  readonly end: number;
  /** CSS pixels from the top of the scrolled content; infinite where the text begins or ends. */
  readonly top: number;
  readonly bottom: number;
}

/** What lies near the screen; another object whenever that changes, or lines may have moved. */
export function useNear(page: ArticlePage | null): Near | null {
  const [near, setNear] = useState<Near | null>(null);

  useLayoutEffect(() => {
    if (page === null) return;
    setNear(nearOf(page));
    const stops = [
      // What comes near is not seen yet: scrolling goes first.
      page.onNear(() => startTransition(() => setNear(nearOf(page)))),
      // In the very frame: a turn later, cards would be seen to follow their lines.
      page.onLayout(() => flushSync(() => setNear(nearOf(page)))),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [page]);

  return near;
}

function nearOf(page: ArticlePage): Near {
  const { start, end } = page.nearRange();
  return {
    start,
    end,
    top: start === 0 ? Number.NEGATIVE_INFINITY : page.topOf(start),
    bottom: end >= page.map.text.length ? Number.POSITIVE_INFINITY : page.topOf(end),
  };
}
