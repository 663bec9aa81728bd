import { firstIndex } from '#shared/finding/first-index.ts';
import { firstFrom, type Hits } from '#shared/finding/hits.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';

/** Space kept between a hit and the edge behind which it would be hidden, in CSS pixels. */
const clearance = 6;
/** The bar with its message, which comes and goes; in a very narrow reader it is taller. */
const barHeight = 80;

/** The part of the window in which a hit is seen: the reader below the bar and above what stands at its foot. Viewport coordinates. */
function viewOf(scroller: HTMLElement): { top: number; bottom: number } {
  const { top, bottom } = scroller.getBoundingClientRect();
  const bar = document.getElementById('find-bar')?.getBoundingClientRect();
  const foot = document.querySelector('[data-aloud], [data-hint]')?.getBoundingClientRect();
  return {
    top: Math.max(top + barHeight, (bar?.bottom ?? 0) + clearance),
    bottom: Math.min(bottom, foot?.top ?? bottom) - clearance,
  };
}

/** The first hit whose line is on the screen or below it; the number of hits when all are above. */
export function firstOnScreen(page: ArticlePage, scroller: HTMLElement, hits: Hits): number {
  const { top } = viewOf(scroller);
  const near = page.nearRange();
  const isSeen = (at: number) => page.boxOf(hits.starts[at] as number).top >= top;
  return firstIndex(firstFrom(hits, near.end), isSeen, firstFrom(hits, near.start));
}

/**
 * Scrolls a place of the text to a third of the height at once, unless it is seen; also sideways, in code and tables that
 * scroll for themselves.
 */
export function bringIntoView(page: ArticlePage, scroller: HTMLElement, offset: number): void {
  if (!isSeen(page, scroller, offset)) {
    // In a low window a third of the height is behind the bar.
    const below = Math.max(scroller.clientHeight / 3, viewOf(scroller).top - scroller.getBoundingClientRect().top);
    page.going.to(page.topOf(offset) - below);
    // What was skipped until now is laid out on the way, and may turn out taller than it was taken for.
    if (!isSeen(page, scroller, offset)) page.going.to(page.topOf(offset) - below);
  }
  for (let box = page.map.pointOf(offset)?.node.parentElement; box && box !== page.container; box = box.parentElement) {
    if (box.scrollWidth <= box.clientWidth + 1 || getComputedStyle(box).overflowX === 'visible') continue;
    const hit = page.boxOf(offset);
    const frame = box.getBoundingClientRect();
    if (hit.left >= frame.left + clearance && hit.right <= frame.right - clearance) continue;
    box.scrollBy({ left: hit.left - frame.left - frame.width / 3, behavior: 'instant' });
  }
}

/** Whether the line of an offset is on the screen, and not behind the bar. */
export function isSeen(page: ArticlePage, scroller: HTMLElement, offset: number): boolean {
  const { top, bottom } = viewOf(scroller);
  const box = page.boxOf(offset);
  return box.top >= top && box.bottom <= bottom;
}
