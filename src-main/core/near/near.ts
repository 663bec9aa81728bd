import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { DuplicateList, RelatedArticle } from '#shared/model/duplicate.ts';
import type { Entities } from '../entities/entities.ts';
import type { LibraryIndex } from '../index/index-client.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from '../notes/notes.ts';
import { carriedOver } from '../notices.ts';
import type { Search } from '../search/search.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { type DifferentArticles, openDifferentArticles } from './different.ts';
import { createMerger, type Merger } from './merge.ts';

/** Articles that are in the library more than once, and those that have to do with one another. */
export interface Near extends Merger {
  /** Groups of articles that are the same; with `id`, the one of that article, which is its first then. */
  duplicates(wanted: { id: string | null; limit: number; offset: number }): Promise<DuplicateList>;
  /** Reads again what was said of articles that look the same: a change by another program is heard with that. */
  readTold(): Promise<unknown>;
  /** Says of an article that it is none of the others, or takes that back. Throws `not-found`. */
  tellDifferent(id: string, others: readonly string[], areDifferent: boolean): Promise<void>;
  /** The nearest others, with what they share. With `background` what is not yet recognised is not yet counted. */
  related(id: string, limit: number): Promise<RelatedArticle[]>;
  /**
   * Brings an article back from the trash. Notes that went with it into another one come back too. Gives every article
   * that is another one by it.
   */
  restore(id: string): Promise<string[]>;
  settled(): Promise<void>;
}

export interface NearParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly entities: Entities;
  readonly search: Search;
  readonly index: LibraryIndex;
  readonly files: FilePolicy;
  readonly background: boolean;
  readonly publish: (event: AppEvent) => void;
}

export function createNear(parts: NearParts): Near {
  const { library, notes, entities, search, index, files, background, publish } = parts;
  const different: DifferentArticles = openDifferentArticles(library.directory, files);

  /** Asks the index once it is in step, and once more where it was found damaged: then it is filled again. */
  async function asking<T>(ask: () => Promise<T>): Promise<T> {
    await search.settle();
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'damaged') throw error;
      await search.settle();
      return ask();
    }
  }

  const merger = createMerger(library, notes, files.now);

  async function carryOver(id: string): ReturnType<Merger['carryOver']> {
    const carried = await merger.carryOver(id);
    if (carried === null) return null;
    const both = [carried.keep, id];
    const [kept, given] = await Promise.all(both.map((each) => library.get(each)));
    for (const articleId of both) publish({ type: 'annotations-changed', articleId });
    publish({ type: 'articles-changed', ids: both });
    publish({ type: 'notice', ...carriedOver(carried.notes, given?.title ?? id, kept?.title ?? carried.keep) });
    return carried;
  }

  return {
    ...merger,
    carryOver,
    async duplicates({ id, limit, offset }) {
      if (id !== null) library.folderOf(id);
      const told = await different.list();
      const groups = await asking(() => index.ask('duplicates', { id, different: told }));
      return { groups: groups.slice(offset, offset + limit), total: groups.length };
    },
    readTold: different.list,
    async tellDifferent(id, others, areDifferent) {
      for (const each of [id, ...others]) library.folderOf(each);
      await different.tell(id, others, areDifferent);
    },
    async related(id, limit) {
      library.folderOf(id);
      if (!background) await entities.list({ query: '', types: [], sort: 'weight', limit: 1, offset: 0 });
      return asking(() => index.ask('related', { id, limit }));
    },
    async restore(id) {
      const { mergedInto } = await library.get(id);
      if (mergedInto && library.ids().includes(mergedInto)) {
        await merger.unmerge(mergedInto, [id]);
        return [mergedInto, id];
      }
      await library.restore(id);
      return [id];
    },
    async settled() {
      await Promise.all([merger.merged(), different.settled()]);
    },
  };
}
