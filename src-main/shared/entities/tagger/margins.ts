import { closes, labelCount, outside, predecessors } from './labels.ts';

const never = -1e9;

/**
 * By how much the best reading of a zone is better than the best one in which a token is of another type or of none, for
 * each token of `path`, which is the best: the difference of their scores, whose exponentials are odds. Viterbi's maxima
 * forward and backward (max-marginals). Linear in the length.
 */
export function margins(scores: Float32Array, transitions: Float32Array, path: Uint8Array): Float64Array {
  const { length } = path;
  const forward = new Float64Array(length * labelCount);
  for (let i = 0; i < length; i += 1) {
    for (let label = 0; label < labelCount; label += 1) {
      let best = never * 2;
      const list = predecessors[label] as readonly number[];
      for (let k = 0; k < list.length; k += 1) {
        const p = list[k] as number;
        const before = i > 0 ? (forward[(i - 1) * labelCount + p] as number) : p === outside ? 0 : never;
        const score = before + (transitions[p * labelCount + label] as number);
        if (score > best) best = score;
      }
      forward[i * labelCount + label] = best + (scores[i * labelCount + label] as number);
    }
  }
  let after = Float64Array.from({ length: labelCount }, (_, label) => (closes(label) ? 0 : never));
  let before = new Float64Array(labelCount);
  const result = new Float64Array(length);
  for (let i = length - 1; i >= 0; i -= 1) {
    const type = typeOf(path[i] as number);
    let chosen = never;
    let other = never;
    before.fill(never * 2);
    for (let label = 0; label < labelCount; label += 1) {
      const behind = after[label] as number;
      const through = (forward[i * labelCount + label] as number) + behind;
      if (typeOf(label) === type) chosen = Math.max(chosen, through);
      else other = Math.max(other, through);
      const from = behind + (scores[i * labelCount + label] as number);
      const list = predecessors[label] as readonly number[];
      for (let k = 0; k < list.length; k += 1) {
        const p = list[k] as number;
        const score = from + (transitions[p * labelCount + label] as number);
        if (score > (before[p] as number)) before[p] = score;
      }
    }
    result[i] = chosen - other;
    [after, before] = [before, after];
  }
  return result;
}

function typeOf(label: number): number {
  return label === outside ? -1 : (label - 1) >> 2;
}
