import { canonical, compareText, compareTimes, isSame } from './order.ts';
import { shortHash } from './short-hash.ts';

/**
 * What holds where two states of one record say to be of the same time and are not the same. `second`: the second, which
 * was seen later in the same place, as after an edit by hand. `both`: neither is known to be the later one, so the
 * choice is the same whichever comes first, and a text that lost stays as a record of its own.
 */
export type Tie = 'both' | 'second';

interface Entry {
  readonly id: string;
}

/**
 * The records of both, by id: of one that both have the state that was modified last. Absence is never a deletion, since
 * deletions are records. Where one side has it all already, its list comes back as it is; else the records are in the
 * order in which they were made.
 */
export function mergeRecords<T extends Entry>(a: readonly T[], b: readonly T[], tie: Tie): readonly T[] {
  const merged = new Map<string, T>();
  const put = (record: T): void => {
    const there = merged.get(record.id);
    if (there === undefined) merged.set(record.id, record);
    else for (const each of settle(there, record, tie)) (each.id === record.id ? keep : put)(each);
  };
  const keep = (record: T) => void merged.set(record.id, record);
  for (const record of a) put(record);
  for (const record of b) put(record);
  const all = [...merged.values()];
  return holds(b, merged) ? b : holds(a, merged) ? a : all.sort(byMaking);
}

/** The state that holds, and what else has to be kept. */
function settle<T extends Entry>(a: T, b: T, tie: Tie): readonly T[] {
  if (isSame(a, b)) return [b];
  const order = compareTimes(partOf(a, 'modified'), partOf(b, 'modified'));
  if (order !== 0) return [order < 0 ? b : a];
  if (tie === 'second') return [b];
  const [lost, held] = compareStates(a, b) < 0 ? [a, b] : [b, a];
  const text = textOf(lost);
  return text === '' || text === textOf(held) ? [held] : [held, { ...lost, id: idOfLost(lost.id, text) }];
}

/** What is there before what is deleted, and what has a text before what has none; the rest is arbitrary but certain. */
function compareStates(a: Entry, b: Entry): number {
  const isThere = (record: Entry) => Number((partOf(record, 'deleted') ?? null) === null);
  const hasText = (record: Entry) => Number(textOf(record) !== '');
  return isThere(a) - isThere(b) || hasText(a) - hasText(b) || compareText(canonical(a), canonical(b));
}

/** The same for the same text, so that merging again adds nothing; as long as an id that Postil makes, and after it. */
function idOfLost(id: string, text: string): string {
  return `${id.slice(0, 16)}${shortHash(`${id}\n${text}`)}`;
}

function textOf(record: Entry): string {
  const body = partOf(record, 'body');
  return typeof body === 'string' ? body.trim() : '';
}

function partOf(record: Entry, key: string): unknown {
  return (record as unknown as Record<string, unknown>)[key];
}

function holds<T extends Entry>(side: readonly T[], merged: ReadonlyMap<string, T>): boolean {
  return side.length === merged.size && side.every((record) => isSame(merged.get(record.id), record));
}

function byMaking(a: Entry, b: Entry): number {
  return compareTimes(partOf(a, 'created'), partOf(b, 'created')) || compareText(a.id, b.id);
}
