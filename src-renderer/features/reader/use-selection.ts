import { useEffect } from 'react';
import { annotationsQuery, queryClient } from '../../api/queries.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import { passageOfImage } from '../../lib/article-page/image-marks.ts';
import { focusNote, type Passage, useSession } from '../../session/session.ts';
import { textDrag } from './drag-selection.ts';
import { markedImages } from './placed-marks.ts';

/**
 * Takes what is selected in the article into the session: words, or the image that has the focus and is not marked yet.
 * The browser tells of a change only some time after it: a command that is given in between has to look for itself.
 */
export function readSelection(): void {
  const { page, selection, dialog, articleId } = useSession.getState();
  // A dialog takes the browser's selection away; its commands are about what was selected.
  if (page === null || dialog !== null) return;
  const passage: Passage | null = page.selectedPassage() ?? focusedImage(page, articleId);
  const isSame =
    passage?.start === selection?.start && passage?.end === selection?.end && passage?.image === selection?.image;
  if (isSame) return;
  useSession.setState({ naming: false, selection: passage, ...(passage !== null && { focusedNote: null }) });
}

/** The image that has the focus or had it before its bar, unless it is marked: then its mark is what is pointed at. */
function focusedImage({ map }: ArticlePage, articleId: string | null): Passage | null {
  const { selection } = useSession.getState();
  if (selection?.image !== undefined && document.activeElement?.closest('[data-mark-bar]')) return selection;
  const passage = document.activeElement === null ? null : passageOfImage(map, document.activeElement);
  if (passage === null || articleId === null) return null;
  const notes = queryClient.getQueryData(annotationsQuery(articleId).queryKey) ?? [];
  const isMarked = markedImages(notes, String).some(
    ({ image, start }) => image === passage.image && start === passage.start,
  );
  return isMarked ? null : passage;
}

/** Keeps the session's passage in step with what is selected in the article, once the pointer has been let go. */
export function useSelection(page: ArticlePage | null, scroller: HTMLElement | null): void {
  useEffect(() => {
    if (page === null || scroller === null) return;
    let pointerDown = false;
    const released = () => {
      pointerDown = false;
      drag.end();
      // The browser settles the selection after the event.
      setTimeout(update);
    };
    const drag = textDrag(page, scroller, released);
    const update = () => {
      if (!pointerDown) return readSelection();
      if (!drag.isOn()) return;
      drag.keepInText();
      // The highlight that was pointed at: its bar and its card would hide what is being selected.
      const { focusedNote, editingNote } = useSession.getState();
      if (focusedNote !== null && editingNote === null && page.selectedPassage() !== null) focusNote(null);
    };
    const stop = new AbortController();
    const on = (name: string, listener: () => void) => document.addEventListener(name, listener, stop);
    on('selectionchange', update);
    const pressed = (event: PointerEvent) => {
      pointerDown = true;
      drag.begin(event);
    };
    document.addEventListener('pointerdown', pressed, stop);
    for (const name of ['pointerup', 'pointercancel', 'dragend']) on(name, released);
    // A menu of the system, or another window, takes the release.
    on('contextmenu', released);
    window.addEventListener('blur', released, stop);
    const unsubscribe = useSession.subscribe(({ dialog }, before) => {
      if (dialog !== null || before.dialog === null) return;
      // After what the dialog did: it may have let go of the selection.
      setTimeout(() => {
        const { selection } = useSession.getState();
        if (selection !== null && selection.image === undefined && page.container.isConnected)
          page.select(selection.start, selection.end);
      });
    });
    return () => {
      stop.abort();
      drag.end();
      unsubscribe();
    };
  }, [page, scroller]);
}
