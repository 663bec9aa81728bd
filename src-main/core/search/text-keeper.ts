import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { AppEvent } from '#shared/api/events.ts';
import { firstLookAfter } from '../first-look.ts';
import type { LibraryIndex } from '../index/index-client.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from '../notes/notes.ts';
import { createQueue } from '../storage/queue.ts';
import type { ArticlePlace } from './index/article-files.ts';

/** Keeps the index of texts in step with the files of a library. */
export interface TextKeeper {
  /**
   * Brings what has changed since into the index. Gives how many articles it still lacks: with `background` they come
   * while nobody waits, else it is none. An index that lacks some is waited for, `patience` milliseconds at most.
   */
  settle(patience?: number): Promise<{ pending: number }>;
  /** The same, once every article was looked at: for what has to be done to all of them. */
  settleAll(): Promise<void>;
  /** Calls `listener` each time that all articles have been looked at. */
  watch(listener: () => void): void;
  close(): Promise<void>;
}

export interface TextKeeperParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly index: LibraryIndex;
  readonly background: boolean;
  /** Told how far a look at all articles is, and that it is over where it found anything that the index did not have. */
  readonly publish: (event: AppEvent) => void;
}

/** Milliseconds that the thread of the index works on texts before it answers others. */
const slice = 25;
/** Articles that are sent to it at a time. */
const atOnce = 200;
/** Milliseconds between two times that progress is told. */
const tellEvery = 250;
/** After so many articles were read the index is put in order. */
const much = 500;

export function createTextKeeper({ library, notes, index, background, publish }: TextKeeperParts): TextKeeper {
  /** Articles whose files have changed, by id. */
  const changed = new Set<string>();
  /** How many articles are still to be looked at. */
  let rest = 0;
  let isKnown = false;
  /** Whether there is a row for every article, if perhaps an old one. */
  let isWhole = false;
  let closed = false;
  const listeners = new Set<() => void>();
  /** What is looked at later is as new as it was asked for. */
  const { run: inTurn, settled } = createQueue();
  let looking: Promise<void> | null = null;

  const note = (id: string): void => {
    changed.add(id);
    if (background) void inTurn(takeChanged).catch(() => undefined);
  };
  library.watch(({ id }) => note(id));
  notes.watch(note);
  library.watchRemoved(note);

  function placesOf(ids: Iterable<string>): ArticlePlace[] {
    // An article that another program took away has a place without files: so it goes from the index.
    const folderOf = (id: string) => (library.has(id) ? library.folderOf(id) : join(library.directory, 'articles', id));
    return [...ids].map((id) => ({ id, folder: folderOf(id), notes: notes.fileOf(id) }));
  }

  /** Gives how many of them were read. */
  async function compare(ids: readonly string[], onDone: (done: number) => void = () => undefined): Promise<number> {
    let readAll = 0;
    for (let at = 0; at < ids.length && !closed; ) {
      const places = placesOf(ids.slice(at, at + atOnce));
      for (let from = 0; from < places.length && !closed; ) {
        const wanted = { places: places.slice(from), milliseconds: slice };
        const { done, read } = await index.ask('compareTexts', wanted);
        readAll += read;
        from += done;
        onDone(at + from);
      }
      at += atOnce;
    }
    return readAll;
  }

  async function takeChanged(): Promise<void> {
    const ids = [...changed];
    changed.clear();
    try {
      await compare(ids);
      const gone = ids.filter((id) => !library.has(id));
      if (gone.length > 0 && !closed) await index.ask('forgetTexts', { ids: gone });
    } catch (error) {
      for (const id of ids) changed.add(id);
      throw error;
    }
  }

  async function look(): Promise<void> {
    isKnown = true;
    rest = library.ids().length;
    let toldAt = Date.now();
    await begun;
    const wasWhole = isWhole;
    try {
      isWhole = (await index.ask('countTexts', null)) >= rest;
      const lacked = !wasWhole || !isWhole;
      // Those of this very moment: what is added after it is compared after this.
      const ids = library.ids();
      const gone = await index.ask('keepOnlyTexts', { ids });
      const read = await compare(ids, (done) => {
        rest = ids.length - done;
        // Where there is a row for every article nobody has to know that they are looked at.
        if (isWhole || rest === 0 || Date.now() - toldAt < tellEvery) return;
        toldAt = Date.now();
        publish({ type: 'index-progress', done, total: ids.length });
      });
      isWhole = true;
      if (!closed) for (const listener of listeners) listener();
      // What was asked for before need not be asked for again where nothing came of it.
      if (!closed && (lacked || gone + read > 0))
        publish({ type: 'index-progress', done: ids.length, total: ids.length });
      if (background && read >= much) void tidy().catch(() => undefined);
    } catch (error) {
      isKnown = false;
      throw error;
    }
  }

  function startAgain(): void {
    isKnown = false;
    isWhole = false;
  }

  /** Looks at every article, once; who comes meanwhile joins. */
  function lookAtAll(): Promise<void> {
    looking ??= look().finally(() => {
      looking = null;
    });
    looking.catch(() => undefined);
    return looking;
  }

  /** Merges what was written piece by piece, while nobody waits. */
  async function tidy(): Promise<void> {
    for (let isStart = true, isMore = true; isMore && !closed; isStart = false)
      isMore = await index.ask('tidyTexts', { isStart, milliseconds: slice });
  }

  /** Asks first what there is, which begins the thread as well. */
  async function begin(): Promise<void> {
    isWhole = (await index.ask('countTexts', null)) >= library.ids().length;
    void (isWhole ? setTimeout(firstLookAfter(library.ids().length), null, { ref: false }) : Promise.resolve()).then(
      () => {
        // Who had to know of all articles at once has looked at them.
        if (!closed && !isKnown) void lookAtAll();
      },
    );
  }

  index.onLost(startAgain);
  const begun = background ? begin().catch(() => undefined) : Promise.resolve();

  return {
    async settle(patience = 0) {
      await begun;
      if (!background && (!isKnown || looking !== null)) await lookAtAll();
      if (background && !isWhole) {
        const all = lookAtAll();
        if (patience > 0) await Promise.race([all, setTimeout(patience, null, { ref: false })]);
      }
      await inTurn(takeChanged);
      return { pending: isWhole ? 0 : rest };
    },
    async settleAll() {
      if (!isKnown || looking !== null) await lookAtAll();
      await inTurn(takeChanged);
    },
    watch: (listener) => void listeners.add(listener),
    async close() {
      closed = true;
      await Promise.all([settled(), looking?.catch(() => undefined)]);
    },
  };
}
