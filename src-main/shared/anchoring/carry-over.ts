import type { Alignment } from './alignment.ts';
import { alike, wordLikeness } from './fill-box.ts';
import { wholeCharacters } from './selectors.ts';
import { firstEndingAfter, foldMark, skeleton } from './tokens.ts';
import { mayBeTwins } from './twins.ts';

/** Where a passage is now: UTF-16 code units of the present text, end exclusive, and what of it survived. */
export interface Carried {
  readonly start: number;
  readonly end: number;
  /** 0 to 1: the share of the passage's information that stands there. */
  readonly share: number;
  /** Whether it says the same: white space, accents, case, hyphens and the form of quotation marks count for nothing. */
  readonly isSame: boolean;
  /** Whether a word of it stands in a run of aligned words, its own or its neighbours': isolated ones may be chance. */
  readonly isBorne: boolean;
  /** Whether its words could as well be those of another place. */
  readonly isDoubtful: boolean;
  /** The first and the last word of the place in the present text, both included. */
  readonly words: readonly [first: number, last: number];
}

/** Words that may be put into a passage; with more between them, parts of it count as parted unless all are new. */
const mostInserted = 40;
/** Words at an edge that may be replaced by as many others and still be the passage's edge. */
const mostReplaced = 3;

/**
 * Carries a passage of the old text over: from the first of its words that survived to the last. A replaced word
 * inside stays inside; one at an edge too where its replacement stands between aligned neighbours; what was inserted
 * at an edge stays outside. Null where nothing survived.
 */
export function carryOver(map: Alignment, start: number, end: number): Carried | null {
  const first = firstEndingAfter(map.old, start);
  let last = firstEndingAfter(map.old, end);
  if (last === map.old.length || (map.old.starts[last] as number) >= end) last -= 1;
  if (first > last) return carryMarks(map, start, end, first);
  const survivors = withoutStrays(map, largestGroup(map, survivorsOf(map, first, last), first, last));
  const [from, to] = [survivors[0], survivors.at(-1)];
  if (from === undefined || to === undefined) return null;
  let [low, high] = [from, to];
  for (const { now } of survivors) {
    if (now < low.now) low = { ...low, now };
    if (now > high.now) high = { ...high, now };
  }
  const edges = { low: low.now, high: high.now };
  const isWholeFront = low.old === first && low.now === from.now;
  const isWholeBack = high.old === last && high.now === to.now;
  const front = isWholeFront ? null : replacedEdge(map, from.old, first, -1);
  const back = isWholeBack ? null : replacedEdge(map, to.old, last, 1);
  if (front !== null) edges.low = Math.min(edges.low, front);
  if (back !== null) edges.high = Math.max(edges.high, back);
  const { text } = map.index.tokens;
  const range = wholeCharacters(
    text,
    startIn(map, isWholeFront || front === edges.low ? first : -1, edges.low, start),
    endIn(map, isWholeBack || back === edges.high ? last : -1, edges.high, end),
  );
  if (range[0] >= range[1]) return null;
  const all = bitsOf(map, first, last + 1);
  return {
    start: range[0],
    end: range[1],
    share: Math.min(1, survivors.reduce((sum, { bits }) => sum + bits, 0) / all),
    isSame: saysTheSame(map.old.text.slice(start, end), text.slice(...range)),
    isBorne: survivors.some(({ old }) => isInRun(map, old)),
    isDoubtful: survivors.every(({ old }) => map.doubtful[old] === 1) || mayBeTwins(map, first, last),
    words: [edges.low, edges.high],
  };
}

/** Words between an edge that stands alone and the rest from which on it is taken for chance. */
const strayGap = 4;

/** A lone word at an edge, parted from the rest in either text, may be any word of a rewritten sentence. */
function withoutStrays(map: Alignment, survivors: readonly Survivor[]): readonly Survivor[] {
  const isStray = (at: Survivor, next: Survivor): boolean =>
    !isInRun(map, at.old) && Math.max(Math.abs(next.old - at.old), Math.abs(next.now - at.now)) > strayGap;
  let [low, high] = [0, survivors.length - 1];
  while (low < high && isStray(survivors[low] as Survivor, survivors[low + 1] as Survivor)) low += 1;
  while (high > low && isStray(survivors[high] as Survivor, survivors[high - 1] as Survivor)) high -= 1;
  return survivors.slice(low, high + 1);
}

