import type { Snippet } from '#shared/model/search.ts';
import { annotationsQuery, articleQuery, queryClient } from '../api/queries.ts';
import { notesToReview } from '../features/notes-list/review.ts';
import type { ArticlePage } from '../lib/article-page/article-page.ts';
import { paintLayer } from '../lib/article-page/paint-layers.ts';
import { text } from '../lib/text.ts';
import { announce } from '../lib/toasts.ts';
import { focusNote, openArticle, type Passage, passageOf, type Session, useSession } from '../session/session.ts';
import { showInReview } from './panes.ts';

/** Opens an article and goes to a note on it (to the question where it stands, if that is not sure), or to the words that were found in it, once the text stands. */
export async function openAt(articleId: string, noteId: string | null, found?: Snippet): Promise<void> {
  openArticle(articleId);
  if (noteId !== null) {
    const notes = await queryClient.fetchQuery(annotationsQuery(articleId));
    const note = notes.find(({ id }) => id === noteId);
    const keep = note === undefined ? await mergedInto(articleId) : null;
    if (keep !== null) return openAt(keep, noteId);
    if (note === undefined) announce(text.app.noteGone);
    whenShown(articleId, () => {
      if (note && notesToReview([note]).length > 0) showInReview(noteId);
      else focusNote(noteId, note ? passageOf(note) : null);
    });
  } else if (found !== undefined) {
    whenShown(articleId, (page) => {
      const at = page.map.text.indexOf(found.text);
      const [start, end] = found.ranges[0] ?? [0, 0];
      if (at < 0 || start === end) return;
      showSpot(page, { start: at + start, end: at + end });
    });
  }
}

/** Where the notes of an article are that was merged into another; null for any other. One that cannot be read says so itself. */
async function mergedInto(articleId: string): Promise<string | null> {
  const read = await queryClient.fetchQuery(articleQuery(articleId)).catch(() => null);
  return read?.article.deleted ? (read.article.mergedInto ?? null) : null;
}

/** Goes to a passage of an article, once its text stands, and leaves the keyboard there. */
export function showPassage(articleId: string, passage: Passage): void {
  whenShown(articleId, (page) => {
    document.getElementById('reader')?.focus({ preventScroll: true });
    showSpot(page, passage);
  });
}

function showSpot(page: ArticlePage, passage: Passage): void {
  page.reveal(passage.start);
  paintLayer(page, 'spot', [passage]);
}

/** Runs `show` once the article's text stands and the reader has gone back to where it was left. */
export function whenShown(articleId: string, show: (page: ArticlePage) => void): void {
  const run = ({ page, articleId: open }: Session): boolean => {
    if (open === articleId && page === null) return false;
    requestAnimationFrame(() => {
      const now = useSession.getState();
      if (now.page !== null && now.articleId === articleId) show(now.page);
    });
    return true;
  };
  if (run(useSession.getState())) return;
  const stop = useSession.subscribe((session) => {
    if (run(session)) stop();
  });
}
