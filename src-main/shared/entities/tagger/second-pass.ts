import { evidenceKey } from './evidence.ts';
import { capitalOf, type Prepared, type Run, runAt } from './features.ts';
import { mix } from './hash.ts';
import type { HashBuffer } from './hash-buffer.ts';
import { last, outside, tagTypes, unit } from './labels.ts';
import type { TaggedName } from './names-of-labels.ts';
import { isCapital } from './zones.ts';

/**
 * What the first pass made of a word all over the text (Krishnan and Manning 2006): how often it is part of a name of each
 * type and how often of none, and at which end of longer names it stands.
 */
interface Tally {
  readonly types: Uint16Array;
  /** By type and place: first, middle and last word of a name of several. */
  readonly parts: Uint16Array;
}

const none = tagTypes.length;
const template = { own: 300, tally: 310, part: 320, name: 330, run: 340 } as const;

/** The opinions of the first pass on a whole text, to be asked for each zone. */
export class SecondPass {
  private readonly prepared: Prepared;
  /** The first pass's label of each token; those outside zones are 0. */
  private readonly labels: Uint8Array;
  private readonly tallies = new Map<string, Tally>();
  private readonly names = new Map<string, Uint16Array>();
  private readonly nameAt: Int32Array;
  private readonly tagged: readonly TaggedName[];
  private readonly keys: string[];

  constructor(prepared: Prepared, labels: Uint8Array, tagged: readonly TaggedName[]) {
    this.prepared = prepared;
    this.labels = labels;
    this.tagged = tagged;
    const { tokens, modes } = prepared.reading;
    this.nameAt = new Int32Array(tokens.length).fill(-1);
    this.keys = tagged.map(({ from, to }) => tokens.slice(from, to).map(evidenceKey).join(' '));
    for (const [number, { from, to, type }] of tagged.entries()) {
      this.nameAt.fill(number, from, to);
      const counts = this.names.get(this.keys[number] as string) ?? new Uint16Array(tagTypes.length);
      counts[tagTypes.indexOf(type)] = (counts[tagTypes.indexOf(type)] as number) + 1;
      this.names.set(this.keys[number] as string, counts);
    }
    for (let i = 0; i < tokens.length; i += 1) {
      const token = tokens[i];
      if (token === undefined || !isCapital(token)) continue;
      const number = this.nameAt[i] as number;
      // That a headline's word is no name says nothing, nor does a first word's capital.
      if (number < 0 && (token.opens || modes[i] !== 'text')) continue;
      const key = evidenceKey(token);
      let tally = this.tallies.get(key);
      if (tally === undefined) {
        tally = { types: new Uint16Array(none + 1), parts: new Uint16Array(3 * tagTypes.length) };
        this.tallies.set(key, tally);
      }
      count(tally.types, number < 0 ? none : this.typeOf(number), 1);
      const part = this.partOf(i, number);
      if (part >= 0) count(tally.parts, part, 1);
    }
  }

  /** Puts the features of a zone's tokens into `buffer`, as `zoneFeatures` does. */
  features({ from, to }: { readonly from: number; readonly to: number }, buffer: HashBuffer): Uint32Array {
    const starts = new Uint32Array(to - from + 1);
    const { tokens } = this.prepared.reading;
    buffer.length = 0;
    let run: Run = { from: -1, to: -1 };
    for (let i = from; i < to; i += 1) {
      starts[i - from] = buffer.length;
      if (i >= run.to || i < run.from) run = runAt(tokens, i);
      this.addOwn(buffer, i, from, to);
      const token = tokens[i];
      if (token !== undefined && isCapital(token)) this.addElsewhere(buffer, i, run);
    }
    starts[to - from] = buffer.length;
    return starts;
  }

  private addOwn(buffer: HashBuffer, i: number, from: number, to: number): void {
    const here = this.labels[i] as number;
    const before = i > from ? (this.labels[i - 1] as number) : outside;
    const after = i + 1 < to ? (this.labels[i + 1] as number) : outside;
    buffer.push(mix(template.own, here));
    buffer.push(mix(mix(template.own + 1, here), before));
    buffer.push(mix(mix(template.own + 2, here), after));
  }

