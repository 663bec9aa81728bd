import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { tagAll } from '../../api/bulk-actions.ts';
import { knownArticle } from '../../api/list-queries.ts';
import { tagsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './forms.module.css';
import { clearSelection, useListView } from './list-view.ts';

/** Adds tags to several articles, or takes them away; those in use are offered. */
export function TagForm({ onClose }: { onClose: () => void }) {
  const ids = useListView((state) => state.tagged);
  const [line, setLine] = useState('');
  const list = useId();
  const { data: inUse = [] } = useQuery(tagsQuery);
  const only = ids.length === 1 ? knownArticle(ids[0] ?? '') : undefined;
  const tags = line
    .split(',')
    .map((tag) => tag.trim().replace(/^#+/, '').trim())
    .filter((tag) => tag !== '');
  // What is offered completes the last of the tags that are typed.
  const before = line.slice(0, line.lastIndexOf(',') + 1);
  const offered = [...new Set([...(only?.tags ?? []), ...inUse])];

  function change(way: 'add' | 'remove'): void {
    if (tags.length === 0) return;
    onClose();
    clearSelection();
    void tagAll(ids, tags, way);
  }

  return (
    <Dialog
      title={only !== undefined ? text.library.tagOne(only.title) : text.library.tagMany(ids.length)}
      width={480}
      onClose={onClose}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          change('add');
        }}
      >
        {only !== undefined && (
          <p>{only.tags.length === 0 ? text.library.noTags : only.tags.map((tag) => `#${tag}`).join('  ')}</p>
        )}
        <label>
          {text.library.tagsField}
          <input
            autoFocus
            autoComplete="off"
            list={list}
            maxLength={400}
            value={line}
            onChange={({ target }) => setLine(target.value)}
          />
        </label>
        <datalist id={list}>
          {offered.map((tag) => (
            <option key={tag} value={`${before}${before === '' ? '' : ' '}${tag}`} />
          ))}
        </datalist>
        <div className={styles.buttons}>
          <Button look="primary" type="submit" disabled={tags.length === 0}>
            {text.library.add}
          </Button>
          <Button disabled={tags.length === 0} onClick={() => change('remove')}>
            {text.library.remove}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
