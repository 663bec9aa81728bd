import { firstIndex } from '../finding/first-index.ts';
import { type Chain, chains } from './chain.ts';
import { doubtPhrases } from './doubt-phrases.ts';
import { fillBox, type WordMap } from './fill-box.ts';
import { slide } from './slide.ts';
import type { Match, TextIndex } from './text-index.ts';
import { type Tokens, tokenise } from './tokens.ts';

/** Where each word of an old text is now. */
export interface Alignment extends WordMap {
  readonly old: Tokens;
  readonly index: TextIndex;
  /** For each word of the present text the old word it was, or -1: no word is used twice. */
  readonly was: Int32Array;
  /** Old words whose place has an equal rival: 1. */
  readonly doubtful: Uint8Array;
  /** `telling[i]` is the information of the first `i` old words in bits. */
  readonly telling: Float64Array;
}

/** Present words that an extract may go on beyond what was found of it. */
const reach = 300;
/** Places that one shingle may lead to. */
const mostPlaces = 6;
/** Bits beyond chance that a piece must tell before it is taken to have moved. */
export const certainty = 8;
/** More than any match tells. */
const never = 1e12;

/**
 * Aligns an earlier text with the present one, word by word, near linear in their lengths: equal runs are chained,
 * runs out of order where they tell more than chance, what lies between is compared word by word.
 */
export function alignTexts(earlier: string, index: TextIndex): Alignment {
  const old = tokenise(earlier, index.vocabulary);
  const [count, nowCount] = [old.length, index.tokens.length];
  const telling = tellingOf(old.ids, index);
  const map = {
    old,
    index,
    telling,
    now: new Int32Array(count).fill(-1),
    instead: new Int32Array(count).fill(-1),
    was: new Int32Array(nowCount).fill(-1),
    doubtful: new Uint8Array(count),
  };
  const [head, tail] = commonEnds(old.ids, index.tokens.ids);
  const whole: Match[] = [
    { old: 0, now: 0, length: head },
    { old: count - tail, now: nowCount - tail, length: tail },
  ];
  const middle = [head, count - tail, head, nowCount - tail] as const;
  const isOpen = (at: number, place: number): boolean => map.now[at] === -1 && map.was[place] === -1;
  const pass = (ends: readonly Match[], leap: number): void => {
    const found = index.matches(old.ids, middle, mostPlaces, isOpen);
    take(map, chains([...ends, ...found], telling, leap), leap === never ? null : found);
    fillAll(map, false);
    dropChance(map);
  };
  // First what is in order, for a copy elsewhere is often more like the original than what the original has become.
  pass(
    whole.filter(({ length }) => length > 0),
    never,
  );
  // Then what has moved; and once more what was hidden by places that belong to others.
  for (let again = 0; again < 2; again += 1) {
    forgetReplaced(map);
    pass([], index.addressBits + certainty);
  }
  slide(map, 0, nowCount);
  doubtPhrases(map);
  return map;
}

function forgetReplaced({ instead, was }: Alignment): void {
  instead.forEach((place, at) => {
    if (place !== -1) was[place] = -1;
    instead[at] = -1;
  });
}

export function tellingOf(ids: Int32Array, index: TextIndex): Float64Array {
  const telling = new Float64Array(ids.length + 1);
  ids.forEach((id, i) => {
    telling[i + 1] = (telling[i] as number) + index.bits(id);
  });
  return telling;
}

function commonEnds(a: Int32Array, b: Int32Array): [head: number, tail: number] {
  const most = Math.min(a.length, b.length);
  let [head, tail] = [0, 0];
  while (head < most && a[head] === b[head]) head += 1;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return [head, tail];
}

/**
 * The longest chains choose first; one that is left with too little is no longer certain. `matches` are those among
 * which rivals are looked for: null where the order of the text tells which is right.
 */
