import type { Statements } from '../../index/statements.ts';
import { type Different, duplicateGroups, duplicatesOf } from './groups.ts';
import { relatedTo } from './related.ts';

/** What the thread of the index does for articles that are the same or near. */
export type NearJobs = ReturnType<typeof nearJobs>;

export function nearJobs(db: Statements) {
  return {
    duplicates: ({ id, different }: { id: string | null; different: Different }) =>
      id === null ? duplicateGroups(db, different) : duplicatesOf(db, id, different),
    related: (wanted: { id: string; limit: number }) => relatedTo(db, wanted),
  };
}
