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
  const begins = placesOf(text, quote.prefix).map(({ end }) => end);
  const ends = placesOf(text, quote.suffix).map(({ start }) => start);
  const look = (from: number, to: number): void => {
    const [low, high] = [Math.max(0, from), Math.min(text.length, to)];
    for (const match of search(text.slice(low, high), quote.exact, most)) {
      const [first, last] = [nearestTo(low + match.start, begins, most), nearestTo(low + match.end, ends, most)];
      const [start, end] = wholeCharacters(text, first, last);
      if (start < end) found.push(weigh(text, start, end, 1 - match.errors / quote.exact.length, quote));
    }
  };
  look(0, text.length);
  for (const at of begins) look(at - 8, at + reach);
  for (const at of ends) look(at - reach, at + 8);
  return distinct(found);
}

function placesOf(text: string, context: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  if (context.length < shortestGuide) return places;
  for (let at = text.indexOf(context); at >= 0 && places.length < mostGuided; at = text.indexOf(context, at + 1)) {
    places.push({ start: at, end: at + context.length });
  }
  return places.length > 0 ? places : search(text, context, Math.floor(context.length / 4)).slice(0, mostGuided);
}

/** The edge of a context where one is close, so that words added at a passage's ends belong to it. */
function nearestTo(at: number, edges: readonly number[], reach: number): number {
  return edges.find((edge) => Math.abs(edge - at) <= Math.min(reach, 8)) ?? at;
}

/** Of candidates that overlap, the best stays. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates.toSorted((a, b) => b.likeness + b.context - (a.likeness + a.context))) {
    if (kept.every(({ start, end }) => candidate.end <= start || candidate.start >= end)) kept.push(candidate);
  }
  return kept;
}
