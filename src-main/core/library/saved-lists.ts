import { AppError } from '#shared/api/errors.ts';
import { parseQuery } from '#shared/finding/query/parse-query.ts';
import { timeAfter } from '#shared/merging/order.ts';
import type { NewSavedList, SavedList, SavedListChanges } from '#shared/model/saved-list.ts';
import type { LibraryFile } from '#shared/model/settings.ts';
import { said } from '../said.ts';
import type { JsonStore } from '../storage/json-store.ts';

/** The queries that a person keeps as lists. A query that cannot be read is refused (`invalid-input`). */
export interface SavedLists {
  /** Those that are not deleted, in their order. */
  list(): Promise<SavedList[]>;
  add(list: NewSavedList): Promise<SavedList>;
  /** Throws `not-found`. */
  change(id: string, changes: SavedListChanges): Promise<SavedList>;
  delete(id: string): Promise<SavedList>;
  restore(id: string): Promise<SavedList>;
}

export function createSavedLists(file: JsonStore<LibraryFile>, now: () => Date, newId: () => string): SavedLists {
  const change = (id: string, changes: SavedListChanges | Pick<SavedList, 'deleted'>): Promise<SavedList> =>
    file.update(({ lists }) => {
      const found = lists.find((list) => list.id === id);
      if (found === undefined) throw new AppError('not-found', said().library.noList);
      const given = Object.entries(changes).filter(([, value]) => value !== undefined);
      return Object.assign(found, Object.fromEntries(given), {
        modified: timeAfter(found.modified, now().toISOString()),
      });
    });
  return {
    async list() {
      const { lists } = await file.read();
      return lists
        .filter(({ deleted }) => deleted === null)
        .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name));
    },
    async add(list) {
      mustBeQuery(list.query, now());
      const at = now().toISOString();
      return file.update(({ lists }) => {
        const rank = Math.max(0, ...lists.map((each) => each.rank)) + 1;
        const added: SavedList = { id: newId(), ...list, rank, created: at, modified: at, deleted: null };
        lists.push(added);
        return added;
      });
    },
    async change(id, changes) {
      if (changes.query !== undefined) mustBeQuery(changes.query, now());
      return change(id, changes);
    },
    delete: (id) => change(id, { deleted: now().toISOString() }),
    restore: (id) => change(id, { deleted: null }),
  };
}

function mustBeQuery(query: string, now: Date): void {
  const { problem } = parseQuery(query, { now, words: said().queries });
  if (problem !== null) throw new AppError('invalid-input', said().library.listNotSaved(problem.message));
}
