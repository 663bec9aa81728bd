import type { NotesFile } from '../model/annotation.ts';
import type { CorrectionsFile } from '../model/correction.ts';
import type { DifferentFile } from '../model/duplicate.ts';
import type { LibraryFile } from '../model/settings.ts';
import type { RulesFile } from '../model/site-rule.ts';
import { mergeRecords, type Tie } from './merge-records.ts';
import { canonical, compareText, compareTimes } from './order.ts';

/** Both states of the notes of one article, annotation by annotation; see `mergeRecords`. */
export function mergeNotes(a: NotesFile, b: NotesFile, tie: Tie = 'both'): NotesFile {
  return { ...mergeKeys(a, b, tie), annotations: [...mergeRecords(a.annotations, b.annotations, tie)] };
}

/** Both states of `entities.json`, correction by correction; see `mergeRecords`. */
export function mergeCorrections(a: CorrectionsFile, b: CorrectionsFile, tie: Tie = 'both'): CorrectionsFile {
  return { ...mergeKeys(a, b, tie), corrections: [...mergeRecords(a.corrections, b.corrections, tie)] };
}

/** The rules of both for each site, the later one where both have one; none where it was deleted later than that. */
export function mergeRules(a: RulesFile, b: RulesFile, tie: Tie = 'both'): RulesFile {
  const hostOf = ({ host }: { host: string }) => host;
  const rules = latest([a.rules, b.rules], hostOf, ({ modified }) => modified, tie);
  const deleted = latest([a.deleted ?? [], b.deleted ?? []], hostOf, ({ at }) => at, tie);
  for (const [host, { at }] of deleted) {
    const rule = rules.get(host);
    if (rule !== undefined) (compareTimes(at, rule.modified) > 0 ? rules : deleted).delete(host);
  }
  const sorted = <T extends { host: string }>(all: ReadonlyMap<string, T>) =>
    [...all.values()].sort((x, y) => compareText(x.host, y.host));
  const { deleted: _, ...rest } = mergeKeys(a, b, tie);
  return { ...rest, rules: sorted(rules), ...(deleted.size > 0 && { deleted: sorted(deleted) }) };
}

/** What was said of both about every two articles, the later where they differ: that they are not the same, or no more. */
export function mergeDifferent(a: DifferentFile, b: DifferentFile, tie: Tie = 'both'): DifferentFile {
  const pairs = latest([a.different, b.different], pairKey, saidLast, tie);
  const different = [...pairs.values()].sort(
    (x, y) => compareTimes(x.said, y.said) || compareText(pairKey(x), pairKey(y)),
  );
  return { ...mergeKeys(a, b, tie), different };
}

type Pair = DifferentFile['different'][number];

/** When something was said of two articles last. */
export function saidLast({ said, deleted }: Pair): string {
  return deleted !== null && compareTimes(deleted, said) > 0 ? deleted : said;
}

/** By what two articles of which something was said are known. */
export function pairKey({ one, other }: Pair): string {
  return `${one} ${other}`;
}

/** Of what has the same key in both the one of the later time. */
function latest<T>(
  sides: readonly (readonly T[])[],
  keyOf: (each: T) => string,
  timeOf: (each: T) => string,
  tie: Tie,
): Map<string, T> {
  const all = new Map<string, T>();
  for (const each of sides.flat()) {
    const there = all.get(keyOf(each));
    const order = there === undefined ? -1 : compareTimes(timeOf(there), timeOf(each));
    const isLater = order === 0 && (tie === 'second' || compareText(canonical(there), canonical(each)) < 0);
    if (order < 0 || isLater) all.set(keyOf(each), each);
  }
  return all;
}

/**
 * The newer file's settings, with what only the older one has: they tell no times of their own. Lists of records with ids
 * are merged record by record.
 */
export function mergeLibraryFiles(older: LibraryFile, newer: LibraryFile, tie: Tie = 'second'): LibraryFile {
  const merged: LibraryFile = { ...older, ...newer, settings: { ...older.settings, ...newer.settings } };
  for (const [key, value] of Object.entries(newer)) {
    const before = older[key];
    if (areRecords(before) && areRecords(value)) merged[key] = mergeRecords(before, value, tie);
  }
  return merged;
}

function areRecords(value: unknown): value is { readonly id: string }[] {
  const isRecord = (each: unknown) =>
    typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'string';
  return Array.isArray(value) && value.every(isRecord);
}

/** The keys of both; those that only a later Postil knows survive. */
function mergeKeys<T extends object>(a: T, b: T, tie: Tie): T {
  const merged = { ...a } as Record<string, unknown>;
  for (const [key, value] of Object.entries(b)) {
    const isTaken = !(key in merged) || tie === 'second' || compareText(canonical(merged[key]), canonical(value)) < 0;
    if (isTaken) merged[key] = value;
  }
  return merged as T;
}
