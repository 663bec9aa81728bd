import { create } from 'zustand';
import type { ArticleSummary } from '#shared/model/article.ts';

export type ListName = 'inbox' | 'later' | 'archive' | 'trash';

const useList = create<{ shown: ListName }>()(() => ({ shown: 'inbox' }));

/** Which list the left pane shows, and how to show another. */
export function useShownList(): [ListName, (shown: ListName) => void] {
  return [useList((state) => state.shown), showList];
}

export function showList(shown: ListName): void {
  useList.setState({ shown });
}

export function shownList(): ListName {
  return useList.getState().shown;
}

/** The articles of one list, newest first; what is being read stays in the inbox until it is filed. */
export function listOf(articles: readonly ArticleSummary[], list: ListName): ArticleSummary[] {
  return articles.filter(({ state, deleted }) => {
    if (deleted !== null) return list === 'trash';
    return list === 'inbox' ? state === 'inbox' || state === 'reading' : state === list;
  });
}
