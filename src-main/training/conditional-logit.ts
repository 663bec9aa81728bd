import type { Features, Model } from '../core/importing/metadata/ranker.ts';

export interface Candidate {
  readonly features: Features;
  readonly right: boolean;
}

/** The candidates of one page; where `none` is right, no candidate is. */
export interface Choice {
  readonly candidates: readonly Candidate[];
  readonly none: boolean;
}

const rounds = 500;

/**
 * A conditional logit (McFadden 1974) over the candidates of each page and "none of them", by gradient ascent with
 * momentum; `ridge` is the penalty on the squares of the weights. Deterministic. A page whose right answer is not among
 * its candidates teaches nothing and is left out. Features on fewer than `fewest` pages are left out.
 */
export function learn(choices: readonly Choice[], ridge = 2, fewest = 4): Model {
  const sound = choices.filter(({ candidates, none }) => none || candidates.some(({ right }) => right));
  const counts = new Map<string, number>();
  for (const { candidates } of sound) {
    const names = new Set(candidates.flatMap(({ features }) => [...features.keys()]));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const names = [...counts.keys()].filter((name) => (counts.get(name) ?? 0) >= fewest).sort();
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const bias = names.length;
  const pages = sound.map(({ candidates }) =>
    candidates.map(({ features, right }) => ({
      right,
      cells: [
        ...[...features].flatMap(([name, value]) => {
          const index = indexOf.get(name);
          return index === undefined ? [] : [[index, value] as const];
        }),
        [bias, 1] as const,
      ],
    })),
  );
  const weights = new Float64Array(bias + 1);
  const speeds = new Float64Array(bias + 1);
  for (let round = 0; round < rounds; round += 1) {
    const slopes = new Float64Array(bias + 1);
    for (const page of pages) {
      const odds = page.map(({ cells }) =>
        Math.exp(cells.reduce((sum, [index, value]) => sum + (weights[index] ?? 0) * value, 0)),
      );
      const whole = odds.reduce((sum, one) => sum + one, 1);
      // Of several right candidates each has its share, by how likely it is held to be.
      const right = page.reduce((sum, one, index) => sum + (one.right ? (odds[index] ?? 0) : 0), 0);
      for (const [index, one] of page.entries()) {
        const wanted = one.right && right > 0 ? (odds[index] ?? 0) / right : 0;
        const error = wanted - (odds[index] ?? 0) / whole;
        for (const [at, value] of one.cells) slopes[at] = (slopes[at] ?? 0) + error * value;
      }
    }
    for (let index = 0; index <= bias; index += 1) {
      const penalty = index < bias ? ridge * (weights[index] ?? 0) : 0;
      speeds[index] = 0.9 * (speeds[index] ?? 0) + (((slopes[index] ?? 0) - penalty) / pages.length) * 0.5;
      weights[index] = (weights[index] ?? 0) + (speeds[index] ?? 0);
    }
  }
  const rounded = (weight: number | undefined): number => Math.round((weight ?? 0) * 100) / 100;
  const kept = names.map((name, index) => [name, rounded(weights[index])] as const);
  return {
    bias: rounded(weights[bias]),
    weights: Object.fromEntries(kept.filter(([, weight]) => Math.abs(weight) >= 0.05)),
  };
}
