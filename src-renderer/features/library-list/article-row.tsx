import { RotateCcw } from 'lucide-react';
import type { ArticleSummary } from '#shared/model/article.ts';
import { prefetchArticle, restoreArticle } from '../../api/actions.ts';
import { formatDay, formatStatedDay, readingMinutes } from '../../lib/dates.ts';
import { IconButton } from '../../ui/button.tsx';
import styles from './article-row.module.css';

interface ArticleRowProps {
  article: ArticleSummary;
  open: boolean;
  onOpen: (id: string) => void;
}

/** Two lines of title, one of facts, and how far it has been read. */
export function ArticleRow({ article, open, onOpen }: ArticleRowProps) {
  const { id, title, site, published, saved, words, marks, progress, deleted } = article;
  const facts = [
    site,
    published === null ? formatDay(saved) : formatStatedDay(published),
    `${readingMinutes(words)} min`,
  ].filter(Boolean);
  const read = Math.round(progress.furthest * 100);
  return (
    <li className={styles.row} data-article={id}>
      <button
        type="button"
        aria-current={open ? 'page' : undefined}
        onClick={() => onOpen(id)}
        onPointerEnter={() => prefetchArticle(id)}
      >
        <span className={styles.title}>{title}</span>
        <span className={styles.facts}>{facts.join(' · ')}</span>
        {(marks > 0 || read > 0) && (
          <span className={styles.facts}>
            {read > 0 && (
              <span className={styles.progress} role="img" aria-label={`${read} % read`}>
                <span style={{ width: `${read}%` }} />
              </span>
            )}
            {marks > 0 && <span>{marks === 1 ? '1 mark' : `${marks} marks`}</span>}
          </span>
        )}
      </button>
      {deleted !== null && (
        <IconButton label={`Restore ${title}`} className={styles.restore} onClick={() => void restoreArticle(id)}>
          <RotateCcw />
        </IconButton>
      )}
    </li>
  );
}
