import { useQuery } from '@tanstack/react-query';
import type { ArticleOrder } from '#shared/model/article-list.ts';
import { type BuiltInList, builtInLists } from '#shared/model/choices.ts';
import type { SavedList } from '#shared/model/saved-list.ts';
import type { Settings } from '#shared/model/settings.ts';
import { changeSettings } from '../../api/actions.ts';
import { changeList } from '../../api/list-actions.ts';
import { savedListsQuery } from '../../api/list-queries.ts';
import { queryClient, settingsQuery, tagList } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { clearSelection, useListView } from './list-view.ts';

/** A list of articles as the pane shows it. */
export interface ShownList {
  /** The name of a list of every library, the id of a saved one, or `tag:` and a tag. */
  readonly key: string;
  readonly title: string;
  readonly order: ArticleOrder;
  readonly saved: SavedList | null;
}

export function isBuiltIn(key: string): key is BuiltInList {
  return Object.hasOwn(builtInLists, key);
}

const tagPrefix = 'tag:';

/** The tag whose list has that key; null for any other list. */
export function tagOf(key: string): string | null {
  return key.startsWith(tagPrefix) ? key.slice(tagPrefix.length) : null;
}

export function showTag(tag: string): void {
  showList(tagPrefix + tag);
}

/** The list of that key as it is now; the inbox where there is none such any more. */
export function listOf(key: string, saved: readonly SavedList[], orders: Settings['listOrders']): ShownList {
  const list = saved.find(({ id }) => id === key);
  if (list !== undefined) {
    const { name, query, sort, reversed } = list;
    return { key, title: name, order: { query, sort, reversed }, saved: list };
  }
  const tag = tagOf(key);
  if (tag !== null) {
    const { sort, reversed } = orders[key] ?? { sort: 'saved', reversed: false };
    return { key, title: `#${tag}`, order: { query: tagList(tag), sort, reversed }, saved: null };
  }
  const name = isBuiltIn(key) ? key : 'inbox';
  // What goes on is sorted by when one was at it; everything else by when it came.
  const { sort, reversed } = orders[name] ?? { sort: name === 'reading' ? 'read' : 'saved', reversed: false };
  return {
    key: name,
    title: text.library.lists[name],
    order: { query: builtInLists[name], sort, reversed },
    saved: null,
  };
}

const none: readonly SavedList[] = [];

/** The list that the pane shows; null until it is known which one that is. */
export function useShownList(): ShownList | null {
  const { data: settings } = useQuery(settingsQuery);
  const { data: saved = none, isPending } = useQuery(savedListsQuery);
  const shown = useListView((state) => state.shown) ?? settings?.shownList;
  // Only a saved list waits for the saved lists; where those cannot be read, which their group says, the others can.
  if (settings === undefined || shown === undefined || (isPending && !isBuiltIn(shown))) return null;
  return listOf(shown, saved, settings.listOrders);
}

/** The same, for who asks at one moment. */
export function shownList(): ShownList | null {
  const settings = queryClient.getQueryData(settingsQuery.queryKey);
  if (settings === undefined) return null;
  const saved = queryClient.getQueryData(savedListsQuery.queryKey) ?? [];
  return listOf(useListView.getState().shown ?? settings.shownList, saved, settings.listOrders);
}

export function showList(key: string): void {
  clearSelection();
  useListView.setState({ shown: key, cursor: null });
  void changeSettings({ shownList: key });
}

/** Sorts a list otherwise, from now on. */
export function sortList({ key, saved }: ShownList, order: Pick<ArticleOrder, 'sort' | 'reversed'>): void {
  clearSelection();
  useListView.setState({ cursor: null });
  const settings = queryClient.getQueryData(settingsQuery.queryKey);
  if (saved === null) void changeSettings({ listOrders: { ...settings?.listOrders, [key]: order } });
  else
    changeList(saved, order)
      .then((changed) => {
        if (typeof changed === 'string') report(new Error(changed));
      })
      .catch(report);
}
