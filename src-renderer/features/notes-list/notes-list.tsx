import { type KeyboardEvent, useRef, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { useCaps } from '../../api/command-list.ts';
import { text } from '../../lib/text.ts';
import { useGrowing } from '../../lib/use-growing.ts';
import { Button } from '../../ui/button.tsx';
import { filterNotes, groupByHeading, type NotesFilter } from './arrange-notes.ts';
import { DeletedNotes } from './deleted-notes.tsx';
import { NoteRow } from './note-row.tsx';
import { FilterRow } from './notes-filter.tsx';
import styles from './notes-list.module.css';
import { notesToReview } from './review.ts';
import { ReviewTray } from './review-tray.tsx';
import { useHeadings } from './use-passages.ts';

/** Rows made at a time. */
const rowsAtOnce = 60;
const everything: NotesFilter = { words: '', color: null, tag: null };

/**
 * Every highlight and note of an article in text order under its headings, filtered by words, tag and colour; what was
 * not found again for sure stands on top, whatever the filter, what was deleted below. Arrow keys go from entry to entry.
 */
export function NotesList({ article, annotations }: { article: Article; annotations: readonly PlacedAnnotation[] }) {
  const [filter, setFilter] = useState(everything);
  const list = useRef<HTMLDivElement>(null);
  const headings = useHeadings();
  const caretKeys = useCaps('mark.caret') ?? '';
  const entries = notesToReview(annotations, article.linkOnly);
  const rows = annotations.filter((note) => !entries.includes(note));
  const shown = filterNotes(rows, filter);
  const ready = useGrowing(shown.length, rowsAtOnce, filter);
  const isFiltered = shown.length < rows.length;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that go between the buttons inside
    <div ref={list} className={styles.list} tabIndex={-1} onKeyDown={moveBetweenEntries}>
      <ReviewTray article={article} entries={entries} onDone={() => list.current?.focus({ preventScroll: true })} />
      {rows.length > 0 && <FilterRow annotations={rows} filter={filter} onChange={setFilter} />}
      {annotations.length === 0 && <p className={styles.empty}>{text.notes.empty(caretKeys)}</p>}
      <p className={isFiltered ? styles.count : 'visually-hidden'} role="status">
        {isFiltered ? text.notes.someOf(shown.length, rows.length) : text.notes.count(rows.length)}
      </p>
      {groupByHeading(shown.slice(0, ready), headings).map(({ heading, notes }) => (
        <section key={heading?.start ?? -1}>
          {heading !== null && (
            <h3 className={styles.heading} lang={article.language ?? undefined} dir="auto">
              {heading.text}
            </h3>
          )}
          <ul>
            {notes.map((note) => (
              <li key={note.id} className={styles.item}>
                <NoteRow article={article} note={note} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 && rows.length > 0 && (
        <div className={styles.empty}>
          <p>{text.notes.noneFits}</p>
          <Button onClick={() => setFilter(everything)}>{text.notes.showAll(rows.length)}</Button>
        </div>
      )}
      <DeletedNotes articleId={article.id} language={article.language ?? undefined} />
    </div>
  );
}

function moveBetweenEntries(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.target instanceof HTMLSelectElement) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry], input')].filter((entry) =>
    entry.checkVisibility(),
  );
  const at = entries.findIndex((entry) => entry.contains(document.activeElement));
  entries[at + step]?.focus();
  event.preventDefault();
}
