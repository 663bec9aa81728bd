import search from 'approx-string-match';
import type { QuoteSelector } from '../model/annotation.ts';
import { type Candidate, weigh } from './evidence.ts';
import { wholeCharacters } from './selectors.ts';

/** Share of a quote's units that may differ. */
const mostChanged = 0.34;
/** A context shorter than this stands in too many places to lead to one. */
const shortestGuide = 16;
/** Places that one side of the context may lead to. */
const mostGuided = 8;

/**
 * Places that hold nearly the words of a quote: the most alike in the whole text, and the most alike where the
 * quote's context stands, which may be less alike and yet the true one. Overlapping ones are given once.
 */
export function findAlike(text: string, quote: QuoteSelector): Candidate[] {
  const most = Math.floor(quote.exact.length * mostChanged);
  if (most === 0) return [];
  const found: Candidate[] = [];
  const reach = quote.exact.length + most;
  const look = (from: number, to: number): void => {
    const [low, high] = [Math.max(0, from), Math.min(text.length, to)];
    for (const match of search(text.slice(low, high), quote.exact, most)) {
      const [start, end] = wholeCharacters(text, low + match.start, low + match.end);
      if (start < end) found.push(weigh(text, start, end, 1 - match.errors / quote.exact.length, quote));
    }
  };
  look(0, text.length);
  for (const at of placesOf(text, quote.prefix)) look(at + quote.prefix.length - 8, at + quote.prefix.length + reach);
  for (const at of placesOf(text, quote.suffix)) look(at - reach, at + 8);
  return distinct(found);
}

function placesOf(text: string, context: string): number[] {
  const places: number[] = [];
  if (context.length < shortestGuide) return places;
  for (let at = text.indexOf(context); at >= 0 && places.length < mostGuided; at = text.indexOf(context, at + 1)) {
    places.push(at);
  }
  if (places.length > 0) return places;
  const alike = search(text, context, Math.floor(context.length / 4));
  return alike.slice(0, mostGuided).map(({ start }) => start);
}

/** Of candidates that overlap, the best stays. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.likeness + b.context - (a.likeness + a.context))) {
    if (kept.every(({ start, end }) => candidate.end <= start || candidate.start >= end)) kept.push(candidate);
  }
  return kept;
}
