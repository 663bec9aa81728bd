import { create } from 'zustand';
import type { BulkWords } from '#shared/messages/en/bulk.ts';
import type { ArticleChange } from '#shared/model/article-list.ts';
import { text } from '../lib/text.ts';
import { announce, complain, report } from '../lib/toasts.ts';
import { type GiveWay, remember, type Step, useHistory } from '../lib/undo.ts';
import { inOrder, undoAction } from './actions.ts';
import { changeEach, progressFor } from './article-actions.ts';
import { CallError, call } from './client.ts';
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

/** What goes through many items. */
interface Run {
  readonly words: string;
  readonly total: number;
  /** How many items are still to be dealt with. */
  readonly left: () => number;
  /** Deals with the next piece. */
  readonly next: () => Promise<readonly Failure[]>;
  /** Whether nothing else was begun with the same items. */
  readonly isWanted: () => boolean;
  readonly giveWay: GiveWay;
}

/**
 * Goes through a piece after another until one is refused as a whole, which is its `error`, or the person stops it. What is
 * being written meanwhile is saved in between.
 */
async function inPieces({ words, total, left, next, isWanted, giveWay }: Run): Promise<Error | null> {
  const failed: Failure[] = [];
  let isStopped = false;
  let isShown = false;
  const cancel = () => {
    isStopped = true;
  };
  const show = () => {
    isShown = true;
    useBulkWork.setState({ work: { words, done: total - left(), total, cancel } });
  };
  const timer = setTimeout(show, patience);
  try {
    while (left() > 0 && !isStopped && isWanted()) {
      failed.push(...(await next()));
      if (isShown) show();
      if (left() > 0) await giveWay();
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    clearTimeout(timer);
    if (useBulkWork.getState().work?.cancel === cancel) useBulkWork.setState({ work: null });
    tellFailed(failed);
  }
}

/** What is done to many articles and how it is taken back: one step, each in pieces between which others have their turn. */
interface Bulk<T, B> {
  readonly told: BulkWords;
  readonly items: readonly T[];
  readonly work: (piece: T[]) => Promise<{ failed: Failure[]; back: B[] }>;
  readonly back: (piece: B[]) => Promise<{ failed: Failure[] }>;
}

/**
 * A step from the first piece on: taken back while it goes on, it ends and what was done is taken back. What a person
 * stops is not done, and no part of the step.
 */
function doBulk<T, B>(plan: Bulk<T, B> | (() => Promise<Bulk<T, B>>)): Promise<void> {
  // What depends on what articles are now is found out at its turn.
  return inOrder(async (giveWay) => runBulk(typeof plan === 'function' ? await plan() : plan, giveWay)).catch(report);
}

async function runBulk<T, B>({ told, items, work, back }: Bulk<T, B>, way: GiveWay): Promise<void> {
  const todo = piecesOf(items);
  const made: { readonly items: T[]; readonly back: B[] }[] = [];
  const rest = () => todo.reduce((sum, piece) => sum + piece.length, 0);
  const changed = () => made.reduce((sum, piece) => sum + piece.back.length, 0);
  let isStep = false;
  let runs = 0;
  const begin = () => {
    runs += 1;
    const run = runs;
    return () => run === runs;
  };

  /** Gives whether that is the last word on it. */
  async function forward(giveWay: GiveWay): Promise<boolean> {
    const total = rest();
    const isWanted = begin();
    const next = async () => {
      const piece = todo[0] ?? [];
      const result = await work(piece);
      todo.shift();
      made.push({ items: piece, back: result.back });
      if (!isStep && result.back.length > 0) remember(step);
      isStep ||= result.back.length > 0;
      return result.failed;
    };
    const error = await inPieces({ words: told.doing(total), total, left: rest, next, isWanted, giveWay });
    if (error !== null && made.length === 0) throw error;
    if (error !== null) report(error);
    if (isWanted()) todo.length = 0;
    return isWanted();
  }

  async function backward(giveWay: GiveWay): Promise<void> {
    const total = changed();
    const isWanted = begin();
    const next = async () => {
      const piece = made.at(-1);
      if (piece === undefined) return [];
      const { failed } = await (piece.back.length > 0 ? back(piece.back) : { failed: [] });
      made.pop();
      todo.unshift(piece.items);
      return failed;
    };
    const error = await inPieces({
      words: text.bulk.puttingBack(total),
      total,
      left: changed,
      next,
      isWanted,
      giveWay,
    });
    if (error !== null) throw error;
    const stoppedAt = total - changed();
    if (!isWanted() || stoppedAt === total) return;
    throw new Error(text.bulk.stopped(stoppedAt, total));
  }

  const step: Step = {
    get label() {
      return told.step(changed() + rest());
    },
    undo: backward,
    redo: forward,
  };
  const isOver = await forward(way);
  if (!isOver || changed() === 0) return;
  // What was done meanwhile would be undone first.
  const undo = useHistory.getState().done.at(-1) === step ? undoAction() : undefined;
  announce(told.done(changed(), items.length), undo);
}

function piecesOf<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / atOnce);
  return Array.from({ length: count }, (_, at) => items.slice(at * atOnce, (at + 1) * atOnce));
}

