import { join } from 'node:path';
import type { Article } from '#shared/model/article.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { LibraryIndex } from '../index/index-client.ts';
import { contentFile } from '../library/article-folder.ts';
import type { Library } from '../library/library.ts';
import type { IndexedArticle } from './index/entity-index.ts';
import type { Recogniser } from './recogniser.ts';

/** Keeps the index of entities in step with a library. */
export interface Keeper {
  /**
   * Brings into the index all that takes no recognising: corrections, articles that went to the trash or came back. Gives
   * how many articles are still to be recognised; without `background` they are, and it is none.
   */
  settle(): Promise<{ pending: number }>;
  /** Tells the index of the corrections there are now, without waiting for what they change elsewhere. */
  bringRules(): Promise<void>;
  /** The same, with all that it changes in the articles that the index knows; whether anything is said anew. */
  applyRules(): Promise<boolean>;
  /** The index was lost: it is filled again. */
  startAgain(): void;
  close(): Promise<void>;
}

export interface KeeperParts {
  readonly library: Library;
  readonly recogniser: Recogniser;
  readonly index: LibraryIndex;
  readonly rules: () => Promise<readonly Correction[]>;
  readonly recogniserName: () => Promise<string>;
  /** Recognises what is missing while nobody waits; else that is done when it is asked for. */
  readonly background: boolean;
  /** Told when the index says something else than before. */
  readonly onChange: () => void;
}

/** Milliseconds that the thread of the index works on corrections before it answers others. */
const slice = 25;
/** Articles that are read, recognised or put at a time: the threads of both have work, and no more than needed waits. */
const atOnce = 3;
/** Milliseconds between two times that pages are told that more is known. */
const tellEvery = 2000;

export function createKeeper({
  library,
  recogniser,
  index,
  rules,
  recogniserName,
  background,
  onChange,
}: KeeperParts): Keeper {
  const changed = new Map<string, Article>();
  /** Articles that are gone for good, by id. */
  const gone = new Set<string>();
  /** To be recognised, by id. */
  const wanted = new Map<string, IndexedArticle>();
  /** What cannot be recognised is not tried again until it changes. */
  const failed = new Map<string, string>();
  let isKnown = false;
  let sent: readonly Correction[] | null = null;
  let closed = false;
  let settling: Promise<unknown> = Promise.resolve();
  let working: Promise<void> | null = null;
  let toldAt = 0;

  library.watch((article) => {
    changed.set(article.id, article);
    if (background) void work();
  });
  library.watchRemoved((id) => {
    gone.add(id);
    changed.delete(id);
    wanted.delete(id);
    if (background) void work();
  });

  async function takeNote(): Promise<boolean> {
    const all = !isKnown;
    isKnown = true;
    const articles = all ? await library.list() : [...changed.values()];
    const removed = [...gone];
    changed.clear();
    gone.clear();
    if (!all && articles.length === 0 && removed.length === 0) return false;
    const noted = articles.map(indexed);
    try {
      const plan = await index.ask('plan', { articles: noted, recogniser: await recogniserName(), all, removed });
      const ids = new Set(plan.wanted);
      for (const article of noted) {
        if (ids.has(article.id) && failed.get(article.id) !== signOf(article)) wanted.set(article.id, article);
        else wanted.delete(article.id);
      }
      return plan.changed;
    } catch (error) {
      isKnown = false;
      throw error;
    }
  }

  async function bringRules(): Promise<void> {
    const now = await rules();
    if (now !== sent)
      await index.ask(
        'setRules',
        now.filter(({ kind }) => kind !== 'note'),
      );
    sent = now;
  }

  async function applyRules(): Promise<boolean> {
    await bringRules();
    let isChanged = false;
    for (let isLeft = true; isLeft && !closed; ) {
      const { left, changed: some } = await index.ask('catchUp', { milliseconds: slice });
      isLeft = left > 0;
      isChanged ||= some;
    }
    return isChanged;
  }

  /** One after another, so that who waits for it finds all that was asked for before. Whether anything is said anew. */
  function inTurn(work: () => Promise<boolean>): Promise<boolean> {
    const next = settling.then(work);
    settling = next.catch(() => undefined);
    return next;
  }

  const settleNow = () =>
    inTurn(async () => {
      const isNoted = await takeNote();
      return (await applyRules()) || isNoted;
    });

  async function recogniseOne(article: IndexedArticle): Promise<void> {
    const { id } = article;
    wanted.delete(id);
    try {
      const { text, content } = await index.ask('read', { path: join(library.folderOf(id), contentFile) });
      const { published, language } = await library.get(id);
      const recognition = await recogniser.recognise({ text, published, language });
      const known = { recognition, text };
      const articles = [{ article: { ...article, content }, known }];
      await index.ask('put', { articles, recogniser: await recogniserName() });
    } catch {
      if (!closed) failed.set(id, signOf(article));
    }
  }

  async function recogniseWanted(): Promise<void> {
    const lane = async () => {
      for (let next = first(wanted); next !== undefined && !closed; next = first(wanted)) {
        await recogniseOne(next);
        if (background) tell();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }

  function tell(): void {
    if (Date.now() - toldAt < tellEvery) return;
    toldAt = Date.now();
    onChange();
  }

  /** Everything that is to be done, until nothing is; who comes meanwhile joins. */
  function work(): Promise<void> {
    working ??= (async () => {
      try {
        do {
          const isSettled = await settleNow();
          const isMore = wanted.size > 0;
          await recogniseWanted();
          if ((isSettled || isMore) && background && !closed) onChange();
        } while (!closed && changed.size + gone.size > 0);
      } finally {
        working = null;
      }
    })();
    working.catch(() => undefined);
    return working;
  }

  if (background) void work();

  return {
    async settle() {
      if (!background) await work();
      await settleNow();
      if (background && wanted.size > 0) void work();
      return { pending: wanted.size };
    },
    bringRules,
    applyRules: () => inTurn(applyRules),
    startAgain() {
      isKnown = false;
      sent = null;
      failed.clear();
    },
    async close() {
      closed = true;
      await Promise.all([settling, working?.catch(() => undefined)]);
    },
  };
}

function first<K, V>(map: ReadonlyMap<K, V>): V | undefined {
  for (const value of map.values()) return value;
  return undefined;
}

function signOf({ content, facts }: IndexedArticle): string {
  return `${content} ${facts}`;
}

/** An article as the index has to know it. */
export function indexed({ id, content, published, language, saved, deleted }: Article): IndexedArticle {
  const facts = JSON.stringify([published, language]);
  return {
    id,
    content,
    facts,
    day: (published ?? saved).slice(0, 10),
    published: published !== null,
    present: deleted === null,
  };
}
