import type { Anchor, Place, QuoteSelector } from '../model/annotation.ts';
import { findAlike } from './approximate.ts';
import { type Candidate, confidenceOf, hasExactContext, rank, standsOut, telling, weigh } from './evidence.ts';

/** What is known of a passage when its text is searched: `start` is a hint into an earlier text. */
export interface WantedPassage {
  readonly quote: QuoteSelector;
  readonly start: number | null;
}

const lost: Place = { state: 'lost', start: null, end: null, confidence: 0 };

/**
 * A quote of this length that stands once in the text is its passage even where the neighbours are gone; of a shorter
 * one ("said in a statement on Monday") another instance may have stayed when the marked one was deleted.
 */
const tellingLength = 64;
/** Context of which a third stands is enough where the words stand nowhere else. */
const faintContext = 0.3;
/** Bit-parallel search is linear in text times pattern/32, so very long quotes are searched by their two ends. */
const longestApproximate = 512;
/** Places of a short quote whose context is weighed: those nearest to where it stood. */
const mostWeighed = 64;

/**
 * Where an anchor stands in `text`, the reading text of the body `content`. Offsets are UTF-16 code units. Never
 * guesses silently: a place that the evidence does not settle comes back as `review`, none at all as `lost`.
 */
export function placeAnchor(text: string, content: string, anchor: Anchor): Place {
  const { start, end } = anchor.position;
  const isPassage = start < end || anchor.image !== undefined;
  if (anchor.content === content && isPassage && text.slice(start, end) === anchor.quote.exact) {
    return { state: 'exact', start, end, confidence: 1 };
  }
  return findPassage(text, { quote: anchor.quote, start });
}

/** Finds a quote by its words, its context and, as a hint, its earlier position. Pure. */
export function findPassage(text: string, wanted: WantedPassage): Place {
  if (wanted.quote.exact.trim() === '') return lost;
  return findExact(text, wanted) ?? findChanged(text, wanted) ?? lost;
}

function findExact(text: string, { quote, start: hint }: WantedPassage): Place | null {
  const ranked = rank(exactCandidates(text, quote, hint), hint);
  const best = ranked[0];
  if (best === undefined) return null;
  const hasContext = quote.prefix !== '' || quote.suffix !== '';
  if (best.start === hint && (best.context >= telling || !hasContext)) return place('exact', best, true);
  const alone = best.context >= faintContext || quote.exact.length >= tellingLength || !hasContext;
  const settled = ranked.length === 1 ? alone : best.context >= telling && standsOut(ranked);
  return place(settled ? 'moved' : 'review', best, settled);
}

function exactCandidates(text: string, quote: QuoteSelector, hint: number | null): Candidate[] {
  const starts: number[] = [];
  for (let at = text.indexOf(quote.exact); at >= 0; at = text.indexOf(quote.exact, at + 1)) starts.push(at);
  const length = quote.exact.length;
  const near = starts.toSorted((a, b) => Math.abs(a - (hint ?? 0)) - Math.abs(b - (hint ?? 0))).slice(0, mostWeighed);
  const sure = starts.filter((at) => hasExactContext(text, at, at + length, quote)).slice(0, mostWeighed);
  return [...new Set([...sure, ...near])].map((at) => weigh(text, at, at + length, 1, quote));
}

function findChanged(text: string, { quote, start: hint }: WantedPassage): Place | null {
  if (quote.exact.length > longestApproximate) return findByEnds(text, quote);
  const ranked = rank(findAlike(text, quote), hint);
  const best = ranked[0];
  if (best === undefined) return null;
  // Changed words need a witness: without the context around it, a likeness is only a proposal.
  const settled = best.context >= telling && best.likeness >= 0.7 && standsOut(ranked);
  return place(settled ? 'changed' : 'review', best, settled);
}

function findByEnds(text: string, quote: QuoteSelector): Place | null {
  const half = longestApproximate / 2;
  const head = findEnd(text, { exact: quote.exact.slice(0, half), prefix: quote.prefix, suffix: '' });
  const tail = findEnd(text, { exact: quote.exact.slice(-half), prefix: '', suffix: quote.suffix });
  if (head?.start == null || tail?.end == null || tail.end <= head.start) return null;
  const ratio = (tail.end - head.start) / quote.exact.length;
  const settled = head.state !== 'review' && tail.state !== 'review' && ratio > 0.6 && ratio < 1.6;
  const confidence = Math.min(head.confidence, tail.confidence, settled ? 0.99 : 0.6);
  return { state: settled ? 'changed' : 'review', start: head.start, end: tail.end, confidence };
}

function findEnd(text: string, quote: QuoteSelector): Place | null {
  const wanted = { quote, start: null };
  return findExact(text, wanted) ?? findChanged(text, wanted);
}

function place(state: Place['state'], candidate: Candidate, settled: boolean): Place {
  return { state, start: candidate.start, end: candidate.end, confidence: confidenceOf(candidate, settled) };
}
