import type { Match } from './text-index.ts';

/** Matches in order in both texts, cut so that they do not overlap, and the information they carry in bits. */
export interface Chain {
  readonly matches: readonly Match[];
  readonly bits: number;
}

/** Earlier matches that each one is tried behind; more is slower and hardly better (minimap2 takes 25 to 50). */
const lookBack = 40;
/** Words by which two matches may overlap: the last word before a cut is often the first behind it. */
const mostOverlap = 12;
/** Words that may lie between two matches of one place, less where nothing else tells that they belong together. */
const farthestInPlace = 80;
const farthest = 200;

/**
 * The most telling reading of all matches in one pass over the old text: chains of matches that go forward in both
 * texts, where going on costs a little and leaping anywhere else costs `leap` bits, as much as it takes to say where.
 * That is the 1-monotonic map of glocal alignment (Brudno et al. 2003), scored by description length. With an
 * infinite `leap` it gives the best chains of each place instead, the best first and each match in one chain.
 * `telling[i]` is the information of the first `i` old words. O(matches × lookBack).
 */
export function chains(matches: readonly Match[], telling: Float64Array, leap: number): Chain[] {
  const sorted = matches.toSorted((a, b) => a.old - b.old || a.now - b.now);
  const count = sorted.length;
  if (count === 0) return [];
  const worth = (from: number, to: number): number => (telling[to] as number) - (telling[from] as number);
  const [starts, nows, sizes] = [
    Int32Array.from(sorted, (m) => m.old),
    Int32Array.from(sorted, (m) => m.now),
    Int32Array.from(sorted, (m) => m.length),
  ];
  const score = new Float64Array(count);
  const before = new Int32Array(count).fill(-1);
  /** Words cut from the front of a match because the one before it has them. */
  const cut = new Int32Array(count);
  /** Where a match that is leapt from is cut at its end; -1 where the next one goes on. */
  const leapAt = new Int32Array(count).fill(-1);
  const best = Number.isFinite(leap) ? new BestUpTo(telling.length) : null;
  const onDiagonal = new Map<number, number>();

  // All that ends before a match in both texts, however far (Abouelhoda and Ohlebusch 2005).
  const inOrder = new PrefixMaximum(
    best === null ? 0 : sorted.reduce((most, { now, length }) => Math.max(most, now + length), 0),
  );
  const endsAt = new Int32Array(best === null ? 0 : telling.length).fill(-1);
  const nextEnd = new Int32Array(best === null ? 0 : count).fill(-1);
  let arrived = 0;

  const isFar = (earlier: number, at: number): boolean => {
    const size = sizes[earlier] as number;
    const oldGap = (starts[at] as number) - (starts[earlier] as number) - size;
    return Math.max(oldGap, (nows[at] as number) - (nows[earlier] as number) - size) > farthest;
  };
  const follow = (at: number, earlier: number): void => {
    const [start, now] = [starts[at] as number, nows[at] as number];
    const [oldGap, nowGap] = [
      start - (starts[earlier] as number) - (sizes[earlier] as number),
      now - (nows[earlier] as number) - (sizes[earlier] as number),
    ];
    if (start <= (starts[earlier] as number) || now <= (nows[earlier] as number)) return;
    const overlap = Math.max(0, -oldGap, -nowGap);
    if (overlap >= (sizes[at] as number)) return;
    if (best === null && Math.max(oldGap, nowGap) > farthestInPlace) return;
    const cost = Math.min(leap, goingOn(oldGap + overlap, nowGap + overlap));
    const gain = (score[earlier] as number) + worth(start + overlap, start + (sizes[at] as number)) - cost;
    if (gain <= (score[at] as number)) return;
    score[at] = gain;
    before[at] = earlier;
    cut[at] = overlap;
    leapAt[at] = -1;
  };

  for (let at = 0; at < count; at += 1) {
    const start = starts[at] as number;
    const size = sizes[at] as number;
    // The two texts begin together: what goes forward from there has not leapt.
    score[at] = worth(start, start + size) - (best === null ? 0 : Math.min(leap, goingOn(start, nows[at] as number)));
    const from = best?.at(start);
    if (from !== undefined && from.score > 0) {
      score[at] = (score[at] as number) + from.score;
      before[at] = from.match;
      leapAt[at] = from.end;
    }
    const diagonal = (nows[at] as number) - start;
    const same = onDiagonal.get(diagonal);
    if (same !== undefined && same < at - lookBack) follow(at, same);
    for (let earlier = Math.max(0, at - lookBack); earlier < at; earlier += 1) follow(at, earlier);
    if (best !== null) {
      for (; arrived < start; arrived += 1) {
        for (let ended = endsAt[arrived + 1] as number; ended >= 0; ended = nextEnd[ended] as number) {
          inOrder.offer((nows[ended] as number) + (sizes[ended] as number), score[ended] as number, ended);
        }
      }
      const earlier = inOrder.bestUpTo(nows[at] as number);
      if (earlier >= 0) follow(at, earlier);
      nextEnd[at] = endsAt[start + size] as number;
      endsAt[start + size] = at;
    }
    onDiagonal.set(diagonal, at);
    for (let less = 0; best !== null && less < Math.min(mostOverlap, size); less += 1) {
      const end = start + size - less;
      best.offer(end, (score[at] as number) - worth(end, start + size), at);
    }
  }

  const trace = (last: number, end: number, isTaken: (at: number) => boolean): Chain[] => {
    const found: Chain[] = [];
    let members: Match[] = [];
    let stop = end;
    const close = (): void => {
      members.reverse();
      if (members.length > 0)
        found.push({ matches: members, bits: members.reduce((sum, m) => sum + worth(m.old, m.old + m.length), 0) });
      members = [];
    };
    for (let at = last; at >= 0 && !isTaken(at); ) {
      const front = cut[at] as number;
      const old = (starts[at] as number) + front;
      if (stop > old) members.push({ old, now: (nows[at] as number) + front, length: stop - old });
      const next = before[at] as number;
      const leaps = (leapAt[at] as number) >= 0;
      if (leaps || (next >= 0 && isFar(next, at))) close();
      if (next >= 0)
        stop = leaps ? (leapAt[at] as number) : Math.min((starts[next] as number) + (sizes[next] as number), old);
      at = next;
    }
    close();
    return found.reverse();
  };

  if (best !== null) {
    const last = best.at(telling.length - 1);
    return last.score > 0 ? trace(last.match, last.end, () => false) : [];
  }
  const taken = new Uint8Array(count);
  const found: Chain[] = [];
  for (const at of Array.from(score.keys()).sort((a, b) => (score[b] as number) - (score[a] as number))) {
    if (taken[at] === 1) continue;
    found.push(
      ...trace(at, (starts[at] as number) + (sizes[at] as number), (member) => {
        const wasTaken = taken[member] === 1;
        taken[member] = 1;
        return wasTaken;
      }),
    );
  }
  return found;
}

