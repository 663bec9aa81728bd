import { firstIndex } from '#shared/finding/first-index.ts';

/** Passages of the reading text, sorted by where they start; UTF-16 code units, ends exclusive. */
export interface Passages {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** Sorted passages that may overlap, asked for what lies in a stretch in the time of a binary search and the answer. */
export class Intervals {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** The furthest end of each passage and all before it: it only grows, so that it can be searched. */
  private readonly reach: Uint32Array;

  /** `passages` come sorted by start; typed arrays are taken as they are. */
  constructor(passages: readonly { start: number; end: number }[] | Passages) {
    if ('starts' in passages) {
      this.starts = passages.starts;
      this.ends = passages.ends;
    } else {
      this.starts = Uint32Array.from(passages, ({ start }) => start);
      this.ends = Uint32Array.from(passages, ({ end }) => end);
    }
    let furthest = 0;
    this.reach = this.ends.map((end) => {
      furthest = Math.max(furthest, end);
      return furthest;
    });
  }

  /** Indices, in order, of the passages that share at least one unit with `start` to `end`. */
  within(start: number, end: number): number[] {
    const found: number[] = [];
    for (let at = firstAbove(this.reach, start); at < this.starts.length; at += 1) {
      if ((this.starts[at] as number) >= end) break;
      if ((this.ends[at] as number) > start) found.push(at);
    }
    return found;
  }
}

/** Index of the first of growing values that is above `limit`. */
function firstAbove(values: Uint32Array, limit: number): number {
  return firstIndex(values.length, (at) => (values[at] as number) > limit);
}
