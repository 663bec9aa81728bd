import type { ArticlePage } from '../../lib/article-page/article-page.ts';

const gap = 8;

/**
 * Puts the bar above the passage's first line, or below its last one where there is no room above. Where the passage
 * fills the view, it stands at the lower edge: some of the text has to give way.
 */
export function placeBar(
  bar: HTMLElement,
  page: ArticlePage,
  scroller: HTMLElement,
  passage: { start: number; end: number },
): void {
  const first = page.boxOf(passage.start);
  const last = page.boxOf(passage.end - 1);
  const view = scroller.getBoundingClientRect();
  const { offsetHeight: height, offsetWidth: width } = bar;
  const above = first.top - gap - height;
  const below = last.bottom + gap;
  let top = above;
  if (above < view.top + gap) top = below + height + gap <= view.bottom ? below : view.bottom - height - gap;
  // Not over the margin: the card of this very passage may stand there.
  const right = page.container.getBoundingClientRect().right;
  const left = Math.max(Math.min(first.left - gap, right - width), view.left + gap);
  bar.style.top = `${top - view.top + scroller.scrollTop}px`;
  bar.style.left = `${left - view.left + scroller.scrollLeft}px`;
}
