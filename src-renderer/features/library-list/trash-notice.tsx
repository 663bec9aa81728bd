import { restoreArticle } from '../../api/article-actions.ts';
import { formatDay } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/notice.module.css';
import { goneOn } from './trash-days.ts';

/** Says above the text that an article is in the trash, and until when; nothing for one that is not. */
export function TrashNotice({ id, deleted }: { id: string; deleted: string | null }) {
  if (deleted === null) return null;
  return (
    <aside className={styles.notice} aria-label={text.library.inTrash}>
      <p>{text.library.inTrashSince(formatDay(deleted), formatDay(goneOn(deleted)))}</p>
      <Button onClick={() => void restoreArticle(id)}>{text.common.restore}</Button>
    </aside>
  );
}
