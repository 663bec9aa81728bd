import type { SearchHit } from '#shared/api/contract.ts';
import { annotationsQuery, queryClient } from '../api/queries.ts';
import { paintSpot } from '../lib/article-page/paint.ts';
import { focusNote, openArticle, type Passage, passageOf, type Session, useSession } from '../session/session.ts';

/** Opens an article and goes to a note on it, or to the words that were found in it, once the text stands. */
export async function openAt(
  articleId: string,
  noteId: string | null,
  found?: SearchHit['snippets'][number],
): Promise<void> {
  openArticle(articleId);
  if (noteId !== null) {
    const notes = await queryClient.ensureQueryData(annotationsQuery(articleId));
    const note = notes.find(({ id }) => id === noteId);
    whenShown(articleId, () => focusNote(noteId, note ? passageOf(note) : null));
  } else if (found !== undefined) {
    whenShown(articleId, (page) => {
      const at = page.map.text.indexOf(found.text);
      const [start, end] = found.ranges[0] ?? [0, 0];
      if (at < 0 || start === end) return;
      showSpot(page, { start: at + start, end: at + end });
    });
  }
}

/** Goes to a passage of an article, once its text stands, and leaves the keyboard there. */
export function showPassage(articleId: string, passage: Passage): void {
  whenShown(articleId, (page) => {
    document.getElementById('reader')?.focus({ preventScroll: true });
    showSpot(page, passage);
  });
}

function showSpot(page: NonNullable<Session['page']>, passage: Passage): void {
  page.reveal(passage.start);
  paintSpot(page.map, passage);
}

/** Runs `show` once the article's text stands and its names are marked: both come shortly after it is opened. */
function whenShown(articleId: string, show: (page: NonNullable<Session['page']>) => void): void {
  const ready = ({ page }: Session) => page?.container.querySelector('.entity') != null;
  const run = () => {
    stop();
    clearTimeout(latest);
    const { page, articleId: open } = useSession.getState();
    // After the reader has gone back to where it was left.
    if (page !== null && open === articleId) requestAnimationFrame(() => show(page));
  };
  const stop = useSession.subscribe((session) => {
    if (ready(session)) run();
  });
  // An article that names nobody is never marked.
  const latest = setTimeout(run, 700);
  if (ready(useSession.getState())) run();
}
