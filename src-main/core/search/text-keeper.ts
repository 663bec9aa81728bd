import { join } from 'node:path';
import type { LibraryIndex } from '../index/index-client.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from '../notes/notes.ts';
import type { ArticlePlace } from './index/article-files.ts';

/** Keeps the index of texts in step with the files of a library. */
export interface TextKeeper {
  /**
   * Brings what has changed since into the index. Gives how many articles are still to be looked at: with `background`
   * they are while nobody waits, else it is none.
   */
  settle(): Promise<{ pending: number }>;
  /** The index was lost: it is filled again. */
  startAgain(): void;
  close(): Promise<void>;
}

export interface TextKeeperParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly index: LibraryIndex;
  readonly background: boolean;
  /** Told how far the first look at all articles is, and when it is over. */
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Milliseconds that the thread of the index works on texts before it answers others. */
const slice = 25;
/** Articles that are sent to it at a time. */
const atOnce = 1000;
/** Milliseconds between two times that progress is told. */
const tellEvery = 250;

export function createTextKeeper({ library, notes, index, background, onProgress }: TextKeeperParts): TextKeeper {
  /** Articles whose files have changed, by id. */
  const changed = new Set<string>();
  /** How many articles are still to be looked at. */
  let rest = 0;
  let isKnown = false;
  let closed = false;
  let tail: Promise<unknown> = Promise.resolve();
  let looking: Promise<void> | null = null;

  const note = (id: string): void => {
    changed.add(id);
    if (background) void inTurn(takeChanged).catch(() => undefined);
  };
  library.watch(({ id }) => note(id));
  notes.watch(note);

  /** One after another: what is looked at later is as new as it was asked for. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = tail.then(work);
    tail = next.catch(() => undefined);
    return next;
  }

  function placesOf(ids: Iterable<string>): ArticlePlace[] {
    // An article that another program took away has a place without files: so it goes from the index.
    const folderOf = (id: string) => (library.has(id) ? library.folderOf(id) : join(library.directory, 'articles', id));
    return [...ids].map((id) => ({ id, folder: folderOf(id), notes: notes.fileOf(id) }));
  }

  async function compare(ids: readonly string[], onDone: (done: number) => void = () => undefined): Promise<void> {
    for (let at = 0; at < ids.length && !closed; ) {
      const places = placesOf(ids.slice(at, at + atOnce));
      for (let from = 0; from < places.length && !closed; ) {
        const { done } = await index.ask('compareTexts', { places: places.slice(from), milliseconds: slice });
        from += done;
        onDone(at + from);
      }
      at += places.length;
    }
  }

  async function takeChanged(): Promise<void> {
    const ids = [...changed];
    changed.clear();
    await compare(ids);
  }

  async function look(): Promise<void> {
    isKnown = true;
    const ids = library.ids();
    rest = ids.length;
    let toldAt = Date.now();
    try {
      await index.ask('keepOnlyTexts', { ids });
      await compare(ids, (done) => {
        rest = ids.length - done;
        if (Date.now() - toldAt < tellEvery) return;
        toldAt = Date.now();
        onProgress({ done, total: ids.length });
      });
      if (!closed) onProgress({ done: ids.length, total: ids.length });
    } catch (error) {
      isKnown = false;
      throw error;
    }
  }

  /** Looks at every article, once; who comes meanwhile joins. */
  function lookAtAll(): Promise<void> {
    looking ??= look().finally(() => {
      looking = null;
    });
    looking.catch(() => undefined);
    return looking;
  }

  if (background) void lookAtAll();

  return {
    async settle() {
      if (!isKnown || looking !== null) {
        const all = lookAtAll();
        if (!background) await all;
      }
      await inTurn(takeChanged);
      return { pending: rest };
    },
    startAgain() {
      isKnown = false;
    },
    async close() {
      closed = true;
      await Promise.all([tail, looking?.catch(() => undefined)]);
    },
  };
}