/** Words that follow each other in both texts for so long are no chance. */
const leastRun = 3;

function isInRun({ now }: Alignment, at: number): boolean {
  const place = now[at] as number;
  if (place === -1) return false;
  let length = 1;
  for (const step of [-1, 1])
    for (let i = step; now[at + i] === place + i; i += step) if (++length >= leastRun) return true;
  return false;
}

export function saysTheSame(before: string, now: string): boolean {
  return before === now || skeleton(before) === skeleton(now);
}

interface Survivor {
  readonly old: number;
  readonly now: number;
  readonly bits: number;
}

function survivorsOf(map: Alignment, first: number, last: number): Survivor[] {
  const { words } = map.index.vocabulary;
  const found: Survivor[] = [];
  for (let old = first; old <= last; old += 1) {
    const now = map.now[old] as number;
    const bits = bitsOf(map, old, old + 1);
    if (now !== -1) found.push({ old, now, bits });
    const instead = map.instead[old] as number;
    if (instead === -1) continue;
    const likeness = wordLikeness(
      words[map.old.ids[old] as number] as string,
      words[map.index.tokens.ids[instead] as number] as string,
    );
    if (likeness >= alike) found.push({ old, now: instead, bits: bits * likeness });
  }
  return found;
}

/** Where parts of a passage were moved away from each other, the part that holds most of it. In old order. */
function largestGroup(map: Alignment, survivors: readonly Survivor[], first: number, last: number): Survivor[] {
  const sorted = survivors.toSorted((a, b) => a.now - b.now);
  const groups: Survivor[][] = [];
  for (const survivor of sorted) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group !== undefined && before !== undefined && belongTogether(map, before.now, survivor.now, first, last))
      group.push(survivor);
    else groups.push([survivor]);
  }
  const weight = (group: readonly Survivor[]): number => group.reduce((sum, { bits }) => sum + bits, 0);
  const largest = groups.reduce<Survivor[]>((best, group) => (weight(group) > weight(best) ? group : best), []);
  return largest.toSorted((a, b) => a.old - b.old);
}

function belongTogether({ was }: Alignment, low: number, high: number, first: number, last: number): boolean {
  let strangers = 0;
  for (let at = low + 1; at < high && strangers <= mostInserted; at += 1) {
    const old = was[at] as number;
    if (old !== -1 && (old < first || old > last)) strangers += 1;
  }
  return strangers <= Math.min(mostInserted, last - first + 1);
}

/** The image of an edge that was replaced word by word, or null: `step` leads outward from the last survivor. */
function replacedEdge(map: Alignment, survivor: number, edge: number, step: 1 | -1): number | null {
  if (Math.abs(edge - survivor) > mostReplaced) return null;
  let place = imageOf(map, survivor);
  for (let old = survivor + step; old !== edge + step; old += step) {
    if (imageOf(map, old) !== place + step) return null;
    place += step;
  }
  const outside = edge + step;
  if (outside < 0 || outside >= map.now.length) return place;
  return map.now[outside] === place + step || isBreak(map, outside, place + step, step) ? place : null;
}

/** The word that an old one is now, or that stands in its stead; -1 where there is none. */
export function imageOf(map: Alignment, old: number): number {
  const now = map.now[old] as number;
  return now === -1 ? (map.instead[old] as number) : now;
}

/** Whether both texts have the same strong break there: a neighbour that holds as well as an aligned word. */
function isBreak({ old, index }: Alignment, oldAt: number, nowAt: number, step: 1 | -1): boolean {
  const [a, b] = step === 1 ? [oldAt, nowAt] : [oldAt + 1, nowAt + 1];
  const strength = old.breaks[a] ?? 3;
  return strength > 1 && strength === (index.tokens.breaks[b] ?? 3);
}

function bitsOf({ telling }: Alignment, from: number, to: number): number {
  return (telling[to] as number) - (telling[from] as number);
}

