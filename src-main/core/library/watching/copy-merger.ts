import { stat } from 'node:fs/promises';
import type { AppEvent } from '#shared/api/events.ts';
import type { FilePolicy } from '../../storage/json-adapter.ts';
import { type Copy, copiesOfArticle, copiesOfLibrary, findCopies } from '../conflicts/find-copies.ts';
import { type CopyOutcome, mergeCopy } from '../conflicts/merge-copy.ts';
import { describeCopies } from '../conflicts/report.ts';
import type { Library } from '../library.ts';

/** Merges the conflict copies that sync tools leave, and tells pages of it. */
export interface CopyMerger {
  /** Those beside the files and folders of the library, without a look into the folders of articles. */
  mergeAll(): Promise<void>;
  /** Those in the folder of an article. */
  mergeArticle(articleId: string): Promise<void>;
  /** All of them, without telling pages: gives what became of each. */
  mergeEvery(): Promise<readonly CopyOutcome[]>;
}

interface CopyMergerParts {
  readonly library: Library;
  readonly files: FilePolicy;
  readonly publish: (event: AppEvent) => void;
  /** Asks for another `mergeAll` in a while. */
  readonly again: () => void;
  /** Told of each that was merged, before pages are. */
  readonly onMerged: (outcome: CopyOutcome) => Promise<void>;
}

/** Milliseconds after which a copy that could not be read is tried again: a sync tool may still be writing it. */
const tryAgainAfter = 2000;

export function createCopyMerger({ library, files, publish, again, onMerged }: CopyMergerParts): CopyMerger {
  /** By path, the size and time of what could not be read, and whether that is told. */
  const unread = new Map<string, { readonly sign: string; readonly isTold: boolean }>();

  async function merge(copies: Iterable<Copy>): Promise<CopyOutcome[]> {
    if (files.readOnly) return [];
    const outcomes: CopyOutcome[] = [];
    for (const copy of copies) {
      const outcome = await mergeCopy(copy, library.directory, files);
      if (outcome === null) continue;
      outcomes.push(outcome);
      if (outcome.problem === null) await onMerged(outcome);
    }
    return outcomes;
  }

  /** What could not be read is told once, when it has not changed from one look to the next. */
  async function isNews({ path, problem, isUnproved }: CopyOutcome): Promise<boolean> {
    if (problem === null) return true;
    const found = await stat(`${library.directory}/${path}`).catch(() => null);
    const sign = `${found?.size} ${found?.mtimeMs}`;
    const before = unread.get(path);
    // What need not be read is told at once.
    const isSettled = isUnproved || before?.sign === sign;
    unread.set(path, { sign, isTold: isSettled });
    if (!isSettled) setTimeout(again, tryAgainAfter).unref();
    return isSettled && !before?.isTold;
  }

  async function mergeAndTell(copies: Iterable<Copy>): Promise<void> {
    const news: CopyOutcome[] = [];
    for (const outcome of await merge(copies)) if (await isNews(outcome)) news.push(outcome);
    const titles = new Map<string, string>();
    for (const { copy } of news) {
      if (copy.articleId === null || !library.has(copy.articleId)) continue;
      titles.set(copy.articleId, (await library.get(copy.articleId)).title);
    }
    const told = describeCopies(news, (id) => titles.get(id) ?? '');
    if (told !== null) publish({ type: 'notice', ...told });
  }

  return {
    mergeAll: async () => mergeAndTell(await copiesOfLibrary(library.directory)),
    async mergeArticle(id) {
      if (library.has(id)) await mergeAndTell(await copiesOfArticle(library.folderOf(id)));
    },
    async mergeEvery() {
      const copies: Copy[] = [];
      for await (const copy of findCopies(library.directory)) copies.push(copy);
      return merge(copies);
    },
  };
}
