import type * as z from 'zod';
import { mergeArticle } from '#shared/merging/merge-article.ts';
import {
  mergeCorrections,
  mergeDifferent,
  mergeLibraryFiles,
  mergeNotes,
  mergeRules,
  pairKey,
} from '#shared/merging/merge-files.ts';
import { isSame } from '#shared/merging/order.ts';
import { type NotesFile, notesFileSchema } from '#shared/model/annotation.ts';
import { type Article, articleSchema } from '#shared/model/article.ts';
import { type CorrectionsFile, correctionsFileSchema } from '#shared/model/correction.ts';
import { type DifferentFile, differentFileSchema } from '#shared/model/duplicate.ts';
import { type LibraryFile, libraryFileSchema } from '#shared/model/settings.ts';
import { type RulesFile, rulesFileSchema } from '#shared/model/site-rule.ts';

/** How the copies of one kind of file are known and merged. */
export interface JsonKind<T> {
  readonly schema: z.ZodType<T>;
  /** Whether what a file holds proves that it is a copy, however it is named. */
  readonly isCopy: (copy: T, original: T | null, articleId: string | null) => boolean;
  /** Whether such a file tells what it belongs to, so that one of another is known whatever its name. */
  readonly tells: boolean;
  /** What stands for an original that is not there. */
  readonly empty: (copy: T) => T;
  readonly merge: (original: T, copy: T, about: MergeFacts) => T;
  /** How many records are other than before. */
  readonly count: (before: T, after: T) => number;
}

/** What the files tell beside what they hold: which was written last, and the hash of the body on disk. */
export interface MergeFacts {
  readonly isCopyNewer: boolean;
  readonly present: string | null;
}

type Records = readonly { readonly id: string }[];

const one = () => 1;
const share = (a: readonly string[], b: readonly string[]) => a.some((each) => b.includes(each));
const idsOf = (records: Records) => records.map(({ id }) => id);
const hostsOf = (sites: RulesFile['rules']) => sites.map(({ host }) => host);

export const notes: JsonKind<NotesFile> = {
  schema: notesFileSchema,
  isCopy: (copy, _original, articleId) => copy.article === articleId,
  tells: true,
  empty: (copy) => ({ ...copy, annotations: [] }),
  merge: (original, copy) => mergeNotes(original, copy),
  count: (before, after) => countOther(before.annotations, after.annotations),
};

export const article: JsonKind<Article> = {
  schema: articleSchema,
  isCopy: (copy, _original, articleId) => copy.id === articleId,
  tells: true,
  empty: (copy) => copy,
  merge: (original, copy, { present }) => mergeArticle(original, copy, 'both', present),
  count: one,
};

export const entities: JsonKind<CorrectionsFile> = {
  schema: correctionsFileSchema,
  isCopy: (copy, original) => share(idsOf(copy.corrections), idsOf(original?.corrections ?? [])),
  tells: false,
  empty: (copy) => ({ ...copy, corrections: [] }),
  merge: (original, copy) => mergeCorrections(original, copy),
  count: (before, after) => countOther(before.corrections, after.corrections),
};

export const rules: JsonKind<RulesFile> = {
  schema: rulesFileSchema,
  isCopy: (copy, original) => share(hostsOf(copy.rules), hostsOf(original?.rules ?? [])),
  tells: false,
  empty: (copy) => ({ ...copy, rules: [] }),
  merge: (original, copy) => mergeRules(original, copy),
  count: (before, after) => countOf(after.rules, before.rules) + countOf(after.deleted ?? [], before.deleted ?? []),
};

export const duplicates: JsonKind<DifferentFile> = {
  schema: differentFileSchema,
  isCopy: (copy, original) => share(copy.different.map(pairKey), original?.different.map(pairKey) ?? []),
  tells: false,
  empty: (copy) => ({ ...copy, different: [] }),
  merge: (original, copy) => mergeDifferent(original, copy),
  count: (before, after) => countOf(after.different, before.different),
};

export const library: JsonKind<LibraryFile> = {
  schema: libraryFileSchema,
  isCopy: (copy, original) => copy.id === original?.id,
  tells: true,
  empty: (copy) => copy,
  merge: (original, copy, { isCopyNewer }) => ({
    ...(isCopyNewer ? mergeLibraryFiles(original, copy, 'both') : mergeLibraryFiles(copy, original, 'both')),
    id: original.id,
    created: original.created,
  }),
  count: one,
};

/** How many of these are not among those. */
function countOf<T>(these: readonly T[], those: readonly T[]): number {
  return these.filter((one) => !those.some((each) => isSame(each, one))).length;
}

function countOther(before: Records, after: Records): number {
  const known = new Map(before.map((record) => [record.id, record]));
  return after.filter((record) => !isSame(known.get(record.id), record)).length;
}
