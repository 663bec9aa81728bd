import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { passageOfImage } from '../../lib/article-page/image-marks.ts';
import { sentenceAt, step, type Unit } from '../../lib/text-steps.ts';
import type { Passage } from '../../session/session.ts';
import { imagePassed } from './caret-images.ts';

/** A move to the right or downwards, or the other way. */
export type Move = readonly [forward: boolean, unit: Unit | 'line' | 'lineboundary'];

/** The offset of the caret, or null when it is not in the article. */
export function caretAt(page: ArticlePage, { focusNode, focusOffset }: Selection): number | null {
  return focusNode !== null && page.container.contains(focusNode) ? page.map.offsetOf(focusNode, focusOffset) : null;
}

/** The caret of caret mode: the moving end of the browser's selection. */
export interface Caret {
  readonly page: ArticlePage;
  readonly scroller: HTMLElement;
  readonly selection: Selection;
  /** The image that the caret is at. */
  readonly current: HTMLImageElement | null;
}

/** Moves the caret, or with `extend` the end of the selection; without, it stops at images on its way. */
export function moveCaret({ page, scroller, selection, current }: Caret, [toRight, unit]: Move, extend: boolean): void {
  const from = caretAt(page, selection) ?? 0;
  const isVertical = unit !== 'character' && unit !== 'word';
  const forward = isVertical ? toRight : toRight !== page.isRightToLeft(from);
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  if (unit === 'line' || unit === 'lineboundary') {
    selection.modify(extend ? 'extend' : 'move', forward ? 'forward' : 'backward', unit);
    // Not out of the article.
    if (caretAt(page, selection) === null && anchorNode && focusNode) {
      selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    }
  } else {
    const selected = extend || unit !== 'character' ? null : page.selectedPassage();
    // The plain arrow leaves a selection at that end of it.
    const to = selected?.[forward ? 'end' : 'start'] ?? step(page.map.text, from, forward, unit);
    if (extend) extendTo(page, selection, to, forward);
    else setCaret(page, selection, to);
  }
  const to = caretAt(page, selection) ?? from;
  const images = page.map.images.filter(({ node }) => passageOfImage(page.map, node) !== null);
  const at = images.findIndex(({ node }) => node === current);
  const stop =
    extend || unit === 'document' ? null : images[imagePassed(images, { from, to, forward, current: at }) ?? -1];
  if (stop != null) {
    setCaret(page, selection, stop.at);
    stop.node.focus({ preventScroll: true });
    stop.node.scrollIntoView({ block: 'nearest' });
    return;
  }
  const left = images[at];
  if (left !== undefined && !extend) {
    // From an image to the text right beside it.
    const isSpaced = /\s/.test(page.map.text.charAt(left.at - 1));
    setCaret(page, selection, forward || !isSpaced ? left.at : left.at - 1);
  }
  scroller.focus({ preventScroll: true });
}

/** The first time selects the sentence at the caret, each further time adds the next. */
export function selectSentence(page: ArticlePage, selection: Selection, caret: number): void {
  const { text } = page.map;
  const selected = page.selectedPassage() ?? { start: caret, end: caret };
  const last = sentenceAt(text, Math.max(selected.start, selected.end - 1));
  const isWhole = selected.start < selected.end && selected.end >= last.end;
  const { end } = isWhole ? sentenceAt(text, firstLetter(text, selected.end)) : last;
  setCaret(page, selection, Math.min(selected.start, sentenceAt(text, selected.start).start));
  extendTo(page, selection, Math.max(end, selected.end), true);
}

/** The first character from an offset on that is no space: not every script has one between two sentences. */
function firstLetter(text: string, from: number): number {
  const letter = /\S/g;
  letter.lastIndex = from;
  return letter.exec(text)?.index ?? from;
}

/** Puts the caret at an offset: before what follows there, at the end of a line after what precedes it. */
function setCaret({ map }: ArticlePage, selection: Selection, at: number): void {
  const after = map.rangeOf(at, at + 1);
  const before = after ?? map.rangeOf(at - 1, at);
  if (after !== null) selection.collapse(after.startContainer, after.startOffset);
  else if (before !== null) selection.collapse(before.endContainer, before.endOffset);
}

/** Extends the selection to an offset, without reaching into what follows there. */
function extendTo({ map }: ArticlePage, selection: Selection, at: number, forward: boolean): void {
  const before = map.rangeOf(at - 1, at);
  const after = map.rangeOf(at, at + 1);
  if (before !== null && (forward || after === null)) selection.extend(before.endContainer, before.endOffset);
  else if (after !== null) selection.extend(after.startContainer, after.startOffset);
}

/** Starts at the focused highlight; else where the caret was, when that line is wholly seen; else at the first that is. */
export function placeAtStart(
  page: ArticlePage,
  scroller: HTMLElement,
  selection: Selection,
  focused: Passage | null,
): void {
  const view = scroller.getBoundingClientRect();
  const at = caretAt(page, selection);
  const box = at === null ? null : page.boxOf(at);
  const isSeen = box !== null && box.top >= view.top && box.bottom <= view.bottom;
  if (focused !== null && selection.isCollapsed) setCaret(page, selection, focused.start);
  else if (!isSeen) setCaret(page, selection, firstLineSeen(page, view));
}

/** Where the first line of text begins that the upper edge of the view does not cut; what is no text is passed over. */
function firstLineSeen(page: ArticlePage, view: DOMRect): number {
  const column = page.container.getBoundingClientRect();
  const x = page.isRightToLeft(0) ? column.right - 4 : column.left + 4;
  const step = 8;
  for (let y = Math.max(view.top, page.boxOf(0).top) + 2; y < view.bottom; y += step) {
    const at = page.offsetAt(x, y);
    const top = at === null ? null : page.boxOf(at).top;
    if (at !== null && top !== null && top >= view.top && top < view.bottom) return at;
  }
  return 0;
}
