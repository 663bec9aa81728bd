import { isUnplaced } from '#shared/anchoring/unplaced.ts';
import { bothKeys } from '#shared/commands/fixed-keys.ts';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { deleteNote } from '../../api/actions.ts';
import { acceptPlaces, keepOnArticle } from '../../api/place-actions.ts';
import { formats, text } from '../../lib/text.ts';
import { openDrawer, reviewNote, useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Filled } from '../../ui/filled.tsx';
import { entryAfter, isLikely, markdownQuote } from './review.ts';
import { type ReviewAction, ReviewEntry } from './review-entry.tsx';
import styles from './review-tray.module.css';

interface ReviewTrayProps {
  article: Article;
  entries: readonly PlacedAnnotation[];
  /** Takes the keyboard when the last entry is dealt with. */
  onDone: () => void;
}

/** Notes that were not found again for sure, on top of the list, until the person has said of each where it belongs. */
export function ReviewTray({ article, entries, onDone }: ReviewTrayProps) {
  const likely = entries.filter(isLikely);

  function goOn(from: PlacedAnnotation): void {
    const next = entryAfter(entries, from.id);
    reviewNote(next === null ? null : { id: next, step: 'list' });
    if (next === null) onDone();
  }

  function actionsFor(note: PlacedAnnotation): ReviewAction[] {
    const finish = (work: Promise<unknown>): void => {
      goOn(note);
      void work;
    };
    const look = () => {
      reviewNote({ id: note.id, step: 'look' });
      toReader();
    };
    const quoted = markdownQuote(note.anchor?.quote.exact || text.notes.imageCalled(note.anchor?.image ?? ''));
    const accept = {
      name: text.notes.accept,
      keys: bothKeys('accept-place'),
      run: () => finish(acceptPlaces(article, [note])),
    };
    return [
      ...(note.place?.state === 'review'
        ? [accept, { name: text.notes.look, keys: bothKeys('look-at-place'), run: look }]
        : []),
      { name: text.notes.place, keys: bothKeys('other-place'), run: () => reviewNote({ id: note.id, step: 'place' }) },
      {
        name: text.notes.keepOnArticle,
        keys: bothKeys('keep-on-article'),
        run: () => finish(keepOnArticle(article.id, note, quoted)),
      },
      { name: text.notes.delete, keys: bothKeys('delete-note'), run: () => finish(deleteNote(article.id, note)) },
    ];
  }

  if (entries.length === 0) return null;
  return (
    <section className={styles.tray} aria-labelledby="review-title">
      <header className={styles.head}>
        <h2 id="review-title">
          <Filled text={text.notes.review} parts={{ count: <span>{formats.number(entries.length)}</span> }} />
        </h2>
        <p>{whatHappened(entries)}</p>
        {likely.length > 1 && (
          <Button
            onClick={() => {
              useSession.setState({ reviewed: null });
              void acceptPlaces(article, likely);
              onDone();
            }}
          >
            {text.notes.acceptLikely(likely.length)}
          </Button>
        )}
      </header>
      <ul>
        {entries.map((note) => (
          <li key={note.id}>
            <ReviewEntry
              note={note}
              language={article.language ?? undefined}
              actions={actionsFor(note)}
              onLeave={() => {
                openDrawer(null);
                toReader();
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A turn later: where the list lies over the article, the article cannot have the keyboard before. */
function toReader(): void {
  setTimeout(() => document.getElementById('reader')?.focus({ preventScroll: true }));
}

function whatHappened(entries: readonly PlacedAnnotation[]): string {
  const fresh = entries.filter(({ anchor }) => isUnplaced(anchor)).length;
  const countOf = (state: string) =>
    entries.filter(({ place, anchor }) => place?.state === state && !isUnplaced(anchor)).length;
  return text.notes.whatHappened(countOf('review'), countOf('lost'), fresh);
}
