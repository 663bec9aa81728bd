import { infiniteQueryOptions, keepPreviousData, QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import type { CallInput } from '#shared/api/contract.ts';
import { formatValue } from '#shared/finding/query/format-query.ts';
import type { StatementFilter } from '#shared/model/statement.ts';
import { call } from './client.ts';
import { pendingNotes, pendingSettings } from './pending.ts';

/** Everything is local and every change is announced, so nothing grows stale by time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
  },
});

export const infoQuery = queryOptions({ queryKey: ['info'], queryFn: () => call('app.info', {}) });
export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: () => pendingSettings.over(() => call('settings.get', {})),
});

/** The folder that is kept in step, and what the last run over it came to. */
export const folderQuery = queryOptions({ queryKey: ['export', 'folder'], queryFn: () => call('export.folder', {}) });

/** The names of the person's own templates. */
export const ownTemplatesQuery = queryOptions({
  queryKey: ['export', 'templates'],
  queryFn: () => call('export.templates', {}),
});

/** What Postil runs on and the folders that it keeps. */
export const aboutQuery = queryOptions({ queryKey: ['about'], queryFn: () => call('app.about', {}) });

/** What the person said of names, the oldest first. */
export const correctionsQuery = queryOptions({
  queryKey: ['entities', 'corrections'],
  queryFn: () => call('entities.corrections', {}),
});

export const rulesQuery = queryOptions({ queryKey: ['rules'], queryFn: () => call('rules.list', {}) });

export function articleQuery(id: string) {
  return queryOptions({ queryKey: ['article', id], queryFn: () => call('articles.get', { id }) });
}

export function annotationsQuery(articleId: string) {
  return queryOptions({
    queryKey: ['annotations', articleId],
    queryFn: () => pendingNotes.over(() => call('annotations.list', { articleId })),
  });
}

/** What was deleted on an article, the last first. */
export function deletedNotesQuery(articleId: string) {
  return queryOptions({ queryKey: ['deleted', articleId], queryFn: () => call('annotations.deleted', { articleId }) });
}

/** What the notes of an article are linked with, from both sides. */
export function linksQuery(articleId: string) {
  return queryOptions({ queryKey: ['links', articleId], queryFn: () => call('annotations.links', { articleId }) });
}

/** Every tag in use, with how many articles and notes have it; the most used first. */
export const tagUsesQuery = queryOptions({ queryKey: ['tags'], queryFn: () => call('tags.list', {}) });
/** The same without the numbers. */
export const tagsQuery = queryOptions({ ...tagUsesQuery, select: (uses) => uses.map(({ tag }) => tag) });

/** Queries of one call. */
const countedAtOnce = 200;

/** How many articles the list of each of these tags has. */
export function tagCountsQuery(tags: readonly string[]) {
  return queryOptions({
    queryKey: ['articles', 'tags', tags],
    queryFn: async () => {
      const counts = new Map<string, number | null>();
      for (let at = 0; at < tags.length; at += countedAtOnce) {
        const some = tags.slice(at, at + countedAtOnce);
        const found = await call('articles.counts', { queries: some.map(tagList) });
        for (const [index, tag] of some.entries()) counts.set(tag, found[index] ?? null);
      }
      return counts;
    },
    placeholderData: (previous) => previous,
  });
}

/** The query of the list of a tag. */
export function tagList(tag: string): string {
  return `tag:${formatValue(tag)}`;
}

/** The whole page an article was made of. Kept as long as it is shown: it is large, and another import changes it. */
export function pageQuery(id: string) {
  return queryOptions({
    queryKey: ['page', id],
    queryFn: () => call('articles.page', { id }),
    staleTime: 0,
    gcTime: 0,
  });
}

/**
 * What changed from an earlier body to another one; `to` is named also where it is the present body, for that changes.
 * Kept as long as it is shown: it is as large as both texts. With `of`, `from` is the body of that other article.
 */
export function diffQuery(id: string, from: string, to: string, of?: string) {
  return queryOptions({
    queryKey: ['diff', id, from, to, of],
    queryFn: () => call('articles.diff', { id, from, to, ...(of !== undefined && { of }) }),
    gcTime: 0,
  });
}

const groupsAtOnce = 50;

/** The articles that are in the library more than once, fifty groups at a time. */
export const duplicatesQuery = infiniteQueryOptions({
  queryKey: ['duplicates', 'list'],
  queryFn: ({ pageParam }) => call('duplicates.list', { limit: groupsAtOnce, offset: pageParam }),
  initialPageParam: 0,
  getNextPageParam: ({ total }, _, offset) => (offset + groupsAtOnce < total ? offset + groupsAtOnce : undefined),
});

/** The articles that are the same as one. */
export function duplicatesOfQuery(id: string) {
  return queryOptions({ queryKey: ['duplicates', id], queryFn: () => call('duplicates.list', { id }) });
}

/** The nearest other articles; `content` is part of the key, as another body has other neighbours. */
export function relatedQuery(id: string, content: string) {
  return queryOptions({ queryKey: ['related', id, content], queryFn: () => call('articles.related', { id }) });
}

/** `content` is part of the key: another body has other entities. */
export function entitiesQuery(id: string, content: string) {
  return queryOptions({ queryKey: ['entities', id, content], queryFn: () => call('entities.recognise', { id }) });
}

const entitiesAtOnce = 100;
const articlesAtOnce = 20;

/** Entities of the library, a hundred at a time. */
export function entityListQuery(wanted: Pick<CallInput<'entities.list'>, 'query' | 'types' | 'sort'>) {
  return infiniteQueryOptions({
    queryKey: ['entities', 'list', wanted],
    queryFn: ({ pageParam }) => call('entities.list', { ...wanted, limit: entitiesAtOnce, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _, offset) => (offset + entitiesAtOnce < total ? offset + entitiesAtOnce : undefined),
    placeholderData: keepPreviousData,
  });
}

/** The page of an entity, with twenty of its articles at a time. */
export function entityPageQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['entities', 'page', id],
    queryFn: ({ pageParam }) => call('entities.get', { id, limit: articlesAtOnce, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _, offset) => (offset + articlesAtOnce < total ? offset + articlesAtOnce : undefined),
  });
}

