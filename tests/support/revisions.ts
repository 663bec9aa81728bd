import { readdirSync, readFileSync } from 'node:fs';
import { type Verdict, verdictOf } from './judge-place.ts';

/** UTF-16 code units, end exclusive. */
interface Marked {
  readonly start: number;
  readonly end: number;
  /** A careful reader may settle here or ask. */
  readonly isOpen: boolean;
}

interface Version {
  readonly text: string;
  readonly passages: ReadonlyMap<string, readonly Marked[]>;
}

export interface History {
  readonly name: string;
  readonly versions: readonly Version[];
}

/** A passage of one version, to be found in a later one. */
export interface RevisionQuestion {
  /** `quake b 1-3`: passage `b` of version 1, in version 3. */
  readonly id: string;
  readonly before: string;
  readonly now: string;
  readonly start: number;
  readonly end: number;
  /** Where it stands; none where it has gone. */
  readonly places: readonly Marked[];
  /** Whether to ask is as right as to settle. */
  readonly isOpen: boolean;
}

const folder = new URL('../fixtures/revisions/', import.meta.url);

/** Every history of `tests/fixtures/revisions`, as its README says; throws where one is not well formed. */
export function readHistories(): History[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => historyOf(name.slice(0, -4), readFileSync(new URL(name, folder), 'utf8')));
}

/** Every passage of every version in every later one. */
export function questionsOf({ name, versions }: History): RevisionQuestion[] {
  const questions: RevisionQuestion[] = [];
  for (const [from, { text: before, passages }] of versions.entries()) {
    for (const [to, { text: now, passages: later }] of versions.entries()) {
      if (to <= from) continue;
      for (const [id, marks] of passages) {
        // Where it may be seen in several places, from the one that is sure.
        const mark = marks.length === 1 ? marks[0] : marks.find((one) => !one.isOpen);
        if (mark === undefined) continue;
        const { start, end } = mark;
        const places = later.get(id) ?? [];
        const isOpen = places.every(
          (place) => place.isOpen || isRewritten(before.slice(start, end), now.slice(place.start, place.end)),
        );
        questions.push({ id: `${name} ${id} ${from + 1}-${to + 1}`, before, now, start, end, places, isOpen });
      }
    }
  }
  return questions;
}

/** What an answer is worth: where a passage has gone or is open, to ask is right too. */
export function judgeRevision({ places, isOpen }: RevisionQuestion, place: Parameters<typeof verdictOf>[1]): Verdict {
  const verdict = verdictOf(
    places.map(({ start, end }) => [start, end]),
    place,
  );
  return verdict !== 'wrong' && isOpen ? 'right' : verdict;
}

function historyOf(name: string, source: string): History {
  const lines: string[][] = [];
  for (const line of source.trimEnd().split('\n')) {
    if (line.startsWith('== ')) lines.push([]);
    else if (line.startsWith('@ ')) lines.at(-1)?.push(reused(name, lines, line));
    else lines.at(-1)?.push(line);
  }
  return { name, versions: lines.map((version) => versionOf(name, version.join('\n'))) };
}

function reused(name: string, versions: readonly string[][], line: string): string {
  const [wanted = '', changes = ''] = line.slice(2).split(' :: ');
  const plain = (marked: string): string => marked.replace(/\{[a-z]\??\||\}/g, '');
  const found = versions
    .slice(0, -1)
    .reverse()
    .flatMap((version) => version.filter((earlier) => plain(earlier).startsWith(wanted)).slice(0, 1))[0];
  if (found === undefined) throw new Error(`${name}: no line begins with ${wanted}`);
  if (changes === '') return found;
  const [old = '', now = ''] = changes.split(/ =>(?: |$)/);
  if (found.split(old).length !== 2) throw new Error(`${name}: ${old} is not once in ${found}`);
  return found.replace(old, () => now).trim();
}

function versionOf(name: string, marked: string): Version {
  const source = marked.replaceAll('&nbsp;', '\u00a0').replaceAll('&shy;', '\u00ad');
  const passages = new Map<string, Marked[]>();
  const open: { id: string; start: number; isOpen: boolean }[] = [];
  let text = '';
  for (const piece of source.split(/(\{[a-z]\??\||\})/)) {
    if (piece === '}') {
      const mark = open.pop();
      if (mark === undefined || mark.start === text.length) throw new Error(`${name}: a mark is not closed or empty`);
      const { id, ...rest } = mark;
      passages.set(id, [...(passages.get(id) ?? []), { ...rest, end: text.length }]);
    } else if (/^\{[a-z]\??\|$/.test(piece)) {
      open.push({ id: piece.charAt(1), start: text.length, isOpen: piece.charAt(2) === '?' });
    } else text += piece;
  }
  if (open.length > 0) throw new Error(`${name}: ${open[0]?.id} is not closed`);
  return { text, passages };
}

/** Fewer than a third of the words left: what is now said in other words is open. */
function isRewritten(before: string, now: string): boolean {
  const [old, left] = [wordsOf(before), new Set(wordsOf(now))];
  return old.filter((word) => left.has(word)).length * 3 < old.length;
}

/** Whether two passages have the same words: marks, case, accents and white space count for nothing. */
export function haveSameWords(before: string, now: string): boolean {
  return wordsOf(before).join('') === wordsOf(now).join('');
}

function wordsOf(text: string): string[] {
  const folded = text.normalize('NFKD').replace(/[\p{M}\u00ad]/gu, '');
  return folded.toLowerCase().match(/\p{sc=Han}|[[\p{L}\p{N}]--\p{sc=Han}]+/gv) ?? [];
}
