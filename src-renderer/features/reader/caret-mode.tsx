import { useEffect, useRef } from 'react';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { useSession } from '../../session/session.ts';
import styles from './caret-mode.module.css';

const moves: Readonly<Record<string, [direction: 'forward' | 'backward', granularity: string]>> = {
  ArrowRight: ['forward', 'character'],
  ArrowLeft: ['backward', 'character'],
  ArrowDown: ['forward', 'line'],
  ArrowUp: ['backward', 'line'],
  Home: ['backward', 'lineboundary'],
  End: ['forward', 'lineboundary'],
};
const largerMoves: typeof moves = {
  ArrowRight: ['forward', 'word'],
  ArrowLeft: ['backward', 'word'],
  ArrowDown: ['forward', 'paragraph'],
  ArrowUp: ['backward', 'paragraph'],
};
const sentenceMoves: typeof moves = {
  ')': ['forward', 'sentence'],
  '(': ['backward', 'sentence'],
};

/**
 * A caret in the article for those who select without a mouse: arrows move, Ctrl or Alt moves by word and paragraph,
 * ( and ) by sentence, Shift extends, Escape leaves. The selection is the browser's own.
 */
export function CaretMode({ page, scroller }: { page: ArticlePage; scroller: HTMLElement }) {
  const on = useSession((state) => state.caretMode);
  const caret = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!on) return;
    const selection = document.getSelection();
    if (selection === null) return;
    if (!page.container.contains(selection.focusNode)) placeAtTop(page, scroller, selection);
    const draw = () => {
      drawCaret(caret.current, page, scroller, selection);
      if (selection.focusNode === null || !page.container.contains(selection.focusNode)) return;
      const offset = page.map.offsetOf(selection.focusNode, selection.focusOffset);
      useSession.setState({ caret: Math.min(offset, Math.max(0, page.map.text.length - 1)) });
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') useSession.setState({ caretMode: false });
      const larger = event.ctrlKey || event.altKey;
      const move = sentenceMoves[event.key] ?? (larger ? largerMoves : moves)[event.key];
      if (move === undefined || event.target !== scroller) return;
      event.preventDefault();
      const before = { node: selection.focusNode, offset: selection.focusOffset };
      const extend = event.shiftKey && sentenceMoves[event.key] === undefined;
      selection.modify(
        extend || (!selection.isCollapsed && sentenceMoves[event.key] !== undefined) ? 'extend' : 'move',
        ...move,
      );
      if (!page.container.contains(selection.focusNode) && before.node) {
        if (event.shiftKey) selection.extend(before.node, before.offset);
        else selection.collapse(before.node, before.offset);
      }
      if (selection.focusNode) page.reveal(page.map.offsetOf(selection.focusNode, selection.focusOffset));
    };
    scroller.focus();
    draw();
    document.addEventListener('selectionchange', draw);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('selectionchange', draw);
      document.removeEventListener('keydown', onKey);
    };
  }, [on, page, scroller]);

  return on ? <div ref={caret} className={styles.caret} aria-hidden /> : null;
}

/** Starts at the first line that can be seen. */
function placeAtTop(page: ArticlePage, scroller: HTMLElement, selection: Selection): void {
  const view = scroller.getBoundingClientRect();
  const x = page.container.getBoundingClientRect().left + 4;
  const offset = page.offsetAt(x, Math.max(view.top + 24, page.boxOf(0).top + 2)) ?? 0;
  const range = page.map.rangeOf(offset, offset + 1) ?? page.map.rangeOf(0, 1);
  if (range !== null) selection.collapse(range.startContainer, range.startOffset);
}

function drawCaret(caret: HTMLElement | null, page: ArticlePage, scroller: HTMLElement, selection: Selection): void {
  if (caret === null || selection.focusNode === null || !page.container.contains(selection.focusNode)) return;
  const at = document.createRange();
  at.setStart(selection.focusNode, selection.focusOffset);
  const box = at.getClientRects()[0] ?? page.boxOf(page.map.offsetOf(selection.focusNode, selection.focusOffset));
  const view = scroller.getBoundingClientRect();
  caret.style.top = `${box.top - view.top + scroller.scrollTop}px`;
  caret.style.left = `${box.left - view.left + scroller.scrollLeft}px`;
  caret.style.height = `${box.height}px`;
}
