import type { NotesFile } from '../model/annotation.ts';
import type { CorrectionsFile } from '../model/correction.ts';
import type { DifferentFile } from '../model/duplicate.ts';
import type { LibraryFile } from '../model/settings.ts';
import type { RulesFile, SiteRule } from '../model/site-rule.ts';
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

/**
 * The rules of both for each site, the later one where both have one. A rule that was deleted on one side alone comes back,
 * as the file tells no deletion from what was never there.
 */
export function mergeRules(a: RulesFile, b: RulesFile): RulesFile {
  const rules = new Map<string, SiteRule>();
  for (const rule of [...a.rules, ...b.rules]) {
    const there = rules.get(rule.host);
    if (there === undefined || compareRules(there, rule) < 0) rules.set(rule.host, rule);
  }
  return { ...mergeKeys(a, b, 'both'), rules: [...rules.values()].sort((x, y) => compareText(x.host, y.host)) };
}

function compareRules(a: SiteRule, b: SiteRule): number {
  return compareTimes(a.modified, b.modified) || compareText(canonical(a), canonical(b));
}

/** What was said of each pair in either file, and of one in both what was said last. */
export function mergeDifferent(a: DifferentFile, b: DifferentFile): DifferentFile {
  const pairs = new Map<string, DifferentFile['different'][number]>();
  for (const pair of [...a.different, ...b.different]) {
    const key = `${pair.one} ${pair.other}`;
    const there = pairs.get(key);
    const order = there === undefined ? -1 : compareTimes(there.deleted ?? there.said, pair.deleted ?? pair.said);
    if (order < 0) pairs.set(key, pair);
  }
  return { ...mergeKeys(a, b, 'both'), different: [...pairs.values()] };
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
