import { X } from 'lucide-react';
import type { Article } from '#shared/model/article.ts';
import { acceptBody, showWholePage } from '../../api/part-actions.ts';
import { isUnsure } from '../../lib/certainty.ts';
import { isWebPage } from '../../lib/origin.ts';
import { text } from '../../lib/text.ts';
import { choosePart } from '../../session/session.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import styles from '../../ui/notice.module.css';

/** Says above the text that extraction was not sure of it, and what can be done; nothing where it was. */
export function UnsureNotice({ article }: { article: Article }) {
  if (!isUnsure(article) || !isWebPage(article)) return null;
  return (
    <aside className={styles.notice} aria-label={text.extracting.notice.region}>
      <p>{text.extracting.notice.unsure}</p>
      <div className={styles.choices}>
        <Button onClick={() => void showWholePage(article)}>{text.extracting.notice.wholePage}</Button>
        <Button onClick={() => choosePart(true)}>{text.extracting.notice.choosePart}</Button>
        <IconButton label={text.extracting.notice.dismiss} onClick={() => void acceptBody(article)}>
          <X />
        </IconButton>
      </div>
    </aside>
  );
}
