import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { pointNear, within } from '../../lib/article-page/point-near.ts';
import type { Stretch } from '../../lib/text-steps.ts';
import { dragEdge } from './adjust-passage.ts';

/** How near the edges of the view the text begins to scroll, and how fast at most, in pixels (a frame). */
const scrollZone = 56;
const fastest = 18;

interface Drag {
  readonly page: ArticlePage;
  readonly scroller: HTMLElement;
  /** What is dragged; it has the pointer until it is let go. */
  readonly handle: HTMLElement;
  /** The passage as it is, and which of its ends is dragged. */
  readonly passage: Stretch;
  readonly edge: 'start' | 'end';
  /** What the passage would be; called with null when the drag is given up. */
  readonly onMove: (passage: Stretch | null) => void;
  readonly onDone: () => void;
}

/** What moves less was a click. */
const clickSlop = 4;

/**
 * Follows the pointer that pressed a handle until it is let go. Whole words, with Alt single characters; near the upper
 * and lower edge of the view the text scrolls; Escape gives up. A click goes to what is under the handle, which hides
 * some of the text.
 */
export function followPointer(pressed: PointerEvent, drag: Drag): void {
  const { page, scroller, handle, passage, edge } = drag;
  const stop = new AbortController();
  const { signal } = stop;
  const fixed = edge === 'start' ? passage.end : passage.start;
  const { start, end } = passage;
  const line = page.boxOf(edge === 'start' ? start : end - 1);
  // The handle is held below the line that it stands for.
  const rise = (line.top + line.bottom) / 2 - pressed.clientY;
  let at = { x: pressed.clientX, y: pressed.clientY, exact: pressed.altKey };
  let frame = 0;
  let isClick = true;

  const move = () => {
    const point = pointNear(page, scroller, at.x, at.y + rise);
    if (point === null) return;
    const moved = dragEdge(page.map.text, fixed, page.map.offsetOf(point.node, point.offset), at.exact);
    if (moved !== null) drag.onMove(moved);
  };
  const scroll = () => {
    // The article may have gone from under it.
    if (!handle.isConnected) return giveUp();
    const view = scroller.getBoundingClientRect();
    const into = Math.min(0, at.y - view.top - scrollZone) + Math.max(0, at.y - view.bottom + scrollZone);
    const before = scroller.scrollTop;
    if (into !== 0 && !isClick) scroller.scrollBy({ top: within(into / 4, -fastest, fastest), behavior: 'instant' });
    if (scroller.scrollTop !== before) move();
    frame = requestAnimationFrame(scroll);
  };
  const letGo = () => {
    stop.abort();
    cancelAnimationFrame(frame);
    handle.removeAttribute('data-held');
  };
  const giveUp = () => {
    letGo();
    drag.onMove(null);
  };

  handle.setPointerCapture(pressed.pointerId);
  handle.setAttribute('data-held', '');
  frame = requestAnimationFrame(scroll);
  handle.addEventListener(
    'pointermove',
    ({ clientX, clientY, altKey }) => {
      if (Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) < clickSlop && isClick) return;
      isClick = false;
      at = { x: clientX, y: clientY, exact: altKey };
      move();
    },
    { signal },
  );
  handle.addEventListener(
    'pointerup',
    () => {
      letGo();
      drag.onDone();
      if (isClick) clickBelow(handle, pressed);
    },
    { signal },
  );
  handle.addEventListener('pointercancel', giveUp, { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      giveUp();
    },
    { capture: true, signal },
  );
}

function clickBelow(handle: HTMLElement, { clientX, clientY }: PointerEvent): void {
  const below = document.elementsFromPoint(clientX, clientY).find((element) => element !== handle);
  below?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, clientX, clientY }));
}