const statementsAtOnce = 50;

/** What is said in the library, fifty statements at a time. */
export function statementsQuery(filter: StatementFilter, order: 'newest' | 'oldest' = 'newest') {
  return infiniteQueryOptions({
    queryKey: ['entities', 'statements', filter, order],
    queryFn: ({ pageParam }) =>
      call('statements.list', { ...filter, order, limit: statementsAtOnce, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _, offset) =>
      offset + statementsAtOnce < total ? offset + statementsAtOnce : undefined,
    placeholderData: keepPreviousData,
  });
}

/** The dated sentences that name an entity and have these words, fifty at a time, the newest first. */
export function datedQuery(id: string, topic = '') {
  return infiniteQueryOptions({
    queryKey: ['entities', 'dated', id, topic],
    queryFn: ({ pageParam }) => call('statements.dated', { id, topic, limit: statementsAtOnce, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: ({ total }, _, offset) =>
      offset + statementsAtOnce < total ? offset + statementsAtOnce : undefined,
    placeholderData: keepPreviousData,
  });
}

/** Entities whose name has the words, the weightiest first, for one to be picked. */
export function entityChoicesQuery(query: string) {
  return queryOptions({
    queryKey: ['entities', 'choices', query],
    queryFn: () => call('entities.list', { query, limit: 20 }),
    placeholderData: keepPreviousData,
  });
}

/** What may be written at the caret of a query. */
export function completionsQuery(query: string, caret: number) {
  return queryOptions({
    queryKey: ['search', 'complete', query, caret],
    queryFn: () => call('search.complete', { query, caret }),
    placeholderData: (previous) => previous,
  });
}

/** What is found while a query is being written. */
export function searchQuery(query: string) {
  return queryOptions({
    queryKey: ['search', query],
    queryFn: () => call('search.query', { query, typing: true }),
    placeholderData: (previous) => previous,
  });
}

/** The article being read with its annotations, both undefined until they are there. */
export function useArticle(id: string) {
  const article = useQuery(articleQuery(id));
  const annotations = useQuery(annotationsQuery(id));
  return { data: article.data, error: article.error ?? annotations.error, annotations: annotations.data ?? [] };
}
