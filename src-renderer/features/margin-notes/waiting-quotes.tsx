import { useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { fieldTags } from '#shared/model/note-tags.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { TagLine } from '../../ui/tag-line.tsx';
import { NoteText } from './note-text.tsx';
import styles from './waiting-quotes.module.css';

/** Quotations that are shown at first and with each press: a book may have thousands. */
const shownAtOnce = 100;

interface WaitingQuotesProps {
  article: Article;
  annotations: readonly PlacedAnnotation[];
  onOpenLink: (url: string) => void;
}

/**
 * The words that are marked in an article whose text is not here, with what was written on them: all that there is to read of
 * it. Nothing where there is a text.
 */
export function WaitingQuotes({ article, annotations, onOpenLink }: WaitingQuotesProps) {
  const [most, show] = useState(shownAtOnce);
  const notes = article.linkOnly ? annotations.filter(({ anchor }) => anchor !== null) : [];
  if (notes.length === 0) return null;
  return (
    <section className={styles.quotes} aria-label={text.margin.waiting}>
      {notes.slice(0, most).map((note) => {
        const tags = fieldTags(note);
        return (
          <div key={note.id} className={styles.entry} data-color={note.color}>
            <blockquote lang={article.language ?? undefined} dir="auto">
              {note.anchor?.quote.exact}
            </blockquote>
            {note.body.trim() !== '' && (
              <div className={styles.note}>
                <NoteText body={note.body} onOpenLink={onOpenLink} />
              </div>
            )}
            {tags.length > 0 && (
              <p className={styles.tags}>
                <TagLine tags={tags} />
              </p>
            )}
          </div>
        );
      })}
      {notes.length > most && (
        <Button onClick={() => show(most + shownAtOnce)}>{text.margin.moreWaiting(notes.length - most)}</Button>
      )}
    </section>
  );
}
