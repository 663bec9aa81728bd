/** A name at a place of a text, to be compared exactly. */
export interface ScoredName {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

export interface Score {
  right: number;
  found: number;
  expected: number;
}

export const scoredTypes = ['person', 'organisation', 'place'] as const;

/** Exact matches of span and type, for each of the three types that are measured and for all of them (`micro`). */
export class NameScores {
  readonly types = new Map<string, Score>();

  add(expected: readonly ScoredName[], found: readonly ScoredName[]): void {
    const keyOf = ({ start, end, type }: ScoredName) => `${start} ${end} ${type}`;
    const wanted = new Set(expected.map(keyOf));
    for (const type of scoredTypes) {
      const ofType = (name: ScoredName) => name.type === type;
      const right = found.filter((name) => ofType(name) && wanted.has(keyOf(name))).length;
      this.count(type, right, found.filter(ofType).length, expected.filter(ofType).length);
    }
  }

  /** "P 71.2 R 65.0 F 68.0" by type, in per cent. */
  lines(): string {
    return ['person', 'organisation', 'place', 'micro']
      .map((type) => {
        const score = this.types.get(type) ?? { right: 0, found: 0, expected: 0 };
        const [p, r] = [score.right / Math.max(score.found, 1), score.right / Math.max(score.expected, 1)];
        return `${type.slice(0, 6)} ${percent(p)} ${percent(r)} ${percent(f1(score))}`;
      })
      .join('  | ');
  }

  private count(type: string, right: number, found: number, expected: number): void {
    for (const key of [type, 'micro']) {
      const score = this.types.get(key) ?? { right: 0, found: 0, expected: 0 };
      score.right += right;
      score.found += found;
      score.expected += expected;
      this.types.set(key, score);
    }
  }
}

export function f1({ right, found, expected }: Score): number {
  return found + expected === 0 ? 0 : (2 * right) / (found + expected);
}

function percent(value: number): string {
  return (value * 100).toFixed(1).padStart(5);
}