  private addElsewhere(buffer: HashBuffer, i: number, run: Run): void {
    const { reading, words } = this.prepared;
    const here = this.labels[i] as number;
    const number = this.nameAt[i] as number;
    const token = this.tallyWithout(i);
    const part = this.partWithout(i);
    const name = number < 0 ? 0 : this.nameWithout(number);
    const capital = capitalOf(reading, i);
    const alone = run.to - run.from === 1 ? 1 : 0;
    const state = here === outside ? 0 : (here - 1) % 4 >= last ? ((here - 1) % 4 === unit ? 1 : 2) : 3;
    buffer.push(mix(mix(template.tally, token), alone));
    buffer.push(mix(mix(template.tally + 1, token), here));
    buffer.push(mix(mix(template.tally + 2, token), capital));
    buffer.push(mix(mix(template.part, part), alone));
    buffer.push(mix(mix(template.part + 1, part), mix(here, alone)));
    buffer.push(mix(mix(template.part + 2, part), token));
    buffer.push(mix(mix(template.name, name), here));
    buffer.push(mix(mix(template.name + 1, name), state));
    const left = words[i - 1];
    buffer.push(mix(mix(template.tally + 3, token), mix(alone, left?.lists ?? 0)));
    buffer.push(mix(mix(template.part + 3, part), mix(alone, left?.lists ?? 0)));
    if (alone === 0 && i < run.to - 1) {
      buffer.push(mix(mix(template.run, this.tallyWithout(run.to - 1)), Math.min(run.to - 1 - i, 3)));
      buffer.push(mix(mix(template.run + 1, this.partWithout(run.to - 1)), Math.min(run.to - 1 - i, 3)));
    }
  }

  /** The type that a word has most often at its other places, how clearly and how often; 0 where there is no other. */
  private tallyWithout(i: number): number {
    const token = this.prepared.reading.tokens[i];
    const tally = token === undefined ? undefined : this.tallies.get(evidenceKey(token));
    if (tally === undefined || token === undefined) return 0;
    const number = this.nameAt[i] as number;
    const counted = number >= 0 || !(token.opens || this.prepared.reading.modes[i] !== 'text');
    return winner(tally.types, counted ? (number < 0 ? none : this.typeOf(number)) : -1);
  }

  private partWithout(i: number): number {
    const token = this.prepared.reading.tokens[i];
    const tally = token === undefined ? undefined : this.tallies.get(evidenceKey(token));
    return tally === undefined ? 0 : winner(tally.parts, this.partOf(i, this.nameAt[i] as number));
  }

  private nameWithout(number: number): number {
    const counts = this.names.get(this.keys[number] as string);
    return counts === undefined ? 0 : winner(counts, this.typeOf(number));
  }

  private typeOf(number: number): number {
    return tagTypes.indexOf((this.tagged[number] as TaggedName).type);
  }

  private partOf(i: number, number: number): number {
    if (number < 0) return -1;
    const { from, to } = this.tagged[number] as TaggedName;
    if (to - from === 1) return -1;
    return this.typeOf(number) * 3 + (i === from ? 0 : i === to - 1 ? 2 : 1);
  }
}

function count(counts: Uint16Array, at: number, by: number): void {
  counts[at] = (counts[at] as number) + by;
}

/** The most frequent entry when one of entry `own` is taken away, as a number with its frequency (1, 2, 3 and more) and clearness. */
function winner(counts: Uint16Array, own: number): number {
  let best = -1;
  let most = 0;
  let sum = 0;
  for (let k = 0; k < counts.length; k += 1) {
    const value = (counts[k] as number) - (k === own ? 1 : 0);
    sum += value;
    if (value > most) [best, most] = [k, value];
  }
  if (best < 0) return 0;
  return 1 + best * 8 + Math.min(most, 3) * 2 + (most * 4 > sum * 3 ? 1 : 0);
}
