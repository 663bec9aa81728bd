import { diffArrays } from 'diff';
import type { ComparedLine } from '#shared/api/contract.ts';
import { tokensOf, wordChanges } from '#shared/comparing/word-changes.ts';

/** A compared line, as far as the texts tell. */
export type TextLine = Omit<ComparedLine, 'heading'>;

/** A line of a reading text (a block of the article) and where it begins. */
interface Line {
  readonly text: string;
  readonly start: number;
}

/** One line of both texts: indices. */
interface Pair {
  readonly from: number;
  readonly to: number;
}

/** Words that stand in more lines than this say nothing about which line another one comes from. */
const commonFrom = 12;
/** Lines with less in common than this are not the same line in other words. */
const leastAlike = 0.5;
/** The same for lines that stand in the same place: between the same neighbours. */
const leastAlikeInPlace = 0.3;
/** Lines of a gap between sure neighbours that are all compared with each other. */
const smallGap = 24;
/** Differing lines of a gap up to which repeated lines in it are paired. */
const mostLineEdits = 200;
/** Steps that all comparisons of words may take together: well below a second. */
const mostSteps = 8_000_000;

/**
 * What changed between two reading texts, line by line in the order of the later one; what is no longer there stands
 * where it stood. Lines that are unique in both texts are the same wherever they stand (patience difference); the others
 * are paired between these, and by rare words that they share. The longest increasing run of pairs stayed, the rest moved.
 * Time and memory grow with the texts, whatever they hold. Offsets are UTF-16 code units of `after`.
 */
export function compareTexts(before: string, after: string): TextLine[] {
  const [from, to] = [linesOf(before), linesOf(after)];
  const matched = new Matching(from, to);
  matched.pairUnique();
  matched.pairRepeated();
  matched.pairAlike();
  const stayed = longestRun(matched.pairs());
  const isHere = new Set(stayed.map((pair) => pair.to));

  const lines: TextLine[] = [];
  let steps = 0;
  let removedUntil = 0;
  let nextStayed = 0;
  /** What went from between two lines that stayed stands before what came there. */
  const addRemoved = (at: number): void => {
    for (const until = stayed[nextStayed]?.from ?? from.length; removedUntil < until; removedUntil += 1) {
      const text = from[removedUntil]?.text ?? '';
      if (matched.toOf(removedUntil) !== undefined) continue;
      lines.push({ kind: 'removed', start: at, end: at, pieces: [{ kind: 'removed', text }] });
    }
  };
  addRemoved(0);
  to.forEach(({ text, start }, index) => {
    const end = start + text.length;
    const origin = matched.fromOf(index);
    const earlier = origin === undefined ? undefined : from[origin]?.text;
    if (earlier === undefined) {
      lines.push({ kind: 'added', start, end, pieces: [{ kind: 'added', text }] });
      return;
    }
    const { pieces, cost } = wordChanges(earlier, text, Math.floor(Math.sqrt(Math.max(0, mostSteps - steps))));
    steps += cost;
    const kind = !isHere.has(index) ? 'moved' : earlier === text ? 'same' : 'changed';
    lines.push({ kind, start, end, pieces: [...pieces] });
    if (kind === 'moved') return;
    nextStayed += 1;
    addRemoved(Math.min(end + 1, after.length));
  });
  return lines;
}

/** Which line of the later text each line of the earlier one is. */
class Matching {
  private readonly from: readonly Line[];
  private readonly to: readonly Line[];
  private readonly toByFrom = new Map<number, number>();
  private readonly fromByTo = new Map<number, number>();

  constructor(from: readonly Line[], to: readonly Line[]) {
    this.from = from;
    this.to = to;
  }

  toOf(from: number): number | undefined {
    return this.toByFrom.get(from);
  }

  fromOf(to: number): number | undefined {
    return this.fromByTo.get(to);
  }

  /** In the order of the later text. */
  pairs(): Pair[] {
    return [...this.fromByTo].map(([to, from]) => ({ from, to })).sort((a, b) => a.to - b.to);
  }

  pairUnique(): void {
    const inFrom = uniqueLines(this.from);
    const inTo = uniqueLines(this.to);
    for (const [text, to] of inTo) {
      const from = inFrom.get(text);
      if (from !== undefined) this.join(from, to);
    }
  }

  /** Lines that stand several times: those between the same unique lines, in their order. */
  pairRepeated(): void {
    for (const { left, right } of this.gaps()) {
      const text = (lines: readonly Line[], at: number) => lines[at]?.text ?? '';
      const [one, other] = [left.map((at) => text(this.from, at)), right.map((at) => text(this.to, at))];
      let [from, to] = [0, 0];
      for (const { added, removed, count } of diffArrays(one, other, { maxEditLength: mostLineEdits }) ?? []) {
        for (let by = 0; !added && !removed && by < count; by += 1)
          this.join(left[from + by] ?? 0, right[to + by] ?? 0);
        if (!added) from += count;
        if (!removed) to += count;
      }
    }
  }

