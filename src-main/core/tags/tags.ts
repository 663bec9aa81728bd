import { isDeepStrictEqual } from 'node:util';
import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { retaggedBody } from '#shared/model/hashtags.ts';
import type { TagChange, TagUse } from '#shared/model/tag.ts';
import { longestTag, restOf, retagged, tagKey, tagProblem, tidyTag } from '#shared/model/tag-names.ts';
import type { Library } from '../library/library.ts';
import type { SavedLists } from '../library/saved-lists.ts';
import { eachOf } from '../library/several.ts';
import type { Drafts } from '../notes/drafts.ts';
import type { Notes } from '../notes/notes.ts';
import type { ChangedNote, NoteChange, TaggedText } from '../notes/tags.ts';
import { said } from '../said.ts';
import type { Search } from '../search/search.ts';
import { createQueue } from '../storage/queue.ts';
import { type ChangedQuery, putBackQueries, renameInLists } from './renamed-queries.ts';

/** The tags of articles and notes, all over the library. Each change waits for the one before. */
export interface Tags {
  /** Every tag outside the trash, once, in its most used spelling; the most used first. */
  list(): Promise<TagUse[]>;
  /**
   * Calls a tag something else, with what is nested under it, on articles and notes, in the trash too; into a tag that is
   * there it is merged. Saved lists that ask for it ask for its new name. Each record is changed on its own: what a crash
   * interrupts is completed by doing it again.
   * Throws `not-found` and `invalid-input`, and has changed nothing then.
   */
  rename(from: string, to: string): Promise<TagChange>;
  /** Takes a tag, with what is nested under it, off everything. Throws `not-found`. */
  delete(tag: string): Promise<TagChange>;
  /**
   * Gives the records of a change that was made since this start the tags that they had; those whose tags were changed
   * since are left as they are, and named. Throws `not-found`.
   */
  takeBack(change: string): Promise<TagChange>;
  /** Waits for what is being changed, and leaves the rest as it is. */
  close(): Promise<void>;
}

export interface TagsParts {
  readonly library: Library;
  readonly notes: Notes;
  /** Null where nothing is written. */
  readonly drafts: Drafts | null;
  readonly search: Pick<Search, 'tags' | 'tagged'>;
  readonly savedLists: SavedLists;
  readonly newId: () => string;
  readonly publish: (event: AppEvent) => void;
}

/** What a change made of one article. */
interface Made {
  own: { readonly had: readonly string[]; readonly has: readonly string[] } | null;
  notes: ChangedNote[];
}
type Changes = Map<string, Made>;

/** What can be taken back. */
interface Known {
  readonly articles: Changes;
  readonly queries: readonly ChangedQuery[];
}

interface Change {
  readonly own: (tags: readonly string[]) => readonly string[];
  readonly notes: NoteChange;
}

/** How many articles the changes that can be taken back have changed, at most; the newest change stays in any case. */
const remembered = 200_000;

