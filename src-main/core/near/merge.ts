import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/api/errors.ts';
import type { Article } from '#shared/model/article.ts';
import type { Merged } from '#shared/model/duplicate.ts';
import { createKeyedLock } from '../importing/keyed-lock.ts';
import type { Library } from '../library/library.ts';
import { moveAll, moveBack, moveNews, newsFor } from '../notes/moving.ts';
import type { Notes } from '../notes/notes.ts';
import { said } from '../said.ts';

export interface Merger {
  /**
   * Makes one article of several: `keep` gets every note of the others, which go to the trash. Gives the article and how
   * many notes came. What a crash interrupts is completed by the same call again. Throws `invalid-input` or `not-found`.
   */
  merge(keep: string, others: readonly string[]): Promise<{ article: Article; notes: number }>;
  /** Takes that back: the others return with their notes as these are now, and `keep` loses what it got. */
  unmerge(keep: string, others: readonly string[]): Promise<Article>;
  /**
   * What another machine wrote on an article that was merged away, as it did not know that yet, goes to the kept one: notes
   * by their ids, the newer of two. Gives where they are now and how many came; null where nothing did, as where two machines
   * merged two articles into one another: there they stay.
   */
  carryOver(other: string): Promise<{ keep: string; notes: number } | null>;
  /** Resolves when every merge asked for is over. */
  merged(): Promise<void>;
}

export function createMerger(library: Library, notes: Notes, now: () => Date): Merger {
  const oneByOne = createKeyedLock();
  let tail: Promise<unknown> = Promise.resolve();

  /** Those that share an article one after another; each is waited for at the end of the app. */
  function inTurn<T>(keep: string, others: readonly string[], work: () => Promise<T>): Promise<T> {
    const done = oneByOne.run([keep, ...others], work);
    tail = Promise.allSettled([tail, done]);
    return done;
  }

  /** What the notes of one article need to be shown in another. */
  async function bringFiles(keep: string, other: string): Promise<void> {
    const anchors = (await notes.present(other)).flatMap(({ anchor }) => anchor ?? []);
    for (const image of new Set(anchors.flatMap(({ image }) => image ?? []))) {
      const bytes = await library.media(other, image);
      if (bytes !== null) await library.keepMedia(keep, image, bytes);
    }
    for (const content of new Set(anchors.map((anchor) => anchor.content))) {
      const html = (await library.contentOf(other)) === content ? (await library.body(other)).html : null;
      const earlier = html ?? (await library.earlierBody(other, content));
      if (earlier !== null) await library.keepBody(keep, content, earlier);
    }
  }

  async function mergeOne(keep: string, other: string): Promise<number> {
    // Whatever a crash leaves undone, each note is in one of the two at least, and the record says that they belong together.
    await bringFiles(keep, other);
    const given = await library.get(other);
    await library.record(keep, (kept) => (isMerged(kept, other) ? {} : united(kept, given, now())));
    const moved = await moveAll(notes, other, keep);
    if (given.deleted === null) await library.trash(other, { mergedInto: keep });
    return moved;
  }

  async function unmergeOne(keep: string, other: string): Promise<void> {
    // First it is seen again, then it loses what says where its notes are.
    await library.restore(other);
    await moveBack(notes, keep, other);
    await library.record(keep, (kept) => {
      const merged = kept.merged?.find(({ id }) => id === other);
      return merged === undefined ? {} : parted(kept, merged);
    });
    await library.record(other, { mergedInto: null });
  }

  /** The article that one was merged into, where that is here and what is written on the other belongs to it. */
  async function keptOf(other: string): Promise<string | null> {
    if (!library.has(other)) return null;
    const { deleted, mergedInto = null } = await library.get(other);
    if (deleted === null || mergedInto === null || !library.has(mergedInto)) return null;
    const { merged = [] } = await library.get(mergedInto);
    return merged.some(({ id }) => id === other) ? mergedInto : null;
  }

  /** Where two machines merged two articles into one another there is no end at which notes could arrive. */
  async function isRound(other: string): Promise<boolean> {
    const seen = new Set<string>();
    for (let at: string | null = other; at !== null; at = await keptOf(at)) {
      if (seen.has(at)) return true;
      seen.add(at);
    }
    return false;
  }

  async function carryOne(other: string): Promise<{ keep: string; notes: number } | null> {
    const keep = await keptOf(other);
    if (keep === null || (await isRound(other))) return null;
    const carried = await inTurn(keep, [other], async () => {
      // It may have been taken apart meanwhile.
      if ((await keptOf(other)) !== keep || (await newsFor(notes, other, keep)).size === 0) return 0;
      await bringFiles(keep, other);
      return moveNews(notes, other, keep);
    });
    if (carried === 0) return null;
    // The kept one may have been merged into another since.
    return { keep: (await carryOne(keep))?.keep ?? keep, notes: carried };
  }

  return {
    carryOver: carryOne,
    merge: (keep, others) =>
      inTurn(keep, others, async () => {
        const kept = await library.get(keep);
        if (kept.deleted !== null) throw refused(said().library.mergeInTrash(kept.title));
        if (others.includes(keep)) throw refused(said().library.mergeItself);
        for (const other of others) {
          const { title, deleted, mergedInto } = await library.get(other);
          if (deleted !== null && mergedInto !== keep) throw refused(said().library.mergeInTrash(title));
        }
        let moved = 0;
        for (const other of new Set(others)) moved += await mergeOne(keep, other);
        return { article: await library.get(keep), notes: moved };
      }),
    unmerge: (keep, others) =>
      inTurn(keep, others, async () => {
        for (const other of others) {
          const { title, mergedInto } = await library.get(other);
          if (mergedInto !== keep) throw refused(said().library.notMerged(title));
        }
        // The last one first, as each was given what those before it had left.
        for (const other of others.toReversed()) await unmergeOne(keep, other);
        return library.get(keep);
      }),
    async merged() {
      await tail;
    },
  };
}

/** What an article takes over of another one: its tags, that it was kept for something, and the place that was reached. */
function united(kept: Article, given: Article, at: Date): Partial<Article> {
  const tags = given.tags.filter((tag) => !kept.tags.includes(tag));
  const after: Record<string, unknown> = {};
  if (kept.state === 'inbox' && given.state !== 'inbox') after.state = given.state;
  if (given.progress.furthest > kept.progress.furthest) after.progress = given.progress;
  if (given.favourite === true && kept.favourite !== true) after.favourite = true;
  const before = Object.fromEntries(Object.keys(after).map((key) => [key, kept[key] ?? null]));
  const record: Merged = { id: given.id, at: at.toISOString(), tags, before, after };
  return { ...after, tags: [...kept.tags, ...tags], merged: [...(kept.merged ?? []), record] };
}

function isMerged({ merged = [] }: Article, other: string): boolean {
  return merged.some(({ id }) => id === other);
}

/** The same taken back; what the person changed since stays. */
function parted(kept: Article, { id, tags, before, after }: Merged): Partial<Article> {
  const back = Object.entries(before).filter(([key]) => isDeepStrictEqual(kept[key], after[key]));
  return {
    ...Object.fromEntries(back),
    tags: kept.tags.filter((tag) => !tags.includes(tag)),
    merged: (kept.merged ?? []).filter((merged) => merged.id !== id),
  };
}

function refused(message: string): AppError {
  return new AppError('invalid-input', message);
}
