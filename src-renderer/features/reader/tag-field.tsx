import { useQueries, useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { annotationsQuery, articlesQuery } from '../../api/queries.ts';
import { useSession } from '../../session/session.ts';
import { addTags } from './mark-actions.ts';
import styles from './mark-bar.module.css';

/** Articles whose notes are looked through for tags to offer: those saved last. */
const lookedThrough = 40;

/** Adds tags to a mark: several at once by comma, with those offered that other notes have. */
export function TagField({ articleId, note }: { articleId: string; note: PlacedAnnotation }) {
  const [line, setLine] = useState('');
  const list = useId();
  const typed = line.split(',').map((tag) => tag.trim().replace(/^#+/, '').trim());
  // What is offered completes the last of the tags that are typed.
  const before = line.slice(0, line.lastIndexOf(',') + 1);
  const offered = useKnownTags().filter((tag) => !note.tags.includes(tag) && !typed.slice(0, -1).includes(tag));

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    addTags(
      articleId,
      note,
      typed.filter((tag) => tag !== ''),
    );
    useSession.setState({ tagging: false });
    document.getElementById('reader')?.focus({ preventScroll: true });
  }

  return (
    <form className={styles.tags} onSubmit={onSubmit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the person asked to type a tag
        autoFocus
        aria-label="Tags, separated by commas"
        placeholder="Tags, separated by commas"
        autoComplete="off"
        list={list}
        maxLength={400}
        value={line}
        onChange={({ target }) => setLine(target.value)}
      />
      <datalist id={list}>
        {offered.map((tag) => (
          <option key={tag} value={`${before}${before === '' ? '' : ' '}${tag}`} />
        ))}
      </datalist>
    </form>
  );
}

/** The tags of the library's notes, those used most first. */
function useKnownTags(): string[] {
  const { data: articles = [] } = useQuery(articlesQuery);
  const recent = articles.filter(({ deleted, marks }) => deleted === null && marks > 0).slice(0, lookedThrough);
  const notes = useQueries({
    queries: recent.map(({ id }) => annotationsQuery(id)),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  const uses = new Map<string, number>();
  for (const tag of notes.flatMap(({ tags }) => tags)) uses.set(tag, (uses.get(tag) ?? 0) + 1);
  return [...uses].sort((a, b) => b[1] - a[1]).map(([tag]) => tag);
}
