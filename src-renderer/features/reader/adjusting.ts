import { useEffect } from 'react';
import type { Article } from '#shared/model/article.ts';
import { adjustHighlight } from '../../api/actions.ts';
import { isWriting } from '../../lib/keys.ts';
import { onLeaving } from '../../lib/leaving.ts';
import { type Adjusting, type Passage, useSession } from '../../session/session.ts';
import { moveEdge } from './adjust-passage.ts';

/** Several presses in a row are one step. */
const saveAfterMs = 700;

let timer: ReturnType<typeof setTimeout> | undefined;
let saved: Adjusting | null = null;

/** Shows what a highlight would cover; nothing is saved yet. */
export function adjustTo({ id, content }: Article, noteId: string, { start, end }: Passage, isDragged: boolean): void {
  clearTimeout(timer);
  useSession.setState({ adjusting: { articleId: id, content, noteId, start, end, isDragged } });
}

/** Saves the ends that were moved, as one step; nothing happens where none were. */
export function saveAdjusted(options: { keepalive?: boolean } = {}): void {
  const { adjusting } = useSession.getState();
  if (adjusting !== null) void save(adjusting, options);
}

/** Leaves the highlight as it is stored. */
export function giveUpAdjusting(): void {
  clearTimeout(timer);
  useSession.setState({ adjusting: null });
}

async function save(adjusting: Adjusting, options: { keepalive?: boolean } = {}): Promise<void> {
  clearTimeout(timer);
  if (saved === adjusting) return;
  saved = adjusting;
  const { articleId, noteId, start, end, content } = adjusting;
  await adjustHighlight(articleId, noteId, { start, end, content }, options);
  // What is shown follows a turn later; the highlight must not go back to its old ends for that long.
  setTimeout(() => {
    if (useSession.getState().adjusting === adjusting) useSession.setState({ adjusting: null });
  });
}

/**
 * Moves the ends of a focused highlight by keys: Shift and an arrow the end, with Ctrl or Cmd the start, by words, with
 * Alt by characters. On a handle the arrow alone is enough. What was moved is saved when the keys rest, and at once when
 * something else is pointed at or the page goes.
 */
export function useAdjustKeys(article: Article, passage: Passage | null, noteId: string | null): void {
  useEffect(() => {
    if (passage === null || noteId === null) return;
    const onKey = (event: KeyboardEvent) => {
      const { page, dialog, adjusting, caretMode } = useSession.getState();
      if (page === null || dialog !== null || isWriting(event.target)) return;
      if (event.key === 'Escape' && adjusting !== null) {
        event.stopPropagation();
        return giveUpAdjusting();
      }
      const handle = event.target instanceof HTMLElement ? event.target.dataset.edge : undefined;
      if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
      // In caret mode these keys extend the selection.
      if (handle === undefined && (!event.shiftKey || caretMode)) return;
      event.preventDefault();
      event.stopPropagation();
      const edge = handle === 'start' || (handle === undefined && (event.ctrlKey || event.metaKey)) ? 'start' : 'end';
      const from = adjusting?.noteId === noteId ? adjusting : passage;
      const forward = (event.key === 'ArrowRight') !== page.isRightToLeft(edge === 'start' ? from.start : from.end - 1);
      const moved = moveEdge(page.map.text, from, edge, forward, event.altKey ? 'character' : 'word');
      adjustTo(article, noteId, moved, false);
      page.reveal(edge === 'start' ? moved.start : moved.end - 1);
      timer = setTimeout(saveAdjusted, saveAfterMs);
    };
    // Before the caret and the commands: on a focused highlight these keys are its own.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [article, passage, noteId]);

  useEffect(() => {
    const stopLeaving = onLeaving(() => saveAdjusted({ keepalive: true }));
    const stop = useSession.subscribe((now, { adjusting }) => {
      const isLeft = now.focusedNote !== adjusting?.noteId || now.articleId !== adjusting.articleId;
      if (adjusting !== null && isLeft) void save(adjusting);
    });
    return () => {
      stopLeaving();
      stop();
    };
  }, []);
}
