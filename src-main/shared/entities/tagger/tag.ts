import type { Reading } from '../reading.ts';
import { type Features, featuresOf } from './features.ts';
import { begin, closes, inside, labelCount, last, outside, predecessors, type TagType, tagTypes } from './labels.ts';
import type { TaggerModel } from './model.ts';
import type { Words } from './words.ts';

/** A name that the tagger found: token indexes, end exclusive. */
export interface TaggedName {
  readonly from: number;
  readonly to: number;
  readonly type: TagType;
}

/** What tagging needs besides the text; built once. */
export interface Tagger {
  readonly words: Words;
  readonly model: TaggerModel;
}

const never = -1e9;

/** The likeliest names of a text, in order and apart. Linear in the text. */
export function tagNames(reading: Reading, { words, model }: Tagger): TaggedName[] {
  const features = featuresOf(reading, words);
  const scores = scoreTokens(features, model);
  const named: TaggedName[] = [];
  let token = 0;
  for (const { from, to } of features.zones) {
    const labels = bestPath(scores, token, to - from, model.transitions);
    token += to - from;
    pushNames(named, labels, from);
  }
  return named;
}

/** For each token in a zone the weight of each label, in the units of the model. */
export function scoreTokens({ starts, hashes }: Features, { rows, weights }: TaggerModel): Int32Array {
  const count = starts.length - 1;
  const scores = new Int32Array(count * labelCount);
  for (let token = 0; token < count; token += 1) {
    const base = token * labelCount;
    const end = starts[token + 1] as number;
    for (let f = starts[token] as number; f < end; f += 1) {
      const row = rows.get(hashes[f] as number);
      if (row < 0) continue;
      const offset = row * labelCount;
      for (let label = 0; label < labelCount; label += 1)
        scores[base + label] = (scores[base + label] as number) + (weights[offset + label] as number);
    }
  }
  return scores;
}

/** Viterbi's path through one zone of `length` tokens, of which the first is token `start` of `scores`. */
function bestPath(scores: Int32Array, start: number, length: number, transitions: Int16Array): Uint8Array {
  const back = new Uint8Array(length * labelCount);
  let before = new Float64Array(labelCount).fill(never);
  before[outside] = 0;
  let now = new Float64Array(labelCount);
  for (let i = 0; i < length; i += 1) {
    const base = (start + i) * labelCount;
    for (let label = 0; label < labelCount; label += 1) {
      let best = never * 2;
      let from = 0;
      for (const p of predecessors[label] as readonly number[]) {
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

function pushNames(named: TaggedName[], labels: Uint8Array, offset: number): void {
  let from = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const label = labels[i] as number;
    if (label === outside) continue;
    const part = (label - 1) % 4;
    if (part !== inside && part !== last) from = i;
    if (part === begin || part === inside) continue;
    const type = tagTypes[Math.floor((label - 1) / 4)] as TagType;
    named.push({ from: offset + from, to: offset + i + 1, type });
  }
}
