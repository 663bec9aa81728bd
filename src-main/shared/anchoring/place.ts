import search from 'approx-string-match';
import type { Anchor, Place, QuoteSelector } from '../model/annotation.ts';
import { contextLength } from './selectors.ts';

/** What is known of a passage when its text is searched: `start` is a hint into an earlier text. */
export interface WantedPassage {
  readonly quote: QuoteSelector;
  readonly start: number | null;
}

const lost: Place = { state: 'lost', start: null, end: null, confidence: 0 };

/** Below this length a quote alone says little, and its context has to agree. */
const tellingLength = 24;
/** Bit-parallel search is linear in text times pattern/32, so very long quotes are searched by their two ends. */
const longestApproximate = 512;

/**
 * Where an anchor stands in `text`, the reading text of the body `content`. Offsets are UTF-16 code units. Never
 * guesses silently: a place that the evidence does not settle comes back as `review`, none at all as `lost`.
 */
export function placeAnchor(text: string, content: string, anchor: Anchor): Place {
  const { start, end } = anchor.position;
  if (anchor.content === content && text.slice(start, end) === anchor.quote.exact) {
    return { state: 'exact', start, end, confidence: 1 };
  }
  return findPassage(text, { quote: anchor.quote, start });
}

/** Finds a quote by its words, its context and, as a hint, its earlier position. Pure. */
export function findPassage(text: string, wanted: WantedPassage): Place {
  if (wanted.quote.exact === '') return lost;
  return findExact(text, wanted) ?? findChanged(text, wanted) ?? lost;
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  /** 0 to 1: how much of the stored context stands around it. */
  readonly context: number;
}

function findExact(text: string, { quote, start: hint }: WantedPassage): Place | null {
  const candidates: Candidate[] = [];
  for (let at = text.indexOf(quote.exact); at >= 0; at = text.indexOf(quote.exact, at + 1)) {
    const end = at + quote.exact.length;
    candidates.push({ start: at, end, context: contextAgreement(text, at, end, quote) });
  }
  const ranked = rank(candidates, hint);
  const best = ranked[0];
  if (best === undefined) return null;
  const runnerUp = ranked[1];
  const hasContext = quote.prefix !== '' || quote.suffix !== '';
  const settled =
    runnerUp === undefined
      ? best.context >= 0.3 || quote.exact.length >= tellingLength || !hasContext
      : best.context >= 0.5 && best.context - runnerUp.context >= 0.1;
  const held = best.start === hint && best.context >= 0.5;
  const confidence = round((held || settled ? 0.7 : 0.3) + 0.3 * best.context);
  if (held) return { state: 'exact', start: best.start, end: best.end, confidence };
  return { state: settled ? 'moved' : 'review', start: best.start, end: best.end, confidence };
}

function findChanged(text: string, { quote, start: hint }: WantedPassage): Place | null {
  const pattern = quote.exact;
  if (pattern.length > longestApproximate) return findByEnds(text, quote);
  const allowed = Math.floor(pattern.length * 0.34);
  if (allowed === 0) return null;
  const candidates = search(text, pattern, allowed).map((match) => ({
    start: match.start,
    end: match.end,
    context: contextAgreement(text, match.start, match.end, quote),
    likeness: 1 - match.errors / pattern.length,
  }));
  candidates.sort((a, b) => b.context + b.likeness - (a.context + a.likeness) || nearness(a, hint) - nearness(b, hint));
  const best = candidates[0];
  if (best === undefined) return null;
  const confidence = round(best.likeness * (0.5 + 0.5 * best.context));
  // Changed words need a witness: without the context around it, a likeness is only a proposal.
  const state = best.context >= 0.5 && best.likeness >= 0.7 ? 'changed' : 'review';
  return { state, start: best.start, end: best.end, confidence };
}

function findByEnds(text: string, quote: QuoteSelector): Place | null {
  const head = findChanged(text, {
    quote: { exact: quote.exact.slice(0, longestApproximate / 2), prefix: quote.prefix, suffix: '' },
    start: null,
  });
  const tail = findChanged(text, {
    quote: { exact: quote.exact.slice(-longestApproximate / 2), prefix: '', suffix: quote.suffix },
    start: null,
  });
  if (head?.start == null || tail?.end == null || tail.end <= head.start) return null;
  const ratio = (tail.end - head.start) / quote.exact.length;
  const sure = head.state === 'changed' && tail.state === 'changed' && ratio > 0.6 && ratio < 1.6;
  const confidence = round(Math.min(head.confidence, tail.confidence));
  return { state: sure ? 'changed' : 'review', start: head.start, end: tail.end, confidence };
}

function rank(candidates: readonly Candidate[], hint: number | null): Candidate[] {
  return candidates.toSorted((a, b) => b.context - a.context || nearness(a, hint) - nearness(b, hint));
}

function nearness(candidate: Candidate, hint: number | null): number {
  return hint === null ? candidate.start : Math.abs(candidate.start - hint);
}

/** Share of the stored context that stands around a place, each side by its best approximate match. */
function contextAgreement(text: string, start: number, end: number, quote: QuoteSelector): number {
  const sides: number[] = [];
  if (quote.prefix !== '') {
    sides.push(likeness(text.slice(Math.max(0, start - contextLength - 16), start), quote.prefix));
  }
  if (quote.suffix !== '') sides.push(likeness(text.slice(end, end + contextLength + 16), quote.suffix));
  return sides.length === 0 ? 0 : sides.reduce((sum, side) => sum + side, 0) / sides.length;
}

function likeness(around: string, context: string): number {
  if (around.includes(context)) return 1;
  const allowed = Math.floor(context.length / 2);
  const errors = search(around, context, allowed).reduce(
    (least, match) => Math.min(least, match.errors),
    context.length,
  );
  return 1 - errors / context.length;
}

function round(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}
