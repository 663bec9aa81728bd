import { queryOptions } from '@tanstack/react-query';
import type { ArticleSummary } from '#shared/model/article.ts';
import type { ArticleOrder } from '#shared/model/article-list.ts';
import { builtInLists } from '#shared/model/choices.ts';
import { call } from './client.ts';
import { articleQuery, queryClient } from './queries.ts';

/** Rows of a page of a list. */
export const pageRows = 100;

/** Milliseconds between two pages within which somebody is only passing by, and how long the next one then waits. */
const passing = 80;
let lastPageAt = 0;

/** A page of a list, from row `page * pageRows` on. One that is scrolled past is given up before it is asked for. */
export function pageQuery(order: ArticleOrder, page: number) {
  return queryOptions({
    queryKey: ['articles', 'page', order, page],
    queryFn: async ({ signal }) => {
      const since = performance.now() - lastPageAt;
      lastPageAt = performance.now();
      if (since < passing) await pause(passing, signal);
      return call('articles.list', { ...order, offset: page * pageRows, limit: pageRows });
    },
  });
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

/** How long a list is, in whatever order, how much of the library is still to be read, and what is wrong with its query. */
export function lengthQuery(order: ArticleOrder) {
  return queryOptions({
    queryKey: ['articles', 'length', order.query],
    queryFn: () => call('articles.list', { ...order, limit: 0 }),
  });
}

/** Where an article stands in a list. */
export function placeQuery(order: ArticleOrder, id: string) {
  return queryOptions({
    queryKey: ['articles', 'place', order, id],
    queryFn: () => call('articles.place', { ...order, id }),
  });
}

/** How many articles each of these queries has, by query; null for one that cannot be read. */
export function countsQuery(queries: readonly string[]) {
  return queryOptions({
    queryKey: ['articles', 'counts', queries],
    queryFn: async () => {
      const counts = await call('articles.counts', { queries: [...queries] });
      return new Map(queries.map((query, at) => [query, counts[at] ?? null]));
    },
    placeholderData: (previous) => previous,
  });
}

/** How many articles are outside the trash; null while that is not known. */
export const stockQuery = queryOptions({
  queryKey: ['articles', 'stock'],
  queryFn: async () => (await call('articles.counts', { queries: [builtInLists.all] }))[0] ?? null,
});

/** How many articles the index has, with those in the trash, and whether it may have more in a while. */
export const libraryQuery = queryOptions({
  queryKey: ['articles', 'library'],
  queryFn: async () => {
    const counts = await call('articles.counts', { queries: [builtInLists.all, builtInLists.trash] });
    const articles = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    // Only a list knows of what is still to be read, and has to be sorted for it.
    const isFilling = articles === 0 && (await call('articles.list', { limit: 0 })).pending > 0;
    return { articles, isFilling };
  },
});

/** What was begun and not finished, the last read first. */
export const continueQuery = queryOptions({
  queryKey: ['articles', 'continue'],
  queryFn: async () => (await call('articles.list', { query: builtInLists.reading, sort: 'read', limit: 5 })).articles,
});

/** What came in last. */
export const newestQuery = queryOptions({
  queryKey: ['articles', 'newest'],
  queryFn: async () => (await call('articles.list', { query: builtInLists.inbox, sort: 'saved', limit: 3 })).articles,
});

export const savedListsQuery = queryOptions({ queryKey: ['lists'], queryFn: () => call('lists.list', {}) });

/** What the page knows of an article without asking: it was opened, or a row of it is there, whichever still holds. */
export function knownArticle(id: string): ArticleSummary | undefined {
  const opened = queryClient.getQueryState(articleQuery(id).queryKey);
  const article = opened?.data && { ...opened.data.article, marks: 0 };
  if (article !== undefined && opened?.isInvalidated === false) return article;
  const pages = queryClient.getQueriesData<{ articles: ArticleSummary[] }>({ queryKey: ['articles', 'page'] });
  for (const [, page] of pages) {
    const row = page?.articles.find((row) => row.id === id);
    if (row !== undefined) return row;
  }
  return article;
}
