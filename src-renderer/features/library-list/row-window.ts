import { useEffect, useState } from 'react';

/** Height of a row in rem: two lines and their padding. The style sheet has the same. */
const rowRem = 3.375;
/** Rows beyond the edges that are there already when they are scrolled to. */
const beyond = 8;

/** Height of a row in pixels at the reader's own size of text. */
export function rowHeight(): number {
  return rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}

/** Rows from `first` to before `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
}

/** The rows to have in the document, of a list that is scrolled to `top` and `height` high, in pixels. */
export function windowAt(top: number, height: number, row: number, total: number): RowWindow {
  // In steps, so that not every pixel is another window.
  const first = Math.floor(Math.max(0, top / row - beyond) / 4) * 4;
  const end = Math.min(total, Math.ceil((top + height) / row) + beyond);
  return { first: Math.min(first, end), end };
}

/** The window of a scroller; follows it. `start` is the row on top before it has been scrolled. */
export function useRowWindow(scroller: HTMLElement | null, total: number, row: number, start: number): RowWindow {
  const [seen, setSeen] = useState({ top: start * row, height: window.innerHeight });
  useEffect(() => {
    if (scroller === null) return;
    const look = () => {
      const { scrollTop: top, clientHeight: height } = scroller;
      setSeen((before) => {
        const same = windowAt(before.top, before.height, row, Number.MAX_SAFE_INTEGER);
        const next = windowAt(top, height, row, Number.MAX_SAFE_INTEGER);
        return same.first === next.first && same.end === next.end ? before : { top, height };
      });
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', look);
      sizes.disconnect();
    };
  }, [scroller, row]);
  return windowAt(seen.top, seen.height, row, total);
}
