import type { Reading } from '../reading.ts';
import { type Prepared, prepare, zoneFeatures } from './features.ts';
import { HashBuffer } from './hash-buffer.ts';
import { closes, labelCount, outside, predecessors } from './labels.ts';
import { margins } from './margins.ts';
import type { TaggerModel } from './model.ts';
import { namesOfLabels, type TaggedName } from './names-of-labels.ts';
import { SecondPass } from './second-pass.ts';
import type { Word, Words } from './words.ts';
import type { Zone } from './zones.ts';

/** What tagging needs besides the text; built once. The second model corrects the first by what the whole text got from it. */
export interface Tagger {
  readonly words: Words;
  readonly first: TaggerModel;
  readonly second: TaggerModel;
}

const never = -1e9;
const buffer = new HashBuffer();

/** A name with how sure it is: see `margins`, of its least sure token. */
export interface MeasuredName extends TaggedName {
  readonly margin: number;
}

/** The likeliest names of a text, in order and apart. Linear in the text. */
export function tagNames(reading: Reading, { words, first, second }: Tagger): MeasuredName[] {
  const prepared = prepare(reading, words);
  const { scores, labels } = firstPass(prepared, first);
  const opinions = new SecondPass(prepared, labels, namesOfLabels(labels));
  const names: MeasuredName[] = [];
  for (const [number, zone] of prepared.zones.entries()) {
    const starts = opinions.features(zone, buffer);
    const sums = scores[number] as Float32Array;
    addScores(sums, starts, buffer, second);
    const path = bestPath(sums, zone.to - zone.from, second.transitions);
    if (path.every((label) => label === outside)) continue;
    const sure = margins(sums, second.transitions, path);
    for (const { from, to, type } of namesOfLabels(path))
      names.push({ from: zone.from + from, to: zone.from + to, type, margin: Math.min(...sure.subarray(from, to)) });
  }
  return names;
}

/** The scores of each zone by the first model, and by them the likeliest label of each token of the text. */
export function firstPass(
  prepared: Prepared,
  model: TaggerModel,
): { readonly scores: Float32Array[]; readonly labels: Uint8Array } {
  const { zones, reading, words } = prepared;
  const labels = new Uint8Array(reading.tokens.length);
  const scores = zones.map((zone: Zone) => {
    const starts = zoneFeatures(prepared, zone, buffer, false);
    const sums = new Float32Array((zone.to - zone.from) * labelCount);
    for (let i = zone.from; i < zone.to; i += 1)
      sums.set(ownScores(words[i] as Word, model), (i - zone.from) * labelCount);
    addScores(sums, starts, buffer, model);
    labels.set(bestPath(sums, zone.to - zone.from, model.transitions), zone.from);
    return sums;
  });
  return { scores, labels };
}

/** What the features of a word alone add up to in the first pass, once found: a fifth of all look-ups. */
const ownSums = new WeakMap<TaggerModel, WeakMap<Word, Float32Array>>();

function ownScores(word: Word, model: TaggerModel): Float32Array {
  let sums = ownSums.get(model);
  if (sums === undefined) {
    sums = new WeakMap();
    ownSums.set(model, sums);
  }
  let scores = sums.get(word);
  if (scores === undefined) {
    scores = new Float32Array(labelCount);
    addScores(scores, Uint32Array.of(0, word.own.length), { values: word.own }, model);
    sums.set(word, scores);
  }
  return scores;
}

function addScores(
  sums: Float32Array,
  starts: Uint32Array,
  { values }: { readonly values: Uint32Array },
  model: TaggerModel,
): void {
  const { rows, labels, weights, scale } = model;
  const total = new Int32Array(labelCount);
  for (let token = 0; token < starts.length - 1; token += 1) {
    total.fill(0);
    const end = starts[token + 1] as number;
    for (let f = starts[token] as number; f < end; f += 1) {
      const row = rows.get(values[f] as number);
      if (row < 0) continue;
      const last = model.starts[row + 1] as number;
      for (let k = model.starts[row] as number; k < last; k += 1) {
        const label = labels[k] as number;
        total[label] = (total[label] as number) + (weights[k] as number);
      }
    }
    const base = token * labelCount;
    for (let label = 0; label < labelCount; label += 1)
      sums[base + label] = (sums[base + label] as number) + (total[label] as number) * scale;
  }
}

/** Viterbi's path through one zone of `length` tokens. */
export function bestPath(scores: Float32Array, length: number, transitions: Float32Array): Uint8Array {
  const back = new Uint8Array(length * labelCount);
  let before = new Float64Array(labelCount).fill(never);
  before[outside] = 0;
  let now = new Float64Array(labelCount);
  for (let i = 0; i < length; i += 1) {
    const base = i * labelCount;
    for (let label = 0; label < labelCount; label += 1) {
      let best = never * 2;
      let from = 0;
      const list = predecessors[label] as readonly number[];
      for (let k = 0; k < list.length; k += 1) {
        const p = list[k] as number;
        const score = (before[p] as number) + (transitions[p * labelCount + label] as number);
        if (score > best) {
          best = score;
          from = p;
        }
      }
      now[label] = best + (scores[base + label] as number);
      back[i * labelCount + label] = from;
    }
    [before, now] = [now, before];
  }
  let best = outside;
  for (let label = 0; label < labelCount; label += 1)
    if (closes(label) && (before[label] as number) > (before[best] as number)) best = label;
  const path = new Uint8Array(length);
  for (let i = length - 1; i >= 0; i -= 1) {
    path[i] = best;
    best = back[i * labelCount + best] as number;
  }
  return path;
}
