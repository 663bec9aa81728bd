import search from 'approx-string-match';
import type { QuoteSelector } from '../../src-main/shared/model/annotation.ts';

/**
 * The published method of Hypothesis' client, for comparison: the old position if the quote stands there; else every
 * place that holds the quote exactly or, where none does, with at most half of its units (256 at most) changed, weighed 50 for the
 * quote, 20 for each side of the context and 2 for nearness to the old position. The best is taken, however good.
 */
export function findAsHypothesis(
  text: string,
  { exact, prefix, suffix }: QuoteSelector,
  hint: number,
): { start: number; end: number } | null {
  if (exact === '') return null;
  if (text.startsWith(exact, hint)) return { start: hint, end: hint + exact.length };
  let best: { start: number; end: number } | null = null;
  let bestScore = -1;
  for (const { start, end, errors } of matches(text, exact, Math.min(256, exact.length / 2))) {
    const score =
      50 * (1 - errors / exact.length) +
      20 * (prefix === '' ? 1 : likeness(text.slice(Math.max(0, start - prefix.length), start), prefix)) +
      20 * (suffix === '' ? 1 : likeness(text.slice(end, end + suffix.length), suffix)) +
      2 * (1 - Math.abs(start - hint) / text.length);
    if (score > bestScore) [best, bestScore] = [{ start, end }, score];
  }
  return best;
}

function matches(text: string, wanted: string, most: number): { start: number; end: number; errors: number }[] {
  const found: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1))
    found.push({ start: at, end: at + wanted.length, errors: 0 });
  return found.length > 0 ? found : search(text, wanted, most);
}

function likeness(around: string, wanted: string): number {
  if (around === '') return 0;
  const found = matches(around, wanted, wanted.length);
  return found.length === 0 ? 0 : 1 - Math.min(...found.map(({ errors }) => errors)) / wanted.length;
}
