import type { Statements } from '../../index/statements.ts';
import { wordsOf } from './searchable.ts';

/** Shorter words are too near to too many others. */
const shortest = 4;
/** From this length on two letters may be wrong. */
const twoFrom = 7;

/**
 * For each of these words what may be meant by it, or null where some article has it or nothing is near: the word of the
 * library within one wrong, missing, added or swapped letter (two in long words), of several the most frequent.
 */
export function meantBy(db: Statements, words: readonly string[]): (string | null)[] {
  return words.map((word) => {
    const [own, ...more] = wordsOf(word);
    if (own === undefined || more.length > 0 || own.length < shortest) return null;
    if (db.get('SELECT 1 FROM text_vocabulary WHERE term = ?', own) !== undefined) return null;
    const most = own.length >= twoFrom ? 2 : 1;
    let best: { term: string; rank: number } | null = null;
    const near = db.all<{ term: string; doc: number }>(
      'SELECT term, doc FROM text_vocabulary WHERE length(term) BETWEEN ? AND ?',
      ...[own.length - most, own.length + most],
    );
    for (const { term, doc } of near) {
      const away = distance(own, term, most);
      if (away > most) continue;
      // A letter less wrong counts for more than any frequency.
      const rank = doc - away * 1e9;
      if (best === null || rank > best.rank) best = { term, rank };
    }
    return best?.term ?? null;
  });
}

/** The edits from one word to the other with neighbours swapped as one (optimal string alignment); more than `most` is `most + 1`. */
export function distance(a: string, b: string, most: number): number {
  let [before, last, row] = [new Uint8Array(b.length + 1), new Uint8Array(b.length + 1), new Uint8Array(b.length + 1)];
  for (let j = 0; j <= b.length; j += 1) last[j] = Math.min(j, 255);
  for (let i = 1; i <= a.length; i += 1) {
    row[0] = Math.min(i, 255);
    let least = row[0];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, (before[j - 2] as number) + 1);
      row[j] = value;
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    [before, last, row] = [last, row, before];
  }
  return last[b.length] as number;
}
