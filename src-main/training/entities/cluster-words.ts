import { createRandom } from '../random.ts';

const branches = [16, 16, 8] as const;
const rounds = 25;
export const dimensions = 100;

/**
 * Sorts words into classes of like use by spherical k-means in three levels (16, 16, 8): a class is a path of 11 bits, and
 * its first steps are coarser classes. `points` has a row of `dimensions` numbers of length 1 for each word, frequent words
 * first, which weigh more. The same points give the same classes.
 */
export function clusterWords(points: Float32Array): Uint16Array {
  const count = points.length / dimensions;
  const random = createRandom(7);
  const paths = new Uint16Array(count);
  divide(
    Array.from({ length: count }, (_, row) => row),
    0,
  );
  return paths;

  function divide(rows: readonly number[], level: number): void {
    const count = branches[level];
    if (count === undefined) return;
    const owner = kMeans(rows, count);
    for (let branch = 0; branch < count; branch += 1) {
      const members = rows.filter((_, i) => owner[i] === branch);
      for (const row of members) paths[row] = (paths[row] as number) * count + branch;
      if (members.length > 0) divide(members, level + 1);
    }
  }

  /** Which of `count` centres each row is nearest to by its angle. Frequent words weigh more than rare ones. */
  function kMeans(rows: readonly number[], count: number): Uint16Array {
    const owner = new Uint16Array(rows.length);
    if (rows.length <= count) return owner.map((_, i) => i);
    const centres = new Float32Array(count * dimensions);
    for (let c = 0; c < count; c += 1) {
      const row = rows[Math.floor(random() * Math.min(rows.length, 20_000))] as number;
      centres.set(points.subarray(row * dimensions, (row + 1) * dimensions), c * dimensions);
    }
    for (let round = 0; round < rounds; round += 1) {
      const sums = new Float32Array(count * dimensions);
      for (const [i, row] of rows.entries()) {
        let best = 0;
        let most = Number.NEGATIVE_INFINITY;
        for (let c = 0; c < count; c += 1) {
          let product = 0;
          for (let d = 0; d < dimensions; d += 1)
            product += (points[row * dimensions + d] as number) * (centres[c * dimensions + d] as number);
          if (product > most) {
            most = product;
            best = c;
          }
        }
        owner[i] = best;
        const weight = 1 / Math.sqrt(100 + row);
        for (let d = 0; d < dimensions; d += 1)
          sums[best * dimensions + d] =
            (sums[best * dimensions + d] as number) + weight * (points[row * dimensions + d] as number);
      }
      for (let c = 0; c < count; c += 1) {
        const sum = sums.subarray(c * dimensions, (c + 1) * dimensions);
        const norm = Math.hypot(...sum);
        if (norm > 0) for (let d = 0; d < dimensions; d += 1) centres[c * dimensions + d] = (sum[d] as number) / norm;
      }
    }
    return owner;
  }
}