/** Bits that it takes to say how many words of each text lie between two matches. */
function goingOn(oldGap: number, nowGap: number): number {
  const shift = Math.abs(oldGap - nowGap);
  const between = Math.log2(1 + Math.min(oldGap, nowGap));
  return shift === 0 ? between : 2 + 2 * Math.log2(1 + shift) + between;
}

/** The best score of what ends at or before a word; asked for in ascending order. */
class BestUpTo {
  private readonly scores: Float64Array;
  private readonly from: Int32Array;
  private readonly ends: Int32Array;
  private known = 0;

  constructor(size: number) {
    this.scores = new Float64Array(size);
    this.from = new Int32Array(size).fill(-1);
    this.ends = Int32Array.from({ length: size }, (_, end) => end);
  }

  offer(end: number, score: number, match: number): void {
    if (score <= (this.scores[end] as number)) return;
    this.scores[end] = score;
    this.from[end] = match;
    this.ends[end] = end;
  }

  at(end: number): { score: number; match: number; end: number } {
    for (; this.known < end; this.known += 1) {
      const next = this.known + 1;
      if ((this.scores[this.known] as number) <= (this.scores[next] as number)) continue;
      this.scores[next] = this.scores[this.known] as number;
      this.from[next] = this.from[this.known] as number;
      this.ends[next] = this.ends[this.known] as number;
    }
    return { score: this.scores[end] as number, match: this.from[end] as number, end: this.ends[end] as number };
  }
}

/** The best score among keys up to one (Fenwick 1994). */
class PrefixMaximum {
  private readonly scores: Float64Array;
  private readonly from: Int32Array;

  constructor(largest: number) {
    this.scores = new Float64Array(largest + 2).fill(-Infinity);
    this.from = new Int32Array(largest + 2).fill(-1);
  }

  offer(key: number, score: number, match: number): void {
    for (let at = key + 1; at < this.scores.length; at += at & -at) {
      if (score <= (this.scores[at] as number)) continue;
      this.scores[at] = score;
      this.from[at] = match;
    }
  }

  bestUpTo(key: number): number {
    let [score, match] = [-Infinity, -1];
    for (let at = key + 1; at > 0; at -= at & -at) {
      if ((this.scores[at] as number) <= score) continue;
      [score, match] = [this.scores[at] as number, this.from[at] as number];
    }
    return match;
  }
}
