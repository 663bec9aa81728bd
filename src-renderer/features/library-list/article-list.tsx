import { useEffect, useState } from 'react';
import { trashDays } from '#shared/model/choices.ts';
import { useCaps } from '../../api/command-list.ts';
import { pageQuery, pageRows, placeQuery } from '../../api/list-queries.ts';
import { queryClient } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import styles from './article-list.module.css';
import { ArticleRows } from './article-rows.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { ListHead } from './list-head.tsx';
import { topOf } from './list-tops.ts';
import { editList, useListView } from './list-view.ts';
import { isBuiltIn, type ShownList } from './lists.ts';
import { MarkedQuery } from './marked-query.tsx';
import { useListLength } from './use-rows.ts';

interface ArticleListProps {
  list: ShownList;
  articleId: string | null;
  onOpen: (id: string) => void;
  onImport: () => void;
}

/** The list that is shown: what it is, how it is sorted, its articles, and what can be done to several of them. */
export function ArticleList({ list, articleId, onOpen, onImport }: ArticleListProps) {
  const { key, order, saved } = list;
  const { total, pending, problem, error, retry } = useListLength(order);
  const start = useStart(list);
  const isSelecting = useListView(({ selected }) => selected.size > 0);
  useKeyboardWatch();
  useEffect(() => {
    // Beside the length, which the rows wait for.
    if (start !== null) void queryClient.prefetchQuery(pageQuery(order, Math.floor(start / pageRows)));
  }, [start, order]);
  const isEmpty = total === 0 && pending === 0 && problem === null;
  const isComing = error === null && problem === null && (total === undefined || (total > 0 && start === null));
  return (
    <section className={styles.list} aria-label={list.title} data-selecting={isSelecting}>
      <ListHead list={list} total={total} />
      {error !== null && (
        <div className={styles.told}>
          <Failure error={error} onRetry={() => void retry()} />
        </div>
      )}
      {problem !== null && (
        <div className={styles.told} role="alert">
          <p>
            {text.library.cannotRead(problem.message)}{' '}
            <MarkedQuery text={order.query} start={problem.start} end={problem.end} />
          </p>
          {saved !== null && <Button onClick={() => editList(saved)}>{text.library.changeQuery}</Button>}
        </div>
      )}
      {total !== undefined && total > 0 && start !== null && (
        <ArticleRows list={list} total={total} start={start} articleId={articleId} onOpen={onOpen} />
      )}
      {/* The lists above do not take the place of rows that are on their way. */}
      {isComing && <div className={styles.rows} />}
      {isEmpty && (
        <div className={styles.told}>
          <p>
            <EmptyWords list={key} />
          </p>
          {(key === 'inbox' || key === 'all') && <Button onClick={onImport}>{text.library.import}</Button>}
        </div>
      )}
      <BulkBar />
    </section>
  );
}

/** What an empty list is for, and the key that brings an article there. */
function EmptyWords({ list }: { list: string }) {
  const { empty } = text.library;
  const later = useCaps('article.later') ?? '';
  const favourites = useCaps('article.favourite') ?? '';
  const archive = useCaps('article.archive') ?? '';
  if (!isBuiltIn(list)) return empty.query;
  if (list === 'trash') return empty.trash(trashDays);
  if (list === 'later') return empty.later(later);
  if (list === 'favourites') return empty.favourites(favourites);
  return list === 'archive' ? empty.archive(archive) : empty[list];
}

/** The row on top at first: where the list was left. Null until it is known where that stands now. */
function useStart({ key, order }: ShownList): number | null {
  const [top] = useState(() => topOf(key));
  const [start, setStart] = useState(top === null ? 0 : null);
  useEffect(() => {
    if (top === null || start !== null) return;
    queryClient
      .fetchQuery(placeQuery(order, top))
      .then(({ index }) => setStart(index ?? 0))
      .catch((error: unknown) => {
        report(error);
        setStart(0);
      });
  }, [top, start, order]);
  return start;
}

/** Knows whether the list had the keyboard last. A dialog or a menu over the page takes it for a while only. */
function useKeyboardWatch(): void {
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || target.closest('[role="dialog"], [role="menu"]') !== null) return;
      useListView.setState({ hasKeyboard: target.closest('[data-list-keys]') !== null });
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
}
