import { Check, Highlighter, Star } from 'lucide-react';
import type { MouseEvent } from 'react';
import type { ArticleSummary } from '#shared/model/article.ts';
import { begunFrom } from '#shared/model/choices.ts';
import { prefetchArticle } from '../../api/actions.ts';
import { formatDay, formatListDay, readingMinutes } from '../../lib/dates.ts';
import { formats, text } from '../../lib/text.ts';
import styles from './article-row.module.css';
import { goneOn } from './trash-days.ts';

interface ArticleRowProps {
  article: ArticleSummary;
  index: number;
  total: number;
  isOpen: boolean;
  isSelected: boolean;
  /** Whether the keys of the list mean this row. */
  isActive: boolean;
  onPress: (event: MouseEvent, index: number, article: ArticleSummary) => void;
}

/** Two lines: what it is called; where it is from, when, how long, what was marked and how far it was read. */
export function ArticleRow({ article, index, total, isOpen, isSelected, isActive, onPress }: ArticleRowProps) {
  const { id, title, site, language, published, saved, words, marks, progress, favourite, deleted } = article;
  const isUnread = progress.furthest < begunFrom;
  const read = Math.round(progress.furthest * 100);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys, and says which row is active
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the keyboard, and says which row is active
    <div
      role="option"
      id={rowId(id)}
      className={styles.row}
      data-article={id}
      data-active={isActive}
      data-unread={isUnread}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
      aria-setsize={total}
      aria-posinset={index + 1}
      onClick={(event) => onPress(event, index, article)}
      onAuxClick={(event) => event.button === 1 && onPress(event, index, article)}
      onPointerEnter={() => prefetchArticle(id)}
    >
      <span className={styles.sign} aria-hidden>
        {isSelected ? <Check /> : isUnread && <i title={text.library.unread} />}
      </span>
      <span className={styles.title}>
        <span lang={language ?? undefined} dir="auto">
          {title}
        </span>
        {favourite && <Star role="img" aria-label={text.library.favourite} />}
      </span>
      <span className={styles.facts}>
        {site !== null && (
          <span className={styles.from}>
            <span className={styles.site} dir="auto">
              {site}
            </span>
          </span>
        )}
        <span className={styles.rest}>
          {deleted === null ? (
            <>
              <span title={published === null ? text.info.saved : text.info.facts.published}>
                {formatListDay(published?.slice(0, 10) ?? saved)}
              </span>
              <span>{words === 0 ? text.library.noText : text.library.minutes(readingMinutes(words))}</span>
            </>
          ) : (
            <span>{text.library.goesOn(formatDay(goneOn(deleted)))}</span>
          )}
          {marks > 0 && deleted === null && (
            <span className={styles.marks}>
              <Highlighter aria-hidden />
              {formats.number(marks)}
              <span className="visually-hidden">{text.library.marks(marks)}</span>
            </span>
          )}
          {isUnread && <span className="visually-hidden">{text.library.unread}</span>}
          {!isUnread && deleted === null && (
            <span className={styles.progress} role="img" aria-label={text.library.percentRead(read)}>
              <span style={{ width: `${read}%` }} />
            </span>
          )}
        </span>
      </span>
    </div>
  );
}

/** The place of a row that is not there yet. */
export function EmptyRow() {
  return (
    <div className={styles.row} aria-hidden>
      <span className={styles.sign} />
      <span className={styles.line} />
      <span className={styles.line} />
    </div>
  );
}

export function rowId(articleId: string): string {
  return `row-${articleId}`;
}
