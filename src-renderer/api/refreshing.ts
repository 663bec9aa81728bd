import type { AppEvent } from '#shared/api/events.ts';
import { queryClient } from './queries.ts';

/** Milliseconds within which what is asked for again because of several events is asked for once. */
const together = 150;

/** Keys of queries that were fetched again a moment ago, and what is to be done at the end of it. */
const resting = new Map<string, (() => void) | null>();

/** Refreshes at once, and what comes in the moment after it once, at its end: many changes come as many events. */
function gathered(key: string, refresh: () => void): void {
  if (resting.has(key)) {
    resting.set(key, refresh);
    return;
  }
  refresh();
  resting.set(key, null);
  setTimeout(() => {
    const last = resting.get(key);
    resting.delete(key);
    if (last != null) gathered(key, last);
  }, together);
}

/** Fetches again what an event says has changed. */
export function refreshAfter(event: AppEvent): void {
  const now = (...queryKey: string[]) => void queryClient.invalidateQueries({ queryKey });
  const soon = (...names: string[]) => {
    for (const name of names) gathered(name, () => now(name));
  };
  if (event.type === 'hello') void queryClient.invalidateQueries();
  if (event.type === 'settings-changed') now('settings');
  // Another program writes settings and lists at once: they stand in one file.
  if (event.type === 'settings-changed' || event.type === 'lists-changed') now('lists');
  if (event.type === 'folder-synced') now('export', 'folder');
  if (event.type === 'rules-changed') now('rules');
  if (event.type === 'entities-changed') soon('entities', 'related');
  if (event.type === 'index-progress' && event.done === event.total)
    soon('search', 'articles', 'duplicates', 'related');
  if (event.type === 'annotations-changed') {
    now('annotations', event.articleId);
    now('deleted', event.articleId);
    soon('links', 'tags', 'articles', 'search');
  }
  if (event.type === 'articles-changed') {
    soon('articles', 'links', 'search', 'duplicates', 'tags', 'deleted');
    // What an article is near does not change by its being read.
    for (const { queryKey } of queryClient.getQueryCache().findAll({ queryKey: ['related'] })) {
      const id = String(queryKey[1]);
      if (!event.ids.includes(id)) gathered(`related ${id}`, () => now('related', id));
    }
    const isMany = event.ids.length > 100;
    if (isMany) soon('article', 'annotations');
    for (const id of isMany ? [] : event.ids) {
      now('article', id);
      now('annotations', id);
    }
  }
}
