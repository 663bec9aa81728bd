import { firstIndex } from '#shared/finding/first-index.ts';
import type { ArticlePage } from './article-page.ts';
import { OwnScrolling } from './own-scrolling.ts';

/** Where one reads: the offset of a character, and how far its line stands below the top of the view, in CSS pixels. */
export interface Place {
  readonly offset: number;
  readonly below: number;
}

/** What is less of a line above the edge than this is not what one reads. */
const edge = 6;

/**
 * The first line that can be seen, or null where something above the text can be. It is found by boxes, as a point of what is
 * skipped until the next frame hits no text.
 */
export function placeAtTop(page: ArticlePage, scroller: HTMLElement): Place | null {
  const { top } = scroller.getBoundingClientRect();
  const isSeen = (box: DOMRect | undefined) => box !== undefined && box.bottom > top + edge;
  if (page.container.getBoundingClientRect().top > top + edge) return null;
  const { start, end } = page.nearRange();
  const from = page.map.firstWhere(start, end, (node) => isSeen(boxOf(node)));
  const length = page.map.pointOf(from)?.node.nodeValue?.length ?? 0;
  const offset = from + firstIndex(length, (at) => isSeen(lineOf(page, from + at)));
  const line = lineOf(page, offset);
  return line === undefined ? null : { offset, below: line.top - top };
}

/**
 * Keeps the line at the top where it is while the text around it changes its height: another size, face or width, faces and
 * images that come. The browser does that for whole blocks alone, and not where the column's own width changes. It ends
 * with the page.
 */
export function keepSteady(page: ArticlePage, scroller: HTMLElement): void {
  const closing = new AbortController();
  const own = new OwnScrolling(scroller, closing.signal);
  let place = placeAtTop(page, scroller);
  let goes = page.going.count;
  let size = '';
  /** Where it was scrolled to last to keep the place, which is no moving on. */
  let kept = Number.NaN;
  const moved = () => {
    const line = place === null ? undefined : lineOf(page, place.offset);
    return place === null || line === undefined ? null : line.top - scroller.getBoundingClientRect().top - place.below;
  };
  /** Whether it was asked to go elsewhere since. */
  const hasGone = () => {
    if (goes === page.going.count) return false;
    goes = page.going.count;
    if (page.going.isGliding) own.begin();
    return true;
  };
  const follow = () => {
    kept = Number.NaN;
    place = placeAtTop(page, scroller);
  };
  const restore = () => {
    size = sizeOf(page.container);
    // It went elsewhere in this very frame, of which scrolling is told in the next one.
    if (hasGone()) return follow();
    const by = moved();
    if (by === null) return;
    if (Math.abs(by) > 1) scroller.scrollBy({ top: by, behavior: 'instant' });
    kept = scroller.scrollTop;
  };
  const onScroll = () => {
    const isAsked = hasGone() || own.isOn;
    // Another character of the same line may stand in another one next time.
    if (Math.abs(scroller.scrollTop - kept) < 1 || Math.abs(moved() ?? Number.POSITIVE_INFINITY) < 1) return;
    // The browser has scrolled as the text changed, of which was not told yet: it keeps blocks, not lines.
    if (!isAsked && sizeOf(page.container) !== size) return restore();
    if (own.isOn) own.begin();
    follow();
  };
  scroller.addEventListener('scroll', onScroll, { passive: true, signal: closing.signal });
  // A frame tells of scrolling before it tells of sizes: where one has moved to is known by then.
  const observer = new ResizeObserver(restore);
  observer.observe(page.container);
  page.onClose(() => {
    closing.abort();
    observer.disconnect();
  });
}

function sizeOf({ offsetWidth, offsetHeight }: HTMLElement): string {
  return `${offsetWidth} ${offsetHeight}`;
}

function lineOf(page: ArticlePage, offset: number): DOMRect | undefined {
  return page.map.rangeOf(offset, offset + 1)?.getClientRects()[0];
}

function boxOf(node: Node): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(node);
  return range.getBoundingClientRect();
}
