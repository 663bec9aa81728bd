/** A forest of boosted regression trees for one yes-or-no question, as `block-model.json` keeps it. */
export interface BoostedTrees {
  /** Names of the inputs, in order: a model is only good for the measures it was trained on. */
  readonly features: readonly string[];
  /** Log odds before any tree has spoken. */
  readonly base: number;
  /**
   * Each tree in preorder: an inner node is `feature, threshold` and both branches (left: value <= threshold) follow;
   * a leaf is `-1, value`.
   */
  readonly trees: readonly (readonly number[])[];
}

/** The probability that the answer is yes, for one row of inputs. Friedman's gradient boosting (2001), evaluated. */
export type Predict = (row: ArrayLike<number>) => number;

/** Lays the trees out flat, so that a prediction is a walk over four arrays. */
export function predictor({ base, trees }: BoostedTrees): Predict {
  const nodes = trees.reduce((sum, tree) => sum + tree.length / 2, 0);
  const feature = new Int16Array(nodes);
  const value = new Float64Array(nodes);
  const right = new Int32Array(nodes);
  const roots = new Int32Array(trees.length);
  let next = 0;
  trees.forEach((tree, index) => {
    roots[index] = next;
    let at = 0;
    const place = (): void => {
      const node = next++;
      feature[node] = tree[at] ?? -1;
      value[node] = tree[at + 1] ?? 0;
      at += 2;
      if ((feature[node] ?? -1) < 0) return;
      place();
      right[node] = next;
      place();
    };
    place();
  });
  return (row) => {
    let sum = base;
    for (const root of roots) {
      let node = root;
      for (let input = feature[node] as number; input >= 0; input = feature[node] as number)
        node = (row[input] as number) <= (value[node] as number) ? node + 1 : (right[node] as number);
      sum += value[node] as number;
    }
    return 1 / (1 + Math.exp(-sum));
  };
}
