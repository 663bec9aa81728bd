/**
 * Chooses the blocks whose expected F1 against the true article is greatest, given how probable each is: those above
 * half of that F1 (Lipton, Elkan and Narayanaswamy, 2014). `weights` are words. Gives the threshold and the F1.
 */
export function bestThreshold(
  probabilities: readonly number[],
  weights: readonly number[],
): { threshold: number; f1: number } {
  const order = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const expected = probabilities.reduce((sum, p, index) => sum + p * (weights[index] ?? 0), 0);
  let best = { threshold: 1, f1: 0 };
  let right = 0;
  let chosen = 0;
  for (const index of order) {
    const p = probabilities[index] ?? 0;
    const weight = weights[index] ?? 0;
    right += p * weight;
    chosen += weight;
    const f1 = (2 * right) / (chosen + expected);
    if (f1 > best.f1) best = { threshold: p, f1 };
  }
  return best;
}
