import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import type { Passage } from '../../session/session.ts';

const gap = 8;
/** How far the handle at the end of a highlight reaches below its line. */
const handle = 20;
/** The bar folds to this width at least, to stand beside the text. */
const narrowest = 200;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What decides where the bar goes, all in viewport coordinates. */
export interface BarPlace {
  /** The passage's first and last character. */
  readonly first: Box;
  readonly last: Box;
  readonly isRightToLeft: boolean;
  /** What can be seen of the article, and the column of its text. */
  readonly view: Box;
  readonly column: Box;
  readonly bar: { readonly width: number; readonly height: number };
}

/**
 * Where the bar stands: above the passage's first line, or below its last one where there is no room above; not over the
 * margin, as the card of this very passage may stand there. A passage that fills the view leaves no such place: then it
 * is the lower corner beside the text, where there is one, else the lower edge. A passage off screen takes it along.
 */
export function barPlace({ first, last, isRightToLeft, view, column, bar }: BarPlace) {
  const line = isRightToLeft ? first.right + gap - bar.width : first.left - gap;
  const inColumn = Math.max(column.left, Math.min(line, column.right - bar.width));
  const left = Math.max(view.left + gap, Math.min(inColumn, view.right - gap - bar.width));
  const above = first.top - gap - bar.height;
  const below = last.bottom + handle + gap;
  const isSeen = first.top < view.bottom && last.bottom > view.top;
  if (above >= view.top + gap || !isSeen) return { left, top: above, side: 'above' as const };
  if (below + bar.height + gap <= view.bottom) return { left, top: below, side: 'below' as const };
  const beside = widthBeside(view, column) >= bar.width;
  const corner = isMarginRight(view, column) ? column.right + gap : column.left - gap - bar.width;
  return { left: beside ? corner : left, top: view.bottom - gap - bar.height, side: 'corner' as const };
}

/** The margin is the wider side. */
function isMarginRight(view: Box, column: Box): boolean {
  return view.right - column.right >= column.left - view.left;
}

function widthBeside(view: Box, column: Box): number {
  return (isMarginRight(view, column) ? view.right - column.right : column.left - view.left) - 2 * gap;
}

/**
 * Puts the bar in its place beside a passage or a marked image. How much of the room below the passage it takes stands
 * in `--bar-below` of the scroller, for a card that opens there.
 */
export function placeBar(bar: HTMLElement, page: ArticlePage, scroller: HTMLElement, passage: Passage): void {
  const { left: viewLeft, top: viewTop } = scroller.getBoundingClientRect();
  // Without its scroll bar, which may stand on either side.
  const view = new DOMRect(viewLeft + scroller.clientLeft, viewTop, scroller.clientWidth, scroller.clientHeight);
  const column = page.container.getBoundingClientRect();
  const { first, last } = page.boxesOf(passage);
  const isRightToLeft = page.isRightToLeft(passage.start);
  const placeWithin = (width: number) => {
    bar.style.maxWidth = `${width}px`;
    const size = { width: bar.offsetWidth, height: bar.offsetHeight };
    return barPlace({ first, last, isRightToLeft, view, column, bar: size });
  };
  const beside = widthBeside(view, column);
  let { left, top, side } = placeWithin(view.width - 2 * gap);
  if (side === 'corner' && beside >= narrowest) ({ left, top, side } = placeWithin(beside));
  // Everything in the article inherits it, and is styled anew when it changes: it is there where it is needed alone.
  if (side === 'below') scroller.style.setProperty('--bar-below', `${bar.offsetHeight + gap}px`);
  else scroller.style.removeProperty('--bar-below');
  bar.style.top = `${top - view.top + scroller.scrollTop}px`;
  bar.style.left = `${left - view.left + scroller.scrollLeft}px`;
}
