import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ArticleOrder } from '#shared/model/article-list.ts';
import { call } from '../../api/client.ts';
import { placeQuery } from '../../api/list-queries.ts';
import { queryClient } from '../../api/queries.ts';
import { report } from '../../lib/toasts.ts';
import { openArticle, useSession } from '../../session/session.ts';
import { clearSelection, pointAt, useListView } from './list-view.ts';
import { shownList, useShownList } from './lists.ts';

/** Where the open article stood last: when it has left the list, reading goes on from there. */
let stood: { readonly key: string; readonly id: string; readonly index: number } | null = null;

const nowhere: ArticleOrder = { query: '', sort: 'saved', reversed: false };

/** Keeps where the open article stands in the shown list, also while the list itself is put away. */
export function useOpenPlace(): void {
  const list = useShownList();
  const articleId = useSession((state) => state.articleId);
  const wanted = placeQuery(list?.order ?? nowhere, articleId ?? '');
  const { data } = useQuery({ ...wanted, enabled: list !== null && articleId !== null });
  const index = data?.index ?? null;
  useEffect(() => {
    if (index !== null && articleId !== null && list !== null) stood = { key: list.key, id: articleId, index };
  }, [index, articleId, list]);
}

let steps: Promise<unknown> = Promise.resolve();

/** Opens the next article of the shown list, or the one before; a key that is held goes on from each to the one after. */
export function stepArticle(by: 1 | -1): void {
  steps = steps.then(() => step(by)).catch(report);
}

async function step(by: 1 | -1): Promise<void> {
  const list = shownList();
  if (list === null) return;
  const { articleId } = useSession.getState();
  const place = articleId === null ? null : await queryClient.fetchQuery(placeQuery(list.order, articleId));
  if (place !== null && place.index !== null) {
    const id = by === 1 ? place.next : place.previous;
    if (id !== null) goTo(place.index + by, id);
    return;
  }
  const left = stood?.key === list.key && stood.id === articleId ? stood.index : 0;
  const index = by === 1 ? left : left - 1;
  if (index < 0) return;
  const [id] = await call('articles.ids', { ...list.order, offset: index, limit: 1 });
  if (id !== undefined) goTo(index, id);
}

function goTo(index: number, id: string): void {
  clearSelection();
  pointAt(index, id);
  openArticle(id);
}

/** Which steps there are from the open article; both while that is not known. */
export function knownSteps(articleId: string | null): { next: boolean; previous: boolean } {
  const list = shownList();
  if (list === null) return { next: false, previous: false };
  const place = articleId === null ? undefined : queryClient.getQueryData(placeQuery(list.order, articleId).queryKey);
  if (place === undefined || place.index === null) return { next: true, previous: articleId !== null };
  return { next: place.next !== null, previous: place.previous !== null };
}

/**
 * Gives what is to follow once the open article was filed: where it has left the shown list by that, reading goes on with its
 * neighbour, as when it is thrown away. That says whether it did.
 */
export async function readOnBeside(id: string): Promise<() => Promise<boolean>> {
  const list = shownList();
  if (list === null) return async () => false;
  const stands = await queryClient.fetchQuery(placeQuery(list.order, id)).catch(() => null);
  // A list whose query cannot be read has no places.
  if (stands === null) return async () => false;
  const { index, next, previous } = stands;
  // The row of what is read next takes the place of its own where the list has the keyboard.
  useListView.setState({ movesOn: true });
  return async () => {
    const place = index === null ? null : await call('articles.place', { ...list.order, id });
    const hasLeft = place?.index === null;
    if (!hasLeft) useListView.setState({ movesOn: false });
    if (!hasLeft || useSession.getState().articleId !== id) return false;
    // Its own place is another one by now; the event that says so may be under way, and a key would go back to this one.
    await queryClient.invalidateQueries({ queryKey: ['articles', 'place'], refetchType: 'none' });
    openArticle(next ?? previous);
    return true;
  };
}

/** The article with which reading goes on when this one is taken away; null where it is the only one. */
export async function neighbourOf(id: string): Promise<string | null> {
  const list = shownList();
  if (list === null) return null;
  const { next, previous } = await queryClient.fetchQuery(placeQuery(list.order, id));
  return next ?? previous;
}
