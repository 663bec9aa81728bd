import { shinglesOf, wordsOf } from './shingles.ts';

/**
 * How much of each block is in the truth, 0 to 1. Long blocks by their runs of four words; short ones by the words
 * around them, since "Share" may stand anywhere. Of several copies of a line only as many count as the truth has.
 */
export function labelBlocks(blocks: readonly string[], truth: string): number[] {
  const words = blocks.map((text) => wordsOf(normal(text)));
  const truthWords = wordsOf(normal(truth));
  const shingles = shinglesOf(truthWords);
  const stream = ` ${truthWords.join(' ')} `;
  const lines = new Set(
    normal(truth)
      .split(/\n+/)
      .map((line) => wordsOf(line).join(' ')),
  );
  const labels = words.map((own) => {
    if (own.length < 4) return Number.NaN;
    const runs = [...shinglesOf(own).keys()];
    return runs.filter((run) => shingles.has(run)).length / runs.length;
  });
  for (let i = 0; i < words.length; i += 1) {
    if (!Number.isNaN(labels[i])) continue;
    const own = words[i] ?? [];
    const before = tail(words, labels, i);
    const behind = head(words, labels, i);
    const joined = own.join(' ');
    const fits =
      own.length > 0 &&
      ((before !== '' && stream.includes(` ${before} ${joined} `)) ||
        (behind !== '' && stream.includes(` ${joined} ${behind} `)));
    labels[i] = fits && (own.length > 1 || lines.has(joined)) ? 1 : 0;
  }
  dropCopies(words, labels, stream);
  return labels;
}

function normal(text: string): string {
  return text.normalize('NFKC').replace(/[’‘]/g, "'").toLowerCase();
}

/** The last three words of the article before a block: what a short line that belongs to it follows. */
function tail(words: readonly string[][], labels: readonly number[], index: number): string {
  for (let i = index - 1; i >= Math.max(index - 4, 0); i -= 1)
    if ((labels[i] ?? 0) > 0.5) return (words[i] ?? []).slice(-3).join(' ');
  return '';
}

function head(words: readonly string[][], labels: readonly number[], index: number): string {
  for (let i = index + 1; i <= Math.min(index + 4, words.length - 1); i += 1)
    if ((labels[i] ?? 0) > 0.5) return (words[i] ?? []).slice(0, 3).join(' ');
  return '';
}

function dropCopies(words: readonly string[][], labels: number[], stream: string): void {
  const copies = new Map<string, number[]>();
  words.forEach((own, index) => {
    const text = own.join(' ');
    if ((labels[index] ?? 0) > 0.5) copies.set(text, [...(copies.get(text) ?? []), index]);
  });
  for (const [text, places] of copies) {
    const allowed = stream.split(` ${text} `).length - 1 || 1;
    if (places.length <= allowed) continue;
    const company = (index: number) => {
      let sum = 0;
      for (let i = index - 6; i <= index + 6; i += 1) sum += (labels[i] ?? 0) * Math.min(words[i]?.length ?? 0, 60);
      return sum;
    };
    const kept = new Set([...places].sort((a, b) => company(b) - company(a)).slice(0, allowed));
    for (const place of places) if (!kept.has(place)) labels[place] = 0;
  }
}
