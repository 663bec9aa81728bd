/** A card to place: where its line is, how tall it is, how much it matters that it stands level. CSS pixels. */
export interface Card {
  readonly anchor: number;
  readonly height: number;
  /** Of the squared displacement; infinite for the one card that has to stand exactly level. */
  readonly weight: number;
}

/**
 * Tops of cards, given in text order, that minimise the weighted sum of squared displacements while none overlaps the
 * next (`gap` pixels between) and none starts above `top`. Subtracting the heights above each card turns this into
 * isotonic regression, solved exactly by pooling adjacent violators (Barlow et al. 1972) in O(n). A lower bound changes
 * nothing of that: the bounded solution is the unbounded one, cut off at the bound (ibid.), so it holds for `top` too.
 */
export function layoutCards(cards: readonly Card[], gap: number, top = 0): number[] {
  const blocks: { mean: number; weight: number; count: number }[] = [];
  let above = 0;
  const shifts: number[] = [];
  for (const { anchor, height, weight } of cards) {
    shifts.push(above);
    let block = { mean: anchor - above, weight, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.mean > block.mean; last = blocks.at(-1)) {
      blocks.pop();
      block = { mean: pooledMean(last, block), weight: last.weight + block.weight, count: last.count + block.count };
    }
    blocks.push(block);
    above += height + gap;
  }
  const tops: number[] = [];
  for (const { mean, count } of blocks) {
    for (let i = 0; i < count; i += 1) tops.push(Math.max(top, mean) + (shifts[tops.length] ?? 0));
  }
  return tops;
}

interface Weighed {
  readonly mean: number;
  readonly weight: number;
}

function pooledMean(a: Weighed, b: Weighed): number {
  if (a.weight === Number.POSITIVE_INFINITY) return a.mean;
  if (b.weight === Number.POSITIVE_INFINITY) return b.mean;
  return (a.mean * a.weight + b.mean * b.weight) / (a.weight + b.weight);
}
