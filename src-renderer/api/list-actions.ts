import type { NewSavedList, SavedList, SavedListChanges } from '#shared/model/saved-list.ts';
import { text } from '../lib/text.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { act, inOrder, undoAction } from './actions.ts';
import { CallError, call } from './client.ts';
import { savedListsQuery } from './list-queries.ts';
import { queryClient } from './queries.ts';

const refreshLists = () => queryClient.invalidateQueries({ queryKey: savedListsQuery.queryKey });

/** Keeps a query as a list; gives it, or the sentence that says why not. */
export function saveList(list: NewSavedList): Promise<SavedList | string> {
  return orReason(async () => {
    const saved = await call('lists.add', list);
    const { id } = saved;
    await refreshLists();
    remember({
      label: text.steps.saveList.step(saved.name),
      undo: () => call('lists.delete', { id }),
      redo: () => call('lists.restore', { id }),
    });
    announce(text.steps.saveList.done(saved.name), undoAction());
    return saved;
  });
}

/** Gives a list another name, query or order; gives it as it is then, or the sentence that says why not. */
export function changeList(list: SavedList, changes: SavedListChanges): Promise<SavedList | string> {
  return orReason(async () => {
    const { id, name, query, sort, reversed } = list;
    const changed = await call('lists.change', { id, changes });
    await refreshLists();
    remember({
      label: text.steps.changeList(name),
      undo: () => call('lists.change', { id, changes: { name, query, sort, reversed } }),
      redo: () => call('lists.change', { id, changes }),
    });
    return changed;
  });
}

export function deleteList({ id, name }: SavedList): Promise<unknown> {
  return act(async () => {
    await call('lists.delete', { id });
    await refreshLists();
    remember({
      label: text.steps.deleteList.step(name),
      undo: () => call('lists.restore', { id }),
      redo: () => call('lists.delete', { id }),
    });
    announce(text.steps.deleteList.done(name), undoAction());
  });
}

/** Puts a list `by` places further down, or up where that is negative; at the end it stays. */
export function moveList(lists: readonly SavedList[], { id, name }: SavedList, by: number): Promise<unknown> {
  const from = lists.findIndex((list) => list.id === id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= lists.length) return Promise.resolve();
  const moved = lists.toSpliced(from, 1).toSpliced(to, 0, lists[from] as SavedList);
  const ranked = moved.map((list, at) => ({ id: list.id, before: list.rank, after: at + 1 }));
  const changed = ranked.filter(({ before, after }) => before !== after);
  const rank = async (which: 'before' | 'after') => {
    for (const list of changed) await call('lists.change', { id: list.id, changes: { rank: list[which] } });
  };
  // Shown at once: keys that follow one another count from where the list then is.
  queryClient.setQueryData(
    savedListsQuery.queryKey,
    moved.map((list, at) => ({ ...list, rank: at + 1 })),
  );
  return act(async () => {
    await rank('after').finally(refreshLists);
    remember({ label: text.steps.moveList(name), undo: () => rank('before'), redo: () => rank('after') });
  });
}

/** What a form asks for: a refusal is told at its fields. */
export async function orReason<T>(action: () => Promise<T>): Promise<T | string> {
  try {
    return await inOrder(action);
  } catch (error) {
    if (error instanceof CallError) return error.message;
    throw error;
  }
}