  /** Lines in other words: candidates share a rare word or stand between the same neighbours. The most alike first. */
  pairAlike(): void {
    const words = (line: Line) => tokensOf(line.text.toLowerCase()).filter((token) => /[\p{L}\p{N}]/u.test(token));
    const removed = new Map<number, string[]>();
    this.from.forEach((line, index) => {
      if (!this.toByFrom.has(index)) removed.set(index, words(line));
    });
    const added = new Map<number, string[]>();
    this.to.forEach((line, index) => {
      if (!this.fromByTo.has(index)) added.set(index, words(line));
    });
    const candidates = [...this.sharingRareWords(removed, added), ...this.inSmallGaps(removed, added)];
    candidates.sort((a, b) => b.likeness - a.likeness || a.to - b.to || a.from - b.from);
    for (const { from, to } of candidates) {
      if (!this.toByFrom.has(from) && !this.fromByTo.has(to)) this.join(from, to);
    }
  }

  private *sharingRareWords(removed: ReadonlyMap<number, string[]>, added: ReadonlyMap<number, string[]>) {
    const lines = new Map<string, number[]>();
    for (const [from, words] of removed) {
      for (const word of new Set(words)) {
        const list = lines.get(word);
        if (list === undefined) lines.set(word, [from]);
        else if (list.length <= commonFrom) list.push(from);
      }
    }
    for (const [to, words] of added) {
      const shared = new Map<number, number>();
      for (const word of new Set(words)) {
        const list = lines.get(word) ?? [];
        if (list.length > commonFrom) continue;
        for (const from of list) shared.set(from, (shared.get(from) ?? 0) + 1);
      }
      const best = [...shared].sort(([, a], [, b]) => b - a).slice(0, 3);
      for (const [from] of best) {
        const likeness = likenessOf(removed.get(from) ?? [], words);
        if (likeness >= leastAlike) yield { from, to, likeness };
      }
    }
  }

  private *inSmallGaps(removed: ReadonlyMap<number, string[]>, added: ReadonlyMap<number, string[]>) {
    for (const { left, right } of this.gaps()) {
      if (left.length * right.length > smallGap ** 2) continue;
      for (const from of left) {
        for (const to of right) {
          const likeness = likenessOf(removed.get(from) ?? [], added.get(to) ?? []);
          if (likeness >= leastAlikeInPlace) yield { from, to, likeness };
        }
      }
    }
  }

  /** The lines that belong to none, between those that stayed. */
  private gaps(): { left: number[]; right: number[] }[] {
    const ends = [...longestRun(this.pairs()), { from: this.from.length, to: this.to.length }];
    let [from, to] = [0, 0];
    return ends.map((end) => {
      const left = range(from, end.from).filter((index) => !this.toByFrom.has(index));
      const right = range(to, end.to).filter((index) => !this.fromByTo.has(index));
      [from, to] = [end.from + 1, end.to + 1];
      return { left, right };
    });
  }

  private join(from: number, to: number): void {
    this.toByFrom.set(from, to);
    this.fromByTo.set(to, from);
  }
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text === '' ? [] : text.split('\n')) {
    lines.push({ text: line, start });
    start += line.length + 1;
  }
  return lines;
}

function uniqueLines(lines: readonly Line[]): Map<string, number> {
  const unique = new Map<string, number>();
  const repeated = new Set<string>();
  lines.forEach(({ text }, index) => {
    if (unique.has(text)) repeated.add(text);
    else unique.set(text, index);
  });
  for (const text of repeated) unique.delete(text);
  return unique;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, by) => start + by);
}

/** Dice's coefficient of the words of two lines, each counted as often as it stands: 0 to 1. */
function likenessOf(one: readonly string[], other: readonly string[]): number {
  // The most that lines of so different lengths can have in common.
  const most = (2 * Math.min(one.length, other.length)) / (one.length + other.length || 1);
  if (most < leastAlikeInPlace) return 0;
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += 1;
    counts.set(word, left - 1);
  }
  return (2 * common) / (one.length + other.length || 1);
}

/** The longest run of pairs that increase on both sides; pairs come sorted by `to` (patience sorting, O(n log n)). */
function longestRun(pairs: readonly Pair[]): Pair[] {
  const piles: number[] = [];
  const before: number[] = [];
  pairs.forEach(({ from }, index) => {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[piles[middle] ?? 0]?.from ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (piles[low - 1] ?? -1);
    piles[low] = index;
  });
  const run: Pair[] = [];
  for (let index = piles.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}
