import { labelCount } from '../../shared/entities/tagger/labels.ts';

/** What the trainer learns from: the zones of all texts one after the other. */
export interface Examples {
  /** Where each zone's tokens start, one more than there are zones. */
  readonly zones: Uint32Array;
  /** Where each token's features start, one more than there are tokens. */
  readonly starts: Uint32Array;
  /** Numbers of features (rows), or those that are too rare to be learnt left out. */
  readonly features: Uint32Array;
  /** Labels allowed each token, as bit masks. */
  readonly masks: Uint32Array;
  /** What is added to each token's scores beforehand, a number for each label; null where nothing is. */
  readonly base: Float32Array | null;
  /** How much each zone counts. */
  readonly weights: Float32Array;
  /** The hash of each row. */
  readonly hashes: Uint32Array;
  /** For each row the labels that it has weights for, as a bit mask. */
  readonly labels: Uint32Array;
}

export interface RawZone {
  readonly starts: Uint32Array;
  readonly hashes: Uint32Array;
  readonly masks: Uint32Array;
  readonly weight: number;
  readonly base: Float32Array | null;
}

/** Numbers the features that occur at least `least` times; those of `dense` times and more get a weight for every label. */
export function collectExamples(raw: readonly RawZone[], least: number, dense: number): Examples {
  let tokens = 0;
  let total = 0;
  for (const { masks, hashes } of raw) {
    tokens += masks.length;
    total += hashes.length;
  }
  const counts = new Counter(Math.max(1024, total >> 2));
  for (const { hashes } of raw) for (let i = 0; i < hashes.length; i += 1) counts.add(hashes[i] as number);
  const rows = counts.number(least);
  const zones = new Uint32Array(raw.length + 1);
  const starts = new Uint32Array(tokens + 1);
  const masks = new Uint32Array(tokens);
  const weights = new Float32Array(raw.length);
  const base = raw.some((zone) => zone.base !== null) ? new Float32Array(tokens * labelCount) : null;
  let features = new Uint32Array(total);
  const labels = new Uint32Array(rows.hashes.length);
  let token = 0;
  let at = 0;
  for (const [number, zone] of raw.entries()) {
    zones[number] = token;
    weights[number] = zone.weight;
    if (zone.base !== null) base?.set(zone.base, token * labelCount);
    for (let i = 0; i < zone.masks.length; i += 1) {
      starts[token] = at;
      masks[token] = zone.masks[i] as number;
      for (let f = zone.starts[i] as number; f < (zone.starts[i + 1] as number); f += 1) {
        const row = counts.rowOf(zone.hashes[f] as number);
        if (row < 0) continue;
        features[at] = row;
        at += 1;
        labels[row] = (labels[row] as number) | (masks[token] as number);
      }
      token += 1;
    }
  }
  zones[raw.length] = token;
  starts[token] = at;
  features = features.slice(0, at);
  for (let row = 0; row < labels.length; row += 1)
    if ((rows.counts[row] as number) >= dense) labels[row] = 2 ** labelCount - 1;
  return { zones, starts, features, masks, base, weights, hashes: rows.hashes, labels };
}

/** Counts 32-bit hashes, then numbers the frequent ones in the order of their first occurrence. */
class Counter {
  private keys: Uint32Array;
  private values: Int32Array;
  private used = 0;

  constructor(capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(capacity * 2));
    this.keys = new Uint32Array(size);
    this.values = new Int32Array(size);
  }

  add(hash: number): void {
    if (this.used * 2 > this.keys.length) this.grow();
    const slot = this.slotOf(hash);
    if (this.values[slot] === 0) this.used += 1;
    this.keys[slot] = hash;
    this.values[slot] = (this.values[slot] as number) + 1;
  }

  /** Turns the counts into rows; after it `rowOf` may be asked. */
  number(least: number): { readonly hashes: Uint32Array; readonly counts: Uint32Array } {
    const hashes: number[] = [];
    const counts: number[] = [];
    for (let slot = 0; slot < this.keys.length; slot += 1) {
      const count = this.values[slot] as number;
      if (count === 0) continue;
      if (count < least) this.values[slot] = -1;
      else {
        hashes.push(this.keys[slot] as number);
        counts.push(count);
        this.values[slot] = hashes.length;
      }
    }
    return { hashes: Uint32Array.from(hashes), counts: Uint32Array.from(counts) };
  }

  rowOf(hash: number): number {
    const value = this.values[this.slotOf(hash)] as number;
    return value > 0 ? value - 1 : -1;
  }

  private slotOf(hash: number): number {
    const mask = this.keys.length - 1;
    let slot = hash & mask;
    while (this.values[slot] !== 0 && this.keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.values = new Int32Array(keys.length * 2);
    for (let slot = 0; slot < keys.length; slot += 1) {
      if (values[slot] === 0) continue;
      const free = this.slotOf(keys[slot] as number);
      this.keys[free] = keys[slot] as number;
      this.values[free] = values[slot] as number;
    }
  }
}
