import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { pointNear } from '../../lib/article-page/point-near.ts';
import type { Point } from '../../lib/article-page/text-map.ts';

/** On the root of the page while such a drag is under way: article-body.module.css says what takes no part in it. */
const mark = 'data-dragging-text';

interface TextDrag {
  /** Whether the pointer is held that was pressed in the text. */
  readonly isOn: () => boolean;
  readonly begin: (pressed: PointerEvent) => void;
  readonly end: () => void;
  /** Draws the end of the selection that is dragged back into the text. */
  readonly keepInText: () => void;
}

/**
 * A drag that began in the text selects words of the text, wherever the pointer is: handles, cards and bars over it take no
 * part, and beside the lines the nearest one counts. The browser goes by the order of the document, and would select all
 * that stands between. `onLost`: the pointer was let go where the window did not hear of it.
 */
export function textDrag(page: ArticlePage, scroller: HTMLElement, onLost: () => void): TextDrag {
  let at: PointerEvent | null = null;
  let frame = 0;

  function keepInText(): void {
    const selection = document.getSelection();
    if (at === null || selection === null || !page.container.contains(selection.anchorNode)) return;
    if (page.container.contains(selection.focusNode)) return;
    const to = dragged(at);
    if (to !== null) selection.extend(to.node, to.offset);
  }

  function dragged({ clientX, clientY }: PointerEvent): Point | null {
    const { top, bottom } = page.container.getBoundingClientRect();
    if (clientY < top) return page.map.pointOf(0);
    if (clientY > bottom) return page.map.pointOf(page.map.text.length);
    return pointNear(page, scroller, clientX, clientY);
  }

  function onMove(event: PointerEvent): void {
    if ((event.buttons & 1) === 0) {
      onLost();
      return;
    }
    at = event;
    // Once the browser has selected to where the pointer is, and before that is painted.
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(keepInText);
  }

  return {
    isOn: () => at !== null,
    keepInText,
    begin(pressed) {
      if (pressed.button !== 0 || !page.container.contains(pressed.target as Node)) return;
      at = pressed;
      document.documentElement.setAttribute(mark, '');
      document.addEventListener('pointermove', onMove);
    },
    end() {
      keepInText();
      at = null;
      cancelAnimationFrame(frame);
      document.documentElement.removeAttribute(mark);
      document.removeEventListener('pointermove', onMove);
    },
  };
}
