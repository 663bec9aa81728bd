import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Duplicate, DuplicateGroup } from '#shared/model/duplicate.ts';
import { mergeArticles, tellDifferent } from '../../api/duplicate-actions.ts';
import { duplicatesQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { useLongList } from '../../lib/use-long-list.ts';
import { goBack, useBackKey } from '../../session/going-back.ts';
import { compareArticles, openArticle } from '../../session/session.ts';
import { ListPage } from '../../ui/list-page.tsx';
import { DuplicateRow, type RowAction } from './duplicate-row.tsx';
import styles from './duplicates.module.css';
import { useDuplicatesView } from './duplicates-view.ts';

/** Every article that is in the library more than once, in place of the article; a group each, the one to keep first. */
export function Duplicates() {
  const { row } = useDuplicatesView();
  const found = useInfiniteQuery(duplicatesQuery);
  const list = useRef<HTMLDivElement>(null);
  const pages = found.data?.pages;
  const groups = pages?.flatMap((page) => page.groups) ?? [];
  const total = pages?.at(-1)?.total ?? 0;
  const ids = pages === undefined ? null : groups.flatMap(({ articles }) => articles.map(({ id }) => id));
  const rows = useLongList({
    list,
    ids,
    row: row !== null && ids?.includes(row) ? row : (ids?.[0] ?? null),
    fieldId: 'reader',
    found,
  });
  useRowsKept(list, ids);
  useBackKey();

  return (
    <ListPage
      title={text.duplicates.title}
      list={list}
      rows={rows}
      found={found}
      told={pages !== undefined && (total === 0 ? text.duplicates.none : text.duplicates.count(total))}
      onBack={goBack}
    >
      {groups.map((group) => (
        <ul key={group.articles[0]?.id} className={styles.group} aria-label={group.articles[0]?.title}>
          {group.articles.map((article) => (
            <DuplicateRow
              key={article.id}
              article={article}
              isTabbed={article.id === rows.tabbed}
              onFocus={() => useDuplicatesView.setState({ row: article.id })}
              onAction={(action) => perform(action, article, group)}
            />
          ))}
        </ul>
      ))}
    </ListPage>
  );
}

function perform(action: RowAction, article: Duplicate, { articles }: DuplicateGroup): void {
  const others = articles.filter(({ id }) => id !== article.id);
  const [other] = others;
  if (other === undefined) return;
  if (action === 'open') openArticle(article.id);
  else if (action === 'compare') compareArticles(article.id, other.id);
  else if (action === 'merge') void mergeArticles(article, others);
  else void tellDifferent(article, others);
}

/** When the row that has the keyboard goes, the one that comes to its place takes it. */
function useRowsKept(list: React.RefObject<HTMLElement | null>, ids: readonly string[] | null): void {
  const before = useRef<readonly string[]>([]);
  useEffect(() => {
    const { row } = useDuplicatesView.getState();
    const at = before.current.indexOf(row ?? '');
    before.current = ids ?? [];
    if (ids === null || row === null || at < 0 || ids.includes(row)) return;
    const { activeElement } = document;
    if (activeElement !== null && activeElement !== document.body) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    (rows[Math.min(at, rows.length - 1)] ?? document.getElementById('reader'))?.focus();
  });
}
