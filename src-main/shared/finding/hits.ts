import { firstIndex } from './first-index.ts';

/** What was found, sorted and without overlap; offsets are UTF-16 code units of the text, ends exclusive. */
export interface Hits {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Whether there are more than were kept. */
  readonly more: boolean;
}

/** More than this nobody steps through. */
export const mostHits = 100_000;

export const noHits: Hits = { starts: new Uint32Array(0), ends: new Uint32Array(0), more: false };

/** Collects hits in the order of the text, up to `mostHits`. */
export class HitList {
  private starts = new Uint32Array(256);
  private ends = new Uint32Array(256);
  private size = 0;
  private more = false;

  /** Whether it was kept: the list is not full. */
  add(start: number, end: number): boolean {
    if (this.size === mostHits) {
      this.more = true;
      return false;
    }
    if (this.size === this.starts.length) {
      this.starts = doubled(this.starts);
      this.ends = doubled(this.ends);
    }
    this.starts[this.size] = start;
    this.ends[this.size] = end;
    this.size += 1;
    return true;
  }

  hits(): Hits {
    return { starts: this.starts.slice(0, this.size), ends: this.ends.slice(0, this.size), more: this.more };
  }
}

/** The index of the first hit that starts at or after an offset; the number of hits when there is none. */
export function firstFrom({ starts }: Hits, offset: number): number {
  return firstIndex(starts.length, (at) => (starts[at] as number) >= offset);
}

function doubled(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}
