import { builtInLists } from '#shared/model/choices.ts';
import { favouriteAll, moveAll, readAll, restoreAll, trashAll } from '../../api/bulk-actions.ts';
import { call } from '../../api/client.ts';
import { knownArticle } from '../../api/list-queries.ts';
import { text } from '../../lib/text.ts';
import { exportSeveral, openArticle, openDialog, useSession } from '../../session/session.ts';
import { neighbourOf } from './list-steps.ts';
import { askToRemove, clearSelection, useListView } from './list-view.ts';
import { type ShownList, shownList } from './lists.ts';

/** What can be done to articles of the list. */
export type ListAction =
  | 'inbox'
  | 'later'
  | 'archive'
  | 'favourite'
  | 'read'
  | 'tag'
  | 'export'
  | 'trash'
  | 'restore'
  | 'remove';

/** What makes sense for these articles of the shown list: from the trash they come back or go for good. */
export function listActions(ids: Iterable<string>): readonly ListAction[] {
  const [first] = ids;
  if (first === undefined) return [];
  const isTrash = shownList()?.key === 'trash' || (knownArticle(first)?.deleted ?? null) !== null;
  return isTrash ? ['restore', 'remove'] : ['inbox', 'later', 'archive', 'favourite', 'read', 'tag', 'export', 'trash'];
}

/** Does something to articles of the list; the keyboard goes back to the list, at the row that comes in their place. */
export function actOnRows(action: ListAction, ids: readonly string[]): void {
  if (action === 'tag') {
    useListView.setState({ tagged: ids });
    openDialog('tag');
    return;
  }
  if (action === 'export') {
    const count = ids.length;
    exportSeveral({ title: text.common.articles(count), of: { ids }, count });
    return;
  }
  if (action === 'remove') {
    askToRemove(ids);
    return;
  }
  // A row that is being read goes alone: the next one is not to be taken for it.
  const isRead = ids.length === 1 && ids[0] === useSession.getState().articleId;
  useListView.setState({ movesOn: !isRead });
  clearSelection();
  focusRows();
  const isUnliking = shownList()?.key === 'favourites';
  if (action === 'favourite') void likeRows(ids, isUnliking);
  else if (action === 'read') void markRows(ids);
  else if (action === 'restore') void restoreAll(ids);
  else if (action === 'trash') void trashRows(ids);
  else void moveAll(ids, action);
}

/** Which articles of the library a query names, as the core says: the page may not show yet what was done last. */
async function idsOf(query: string): Promise<ReadonlySet<string>> {
  return new Set(await call('articles.ids', { query, sort: 'saved', reversed: false }));
}

/** Makes articles favourites; where all of them are already, or in the list of favourites, takes them off. */
function likeRows(ids: readonly string[], isUnliking: boolean): Promise<void> {
  return favouriteAll(ids, async () => {
    const liked = await idsOf(builtInLists.favourites);
    return !isUnliking && ids.some((id) => !liked.has(id));
  });
}

/** Marks articles as read; where none of them is unread, as unread. */
function markRows(ids: readonly string[]): Promise<void> {
  return readAll(ids, async () => {
    const unread = await idsOf('is:unread');
    return ids.some((id) => unread.has(id));
  });
}

/** Asks how the articles of a list are to be exported. */
export function exportList({ title, order }: ShownList, count: number | null): void {
  exportSeveral({ title, of: order, count });
}

/** Moves articles to the trash; where the open one is among them, reading goes on beside it. */
async function trashRows(ids: readonly string[]): Promise<void> {
  const { articleId } = useSession.getState();
  const isOpen = articleId !== null && ids.includes(articleId);
  const next = isOpen && ids.length === 1 ? await neighbourOf(articleId).catch(() => null) : null;
  await trashAll(ids);
  if (isOpen && useSession.getState().articleId === articleId) openArticle(next);
}

/** Gives the keyboard to the list of articles, where it is shown. */
export function focusRows(): void {
  document.getElementById('article-rows')?.focus({ preventScroll: true });
}

/** Gives the keyboard to the rows, once they are there and as long as that `isWanted`. */
export function goToRows(isWanted = () => true): void {
  let frames = 30;
  const look = () => {
    frames -= 1;
    if (!isWanted()) return;
    if (document.getElementById('article-rows') !== null) focusRows();
    else if (frames > 0) requestAnimationFrame(look);
  };
  setTimeout(look);
}