function take(map: Alignment, found: readonly Chain[], matches: readonly Match[] | null): void {
  const { now, was, telling, doubtful } = map;
  const sorted = matches?.toSorted((a, b) => a.old - b.old);
  const leap = map.index.addressBits;
  for (const { matches: members, bits } of found.toSorted((a, b) => b.bits - a.bits)) {
    let free = 0;
    for (const { old, now: place, length } of members) {
      for (let i = 0; i < length; i += 1) {
        if (now[old + i] === -1 && was[place + i] === -1)
          free += (telling[old + i + 1] as number) - (telling[old + i] as number);
      }
    }
    if (free < leap && free < bits) continue;
    const isDoubtful = sorted !== undefined && hasRival(map, members, bits, sorted);
    for (const { old, now: place, length } of members) {
      for (let i = 0; i < length; i += 1) {
        if (now[old + i] !== -1 || was[place + i] !== -1) continue;
        now[old + i] = place + i;
        was[place + i] = old + i;
        if (isDoubtful) doubtful[old + i] = 1;
      }
    }
  }
  for (const { matches: members } of sorted === undefined ? [] : found) {
    if (!isPartOfCopy(map, members)) continue;
    for (const { old, now: place, length } of members) {
      for (let i = 0; i < length; i += 1) if (now[old + i] === place + i) doubtful[old + i] = 1;
    }
  }
}

/** Words next to a chain that tell whether it is part of a copy, and the share of them that has to be equal. */
const besides = 8;

/**
 * Whether words go on to be equal beyond a chain, though they have their true place elsewhere: then the chain is part of a
 * copy, and what it was copied from may have been deleted.
 */
function isPartOfCopy({ now, old, index }: Alignment, members: readonly Match[]): boolean {
  const [first, last] = [members[0] as Match, members.at(-1) as Match];
  const present = index.tokens.ids;
  const beside = (at: number, place: number, step: 1 | -1): boolean => {
    let [equal, elsewhere] = [0, 0];
    for (let i = 0; i < besides; i += 1) {
      const [a, b] = [at + step * i, place + step * i];
      if (a < 0 || b < 0 || a >= now.length || b >= present.length || now[a] === b) break;
      if (now[a] === -1) continue;
      elsewhere += 1;
      if (old.ids[a] === present[b]) equal += 1;
    }
    return equal >= 3 && equal * 2 >= elsewhere;
  };
  return beside(first.old - 1, first.now - 1, -1) || beside(last.old + last.length, last.now + last.length, 1);
}

/** A chain longer than this has no twin that matters. */
const longestDoubt = 600;

/** So much of a chain's information is enough for another place to be its rival. */
const rivalling = 0.5;

/** Whether the same old words could as well stand elsewhere, where nothing certain stands. */
function hasRival(
  { telling, was, doubtful }: Alignment,
  members: readonly Match[],
  bits: number,
  sorted: readonly Match[],
): boolean {
  const [first, last] = [members[0], members.at(-1)];
  if (first === undefined || last === undefined) return false;
  const [from, to] = [first.old, last.old + last.length];
  if (to - from > longestDoubt) return false;
  const isOwn = (now: number): boolean => now > first.now - besides && now < last.now + last.length + besides;
  const rivals = new Map<number, number>();
  let at = firstIndex(sorted.length, (index) => (sorted[index] as Match).old >= from - longestDoubt);
  for (; at < sorted.length && (sorted[at] as Match).old < to; at += 1) {
    const { old, now, length } = sorted[at] as Match;
    const [start, end] = [Math.max(old, from), Math.min(old + length, to)];
    if (start >= end || isOwn(start + now - old)) continue;
    const owner = was[start + now - old] as number;
    if (owner !== -1 && doubtful[owner] === 0) continue;
    const bucket = Math.round((now - old) / 32);
    rivals.set(bucket, (rivals.get(bucket) ?? 0) + (telling[end] as number) - (telling[start] as number));
  }
  for (const [bucket, sum] of rivals) {
    if (sum + (rivals.get(bucket + 1) ?? 0) > rivalling * bits) return true;
  }
  return false;
}

