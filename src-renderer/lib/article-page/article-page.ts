import { scrolling } from '../scrolling.ts';
import { Going } from './going.ts';
import { imageOf } from './image-marks.ts';
import { Settling, sectionsOf } from './sections.ts';
import { ownDirection } from './text-direction.ts';
import { TextMap } from './text-map.ts';
import { againWithFaces } from './with-faces.ts';

/** A passage of the reading text: UTF-16 code units, end exclusive. */
interface Passage {
  readonly start: number;
  readonly end: number;
}

/** A part of the text that the browser lays out by itself, or does not while it is off screen. */
export interface Section extends Passage {
  readonly element: HTMLElement;
}

/** How far beyond the screen text is near, in heights of the screen; scrolling half of one measures anew. */
const nearHeights = 1.5;

/**
 * The article as it stands in the document. Offsets are UTF-16 code units of the reading text; they are the only
 * currency that lasts, ranges are made from them when they are needed.
 */
export class ArticlePage {
  readonly container: HTMLElement;
  readonly map: TextMap;
  /** The whole text in order: the sections of a long article, or the container alone. */
  readonly sections: readonly Section[];
  /** Grows whenever text nodes have changed: ranges made before are void. */
  revision = 0;
  readonly going: Going;
  private readonly scroller: HTMLElement;
  private near: Passage | null = null;
  private nearTop = 0;
  private isPrinted = false;
  private readonly settling: Settling;
  private readonly nearListeners = new Set<() => void>();
  private readonly closing = new AbortController();
  /** Calls off what goes to its last place again. */
  private letGo = () => {};

  /** That of the article, as its body says, or the window's. */
  get language(): string | undefined {
    return this.container.closest<HTMLElement>('[lang]')?.lang;
  }

  /** `container` holds the body alone; `scroller` is the element that scrolls it. */
  constructor(container: HTMLElement, scroller: HTMLElement) {
    this.container = container;
    this.scroller = scroller;
    this.going = new Going(scroller);
    this.map = new TextMap(container);
    this.sections = this.mapSections();
    const { signal } = this.closing;
    const onScroll = () => {
      if (Math.abs(scroller.scrollTop - this.nearTop) > scroller.clientHeight * (nearHeights - 1)) this.findNear();
    };
    scroller.addEventListener('scroll', onScroll, { passive: true, signal });
    const print = (isPrinted: boolean) => () => {
      this.isPrinted = isPrinted;
      this.findNear();
    };
    window.addEventListener('beforeprint', print(true), { signal });
    window.addEventListener('afterprint', print(false), { signal });
    const observer = new ResizeObserver(() => this.findNear());
    observer.observe(container);
    observer.observe(scroller);
    signal.addEventListener('abort', () => observer.disconnect());
    const elements = this.sections.map(({ element }) => element);
    this.settling = new Settling(elements, container, signal);
  }

  /** The article leaves the document: nothing is observed any more, and what was painted goes. */
  close(): void {
    this.closing.abort();
  }

  /** Calls `listener` when the article leaves the document. */
  onClose(listener: () => void): void {
    this.closing.signal.addEventListener('abort', listener);
  }

  /** Whether its text stands in the document still: another body may have taken its place. */
  get isThere(): boolean {
    return this.map.pointOf(0)?.node.isConnected ?? true;
  }

  /**
   * Lets `change` split or join text nodes of one section, or of all, and maps it anew: earlier ranges are void then.
   * The text stays the same. What is selected stays selected, also a caret.
   */
  rebuild(change: (section: Section) => void, changed: readonly Section[] = this.sections): void {
    if (changed.length === 0) return;
    const selection = document.getSelection();
    const isIn = (node: Node | null) => node !== null && changed.some(({ element }) => element.contains(node));
    const { anchorNode, focusNode, anchorOffset = 0, focusOffset = 0 } = selection ?? {};
    const keep = anchorNode && focusNode && (isIn(anchorNode) || isIn(focusNode));
    const anchor = keep ? this.map.offsetOf(anchorNode, anchorOffset) : 0;
    const focus = keep ? this.map.offsetOf(focusNode, focusOffset) : 0;
    for (const section of changed) {
      change(section);
      this.map.remap(section.element, section.start, section.end);
    }
    this.revision += 1;
    const from = this.map.pointOf(anchor);
    const to = this.map.pointOf(focus);
    if (keep && from !== null && to !== null) selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    for (const listener of this.nearListeners) listener();
  }

  /**
   * The text within about a viewport of the screen, and at most two: what stands there is painted, and has its note
   * mounted. Measuring what is far away would have the browser lay out what it skips.
   */
  nearRange(): Passage {
    this.near ??= this.measureNear();
    return this.near;
  }

