/** nDCG@10 where one document is right, 0 to 1 (Järvelin and Kekäläinen 2002): 1 / log2(1 + its place), 0 below the tenth. */
export function gainAt10(found: readonly string[], right: string): number {
  const place = found.slice(0, 10).indexOf(right) + 1;
  return place === 0 ? 0 : 1 / Math.log2(1 + place);
}

/** The mean of numbers; 0 of none. */
export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The value below which that share (0 to 1) of the numbers lies, by nearest rank; 0 of none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
