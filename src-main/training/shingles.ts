/** Words of a text as the extraction benchmarks count them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** Runs of four words, with how often each occurs; a shorter text is one run. */
export function shinglesOf(words: readonly string[]): Map<string, number> {
  const shingles = new Map<string, number>();
  const last = Math.max(words.length - 3, words.length > 0 ? 1 : 0);
  for (let i = 0; i < last; i += 1) {
    const shingle = words.slice(i, i + 4).join(' ');
    shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1);
  }
  return shingles;
}

export interface ShingleScore {
  readonly precision: number;
  readonly recall: number;
  readonly exact: boolean;
}

/** Compares two texts by their runs of four words, as scrapinghub's article extraction benchmark does. */
export function compareShingles(truth: string, found: string): ShingleScore {
  const wanted = shinglesOf(wordsOf(truth));
  const given = shinglesOf(wordsOf(found));
  let both = 0;
  let missing = 0;
  let extra = 0;
  for (const [shingle, count] of wanted) {
    const there = given.get(shingle) ?? 0;
    both += Math.min(count, there);
    missing += Math.max(count - there, 0);
  }
  for (const [shingle, count] of given) extra += Math.max(count - (wanted.get(shingle) ?? 0), 0);
  const precision = both + extra === 0 ? 1 : both / (both + extra);
  const recall = both + missing === 0 ? 1 : both / (both + missing);
  return { precision, recall, exact: missing === 0 && extra === 0 };
}

/** Means over pages, and the F1 of the two means. */
export function summarise(scores: readonly ShingleScore[]): {
  f1: number;
  precision: number;
  recall: number;
  exact: number;
} {
  const mean = (value: (score: ShingleScore) => number) =>
    scores.reduce((sum, score) => sum + value(score), 0) / scores.length;
  const precision = mean((score) => score.precision);
  const recall = mean((score) => score.recall);
  return {
    f1: (2 * precision * recall) / (precision + recall),
    precision,
    recall,
    exact: mean(({ exact }) => Number(exact)),
  };
}
