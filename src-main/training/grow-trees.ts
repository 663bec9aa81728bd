import type { BoostedTrees } from '../core/importing/body/boosted-trees.ts';
import { createRandom, type Random } from './random.ts';

export interface TrainingRows {
  readonly features: readonly string[];
  /** One row an example, in the order of `features`. */
  readonly rows: readonly Float32Array[];
  /** The share of yes, 0 to 1. */
  readonly labels: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

export interface GrowthOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly rate: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leastWeight: number;
  /** L2 penalty on leaf values. */
  readonly penalty: number;
  /** Shares of features and of rows that each tree sees. */
  readonly featureShare: number;
  readonly rowShare: number;
  readonly seed: number;
}

const bins = 64;

/**
 * Trains boosted trees on the logistic loss: histograms over quantile bins, best leaf first, Newton steps (Ke et al.,
 * LightGBM, 2017; Chen and Guestrin, XGBoost, 2016). The same rows, options and seed give the same trees.
 */
export function growTrees({ features, rows, labels, weights }: TrainingRows, options: GrowthOptions): BoostedTrees {
  const random = createRandom(options.seed);
  const cuts = features.map((_, feature) => cutsOf(rows, feature));
  const binned = cuts.map((edges, feature) => Uint8Array.from(rows, (row) => binOf(edges, row[feature] as number)));
  let yes = 0;
  let all = 0;
  for (let i = 0; i < rows.length; i += 1) {
    yes += (labels[i] as number) * (weights[i] as number);
    all += weights[i] as number;
  }
  const base = Math.log(yes / (all - yes));
  const scores = new Float64Array(rows.length).fill(base);
  const gradients = new Float64Array(rows.length);
  const curvatures = new Float64Array(rows.length);
  const trees: number[][] = [];
  for (let t = 0; t < options.trees; t += 1) {
    for (let i = 0; i < rows.length; i += 1) {
      const p = 1 / (1 + Math.exp(-(scores[i] as number)));
      gradients[i] = (p - (labels[i] as number)) * (weights[i] as number);
      curvatures[i] = Math.max(p * (1 - p), 1e-6) * (weights[i] as number);
    }
    trees.push(new Tree(binned, cuts, gradients, curvatures, options, random).grow(scores));
  }
  return { features, base, trees };
}

interface Leaf {
  readonly rows: Int32Array;
  readonly gradient: number;
  readonly curvature: number;
  /** Sums of gradients and curvatures by feature and bin. */
  readonly sums: Float64Array;
  split: Split | null;
  left: Leaf | null;
  right: Leaf | null;
}
interface Split {
  readonly feature: number;
  readonly bin: number;
  readonly gain: number;
}

class Tree {
  private readonly features: number[];
  private readonly root: Leaf;
  private readonly binned: readonly Uint8Array[];
  private readonly cuts: readonly Float32Array[];
  private readonly gradients: Float64Array;
  private readonly curvatures: Float64Array;
  private readonly options: GrowthOptions;

  constructor(
    binned: readonly Uint8Array[],
    cuts: readonly Float32Array[],
    gradients: Float64Array,
    curvatures: Float64Array,
    options: GrowthOptions,
    random: Random,
  ) {
    this.binned = binned;
    this.cuts = cuts;
    this.gradients = gradients;
    this.curvatures = curvatures;
    this.options = options;
    const chosen = binned
      .map((_, index) => index)
      .filter((index) => (cuts[index] as Float32Array).length > 0 && random() < options.featureShare);
    this.features = chosen.length > 0 ? chosen : [0];
    const rows = Int32Array.from(gradients.keys()).filter(() => random() < options.rowShare);
    this.root = this.leaf(rows);
  }

