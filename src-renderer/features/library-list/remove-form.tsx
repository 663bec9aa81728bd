import { useQuery } from '@tanstack/react-query';
import { builtInLists } from '#shared/model/choices.ts';
import { call } from '../../api/client.ts';
import { knownArticle, lengthQuery } from '../../api/list-queries.ts';
import { removeForGood } from '../../api/trash-actions.ts';
import { isKeyboardFree } from '../../lib/keyboard-place.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { openArticle, useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './forms.module.css';
import { focusRows } from './list-commands.ts';
import { clearSelection, useListView } from './list-view.ts';

const trash = { query: builtInLists.trash, sort: 'saved', reversed: false } as const;
/** Titles that are named. */
const mostNamed = 5;

/** Asks before articles of the trash go for good, and says which. */
export function RemoveForm({ onClose }: { onClose: () => void }) {
  const wanted = useListView((state) => state.removed);
  const { data } = useQuery({ ...lengthQuery(trash), enabled: wanted === null });
  const first = useQuery({
    queryKey: ['articles', 'first of the trash'],
    queryFn: () => call('articles.list', { ...trash, limit: mostNamed }),
    enabled: wanted === null,
  });
  const total = wanted?.length ?? data?.total;
  const named =
    wanted === null
      ? (first.data?.articles ?? []).map(({ title }) => title)
      : wanted.slice(0, mostNamed).map((id) => knownArticle(id)?.title ?? id);
  if (total === undefined) return null;

  async function remove(): Promise<void> {
    onClose();
    clearSelection();
    focusRows();
    const ids = wanted ?? (await call('articles.ids', trash));
    const { articleId } = useSession.getState();
    const opened = ids.find((id) => id === articleId);
    // Left before it goes: what is open is asked for again as soon as it changes.
    if (opened !== undefined) openArticle(null);
    const gone = await removeForGood(ids);
    const now = useSession.getState();
    if (opened !== undefined && !gone.has(opened) && now.articleId === null && now.places.length === 0) {
      openArticle(opened);
    }
    if (isKeyboardFree()) focusRows();
  }

  return (
    <Dialog title={wanted === null ? text.library.removeAll : text.library.removeSome} width={480} onClose={onClose}>
      <div className={styles.form}>
        <p>{text.library.willGo(total)}</p>
        <ul className={styles.named}>
          {named.map((title, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: titles may be the same, and stay in their order
            <li key={at}>{title}</li>
          ))}
          {total > named.length && <li>{text.library.andMore(total - named.length)}</li>}
        </ul>
        <div className={styles.buttons}>
          <Button onClick={onClose}>{text.library.keep(total)}</Button>
          <Button className={styles.danger} disabled={total === 0} onClick={() => void remove().catch(report)}>
            {text.library.removeForGood(total)}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
