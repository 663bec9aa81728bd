import { useQueries, useQuery } from '@tanstack/react-query';
import type { ArticleSummary } from '#shared/model/article.ts';
import type { ArticleOrder } from '#shared/model/article-list.ts';
import { call } from '../../api/client.ts';
import { lengthQuery, pageQuery, pageRows } from '../../api/list-queries.ts';
import { queryClient } from '../../api/queries.ts';
import type { RowWindow } from './row-window.ts';

interface Rows {
  /** Those that are there, each at its place in the list. */
  readonly rows: ReadonlyMap<number, ArticleSummary>;
  /** Why others are not, and what asks for them again. */
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * The rows of a window of a list that is `total` long, and what is behind that: where a list grows, its rows may come before its
 * length.
 */
export function useRows(order: ArticleOrder, { first, end }: RowWindow, total: number): Rows {
  const from = Math.floor(first / pageRows);
  const count = end === 0 ? 0 : Math.floor((end - 1) / pageRows) - from + 1;
  const pages = Array.from({ length: Math.max(0, count) }, (_, at) => from + at);
  const found = useQueries({ queries: pages.map((page) => pageQuery(order, page)) });
  const rows = new Map<number, ArticleSummary>();
  for (const [at, { data }] of found.entries()) {
    for (const [row, article] of (data?.articles ?? []).entries()) {
      const index = (from + at) * pageRows + row;
      if (index >= first && (index < end || index >= total)) rows.set(index, article);
    }
  }
  const failed = found.filter(({ error }) => error !== null);
  const retry = () => {
    for (const { refetch } of failed) void refetch();
  };
  return { rows, error: failed[0]?.error ?? null, retry };
}

/** How long a list is, undefined until that is known, and why it is none. */
export function useListLength(order: ArticleOrder) {
  const { data, error, refetch } = useQuery(lengthQuery(order));
  return { total: data?.total, pending: data?.pending ?? 0, problem: data?.problem ?? null, error, retry: refetch };
}

/** The ids of rows `first` to before `end`: from pages that are there, else asked for. */
export async function idsOf(order: ArticleOrder, { first, end }: RowWindow): Promise<string[]> {
  const ids: string[] = [];
  for (let index = first; index < end; index += 1) {
    const page = queryClient.getQueryState(pageQuery(order, Math.floor(index / pageRows)).queryKey);
    const id = page?.isInvalidated ? undefined : page?.data?.articles[index % pageRows]?.id;
    if (id === undefined) return call('articles.ids', { ...order, offset: first, limit: end - first });
    ids.push(id);
  }
  return ids;
}