export function createTags({ library, notes, drafts, search, savedLists, newId, publish }: TagsParts): Tags {
  const changes = new Map<string, Known>();
  const { run: inTurn, settled } = createQueue();
  let closed = false;

  function remember(made: Known): string {
    const id = newId();
    changes.set(id, made);
    let size = [...changes.values()].reduce((sum, { articles }) => sum + articles.size, 0);
    for (const [old, { articles }] of changes) {
      if (size <= remembered || old === id) break;
      changes.delete(old);
      size -= articles.size;
    }
    return id;
  }

  /** Changes these articles, and tells every page once, whatever comes of it. */
  async function changeAll(
    ids: Iterable<string>,
    changeOne: (id: string, made: Made) => Promise<unknown>,
  ): Promise<Omit<TagChange, 'change' | 'lists'> & { made: Changes }> {
    const made: Changes = new Map();
    const items = [...new Set(ids)].map((id) => ({ id }));
    try {
      const { failed } = await eachOf(items, async ({ id }) => {
        if (closed) throw new AppError('cancelled', said().library.tagsClosed);
        const one: Made = { own: null, notes: [] };
        try {
          await changeOne(id, one);
        } finally {
          if (one.own !== null || one.notes.length > 0) made.set(id, one);
        }
      });
      const titled = failed.map(async (each) => ({ ...each, title: await titleOf(each.id) }));
      const all = [...made.values()];
      return {
        articles: all.filter(({ own }) => own !== null).length,
        notes: all.reduce((sum, each) => sum + new Set(each.notes.map(({ note }) => note)).size, 0),
        failed: await Promise.all(titled),
        made,
      };
    } finally {
      if (made.size > 0) publish({ type: 'articles-changed', ids: [...made.keys()] });
    }
  }

  async function titleOf(id: string): Promise<string> {
    const { title } = await library.get(id).catch(() => ({ title: id }));
    return title;
  }

  async function changeArticle(id: string, { own, notes: ofNotes }: Change, made: Made): Promise<void> {
    const { tags } = await library.get(id);
    if (own(tags) !== tags) {
      let changed: Made['own'] = null;
      await library.update(id, ({ tags: had }) => {
        const has = own(had);
        changed = has === had ? null : { had, has };
        return { tags: [...has] };
      });
      made.own = changed;
    }
    made.notes = await notes.changeTags(id, ofNotes);
  }

  async function replaceTag(from: string, to: string | null): Promise<TagChange> {
    const tagged = await search.tagged(from);
    const typed = drafts?.pending().filter(({ tags }) => tags.some((tag) => restOf(tag, from) !== null)) ?? [];
    const known = typed.map(({ article }) => article).filter((id) => library.has(id));
    const ids = [...tagged.own, ...tagged.onNotes, ...known];
    if (ids.length === 0) throw new AppError('not-found', said().library.noTag(from));
    const own = (tags: readonly string[]) => {
      const next = retagged(tags, from, to);
      mustFit(next.filter((tag) => !tags.includes(tag)));
      return next;
    };
    const ofNotes = (text: TaggedText) => {
      const tags = own(text.tags);
      return tags === text.tags ? text : { tags, body: retaggedBody(text.body, from, to) };
    };
    const change = { own, notes: ofNotes };
    const { made, ...result } = await changeAll(ids, (id, one) => changeArticle(id, change, one));
    const queries = to === null ? [] : await renameInLists(savedLists, from, to);
    if (queries.length > 0) publish({ type: 'lists-changed' });
    return { change: remember({ articles: made, queries }), lists: queries.length, ...result };
  }

  return {
    list: search.tags,
    rename: (from, wanted) =>
      inTurn(async () => {
        const to = tidyTag(wanted);
        const problem = tagProblem(to, said().tagProblems) ?? nestingProblem(from, to);
        if (problem !== null) throw new AppError('invalid-input', said().library.tagRefused(problem));
        // Before anything is changed: a name may be long enough only for what is nested.
        const nested = (await search.tags()).flatMap(({ tag }) => restOf(tag, from) ?? []);
        mustFit(nested.map((rest) => to + rest));
        return replaceTag(from, to);
      }),
    delete: (tag) => inTurn(() => replaceTag(tag, null)),
    takeBack: (change) =>
      inTurn(async () => {
        const known = changes.get(change);
        if (known === undefined) {
          throw new AppError('not-found', said().library.tagsNotTakenBack);
        }
        const { articles: before, queries } = known;
        const { made, ...result } = await changeAll(before.keys(), async (id, one) => {
          const had = before.get(id);
          if (had === undefined) return;
          await changeArticle(id, backTo(had), one);
          // What is back is not taken back again.
          const own = one.own === null ? had.own : null;
          const back = new Set(one.notes.map(({ note }) => note));
          const left = had.notes.filter(({ note }) => !back.has(note));
          if (own === null && left.length === 0) before.delete(id);
          else before.set(id, { own, notes: left });
          if (own !== null || left.length > 0) throw new AppError('conflict', said().library.tagsChangedSince);
        });
        const lists = await putBackQueries(savedLists, queries);
        if (lists > 0) publish({ type: 'lists-changed' });
        if (before.size === 0) changes.delete(change);
        return { change, lists, ...result };
      }),
    async close() {
      closed = true;
      await settled();
    },
  };
}

function mustFit(tags: readonly string[]): void {
  const long = tags.find((tag) => tag.length > longestTag);
  if (long === undefined) return;
  throw new AppError('invalid-input', said().library.tagTooLong(long, longestTag));
}

/** Done twice, as after a crash, it would nest what is nested by now once more. */
function nestingProblem(from: string, to: string): string | null {
  if (tagKey(from) === tagKey(to) || restOf(to, from) === null) return null;
  return said().library.tagUnderItself;
}

/** The tags that a record had, where they are still what the change made of them. */
function backTo({ own, notes }: Made): Change {
  return {
    own: (tags) => (own !== null && isDeepStrictEqual(tags, own.has) ? own.had : tags),
    notes: (text, note, isDraft) => {
      const same = notes.filter((each) => each.note === note && isStill(text, each));
      // What was being typed may be the note by now.
      const changed = same.find((each) => each.isDraft === isDraft) ?? same[0];
      if (changed === undefined) return text;
      const { had, has } = changed;
      return { tags: had.tags, body: had.body === has.body ? text.body : had.body };
    },
  };
}

/** A body that the change left alone may be another by now. */
function isStill(text: TaggedText, { had, has }: ChangedNote): boolean {
  return isDeepStrictEqual(text.tags, has.tags) && (had.body === has.body || text.body === has.body);
}
