import { ArrowDownWideNarrow, ArrowUpNarrowWide, FileDown } from 'lucide-react';
import { type ArticleSort, articleSorts, trashDays } from '#shared/model/choices.ts';
import { text } from '../../lib/text.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import styles from './article-list.module.css';
import { exportList } from './list-commands.ts';
import { forgetTop } from './list-tops.ts';
import { askToRemove } from './list-view.ts';
import { type ShownList, sortList } from './lists.ts';

/** What the list is called, what it asks for, and how it is sorted. */
export function ListHead({ list, total }: { list: ShownList; total: number | undefined }) {
  const { key, title, order, saved } = list;
  const { sort, reversed } = order;
  function sortBy(next: { sort: ArticleSort; reversed: boolean }): void {
    forgetTop(key);
    sortList(list, next);
  }
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <h2 title={title}>{title}</h2>
        <span className="visually-hidden">{total !== undefined && text.common.articles(total)}</span>
        <div className={styles.tools}>
          <select
            aria-label={text.library.sortBy}
            value={sort}
            onChange={({ target }) => sortBy({ sort: target.value as ArticleSort, reversed: false })}
          >
            {articleSorts.map((each) => (
              <option key={each} value={each}>
                {text.library.sorts[each]}
              </option>
            ))}
          </select>
          <IconButton
            label={text.library.otherWay}
            className={styles.way}
            aria-pressed={reversed}
            onClick={() => sortBy({ sort, reversed: !reversed })}
          >
            {reversed ? <ArrowUpNarrowWide /> : <ArrowDownWideNarrow />}
          </IconButton>
          {key !== 'trash' && (total ?? 0) > 0 && (
            <IconButton
              label={text.library.exportList}
              command="file.list"
              className={styles.way}
              onClick={() => exportList(list, total ?? null)}
            >
              <FileDown />
            </IconButton>
          )}
        </div>
      </div>
      {saved !== null && (
        <code className={styles.query} title={order.query}>
          {order.query}
        </code>
      )}
      {key === 'trash' && total !== undefined && total > 0 && (
        <div className={styles.trash}>
          <p className={styles.query}>{text.library.keptFor(trashDays)}</p>
          <Button onClick={() => askToRemove(null)}>{text.library.emptyTrash}</Button>
        </div>
      )}
    </header>
  );
}
