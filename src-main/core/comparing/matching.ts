import { diffArrays } from 'diff';
import { type Piece, tokensOf, type WordChanges } from '#shared/comparing/word-changes.ts';
import { firstIndex } from '#shared/finding/first-index.ts';
import { type Group, regroupedLines } from './regrouped-lines.ts';

/** A line of a reading text (a block of the article) and where it begins. */
export interface Line {
  readonly text: string;
  readonly start: number;
}

/** One line of both texts: indices. */
export interface Pair {
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

/** Which line of the later text each line of the earlier one is. */
export class Matching {
  private readonly from: readonly Line[];
  private readonly to: readonly Line[];
  private readonly toByFrom = new Map<number, number>();
  private readonly fromByTo = new Map<number, number>();
  private readonly joinedBy = new Map<number, Group>();
  private readonly spaceBefore = new Map<number, string>();

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

  /** What stood between a line of the later text and the one before it where both were one; undefined where they were not. */
  splitBy(to: number): string | undefined {
    return this.spaceBefore.get(to);
  }

  /** What became of the lines of which a line of the later text was joined; undefined where it was not. */
  joinedOf(to: number): WordChanges | undefined {
    const group = this.joinedBy.get(to);
    if (group === undefined) return undefined;
    const pieces: Piece[] = [];
    for (let at = 0; at <= group.between.length; at += 1) {
      if (at > 0) pieces.push({ kind: 'removed', text: '\n' });
      const space = group.between[at - 1] ?? '';
      if (space !== '') pieces.push({ kind: 'added', text: space });
      pieces.push({ kind: 'same', text: this.from[group.first + at]?.text ?? '' });
    }
    return { pieces, cost: 0 };
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

  /** Lines that hold all the words of several neighbours of the other text. */
  pairRegrouped(): void {
    const texts = (lines: readonly Line[], isKnown: (index: number) => boolean) =>
      lines.map(({ text }, index) => (isKnown(index) ? null : text));
    for (const { whole, first, between } of regroupedLines(
      texts(this.from, (from) => this.toByFrom.has(from)),
      texts(this.to, (to) => this.isKnown(to)),
    )) {
      this.join(whole, first);
      for (const [at, space] of between.entries()) this.spaceBefore.set(first + 1 + at, space);
    }
    for (const group of regroupedLines(
      texts(this.to, (to) => this.isKnown(to)),
      texts(this.from, (from) => this.toByFrom.has(from)),
    )) {
      this.join(group.first, group.whole);
      this.joinedBy.set(group.whole, group);
      for (const at of group.between.keys()) this.toByFrom.set(group.first + 1 + at, group.whole);
    }
  }

  private isKnown(to: number): boolean {
    return this.fromByTo.has(to) || this.spaceBefore.has(to);
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
      if (!this.isKnown(index)) added.set(index, words(line));
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
      const right = range(to, end.to).filter((index) => !this.isKnown(index));
      [from, to] = [end.from + 1, end.to + 1];
      return { left, right };
    });
  }

  private join(from: number, to: number): void {
    this.toByFrom.set(from, to);
    this.fromByTo.set(to, from);
  }
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
export function longestRun(pairs: readonly Pair[]): Pair[] {
  const piles: number[] = [];
  const before: number[] = [];
  pairs.forEach(({ from }, index) => {
    const pile = firstIndex(piles.length, (at) => (pairs[piles[at] ?? 0]?.from ?? 0) >= from);
    before[index] = pile === 0 ? -1 : (piles[pile - 1] ?? -1);
    piles[pile] = index;
  });
  const run: Pair[] = [];
  for (let index = piles.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}
