import type { Article } from '#shared/model/article.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/notice.module.css';
import { offerAddress } from './import-address.ts';

/** Says in the place of a text that it is not here yet, and offers to import its page; nothing where there is a text. */
export function LinkNotice({ article, marks }: { article: Article; marks: number }) {
  const { id, url, linkOnly, deleted } = article;
  if (!linkOnly) return null;
  return (
    <aside className={styles.notice} data-asks aria-label={text.importing.aboutText}>
      <p>
        {url === null ? text.importing.noText : text.importing.isLink}
        {marks > 0 && ` ${text.importing.notPlaced(marks)}`}
      </p>
      {url !== null && deleted === null && (
        <Button onClick={() => offerAddress(url, id)}>{text.importing.importPage}</Button>
      )}
    </aside>
  );
}
