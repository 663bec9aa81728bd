/** A card to place: where its line is, how tall it is, how much it matters that it stands level. CSS pixels. */
export interface Card {
  readonly anchor: number;
  readonly height: number;
  readonly weight: number;
}

/** The focused card weighs this much, so that it stands level to within a fraction of a pixel. */
export const focusedWeight = 1e6;

/**
 * Tops of cards, given in text order, that minimise the weighted sum of squared displacements while none overlaps the
 * next (`gap` pixels between) and none starts above `top`. Subtracting the heights above each card turns this into
 * isotonic regression, solved exactly by pooling adjacent violators (Barlow et al. 1972) in O(n).
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
      const total = last.weight + block.weight;
      block = {
        mean: (last.mean * last.weight + block.mean * block.weight) / total,
        weight: total,
        count: last.count + block.count,
      };
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