/** Names what could not be changed: the first few where they are read at once, all of them in the details. */
function tellFailed(failed: readonly Failure[]): void {
  if (failed.length === 0) return;
  const lines = failed.map(({ id, reason }) => `${knownArticle(id)?.title ?? id}: ${reason}`);
  const [first = ''] = lines;
  const title = failed.length === 1 ? text.bulk.notChanged(first) : text.bulk.notChangedMany(failed.length, first);
  complain(title, lines.join('\n'));
}

function changesTo(items: readonly ArticleChange[], told: BulkWords): Bulk<ArticleChange, ArticleChange> {
  return {
    told,
    items,
    work: async (piece) => {
      const { failed, before } = await changeEach(piece);
      return { failed, back: before };
    },
    back: changeEach,
  };
}

export function moveAll(ids: readonly string[], state: 'inbox' | 'later' | 'archive'): Promise<void> {
  const each = ids.map((id) => ({ id, changes: { state } }));
  return doBulk(changesTo(each, text.bulk[state]));
}

/** Makes articles favourites, or no longer: as `wanted` says at its turn. */
export function favouriteAll(ids: readonly string[], wanted: () => Promise<boolean>): Promise<void> {
  return doBulk(async () => {
    const favourite = await wanted();
    const each = ids.map((id) => ({ id, changes: { favourite } }));
    return changesTo(each, favourite ? text.bulk.favourite : text.bulk.unfavourite);
  });
}

/** Marks articles as read to their end, or as unread, and so from their beginning on: as `wanted` says at its turn. */
export function readAll(ids: readonly string[], wanted: () => Promise<boolean>): Promise<void> {
  return doBulk(async () => {
    const isRead = await wanted();
    const each = ids.map((id) => ({ id, changes: { progress: progressFor(isRead) } }));
    return changesTo(each, isRead ? text.bulk.read : text.bulk.unread);
  });
}

export function tagAll(ids: readonly string[], tags: readonly string[], way: 'add' | 'remove'): Promise<void> {
  const key = way === 'add' ? 'addTags' : 'removeTags';
  const named = tags.map((tag) => `#${tag}`).join(', ');
  const each = ids.map((id) => ({ id, changes: {}, [key]: [...tags] }));
  return doBulk(changesTo(each, way === 'add' ? text.bulk.tag(named) : text.bulk.untag(named)));
}

export function trashAll(ids: readonly string[]): Promise<void> {
  return doBulk({
    told: text.bulk.trash,
    items: ids,
    work: async (piece) => {
      const { failed } = await call('articles.trashEach', { ids: piece });
      return { failed, back: without(failed, piece) };
    },
    back: (piece: string[]) => call('articles.restoreEach', { ids: piece }),
  });
}

/** Brings articles back from the trash. Those that were merged into another one are merged into it again by undo. */
export function restoreAll(ids: readonly string[]): Promise<void> {
  return doBulk({
    told: text.bulk.restore,
    items: ids,
    work: async (piece) => {
      const { failed, unmerged } = await call('articles.restoreEach', { ids: piece });
      const keepOf = new Map(unmerged.map(({ keep, id }) => [id, keep]));
      return { failed, back: without(failed, piece).map((id) => ({ id, keep: keepOf.get(id) ?? null })) };
    },
    back: async (piece: { id: string; keep: string | null }[]) => {
      const failed: Failure[] = [];
      for (const [keep, articles] of Map.groupBy(piece, (article) => article.keep)) {
        const each = articles.map(({ id }) => id);
        if (keep === null) failed.push(...(await call('articles.trashEach', { ids: each })).failed);
        else failed.push(...(await mergeAgain(keep, each)));
      }
      return { failed };
    },
  });
}

/** One article that cannot take the others back in keeps nothing else from being put back. */
async function mergeAgain(keep: string, others: string[]): Promise<Failure[]> {
  try {
    await call('articles.merge', { keep, others });
    return [];
  } catch (error) {
    if (!(error instanceof CallError) || error.code === 'unreachable') throw error;
    return others.map((id) => ({ id, reason: error.message }));
  }
}

function without(failed: readonly Failure[], ids: readonly string[]): string[] {
  const lost = new Set(failed.map(({ id }) => id));
  return ids.filter((id) => !lost.has(id));
}
