import { createRandom } from '../random.ts';
import { dimensions } from './cluster-words.ts';

const hidden = 64;
const epochs = 12;

/** A word whose type is known: the row of its vector, how often it stands for each type, and how much it counts. */
export interface TypedWord {
  readonly row: number;
  readonly shares: readonly number[];
  readonly weight: number;
}

/**
 * Learns from words of known type how likely each word is of each type, by a network with one hidden layer on the words'
 * vectors, trained by stochastic gradient descent with a falling step. Returns `types` probabilities for each row.
 * The same input gives the same result.
 */
export function predictWordTypes(points: Float32Array, typed: readonly TypedWord[], types: number): Float32Array {
  const random = createRandom(3);
  const gaussian = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const first = Float32Array.from({ length: hidden * (dimensions + 1) }, () => gaussian() * 0.3);
  const second = Float32Array.from({ length: types * (hidden + 1) }, () => gaussian() * 0.1);
  const inner = new Float32Array(hidden);
  const outer = new Float32Array(types);
  const back = new Float32Array(hidden);
  const order = typed.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
    const rate = 0.1 * (1 - epoch / epochs);
    for (const i of order) {
      const { row, shares, weight } = typed[i] as TypedWord;
      forward(row);
      back.fill(0);
      for (let t = 0; t < types; t += 1) {
        const error = ((outer[t] as number) - (shares[t] as number)) * weight * rate;
        const base = t * (hidden + 1);
        for (let h = 0; h < hidden; h += 1) {
          back[h] = (back[h] as number) + error * (second[base + h] as number);
          second[base + h] = (second[base + h] as number) - error * (inner[h] as number);
        }
        second[base + hidden] = (second[base + hidden] as number) - error;
      }
      for (let h = 0; h < hidden; h += 1) {
        const error = (back[h] as number) * (1 - (inner[h] as number) ** 2);
        const base = h * (dimensions + 1);
        for (let d = 0; d < dimensions; d += 1)
          first[base + d] = (first[base + d] as number) - error * 3 * (points[row * dimensions + d] as number);
        first[base + dimensions] = (first[base + dimensions] as number) - error;
      }
    }
  }
  const rows = points.length / dimensions;
  const result = new Float32Array(rows * types);
  for (let row = 0; row < rows; row += 1) {
    forward(row);
    result.set(outer, row * types);
  }
  return result;

  function forward(row: number): void {
    for (let h = 0; h < hidden; h += 1) {
      const base = h * (dimensions + 1);
      let sum = first[base + dimensions] as number;
      // Vectors of length 1 have small components: three times as long they use the whole of the hyperbolic tangent.
      for (let d = 0; d < dimensions; d += 1)
        sum += 3 * (first[base + d] as number) * (points[row * dimensions + d] as number);
      inner[h] = Math.tanh(sum);
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let t = 0; t < types; t += 1) {
      const base = t * (hidden + 1);
      let sum = second[base + hidden] as number;
      for (let h = 0; h < hidden; h += 1) sum += (second[base + h] as number) * (inner[h] as number);
      outer[t] = sum;
      most = Math.max(most, sum);
    }
    let total = 0;
    for (let t = 0; t < types; t += 1) {
      outer[t] = Math.exp((outer[t] as number) - most);
      total += outer[t] as number;
    }
    for (let t = 0; t < types; t += 1) outer[t] = (outer[t] as number) / total;
  }
}
