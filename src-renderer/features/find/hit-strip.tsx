import { type PointerEvent, useLayoutEffect, useState } from 'react';
import type { Hits } from '#shared/finding/hits.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { goTo, scrollerOf } from './finding.ts';
import styles from './hit-strip.module.css';
import { linesAt, measureKnots, nearestTo, sharesOf } from './strip-places.ts';

/** Rows of the strip: a line in each is what a screen can show. */
const rows = 600;

interface HitStripProps {
  page: ArticlePage;
  hits: Hits;
  current: number;
}

/** Where the hits are in the article, beside the scroll bar. A click goes to the nearest; the keys do the same. */
export function HitStrip({ page, hits, current }: HitStripProps) {
  const scroller = scrollerOf(page);
  const [layout, setLayout] = useState(() => measure(page, scroller));

  useLayoutEffect(() => {
    const update = () => setLayout(measure(page, scroller));
    update();
    const stops = [page.onLayout(update), page.onNear(update)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [page, scroller]);

  const shares = sharesOf(hits.starts, layout.knots);
  const at = shares[current];
  const line = at === undefined ? '' : linesAt(Float64Array.of(at), rows);
  if (shares.length === 0) return null;

  function onPointerDown(event: PointerEvent<SVGSVGElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    goTo(nearestTo(shares, (event.clientY - box.top) / box.height));
    // The keyboard stays where it is.
    event.preventDefault();
  }

  return (
    <svg
      className={styles.strip}
      style={{ insetInlineEnd: layout.barWidth }}
      viewBox={`0 0 1 ${rows}`}
      preserveAspectRatio="none"
      aria-hidden
      data-hit-strip
      onPointerDown={onPointerDown}
    >
      <path className={styles.hits} d={linesAt(shares, rows)} />
      <path className={styles.gap} d={line} />
      <path className={styles.current} d={line} />
    </svg>
  );
}

function measure(page: ArticlePage, scroller: HTMLElement) {
  return { knots: measureKnots(page, scroller), barWidth: scroller.offsetWidth - scroller.clientWidth };
}
