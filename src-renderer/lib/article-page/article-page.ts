import { imageOf } from './image-marks.ts';
import { TextMap } from './text-map.ts';

/**
 * The article as it stands in the document. Offsets are UTF-16 code units of the reading text; they are the only
 * currency that lasts, ranges are made from them when they are needed.
 */
export class ArticlePage {
  readonly container: HTMLElement;
  map: TextMap;
  private readonly scroller: HTMLElement;

  /** `container` holds the body alone; `scroller` is the element that scrolls it. */
  constructor(container: HTMLElement, scroller: HTMLElement) {
    this.container = container;
    this.scroller = scroller;
    this.map = new TextMap(container);
  }

  /**
   * Lets `change` split or join text nodes of the container, and maps it anew: earlier ranges are void then. What is
   * selected stays selected, also a caret.
   */
  rebuild(change: (container: HTMLElement) => void): void {
    const selection = document.getSelection();
    const ends = selection === null ? [] : [selection.anchorNode, selection.focusNode];
    const within = ends.length > 0 && ends.every((node) => this.container.contains(node));
    const anchor =
      within && selection?.anchorNode ? this.map.offsetOf(selection.anchorNode, selection.anchorOffset) : 0;
    const focus = within && selection?.focusNode ? this.map.offsetOf(selection.focusNode, selection.focusOffset) : 0;
    change(this.container);
    this.map = new TextMap(this.container);
    const from = this.map.pointOf(anchor);
    const to = this.map.pointOf(focus);
    if (within && from !== null && to !== null) selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  /**
   * Calls `listener` whenever lines may have moved: a window that is resized, fonts or images that arrive, notes above
   * the text that grow. Gives the function that stops it.
   */
  onLayout(listener: () => void): () => void {
    const observer = new ResizeObserver(listener);
    observer.observe(this.container);
    if (this.container.parentElement !== null) observer.observe(this.container.parentElement);
    return () => observer.disconnect();
  }

  /** Distance in CSS pixels from the top of the scrolled content to the line that holds an offset. */
  topOf(offset: number): number {
    return this.topOfBox(this.boxOf(offset));
  }

  /** The same distance to the top of a box in viewport coordinates. */
  topOfBox(box: DOMRect): number {
    return box.top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop;
  }

  /** The first line's box of the text at an offset, in viewport coordinates. */
  boxOf(offset: number): DOMRect {
    const range = this.map.rangeOf(offset, offset + 1) ?? this.map.rangeOf(Math.max(0, offset - 1), offset);
    return range?.getClientRects()[0] ?? this.container.getBoundingClientRect();
  }

  /** The offset under a point of the viewport, or null when there is no text of the article. */
  offsetAt(x: number, y: number): number | null {
    const caret = document.caretPositionFromPoint(x, y);
    if (caret === null || !this.container.contains(caret.offsetNode)) return null;
    return this.map.offsetOf(caret.offsetNode, caret.offset);
  }

  /** The offset of the character under a point of the viewport, or null: a caret may stand on either side of it. */
  characterAt(x: number, y: number): number | null {
    const caret = this.offsetAt(x, y);
    if (caret === null || caret === 0) return caret;
    const before = this.boxOf(caret - 1);
    return before.left <= x && x <= before.right && before.top <= y && y <= before.bottom ? caret - 1 : caret;
  }

  /** Whether the text at an offset runs from right to left. */
  isRightToLeft(offset: number): boolean {
    const element = this.map.pointOf(offset)?.node.parentElement ?? this.container;
    return getComputedStyle(element).direction === 'rtl';
  }

  /** The passage that is selected now, or null. */
  selectedPassage(): { start: number; end: number } | null {
    const selection = document.getSelection();
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.container)) return null;
    return this.map.passageOf(range);
  }

  select(start: number, end: number): void {
    const range = this.map.rangeOf(start, end);
    const selection = document.getSelection();
    if (range === null || selection === null) return;
    selection.removeAllRanges();
    selection.addRange(range);
  }

  /** The boxes of a passage's first and last character, or twice that of a marked image, in viewport coordinates. */
  boxesOf({ start, end, image }: { start: number; end: number; image?: string }): { first: DOMRect; last: DOMRect } {
    const box = image === undefined ? undefined : imageOf(this.map, { start, image })?.getBoundingClientRect();
    return { first: box ?? this.boxOf(start), last: box ?? this.boxOf(Math.max(start, end - 1)) };
  }

  /** Scrolls an offset to a third of the height, unless it can be seen already. */
  reveal(offset: number): void {
    this.revealBox(this.boxOf(offset));
  }

  /** The same for the beginning of a passage, or for a marked image. */
  revealPassage(passage: { start: number; end: number; image?: string }): void {
    this.revealBox(this.boxesOf(passage).first);
  }

  private revealBox(box: DOMRect): void {
    const view = this.scroller.getBoundingClientRect();
    const margin = Math.min(80, view.height / 6);
    if (box.top >= view.top + margin && box.bottom <= view.bottom - margin) return;
    const top = this.topOfBox(box) - view.height / 3;
    this.scroller.scrollTo({ top, behavior: scrolling() });
  }

  /**
   * Scrolls to a note, or back to where it was referred to, shows which it is, and leaves the keyboard there. Nothing
   * happens where the body has no such name; the address of the page stays as it is.
   */
  goTo(name: string): void {
    const place = this.container.querySelector<HTMLElement>(`#${CSS.escape(name)}`);
    if (place === null) return;
    const view = this.scroller.getBoundingClientRect();
    const top = place.getBoundingClientRect().top - view.top + this.scroller.scrollTop - view.height / 3;
    this.scroller.scrollTo({ top, behavior: scrolling() });
    if (!place.matches('a[href]')) {
      place.tabIndex = -1;
      place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
    }
    place.focus({ preventScroll: true });
  }
}

function scrolling(): ScrollBehavior {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
}
