import { labelCount, predecessors } from '../../shared/entities/tagger/labels.ts';
import { createRandom } from '../random.ts';
import type { Examples } from './examples.ts';
import { Follower } from './follower.ts';
import { ForwardBackward } from './forward-backward.ts';

export interface CrfOptions {
  readonly epochs: number;
  /** Step size, and the strengths of the penalties on weights and on their squares. */
  readonly rate: number;
  readonly sparsity: number;
  readonly decay: number;
  readonly seed: number;
}

/** A row's weights lie at `offsets[row]` onwards, one for each label of `labels[row]` in order. */
export interface TrainedCrf {
  readonly weights: Float32Array;
  readonly offsets: Uint32Array;
  readonly transitions: Float32Array;
}

/**
 * Trains a linear-chain conditional random field by FTRL-Proximal (McMahan et al. 2013), zone by zone in an order shuffled
 * anew for each epoch: its L1 penalty leaves most weights at exactly zero. Where the annotation allows several labelings
 * the likelihood of all of them together is raised. The same examples and options give the same weights.
 */
export function trainCrf(examples: Examples, options: CrfOptions, report: (line: string) => void): TrainedCrf {
  const { zones, starts, features, masks, labels, base } = examples;
  const offsets = new Uint32Array(labels.length + 1);
  for (let row = 0; row < labels.length; row += 1)
    offsets[row + 1] = (offsets[row] as number) + bitCount(labels[row] as number);
  const total = offsets[labels.length] as number;
  const labelList = new Uint8Array(total);
  for (let row = 0; row < labels.length; row += 1) {
    let at = offsets[row] as number;
    for (let label = 0; label < labelCount; label += 1) {
      if (((labels[row] as number) & (1 << label)) === 0) continue;
      labelList[at] = label;
      at += 1;
    }
  }
  report(`${labels.length} features, ${total} weights, ${masks.length} tokens in ${zones.length - 1} zones`);
  const emissions = new Follower(total, options);
  const transitions = new Follower(labelCount * labelCount, { ...options, sparsity: 0, decay: options.decay + 0.1 });
  const model = new ForwardBackward();
  const given = new ForwardBackward();
  const order = Uint32Array.from({ length: zones.length - 1 }, (_, i) => i);
  const random = createRandom(options.seed);
  const difference = new Float64Array(labelCount);
  for (let epoch = 1; epoch <= options.epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    let loss = 0;
    for (let n = 0; n < order.length; n += 1) {
      const zone = order[n] as number;
      const from = zones[zone] as number;
      const length = (zones[zone + 1] as number) - from;
      const weight = examples.weights[zone] as number;
      const scores = model.reset(length);
      if (base !== null) scores.set(base.subarray(from * labelCount, (from + length) * labelCount));
      for (let t = 0; t < length; t += 1) {
        const row0 = t * labelCount;
        for (let f = starts[from + t] as number; f < (starts[from + t + 1] as number); f += 1) {
          const row = features[f] as number;
          const end = offsets[row + 1] as number;
          for (let k = offsets[row] as number; k < end; k += 1) {
            const w = emissions.weights[k] as number;
            if (w !== 0)
              scores[row0 + (labelList[k] as number)] = (scores[row0 + (labelList[k] as number)] as number) + w;
          }
        }
      }
      given.reset(length).set(scores);
      const free = model.run(length, transitions.weights, null, 0);
      const clamped = given.run(length, transitions.weights, masks, from);
      if (!Number.isFinite(clamped)) continue;
      loss += weight * (free - clamped);
      for (let t = 0; t < length; t += 1) {
        let any = false;
        for (let y = 0; y < labelCount; y += 1) {
          const d = (model.marginals[t * labelCount + y] as number) - (given.marginals[t * labelCount + y] as number);
          difference[y] = Math.abs(d) < 0.001 ? 0 : d * weight;
          if (difference[y] !== 0) any = true;
        }
        if (!any) continue;
        for (let f = starts[from + t] as number; f < (starts[from + t + 1] as number); f += 1) {
          const row = features[f] as number;
          const end = offsets[row + 1] as number;
          for (let k = offsets[row] as number; k < end; k += 1) {
            const gradient = difference[labelList[k] as number] as number;
            if (gradient !== 0) emissions.step(k, gradient);
          }
        }
      }
      for (let y = 0; y < labelCount; y += 1) {
        for (const p of predecessors[y] as readonly number[]) {
          const k = p * labelCount + y;
          const d = (model.pairs[k] as number) - (given.pairs[k] as number);
          if (Math.abs(d) > 0.001) transitions.step(k, d * weight);
        }
      }
    }
    let kept = 0;
    for (let k = 0; k < total; k += 1) if (emissions.weights[k] !== 0) kept += 1;
    report(`epoch ${epoch}: loss ${(loss / (zones.length - 1)).toFixed(4)}, ${kept} weights`);
  }
  return { weights: emissions.weights, offsets, transitions: transitions.weights };
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