  /** Splits the leaf with the greatest gain until there are enough, and adds each row's value to `scores`. */
  grow(scores: Float64Array): number[] {
    const leaves = [this.root];
    while (leaves.length < this.options.leaves) {
      const best = leaves.reduce((a, b) => ((b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a));
      if (best.split === null) break;
      const { feature, bin } = best.split;
      const column = this.binned[feature] as Uint8Array;
      const low = best.rows.filter((row) => (column[row] as number) <= bin);
      const high = best.rows.filter((row) => (column[row] as number) > bin);
      // Only the smaller side is counted; the other is what is left of the whole.
      const isLow = low.length < high.length;
      const small = this.leaf(isLow ? low : high);
      const large = this.leaf(
        isLow ? high : low,
        best.sums.map((sum, at) => sum - (small.sums[at] as number)),
      );
      best.left = isLow ? small : large;
      best.right = isLow ? large : small;
      leaves.splice(leaves.indexOf(best), 1, best.left, best.right);
    }
    for (let row = 0; row < scores.length; row += 1) scores[row] = (scores[row] as number) + this.valueAt(row);
    const flat: number[] = [];
    this.write(this.root, flat);
    return flat;
  }

  private leaf(rows: Int32Array, known?: Float64Array): Leaf {
    let gradient = 0;
    let curvature = 0;
    for (const row of rows) {
      gradient += this.gradients[row] as number;
      curvature += this.curvatures[row] as number;
    }
    const sums = known ?? this.histogram(rows);
    const leaf: Leaf = { rows, gradient, curvature, sums, split: null, left: null, right: null };
    leaf.split = this.bestSplit(leaf);
    return leaf;
  }

  private histogram(rows: Int32Array): Float64Array {
    const sums = new Float64Array(this.features.length * bins * 2);
    this.features.forEach((feature, order) => {
      const column = this.binned[feature] as Uint8Array;
      const start = order * bins * 2;
      for (const row of rows) {
        const at = start + (column[row] as number) * 2;
        sums[at] = (sums[at] as number) + (this.gradients[row] as number);
        sums[at + 1] = (sums[at + 1] as number) + (this.curvatures[row] as number);
      }
    });
    return sums;
  }

  private bestSplit({ gradient, curvature, sums }: Leaf): Split | null {
    const { leastWeight, penalty } = this.options;
    if (curvature < leastWeight * 2) return null;
    let best: Split | null = null;
    const whole = gradient ** 2 / (curvature + penalty);
    this.features.forEach((feature, order) => {
      let g = 0;
      let h = 0;
      const edges = (this.cuts[feature] as Float32Array).length;
      for (let bin = 0; bin < edges; bin += 1) {
        const at = (order * bins + bin) * 2;
        g += sums[at] as number;
        h += sums[at + 1] as number;
        if (h < leastWeight) continue;
        if (curvature - h < leastWeight) break;
        const gain = g ** 2 / (h + penalty) + (gradient - g) ** 2 / (curvature - h + penalty) - whole;
        if (gain > (best?.gain ?? 1e-6)) best = { feature, bin, gain };
      }
    });
    return best;
  }

  private valueOf({ gradient, curvature }: Leaf): number {
    return (-gradient / (curvature + this.options.penalty)) * this.options.rate;
  }

  private valueAt(row: number): number {
    let leaf = this.root;
    while (leaf.split !== null && leaf.left !== null && leaf.right !== null)
      leaf =
        ((this.binned[leaf.split.feature] as Uint8Array)[row] as number) <= leaf.split.bin ? leaf.left : leaf.right;
    return this.valueOf(leaf);
  }

  private write(leaf: Leaf, flat: number[]): void {
    if (leaf.split === null || leaf.left === null || leaf.right === null) {
      flat.push(-1, rounded(this.valueOf(leaf), 4));
      return;
    }
    const { feature, bin } = leaf.split;
    flat.push(feature, rounded((this.cuts[feature] as Float32Array)[bin] as number, 5));
    this.write(leaf.left, flat);
    this.write(leaf.right, flat);
  }
}

/** Edges between bins: midpoints of neighbouring values where there are few, quantiles where there are many. */
function cutsOf(rows: readonly Float32Array[], feature: number): Float32Array {
  const values = Float32Array.from(rows, (row) => row[feature] as number).sort();
  const distinct = values.filter((value, index) => index === 0 || value !== values[index - 1]);
  if (distinct.length <= bins)
    return distinct.slice(1).map((value, index) => (value + (distinct[index] as number)) / 2);
  const edges = new Set<number>();
  for (let bin = 1; bin < bins; bin += 1) edges.add(values[Math.floor((bin * values.length) / bins)] as number);
  edges.delete(values.at(-1) as number);
  return Float32Array.from(edges).sort();
}

function binOf(edges: Float32Array, value: number): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (edges[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
