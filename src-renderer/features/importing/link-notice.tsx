import type { Article } from '#shared/model/article.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/notice.module.css';
import { offerAddress } from './import-address.ts';

/** Says in the place of a text that it is not here yet, and offers to import its page; nothing where there is a text. */
export function LinkNotice({ article, marks }: { article: Article; marks: number }) {
  const { id, url, linkOnly, deleted } = article;
  if (!linkOnly) return null;
  return (
    <aside className={styles.notice} data-asks aria-label="About the text">
      <p>
        {url === null
          ? 'The text is not here yet. Import its page or book, and it comes in here.'
          : 'This is a link: its text is not here yet. Drop its saved page here, or let Postil fetch it.'}
        {marks > 0 && ` ${marks === 1 ? 'Its highlight is' : `Its ${marks} highlights are`} not placed yet.`}
      </p>
      {url !== null && deleted === null && <Button onClick={() => offerAddress(url, id)}>Import its page…</Button>}
    </aside>
  );
}
