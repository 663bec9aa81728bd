import { annotationsQuery, queryClient } from '../api/queries.ts';
import { focusNote, openArticle, useSession } from '../session/session.ts';

/** Opens an article and, when it was a note that was found, goes to it once the text stands. */
export async function openAt(articleId: string, noteId: string | null): Promise<void> {
  openArticle(articleId);
  if (noteId === null) return;
  const notes = await queryClient.ensureQueryData(annotationsQuery(articleId));
  const place = notes.find((note) => note.id === noteId)?.place;
  const passage = place?.start == null || place.end === null ? null : { start: place.start, end: place.end };
  if (useSession.getState().page !== null) return focusNote(noteId, passage);
  const stop = useSession.subscribe(({ page }) => {
    if (page === null) return;
    stop();
    // After the reader has gone back to where it was left.
    requestAnimationFrame(() => focusNote(noteId, passage));
  });
}
