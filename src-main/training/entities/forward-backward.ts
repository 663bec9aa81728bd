import { closes, labelCount, outside, predecessors } from '../../shared/entities/tagger/labels.ts';

const L = labelCount;
const before = predecessors.map((list) => Uint8Array.from(list));
const closing = Array.from({ length: L }, (_, label) => closes(label));

/** Sums over all labelings of a zone, scaled at each token so that nothing overflows. Memory is kept between zones. */
export class ForwardBackward {
  /** Probability of each label at each token, and how often each pair of labels is expected. */
  marginals = new Float64Array(64 * L);
  readonly pairs = new Float64Array(L * L);
  private scores = new Float64Array(64 * L);
  private emission = new Float64Array(64 * L);
  private alpha = new Float64Array(64 * L);
  private beta = new Float64Array(64 * L);
  private readonly passage = new Float64Array(L * L);

  /** The scores of `length` tokens, all zero, for the caller to add to. */
  reset(length: number): Float64Array {
    if (this.scores.length < length * L) {
      const size = length * L * 2;
      this.scores = new Float64Array(size);
      this.marginals = new Float64Array(size);
      this.emission = new Float64Array(size);
      this.alpha = new Float64Array(size);
      this.beta = new Float64Array(size);
    }
    this.scores.fill(0, 0, length * L);
    return this.scores.subarray(0, length * L);
  }

  /** The logarithm of the sum over the labelings that `masks` (from `offset` on) allow, or over all. Fills `marginals` and `pairs`. */
  run(length: number, transitions: Float32Array, masks: Uint32Array | null, offset: number): number {
    const { scores, emission, alpha, beta, marginals, pairs, passage } = this;
    for (let k = 0; k < L * L; k += 1) passage[k] = Math.exp(transitions[k] as number);
    let total = 0;
    for (let t = 0; t < length; t += 1) {
      let most = Number.NEGATIVE_INFINITY;
      for (let y = 0; y < L; y += 1) most = Math.max(most, scores[t * L + y] as number);
      const mask = masks === null ? -1 : (masks[offset + t] as number);
      let sum = 0;
      for (let y = 0; y < L; y += 1) {
        const allowed = (mask & (1 << y)) !== 0 && (t < length - 1 || closing[y] === true);
        const e = allowed ? Math.exp((scores[t * L + y] as number) - most) : 0;
        emission[t * L + y] = e;
        let inflow = 0;
        if (e > 0) {
          const list = before[y] as Uint8Array;
          if (t === 0) inflow = list.includes(outside) ? (passage[outside * L + y] as number) : 0;
          else
            for (let k = 0; k < list.length; k += 1)
              inflow +=
                (alpha[(t - 1) * L + (list[k] as number)] as number) * (passage[(list[k] as number) * L + y] as number);
        }
        alpha[t * L + y] = inflow * e;
        sum += inflow * e;
      }
      if (sum === 0) return Number.NaN;
      for (let y = 0; y < L; y += 1) alpha[t * L + y] = (alpha[t * L + y] as number) / sum;
      total += most + Math.log(sum);
    }
    pairs.fill(0);
    for (let y = 0; y < L; y += 1) beta[(length - 1) * L + y] = closing[y] === true ? 1 : 0;
    for (let t = length - 1; t >= 0; t -= 1) {
      let sum = 0;
      for (let y = 0; y < L; y += 1) sum += (alpha[t * L + y] as number) * (beta[t * L + y] as number);
      for (let y = 0; y < L; y += 1)
        marginals[t * L + y] = ((alpha[t * L + y] as number) * (beta[t * L + y] as number)) / sum;
      if (t === 0) {
        for (let y = 0; y < L; y += 1)
          pairs[outside * L + y] = (pairs[outside * L + y] as number) + (marginals[y] as number);
        break;
      }
      beta.fill(0, (t - 1) * L, t * L);
      for (let y = 0; y < L; y += 1) {
        const flow = (emission[t * L + y] as number) * (beta[t * L + y] as number);
        if (flow === 0) continue;
        const list = before[y] as Uint8Array;
        for (let k = 0; k < list.length; k += 1) {
          const p = list[k] as number;
          beta[(t - 1) * L + p] = (beta[(t - 1) * L + p] as number) + (passage[p * L + y] as number) * flow;
        }
      }
      let norm = 0;
      for (let y = 0; y < L; y += 1) norm += (alpha[(t - 1) * L + y] as number) * (beta[(t - 1) * L + y] as number);
      for (let y = 0; y < L; y += 1) {
        const flow = ((emission[t * L + y] as number) * (beta[t * L + y] as number)) / norm;
        if (flow === 0) continue;
        const list = before[y] as Uint8Array;
        for (let k = 0; k < list.length; k += 1) {
          const p = list[k] as number;
          pairs[p * L + y] =
            (pairs[p * L + y] as number) + (alpha[(t - 1) * L + p] as number) * (passage[p * L + y] as number) * flow;
        }
      }
      let most = 0;
      for (let y = 0; y < L; y += 1) most = Math.max(most, beta[(t - 1) * L + y] as number);
      for (let y = 0; y < L; y += 1) beta[(t - 1) * L + y] = (beta[(t - 1) * L + y] as number) / most;
    }
    return total;
  }
}
