import { create } from 'zustand';
import type { ArticleState } from '#shared/model/article.ts';
import type { ArticleChange } from '#shared/model/article-list.ts';
import { announce, report, toasts } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { inOrder, undoAction } from './actions.ts';
import { call } from './client.ts';
import { knownArticle } from './list-queries.ts';

/** Articles that one call changes: a few hundred writes, so that it is soon done and can be stopped in between. */
const atOnce = 200;
/** Milliseconds after which a person is told how far it is. */
const patience = 400;

/** The change of many articles that goes on, for as long as it takes longer than a moment. */
export interface BulkWork {
  readonly words: string;
  readonly done: number;
  readonly total: number;
  readonly cancel: () => void;
}

export const useBulkWork = create<{ work: BulkWork | null }>()(() => ({ work: null }));

interface Failure {
  readonly id: string;
  readonly reason: string;
}

interface Outcome {
  /** How many items were dealt with before it ended or was stopped. */
  readonly tried: number;
  readonly failed: readonly Failure[];
  /** What ended it, if a piece was refused as a whole. */
  readonly error: Error | null;
}

/** Does something to many items, a piece after another, until one is refused as a whole. */
async function inPieces<T>(
  words: string,
  items: readonly T[],
  work: (piece: T[]) => Promise<{ failed: Failure[] }>,
): Promise<Outcome> {
  const failed: Failure[] = [];
  let tried = 0;
  let isStopped = false;
  let isShown = false;
  const cancel = () => {
    isStopped = true;
  };
  const show = () => {
    isShown = true;
    useBulkWork.setState({ work: { words, done: tried, total: items.length, cancel } });
  };
  const timer = setTimeout(show, patience);
  let ended: Error | null = null;
  try {
    while (tried < items.length && !isStopped) {
      const piece = items.slice(tried, tried + atOnce);
      failed.push(...(await work(piece)).failed);
      tried += piece.length;
      if (isShown) show();
    }
  } catch (error) {
    ended = error instanceof Error ? error : new Error(String(error));
  }
  clearTimeout(timer);
  if (isShown) useBulkWork.setState({ work: null });
  return { tried, failed, error: ended };
}

/** What is done to many articles and how it is taken back: one step, each in pieces between which others have their turn. */
interface Bulk<T, B> {
  /** Finishes "Undo …": `archive`. */
  readonly label: string;
  /** What became of them: `archived`. */
  readonly done: string;
  readonly items: readonly T[];
  readonly work: (piece: T[]) => Promise<{ failed: Failure[]; back: B[] }>;
  readonly back: (piece: B[]) => Promise<{ failed: Failure[] }>;
}

async function doBulk<T, B>({ label, done, items, work, back }: Bulk<T, B>): Promise<void> {
  const before: B[] = [];
  const what = countOf(items.length);
  const { tried, failed, error } = await inPieces(`${what} to be ${done}`, items, async (piece) => {
    // In its turn, a piece at a time: what is being written into a note meanwhile is saved in between.
    const result = await inOrder(() => work(piece));
    before.push(...result.back);
    return result;
  });
  if (before.length > 0) {
    const redone = items.slice(0, tried);
    remember({
      label: `${label} ${countOf(before.length)}`,
      undo: () => allOrTell('to be put back', before, back),
      redo: () => allOrTell(`to be ${done}`, redone, work),
    });
    const isWhole = before.length === items.length;
    announce(`${isWhole ? what : `${before.length.toLocaleString('en')} of ${what}`} ${done}`, undoAction());
  }
  tellFailed(failed);
  if (error !== null) report(error);
}

/** Undoing and doing again: they have their turn already, and a step that was stopped has to stay where it was. */
async function allOrTell<T>(
  words: string,
  items: readonly T[],
  work: (piece: T[]) => Promise<{ failed: Failure[] }>,
): Promise<void> {
  const { tried, failed, error } = await inPieces(`${countOf(items.length)} ${words}`, items, work);
  tellFailed(failed);
  if (error !== null) throw error;
  if (tried === items.length) return;
  throw new Error(`Stopped at ${tried.toLocaleString('en')} of ${countOf(items.length)}. Give it again for the rest.`);
}

/** Names what could not be changed: the first few where they are read at once, all of them in the details. */
function tellFailed(failed: readonly Failure[]): void {
  if (failed.length === 0) return;
  const lines = failed.map(({ id, reason }) => `${knownArticle(id)?.title ?? id}: ${reason}`);
  const title =
    failed.length === 1
      ? `Not changed: ${lines[0]}`
      : `${countOf(failed.length)} could not be changed, such as ${lines[0]}`;
  toasts.add({ title, type: 'error', priority: 'high', timeout: 0, data: { details: lines.join('\n') } });
}

function countOf(count: number): string {
  return count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`;
}

function changeAll(each: readonly ArticleChange[], label: string, done: string): Promise<void> {
  return doBulk({
    label,
    done,
    items: each,
    work: async (piece) => {
      const { failed, before } = await call('articles.changeEach', { each: piece });
      return { failed, back: before };
    },
    back: (piece: ArticleChange[]) => call('articles.changeEach', { each: piece }),
  });
}

const moves: Readonly<Record<Exclude<ArticleState, 'reading'>, { label: string; done: string }>> = {
  inbox: { label: 'move to inbox', done: 'moved to the inbox' },
  later: { label: 'keep for later', done: 'kept for later' },
  archive: { label: 'archive', done: 'archived' },
};

export function moveAll(ids: readonly string[], state: keyof typeof moves): Promise<void> {
  const { label, done } = moves[state];
  return changeAll(
    ids.map((id) => ({ id, changes: { state } })),
    label,
    done,
  );
}

export function favouriteAll(ids: readonly string[], favourite: boolean): Promise<void> {
  return changeAll(
    ids.map((id) => ({ id, changes: { favourite } })),
    favourite ? 'favourite' : 'unfavourite',
    favourite ? 'made favourite' : 'no longer favourite',
  );
}

export function tagAll(ids: readonly string[], tags: readonly string[], way: 'add' | 'remove'): Promise<void> {
  const key = way === 'add' ? 'addTags' : 'removeTags';
  const named = tags.map((tag) => `#${tag}`).join(', ');
  return changeAll(
    ids.map((id) => ({ id, changes: {}, [key]: [...tags] })),
    way === 'add' ? `tag with ${named}:` : `remove ${named} from`,
    way === 'add' ? `tagged ${named}` : `no longer tagged ${named}`,
  );
}

/** Moves articles to the trash; with `way` restore, out of it. */
export function trashAll(ids: readonly string[], way: 'trash' | 'restore'): Promise<void> {
  const send = (to: 'trash' | 'restore') => async (piece: string[]) => {
    const { failed } = await call(to === 'trash' ? 'articles.trashEach' : 'articles.restoreEach', { ids: piece });
    const lost = new Set(failed.map(({ id }) => id));
    return { failed, back: piece.filter((id) => !lost.has(id)) };
  };
  return doBulk({
    label: way === 'trash' ? 'move to trash' : 'restore',
    done: way === 'trash' ? 'moved to the trash' : 'restored',
    items: ids,
    work: send(way),
    back: send(way === 'trash' ? 'restore' : 'trash'),
  });
}
