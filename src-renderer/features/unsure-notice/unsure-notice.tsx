import { X } from 'lucide-react';
import type { Article } from '#shared/model/article.ts';
import { acceptBody, showWholePage } from '../../api/part-actions.ts';
import { isUnsure } from '../../lib/certainty.ts';
import { isWebPage } from '../../lib/origin.ts';
import { choosePart } from '../../session/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import styles from '../../ui/notice.module.css';

/** Says above the text that extraction was not sure of it, and what can be done; nothing where it was. */
export function UnsureNotice({ article }: { article: Article }) {
  if (!isUnsure(article) || !isWebPage(article)) return null;
  return (
    <aside className={styles.notice} aria-label="About the text">
      <p>Postil is not sure that this is the whole article.</p>
      <div className={styles.choices}>
        <Button onClick={() => void showWholePage(article)}>Whole page</Button>
        <Button onClick={() => choosePart(true)}>Choose the part…</Button>
        <IconButton label="Dismiss: the text is right" onClick={() => void acceptBody(article)}>
          <X />
        </IconButton>
      </div>
    </aside>
  );
}
