import type { ArticlePage } from '../../lib/article-page/article-page.ts';

/** Places of the text whose distance from the top of the scrolled content is known, in order. */
export interface Knots {
  /** UTF-16 offsets into the reading text. */
  readonly offsets: readonly number[];
  /** Shares of the height that is scrolled, 0 to 1. */
  readonly shares: readonly number[];
}

/**
 * Where sections begin, and the blocks of those near the screen: all that can be measured without having the browser lay
 * out what it skips. The scroll bar counts on the same heights.
 */
export function measureKnots(page: ArticlePage, scroller: HTMLElement): Knots {
  const offsets: number[] = [];
  const shares: number[] = [];
  const near = page.nearRange();
  const origin = scroller.getBoundingClientRect().top - scroller.scrollTop;
  const share = (y: number) => (y - origin) / Math.max(1, scroller.scrollHeight);
  for (const { element, start, end } of page.sections) {
    offsets.push(start);
    shares.push(share(element.getBoundingClientRect().top));
    if (start > near.end || end < near.start) continue;
    for (const block of element.children) {
      const at = page.map.startOf(block);
      if (at <= (offsets.at(-1) as number) || at >= end) continue;
      offsets.push(at);
      shares.push(share(block.getBoundingClientRect().top));
    }
  }
  offsets.push(page.map.text.length);
  shares.push(share(page.container.getBoundingClientRect().bottom));
  return { offsets, shares };
}

/** The share of the scrolled height at which each of sorted offsets stands, linear between the nearest knots. */
export function sharesOf(starts: Uint32Array, { offsets, shares }: Knots): Float64Array {
  let knot = 0;
  return Float64Array.from(starts, (start) => {
    while (knot + 2 < offsets.length && (offsets[knot + 1] as number) <= start) knot += 1;
    const from = offsets[knot] ?? 0;
    const to = offsets[knot + 1] ?? from;
    const [low = 0, high = low] = [shares[knot], shares[knot + 1]];
    return to === from ? low : low + ((high - low) * (start - from)) / (to - from);
  });
}

/** An SVG path of level lines over a width of 1, one for each of `rows` rows in which there is a share. */
export function linesAt(shares: Float64Array, rows: number): string {
  let path = '';
  let drawn = -1;
  for (const share of shares) {
    const row = Math.min(rows - 1, Math.floor(share * rows));
    if (row === drawn) continue;
    path += `M0 ${row + 0.5}h1`;
    drawn = row;
  }
  return path;
}

/** The index of the share that is nearest to one; the shares are sorted, and there is one at least. */
export function nearestTo(shares: Float64Array, share: number): number {
  const after = shares.findIndex((each) => each >= share);
  if (after < 0) return shares.length - 1;
  if (after === 0) return 0;
  return (shares[after] as number) - share < share - (shares[after - 1] as number) ? after : after - 1;
}
