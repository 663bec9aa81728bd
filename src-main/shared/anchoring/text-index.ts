import { type Tokens, tokenise, type Vocabulary } from './tokens.ts';

/** Shingle lengths in words, each about one and a half times the one before. */
const lengths = [1, 2, 3, 4, 6, 9, 14, 21];

/** A run of equal words: `length` words from `old` in one text and from `now` in the other. */
export interface Match {
  old: number;
  now: number;
  length: number;
}

const mostInBucket = 96;

interface Table {
  readonly heads: Int32Array;
  readonly next: Int32Array;
  readonly sizes: Uint32Array;
  readonly mask: number;
}

/** The text that is searched: its words, how much each of them tells, and where its shingles stand. */
export class TextIndex {
  readonly vocabulary: Vocabulary;
  readonly tokens: Tokens;
  /** Bits that say where in this text a place is: what a match must tell before it is more than chance. */
  readonly addressBits: number;
  private readonly tables = new Map<number, Table>();
  private readonly counts: Int32Array;

  constructor(text: string, vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
    this.tokens = tokenise(text, vocabulary);
    this.addressBits = Math.log2(this.tokens.length + 2);
    this.counts = new Int32Array(vocabulary.words.length);
    for (const id of this.tokens.ids) this.counts[id] = (this.counts[id] as number) + 1;
  }

  /** The information of a word in bits: -log2 of how often it stands here, at least one half. */
  bits(id: number): number {
    return Math.max(0.5, Math.log2((this.tokens.length + 2) / ((this.counts[id] ?? 0) + 1)));
  }

  /**
   * Maximal equal runs between `old[from, to)` and `now[nowFrom, nowTo)` of this text, by adaptive seeds (Kiełbasa et al. 2011,
   * LAST): at each word the shortest shingle that stands here at most `most` times. `isOpen` leaves places out.
   */
  matches(
    old: Int32Array,
    [from, to, nowFrom, nowTo]: readonly [number, number, number, number],
    most: number,
    isOpen: (old: number, now: number) => boolean,
  ): Match[] {
    const now = this.tokens.ids;
    const found: Match[] = [];
    // The end of the last run on each diagonal, so that a run is found once.
    const reached = new Map<number, number>();
    const places = new Int32Array(most);
    for (let at = from; at < to; at += 1) {
      for (const length of lengths) {
        if (at + length > to) break;
        const count = this.places(
          old,
          at,
          length,
          places,
          (place) => place >= nowFrom && place + length <= nowTo && isOpen(at, place),
        );
        // One or two words lead somewhere only where they are rare.
        if (count > Math.max(3, length > 2 ? most : (most * length) / 8)) continue;
        for (let i = 0; i < count; i += 1) {
          const place = places[i] as number;
          const diagonal = place - at;
          if ((reached.get(diagonal) ?? -1) > at) continue;
          let [low, high] = [0, length];
          const fits = (step: number): boolean =>
            at + step >= from &&
            place + step >= nowFrom &&
            at + step < to &&
            place + step < nowTo &&
            old[at + step] === now[place + step] &&
            isOpen(at + step, place + step);
          while (fits(low - 1)) low -= 1;
          while (fits(high)) high += 1;
          reached.set(diagonal, at + high);
          found.push({ old: at + low, now: place + low, length: high - low });
        }
        break;
      }
    }
    return found;
  }

  /** Fills `into` with places of a shingle and returns how many there are; one more than fit when there are more. */
  private places(
    old: Int32Array,
    at: number,
    length: number,
    into: Int32Array,
    isOpen: (place: number) => boolean,
  ): number {
    const { heads, next, sizes, mask } = this.table(length);
    const now = this.tokens.ids;
    const bucket = hash(old, at, length) & mask;
    // A bucket that long holds the commonest shingles: they tell nothing.
    if ((sizes[bucket] as number) > mostInBucket) return into.length + 1;
    let count = 0;
    for (let place = heads[bucket] as number; place >= 0; place = next[place] as number) {
      if (!isEqual(old, at, now, place, length) || !isOpen(place)) continue;
      if (count === into.length) return count + 1;
      into[count] = place;
      count += 1;
    }
    return count;
  }

  private table(length: number): Table {
    let table = this.tables.get(length);
    if (table === undefined) {
      const { ids } = this.tokens;
      const size = 2 ** Math.ceil(Math.log2(ids.length * 2 + 2));
      table = {
        heads: new Int32Array(size).fill(-1),
        next: new Int32Array(ids.length),
        sizes: new Uint32Array(size),
        mask: size - 1,
      };
      for (let at = ids.length - length; at >= 0; at -= 1) {
        const bucket = hash(ids, at, length) & table.mask;
        table.next[at] = table.heads[bucket] as number;
        table.heads[bucket] = at;
        table.sizes[bucket] = (table.sizes[bucket] as number) + 1;
      }
      this.tables.set(length, table);
    }
    return table;
  }
}

function hash(ids: Int32Array, at: number, length: number): number {
  let value = length;
  for (let i = at; i < at + length; i += 1) value = Math.imul(value ^ (ids[i] as number), 0x9e3779b1) + 0x7f4a7c15;
  return value ^ (value >>> 15);
}

function isEqual(a: Int32Array, aFrom: number, b: Int32Array, bFrom: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (a[aFrom + i] !== b[bFrom + i]) return false;
  return true;
}