/**
 * Compares what lies between aligned neighbours, and goes on from the ends of what has moved. The ends of the old text
 * are those of the present one, unless it is an extract.
 */
export function fillAll(map: Alignment, isExtract: boolean): void {
  const { now, was } = map;
  const count = now.length;
  for (let from = 0; from < count; from += 1) {
    if (now[from] !== -1) continue;
    let to = from + 1;
    while (to < count && now[to] === -1) to += 1;
    const before = from === 0 ? -1 : (now[from - 1] as number);
    const behind = to === count ? was.length : (now[to] as number);
    // The words that are free behind the word before, and before the word behind.
    let [nowFrom, nowTo] = [before + 1, behind];
    const farthest = isExtract ? reach : was.length;
    const [isHeldBefore, isHeldBehind] = [!isExtract || from > 0, !isExtract || to < count];
    while (isHeldBefore && nowFrom < was.length && nowFrom - before <= farthest && was[nowFrom] === -1) nowFrom += 1;
    while (isHeldBehind && nowTo > 0 && behind - nowTo < farthest && was[nowTo - 1] === -1) nowTo -= 1;
    if (nowFrom === behind && isHeldBehind) {
      fill(map, from, to, before + 1, behind, true, true);
    } else {
      const free = isHeldBefore ? fill(map, from, to, before + 1, nowFrom, true, false) : from;
      if (isHeldBehind) fill(map, free, to, nowTo, behind, false, true);
    }
    from = to;
  }
}

function fill(
  map: Alignment,
  from: number,
  to: number,
  nowFrom: number,
  nowTo: number,
  before: boolean,
  behind: boolean,
): number {
  fillBox(
    map.old,
    map.index,
    { oldFrom: from, oldTo: to, nowFrom, nowTo, isHeldBefore: before, isHeldBehind: behind },
    map,
  );
  let free = from;
  for (let at = from; at < to; at += 1) {
    const place = map.now[at] === -1 ? (map.instead[at] as number) : (map.now[at] as number);
    if (place === -1) continue;
    map.was[place] = at;
    free = at + 1;
  }
  return free;
}

/** Words on each side that are looked at, and the least share of them that agrees around a true match. */
const around = 8;
const agreeing = 0.34;
const isBorne = (left: number, right: number): boolean => left + right >= 2 * agreeing || Math.max(left, right) >= 0.5;

/**
 * A rewritten sentence shares words with the one before it by chance. A match is kept where enough of what is around
 * it, on one side at least, agrees too.
 */
export function dropChance({ now, instead, was, telling, index }: Alignment): void {
  const certain = index.addressBits + certainty;
  const kept = now.slice();
  const share = (at: number, step: 1 | -1): number => {
    let [agrees, all] = [0, 0];
    for (let i = 1; i <= around; i += 1) {
      const other = at + step * i;
      if (other < 0 || other >= now.length) break;
      const bits = (telling[other + 1] as number) - (telling[other] as number);
      all += bits;
      const place = now[other] as number;
      if (place === -1 && instead[other] !== -1) agrees += 0.2 * bits;
      if (place >= 0 && Math.abs(place - (now[at] as number) - step * i) <= around) agrees += bits;
    }
    return all === 0 ? 0.5 : agrees / all;
  };
  for (let from = 0; from < now.length; from += 1) {
    if ((now[from] as number) < 0) continue;
    let to = from + 1;
    while (to < now.length && now[to] === (now[to - 1] as number) + 1) to += 1;
    if ((telling[to] as number) - (telling[from] as number) < certain) {
      for (let at = from; at < to; at += 1) if (!isBorne(share(at, -1), share(at, 1))) kept[at] = -1;
    }
    from = to - 1;
  }
  kept.forEach((place, at) => {
    if (place === -1 && now[at] !== -1) was[now[at] as number] = -1;
    now[at] = place;
  });
}
