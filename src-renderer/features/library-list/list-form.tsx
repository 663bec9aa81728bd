import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { changeList, saveList } from '../../api/list-actions.ts';
import { lengthQuery, savedListsQuery } from '../../api/list-queries.ts';
import { queryClient } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './forms.module.css';
import { useListView } from './list-view.ts';
import { showList } from './lists.ts';

/** Name and query of a saved list: of one that there is, or of one that is made. */
export function ListForm({ onClose }: { onClose: () => void }) {
  const [form] = useState(() => useListView.getState().form);
  const [name, setName] = useState(form?.name ?? '');
  const [query, setQuery] = useState(form?.query ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const { data: found } = useQuery({
    ...lengthQuery({ query, sort: 'saved', reversed: false }),
    placeholderData: (previous) => previous,
  });
  const told = problem ?? found?.problem?.message;
  const matches = found === undefined ? ' ' : text.library.matches(found.total);
  const notice = found?.notice == null ? '' : ` · ${found.notice.message}`;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') {
      setProblem(text.library.needsName);
      return;
    }
    // What is wrong is said already, or is said when this has come.
    const { problem: wrong } = await queryClient.fetchQuery(lengthQuery({ query, sort: 'saved', reversed: false }));
    if (wrong !== null) return;
    const list = queryClient.getQueryData(savedListsQuery.queryKey)?.find((each) => each.id === form?.id);
    const saved =
      list === undefined
        ? await saveList({ name, query, sort: 'saved', reversed: false })
        : await changeList(list, { name, query });
    if (typeof saved === 'string') {
      setProblem(saved);
      return;
    }
    onClose();
    form?.onSaved();
    if (list === undefined) showList(saved.id);
  }

  const invalid = told !== undefined && { 'aria-invalid': true, 'aria-describedby': `${id}-problem` };
  return (
    <Dialog title={form?.id == null ? text.library.newList : text.library.changeList} width={480} onClose={onClose}>
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <label>
          {text.library.name}
          <input
            autoFocus
            value={name}
            maxLength={100}
            autoComplete="off"
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => {
              setName(target.value);
              setProblem(null);
            }}
            {...(name.trim() === '' && invalid)}
          />
        </label>
        <label>
          {text.library.query}
          <input
            className={styles.query}
            value={query}
            maxLength={1000}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => {
              setQuery(target.value);
              setProblem(null);
            }}
            {...(name.trim() !== '' && invalid)}
          />
        </label>
        <p role="status" id={`${id}-problem`} data-problem={told !== undefined}>
          {told ?? `${matches}${notice}`}
        </p>
        <div className={styles.buttons}>
          <Button look="primary" type="submit">
            {text.common.save}
          </Button>
          <Button onClick={onClose}>{text.common.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