/** The offset for a passage that starts at `start` in old word `old` (-1: in no word that survived) now at `now`. */
function startIn(map: Alignment, old: number, now: number, start: number): number {
  const { tokens } = map.index;
  const at = tokens.starts[now] as number;
  if (old === -1) return at;
  const wordStart = map.old.starts[old] as number;
  if (start > wordStart) return at + (map.now[old] === now ? insideWord(map, old, now, start - wordStart) : 0);
  const before = tokens.text.slice(now === 0 ? 0 : tokens.ends[now - 1], at);
  return at - marksAtEnd([...map.old.text.slice(start, wordStart)].reverse(), [...before].reverse());
}

function endIn(map: Alignment, old: number, now: number, end: number): number {
  const { tokens } = map.index;
  const at = tokens.ends[now] as number;
  if (old === -1) return at;
  const wordEnd = map.old.ends[old] as number;
  if (end < wordEnd) {
    if (map.now[old] !== now) return at;
    return (tokens.starts[now] as number) + insideWord(map, old, now, end - (map.old.starts[old] as number));
  }
  const behind = tokens.text.slice(at, now + 1 < tokens.length ? tokens.starts[now + 1] : tokens.text.length);
  return at + marksAtEnd([...map.old.text.slice(wordEnd, end)], [...behind]);
}

/** A cut inside a word, kept where the word is written as it was. */
function insideWord(map: Alignment, old: number, now: number, cut: number): number {
  const [a, b] = [map.old.starts[old] as number, map.index.tokens.starts[now] as number];
  const [before, present] = [
    map.old.text.slice(a, map.old.ends[old]),
    map.index.tokens.text.slice(b, map.index.tokens.ends[now]),
  ];
  if (before.length === present.length) return cut;
  // Marks may be written apart now, or no more: what counts is how many letters are before the cut.
  const letters = skeleton(before.slice(0, cut)).length;
  let at = 0;
  while (at < present.length && skeleton(present.slice(0, at)).length < letters) at += 1;
  return at;
}

/** Code units of `present`, counted outward from a word, that hold the marks which the passage had there. */
function marksAtEnd(wanted: readonly string[], present: readonly string[]): number {
  let [units, kept, next] = [0, 0, 0];
  for (const mark of wanted) {
    const isSpace = /\s/.test(mark);
    let [at, passed] = [next, units];
    while (!isSpace && at < present.length && /\s/.test(present[at] as string))
      passed += (present[at++] as string).length;
    const found = present[at];
    if (found === undefined || (isSpace ? !/\s/.test(found) : foldMark(found) !== foldMark(mark))) continue;
    [next, units] = [at + 1, passed + found.length];
    // Runs of one mark are one mark: `--` for a dash, three dots for an ellipsis.
    while (
      !isSpace &&
      next < present.length &&
      /[-.‐‑‒–—…]/u.test(found) &&
      foldMark(present[next] as string) === foldMark(found)
    ) {
      units += (present[next++] as string).length;
    }
    kept = units;
  }
  return kept;
}

/** A passage without words: its marks are looked for between the same two neighbours. */
function carryMarks(map: Alignment, start: number, end: number, next: number): Carried | null {
  const { tokens } = map.index;
  const wanted = map.old.text.slice(start, end);
  const [before, behind] = [
    next === 0 ? -1 : (map.now[next - 1] as number),
    next === map.old.length ? tokens.length : (map.now[next] as number),
  ];
  if (wanted.trim() === '' || before + 1 !== behind) return null;
  const [from, to] = [
    before < 0 ? 0 : (tokens.ends[before] as number),
    behind < tokens.length ? (tokens.starts[behind] as number) : tokens.text.length,
  ];
  const now = tokens.text.slice(from, to);
  const at = now.indexOf(wanted);
  if (at < 0 || now.indexOf(wanted, at + 1) >= 0) return null;
  return {
    start: from + at,
    end: from + at + wanted.length,
    share: 1,
    isSame: true,
    isBorne: true,
    isDoubtful: false,
    words: [before, behind],
  };
}
