import type { ArticlePage } from './article-page.ts';
import type { Point } from './text-map.ts';

/**
 * The boundary point of the article's text that is nearest to a point of the viewport (CSS pixels), of what `scroller` shows
 * of it: beside the lines it is on the line at that height. Null where something else lies over the text there.
 */
export function pointNear({ container }: ArticlePage, scroller: HTMLElement, x: number, y: number): Point | null {
  const view = scroller.getBoundingClientRect();
  const column = container.getBoundingClientRect();
  const caret = document.caretPositionFromPoint(
    within(x, column.left + 1, column.right - 1),
    within(y, Math.max(view.top, column.top) + 2, Math.min(view.bottom, column.bottom) - 2),
  );
  if (caret === null || !container.contains(caret.offsetNode)) return null;
  return { node: caret.offsetNode, offset: caret.offset };
}

export function within(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
