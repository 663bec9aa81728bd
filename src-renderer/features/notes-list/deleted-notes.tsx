import { useQuery } from '@tanstack/react-query';
import type { MouseEvent } from 'react';
import type { Annotation } from '#shared/model/annotation.ts';
import { plainLine } from '#shared/model/plain-line.ts';
import { restoreNote } from '../../api/actions.ts';
import { deletedNotesQuery } from '../../api/queries.ts';
import { formats, text } from '../../lib/text.ts';
import { useGrowing } from '../../lib/use-growing.ts';
import { Button } from '../../ui/button.tsx';
import { Filled } from '../../ui/filled.tsx';
import { TagLine } from '../../ui/tag-line.tsx';
import styles from './notes-list.module.css';

/** Rows made at a time. */
const rowsAtOnce = 40;
const none: readonly Annotation[] = [];

/** What was deleted on this article, below its notes: it stays there, and each can be brought back. */
export function DeletedNotes({ articleId, language }: { articleId: string; language: string | undefined }) {
  const { data: notes = none } = useQuery(deletedNotesQuery(articleId));
  const ready = useGrowing(notes.length, rowsAtOnce, notes);
  if (notes.length === 0) return null;

  function restore(note: Annotation, { currentTarget }: MouseEvent<HTMLElement>): void {
    // The row goes; the keyboard goes on with a neighbour, or to the heading.
    const row = currentTarget.closest('li');
    const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector<HTMLElement>('button');
    (next ?? currentTarget.closest('details')?.querySelector('summary'))?.focus();
    void restoreNote(articleId, note);
  }

  return (
    <details className={styles.deleted}>
      <summary data-entry>
        <Filled text={text.notes.deleted} parts={{ count: <span>{formats.number(notes.length)}</span> }} />
      </summary>
      <ul>
        {notes.slice(0, ready).map((note) => (
          <li key={note.id} className={styles.gone} data-color={note.color}>
            <p>
              {note.anchor !== null && (
                <span className={styles.quote} lang={note.anchor.image === undefined ? language : undefined} dir="auto">
                  {note.anchor.image === undefined ? note.anchor.quote.exact : text.notes.image}
                </span>
              )}
              {note.body.trim() !== '' && (
                <span className={styles.body} dir="auto">
                  {plainLine(note.body)}
                </span>
              )}
              {note.tags.length > 0 && (
                <span className={styles.tags}>
                  <TagLine tags={note.tags} />
                </span>
              )}
            </p>
            <Button data-entry onClick={(event) => restore(note, event)}>
              {text.notes.restore}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