  /** Calls `listener` in the frame in which the near range changes, and when text nodes have. Gives the function that stops it. */
  onNear(listener: () => void): () => void {
    this.nearListeners.add(listener);
    return () => this.nearListeners.delete(listener);
  }

  private findNear(): void {
    const before = this.near;
    // Paper has no screen: everything is near, also while the page is laid out for it.
    const near = this.isPrinted ? { start: 0, end: this.map.text.length } : this.measureNear();
    this.near = near;
    if (before?.start === near.start && before.end === near.end) return;
    for (const listener of this.nearListeners) listener();
  }

  private measureNear(): Passage {
    this.nearTop = this.scroller.scrollTop;
    const view = this.scroller.getBoundingClientRect();
    const top = view.top - nearHeights * view.height;
    const bottom = view.bottom + nearHeights * view.height;
    const boxes = this.sections.map(({ element }) => element.getBoundingClientRect());
    const first = boxes.findIndex((box) => box.bottom > top);
    const last = boxes.findLastIndex((box) => box.top < bottom);
    const from = this.sections[first] ?? this.sections.at(-1);
    const to = this.sections[last] ?? this.sections[0];
    if (from === undefined || to === undefined) return { start: 0, end: 0 };
    const range = document.createRange();
    const boxOf = (node: Node): DOMRect => {
      range.selectNodeContents(node);
      return range.getBoundingClientRect();
    };
    return {
      start: this.map.firstWhere(from.start, from.end, (node) => boxOf(node).bottom > top),
      end: this.map.firstWhere(to.start, to.end, (node) => boxOf(node).top >= bottom),
    };
  }

  private mapSections(): Section[] {
    const elements = sectionsOf(this.container);
    if (elements.length === 0) return [{ element: this.container, start: 0, end: this.map.text.length }];
    const starts = elements.map((element) => this.map.startOf(element));
    return elements.map((element, at) => {
      const start = starts[at] as number;
      // A line break stands between sections.
      return { element, start, end: Math.max(start, (starts[at + 1] ?? this.map.text.length + 1) - 1) };
    });
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

  /** Whether the character at an offset does: a name of other letters runs the other way than the text around it. */
  isCharacterRightToLeft(offset: number): boolean {
    const own = ownDirection(this.map.text, offset);
    return own === null ? this.isRightToLeft(offset) : own === 'rtl';
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
    this.revealPassage({ start: offset, end: offset + 1 });
  }

  /** The same for the beginning of a passage, or for a marked image. */
  revealPassage(passage: { start: number; end: number; image?: string }): void {
    const box = this.boxesOf(passage).first;
    const view = this.scroller.getBoundingClientRect();
    const margin = Math.min(80, view.height / 6);
    // What lies over the first lines hides them as the edge does.
    const over = document.getElementById('find-bar')?.getBoundingClientRect().bottom ?? 0;
    const first = Math.max(view.top + margin, over + 8);
    if (box.top >= first && box.bottom <= view.bottom - margin) return;
    const top = () => this.topOfBox(this.boxesOf(passage).first);
    this.scrollNear(passage.start, top, Math.max(view.height / 3, first - view.top), scrolling());
  }

  /** Scrolls an offset to `below` pixels under the top of the view; at once where it is far. */
  scrollTo(offset: number, below: number, behavior: ScrollBehavior = 'instant'): void {
    this.scrollNear(offset, () => this.topOf(offset), below, behavior);
  }

  private scrollNear(offset: number, topOf: () => number, below: number, behavior: ScrollBehavior): void {
    // What is about to be seen has its real height first: it would move the text when it comes into view.
    const at = this.sections.findIndex(({ end }) => end >= offset);
    const go = (behavior: ScrollBehavior) => {
      this.settling.settleNow(Math.max(0, at - 1), at + 2);
      this.going.to(topOf() - below, behavior);
    };
    go(behavior);
    this.letGo();
    this.letGo = againWithFaces(() => this.isThere && go('instant'), this.closing.signal);
  }

  /**
   * Scrolls to a note, or back to where it was referred to, shows which it is, and leaves the keyboard there. Nothing
   * happens where the body has no such name; the address of the page stays as it is.
   */
  goTo(name: string): void {
    const place = this.container.querySelector<HTMLElement>(`#${CSS.escape(name)}`);
    if (place === null) return;
    this.scrollTo(this.map.offsetOf(place, 0), this.scroller.clientHeight / 3, scrolling());
    if (!place.matches('a[href]')) {
      place.tabIndex = -1;
      place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
    }
    place.focus({ preventScroll: true });
  }
}
