import search from 'approx-string-match';
import type { QuoteSelector } from '../model/annotation.ts';
import { contextLength } from './selectors.ts';

/** A place that a quote may have now: UTF-16 code units, end exclusive. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** 0 to 1: how much of the quote's words stands there. */
  readonly likeness: number;
  /** 0 to 1: how much of the stored context stands around it. */
  readonly context: number;
}

/** Context that agrees by half or more is a witness: one side whole, or both with a quarter of their units changed. */
export const telling = 0.5;

/** Units by which context may have been moved away from its quote. */
const slack = 16;

/** How far the best of several places has to stand out for the choice to be no guess. */
const margin = 0.1;

/** Weighs a place: its likeness is given, its context is read from the text. */
export function weigh(text: string, start: number, end: number, likeness: number, quote: QuoteSelector): Candidate {
  return { start, end, likeness, context: contextAgreement(text, start, end, quote) };
}

/** Best first: by words and context, then by nearness to the earlier offset where that is known. */
export function rank(candidates: readonly Candidate[], hint: number | null): Candidate[] {
  const far = ({ start }: Candidate): number => (hint === null ? start : Math.abs(start - hint));
  return candidates.toSorted((a, b) => strength(b) - strength(a) || far(a) - far(b));
}

/** Whether the first of ranked candidates stands out from the second. */
export function standsOut([best, second]: readonly Candidate[]): boolean {
  return best !== undefined && (second === undefined || strength(best) - strength(second) >= margin);
}

/** 0 to 1; never rises when the words or the context agree less. A place that is only proposed stays below 0.6. */
export function confidenceOf({ likeness, context }: Candidate, settled: boolean): number {
  return Math.round(likeness * ((settled ? 0.7 : 0.3) + 0.3 * context) * 1000) / 1000;
}

/** Whether the stored context stands around a place unit for unit: far cheaper than to weigh it. */
export function hasExactContext(text: string, start: number, end: number, { prefix, suffix }: QuoteSelector): boolean {
  return text.startsWith(suffix, end) && start >= prefix.length && text.startsWith(prefix, start - prefix.length);
}

function strength({ likeness, context }: Candidate): number {
  return likeness + context;
}

/** Share of the stored context that stands around a place: the mean of its two sides. */
function contextAgreement(text: string, start: number, end: number, { prefix, suffix }: QuoteSelector): number {
  const sides: number[] = [];
  if (prefix !== '')
    sides.push(
      side(prefix, (length) => [prefix.slice(-length), text.slice(Math.max(0, start - length - slack), start)]),
    );
  if (suffix !== '')
    sides.push(side(suffix, (length) => [suffix.slice(0, length), text.slice(end, end + length + slack)]));
  return sides.length === 0 ? 0 : sides.reduce((sum, each) => sum + each, 0) / sides.length;
}

/** The whole context counts most; what stands next to the quote tells where paragraphs were moved or rewritten. */
function side(context: string, cut: (length: number) => [wanted: string, around: string]): number {
  const reaches = [contextLength, contextLength / 2, contextLength / 4];
  return reaches.reduce((best, length, index) => {
    if (index > 0 && length >= context.length) return best;
    const [wanted, around] = cut(length);
    return Math.max(best, agreement(around, wanted) * (1 - 0.15 * index));
  }, 0);
}

/** 1 where all of it stands, 0 from the half on that chance brings about. */
function agreement(around: string, wanted: string): number {
  if (around.includes(wanted)) return 1;
  const most = Math.floor(wanted.length / 2);
  const errors = search(around, wanted, most).reduce((least, match) => Math.min(least, match.errors), most);
  return Math.max(0, 1 - (2 * errors) / wanted.length);
}
