import { retaggedQuery } from '#shared/finding/query/retag-query.ts';
import type { SavedLists } from '../library/saved-lists.ts';

/** What the query of a saved list was and is. */
export interface ChangedQuery {
  readonly id: string;
  readonly had: string;
  readonly has: string;
}

/** The most that a query has. */
const longestQuery = 1000;

/** Lets the saved lists that ask for a tag ask for its new name; gives those that were changed. */
export async function renameInLists(lists: SavedLists, from: string, to: string): Promise<ChangedQuery[]> {
  const changed: ChangedQuery[] = [];
  for (const { id, query } of await lists.list()) {
    const has = retaggedQuery(query, from, to);
    if (has === query || has.length > longestQuery) continue;
    await lists.change(id, { query: has });
    changed.push({ id, had: query, has });
  }
  return changed;
}

/** Gives saved lists the query that they had, where it was not changed since; how many. */
export async function putBackQueries(lists: SavedLists, changed: readonly ChangedQuery[]): Promise<number> {
  const now = new Map((await lists.list()).map(({ id, query }) => [id, query]));
  const same = changed.filter(({ id, has }) => now.get(id) === has);
  for (const { id, had } of same) await lists.change(id, { query: had });
  return same.length;
}
