import { basename } from 'node:path';
import type { AppEvent } from '#shared/api/events.ts';
import type { ImportResult } from '#shared/model/import-result.ts';

export interface Teller {
  tell(result: ImportResult, done: number, total: number): void;
  /** Says what the item that is under way is about. */
  step(name: string, done: number, total: number): void;
  /** Says what came in and was not said yet, and that it is over, also where it failed: whoever shows how far it is waits for that. */
  end(): void;
}

/** Milliseconds between two words to the pages about how far a long import is, and about what came in. */
const progressEvery = 100;
const changesEvery = 2000;
const short = 20;

/** Tells pages of results as they come, not more often than is of use. */
export function createTeller(job: string, publish: (event: AppEvent) => void): Teller {
  const begun = performance.now();
  let open: { readonly name: string; readonly total: number } | null = null;
  let ids: string[] = [];
  let failed = 0;
  let progressTold = Number.NEGATIVE_INFINITY;
  let changesTold = begun;

  function tellChanges(): void {
    if (ids.length > 0) publish({ type: 'articles-changed', ids });
    ids = [];
    changesTold = performance.now();
  }

  function tellProgress(name: string, done: number, total: number): void {
    const at = performance.now();
    const rate = Math.round((done / Math.max(0.001, (at - begun) / 1000)) * 10) / 10;
    publish({ type: 'import-progress', job, done, total, failed, rate, name });
    progressTold = at;
    open = done < total ? { name, total } : null;
  }

  return {
    step: tellProgress,
    tell({ status, id, source }: ImportResult, done: number, total: number): void {
      if (status === 'failed') failed += 1;
      if (id !== null) ids.push(id);
      const at = performance.now();
      if (total <= short || done === total || at - progressTold >= progressEvery) {
        tellProgress(/^https?:/i.test(source) ? source : basename(source), done, total);
      }
      if (at - changesTold >= changesEvery) tellChanges();
    },
    end(): void {
      tellChanges();
      if (open !== null) tellProgress(open.name, open.total, open.total);
    },
  };
}
