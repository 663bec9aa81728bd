/** What is known of one candidate: the names of its features and their values; most are 1. */
export type Features = ReadonlyMap<string, number>;

/** A conditional logit: what speaks for a candidate is the bias and the weights of its features; for none of them, 0. */
export interface Model {
  readonly bias: number;
  readonly weights: Readonly<Record<string, number>>;
}

export interface Ranked<Candidate> {
  readonly candidate: Candidate;
  /** The model's probability that it is the right one of all, 0 to 1; what is missing to 1 is that none is. */
  readonly confidence: number;
}

/** The candidates with their probabilities, the likeliest first; equal ones stay in their order. */
export function rank<Candidate extends { readonly features: Features }>(
  candidates: readonly Candidate[],
  model: Model,
): Ranked<Candidate>[] {
  const odds = candidates.map(({ features }) => Math.exp(score(features, model)));
  const whole = odds.reduce((sum, one) => sum + one, 1);
  return candidates
    .map((candidate, index) => ({ candidate, confidence: (odds[index] ?? 0) / whole }))
    .sort((one, other) => other.confidence - one.confidence);
}

/** The likeliest candidate, unless that none is right is likelier still. */
export function choose<Candidate>(ranked: readonly Ranked<Candidate>[]): Ranked<Candidate> | null {
  const none = 1 - ranked.reduce((sum, { confidence }) => sum + confidence, 0);
  const [first] = ranked;
  return first !== undefined && first.confidence >= none ? first : null;
}

function score(features: Features, { bias, weights }: Model): number {
  let sum = bias;
  for (const [name, value] of features) sum += (weights[name] ?? 0) * value;
  return Math.max(-30, Math.min(30, sum));
}

/** A confidence as it is kept: two places. */
export function rounded(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
