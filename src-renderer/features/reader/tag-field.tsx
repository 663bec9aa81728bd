import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import { tagsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { useSession } from '../../session/session.ts';
import { addTags } from './mark-actions.ts';
import styles from './mark-bar.module.css';

/** Adds tags to a mark: several at once by comma, with those offered that other notes have. */
export function TagField({ articleId, note }: { articleId: string; note: PlacedAnnotation }) {
  const [line, setLine] = useState('');
  const list = useId();
  const typed = line.split(',').map((tag) => tag.trim().replace(/^#+/, '').trim());
  // What is offered completes the last of the tags that are typed.
  const before = line.slice(0, line.lastIndexOf(',') + 1);
  const { data: inUse = [] } = useQuery(tagsQuery);
  const offered = inUse.filter((tag) => !note.tags.includes(tag) && !typed.slice(0, -1).includes(tag));

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
        aria-label={text.reader.tagsByComma}
        placeholder={text.reader.tagsByComma}
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
