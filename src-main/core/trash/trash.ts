import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { Article } from '#shared/model/article.ts';
import { trashDays } from '#shared/model/choices.ts';
import { firstLookAfter } from '../first-look.ts';
import type { Library } from '../library/library.ts';
import { eachOf, type Several } from '../library/several.ts';
import type { Near } from '../near/near.ts';
import type { Notes } from '../notes/notes.ts';
import { said } from '../said.ts';
import type { Search } from '../search/search.ts';
import { appendLines } from '../storage/append-lines.ts';
import { codeOf } from '../storage/durable-write.ts';
import { createQueue } from '../storage/queue.ts';

const day = 24 * 60 * 60 * 1000;
const all = { query: 'is:trash', sort: 'saved', reversed: false, offset: 0, limit: 1_000_000_000 } as const;

export interface Removal extends Several {
  /** How many articles are gone. */
  readonly removed: number;
}

/** What leaves the library for good. Each article that does is a line of `trash/emptied.jsonl` before it goes. */
export interface Trash {
  /** The articles in the trash, the last deleted first. */
  list(): Promise<Article[]>;
  /** Removes articles that are in the trash, with their notes; the others are named. */
  remove(ids: readonly string[]): Promise<Removal>;
  /** Removes everything that is in the trash. */
  empty(): Promise<Removal>;
  /**
   * Removes what has been in the trash for longer than 90 days, once notes that came to merged articles are with the kept: articles by their `deleted`, what lies in `conflicts/` by
   * the day that is the name of its folder. What tells no such time stays.
   */
  expire(): Promise<Removal>;
  /** Waits for what is being removed, and begins nothing new. */
  close(): Promise<void>;
}

export interface TrashParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly search: Pick<Search, 'settleAll' | 'lists'>;
  readonly near: Pick<Near, 'carryOver'>;
  readonly now: () => Date;
  readonly publish: (event: AppEvent) => void;
  /** Expires soon after the start and once a day, for a host that stays. */
  readonly daily: boolean;
}

export function createTrash({ library, notes, search, near, now, publish, daily }: TrashParts): Trash {
  const log = join(library.directory, 'trash', 'emptied.jsonl');
  const conflicts = join(library.directory, 'trash', 'conflicts');
  const { run: inTurn, settled } = createQueue();
  let closed = false;

  async function list(): Promise<Article[]> {
    await search.settleAll();
    const articles: Article[] = [];
    await eachOf(named(await search.lists.ids(all)), async ({ id }) => articles.push(await library.get(id)));
    const trashed = articles.filter(({ deleted }) => deleted !== null);
    return trashed.sort((a, b) => (b.deleted ?? '').localeCompare(a.deleted ?? '') || b.id.localeCompare(a.id));
  }

  async function removeAll(articles: readonly Article[]): Promise<Removal> {
    if (articles.length === 0) return { removed: 0, failed: [] };
    const removed = now().toISOString();
    await appendLines(
      log,
      articles.map(({ id, title, deleted }) => ({ id, title, deleted, removed })),
    );
    const { failed } = await eachOf(articles, ({ id }) => library.remove(id));
    if (failed.length > 0)
      await appendLines(
        log,
        failed.map(({ id, reason }) => ({ id, kept: reason })),
      );
    const gone = articles.filter(({ id }) => !library.has(id)).map(({ id }) => id);
    if (gone.length > 0) publish({ type: 'articles-changed', ids: gone });
    return { removed: gone.length, failed };
  }

  async function expireConflicts(before: number): Promise<void> {
    const names = await readdir(conflicts).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
      throw error;
    });
    const old = names.filter((name) => /^\d{4}-\d{2}-\d{2}$/.test(name) && Date.parse(name) + day < before);
    if (old.length === 0) return;
    const removed = now().toISOString();
    await appendLines(
      log,
      old.map((name) => ({ conflicts: name, removed })),
    );
    for (const name of old) await rm(join(conflicts, name), { recursive: true, force: true });
  }

  async function expireNow(): Promise<Removal> {
    const before = now().getTime() - trashDays * day;
    await expireConflicts(before);
    const articles = await list();
    // What is closed while all is looked at has another start for it.
    if (closed) return { removed: 0, failed: [] };
    // What another machine wrote while no Postil was open here goes to where its other notes are.
    for (const { id, mergedInto } of articles) if (mergedInto) await near.carryOver(id);
    const old = articles.filter(({ deleted }) => Date.parse(deleted ?? '') < before);
    // Notes of a merged article went to another one. What came since, from another machine, is to be seen first.
    const isGone = await Promise.all(
      old.map(async ({ id, mergedInto }) => !mergedInto || (await notes.present(id)).length === 0),
    );
    return removeAll(old.filter((_, at) => isGone[at]));
  }

  async function expireDaily(): Promise<void> {
    try {
      const { failed } = await inTurn(async () => (closed ? { failed: [] } : expireNow()));
      if (failed.length > 0) throw new Error(failed.map(({ id, reason }) => `${id}: ${reason}`).join('\n'));
    } catch (error) {
      const message = said().library.notExpired(trashDays);
      if (!closed) publish({ type: 'notice', message, detail: error instanceof Error ? error.message : String(error) });
    }
  }

  const timers = daily
    ? [
        setTimeout(() => void expireDaily(), firstLookAfter(library.ids().length)),
        setInterval(() => void expireDaily(), day),
      ]
    : [];
  for (const timer of timers) timer.unref();

  return {
    list,
    remove: (ids) =>
      inTurn(async () => {
        const articles: Article[] = [];
        const { failed } = await eachOf(named([...new Set(ids)]), async ({ id }) => {
          const article = await library.get(id);
          if (article.deleted === null) throw new AppError('conflict', said().library.titleNotInTrash(article.title));
          articles.push(article);
        });
        const removal = await removeAll(articles);
        return { ...removal, failed: [...failed, ...removal.failed] };
      }),
    empty: () => inTurn(async () => removeAll(await list())),
    expire: () => inTurn(expireNow),
    async close() {
      closed = true;
      timers.forEach(clearInterval);
      await settled();
    },
  };
}

function named(ids: readonly string[]): { id: string }[] {
  return ids.map((id) => ({ id }));
}
