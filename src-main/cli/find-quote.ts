import { findPassage } from '#shared/anchoring/place.ts';
import { AppError } from '#shared/api/errors.ts';
import type { QuoteSelector } from '#shared/model/annotation.ts';

export interface FoundQuote {
  /** UTF-16 code units into the text. */
  readonly passage: { readonly start: number; readonly end: number };
  /** How many other places would have fitted as well. */
  readonly alternatives: number;
}

/**
 * Finds the words a person typed in a reading text: exactly, else with quotation marks, dashes, white space and case
 * forgiven. Context narrows several places down, `near` takes the closest; otherwise it is the first. Throws AppError
 * `not-found`.
 */
export function findQuote(text: string, quote: QuoteSelector, near: number | null): FoundQuote {
  const places = [
    ...occurrences(text, quote.exact),
    ...(text.includes(quote.exact) ? [] : forgiving(text, quote.exact)),
  ];
  if (places.length === 0) throw notFound(text, quote);
  const fitting = places.filter(({ start, end }) => fits(text, start, end, quote));
  const candidates = fitting.length > 0 ? fitting : places;
  if (fitting.length === 0) {
    throw new AppError(
      'not-found',
      `“${quote.exact}” is there, but not between that --prefix and --suffix. Nothing was added.`,
    );
  }
  if (near === null) return { passage: first(candidates), alternatives: candidates.length - 1 };
  const closest = candidates.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near));
  return { passage: first(closest), alternatives: 0 };
}

type Span = { start: number; end: number };

function first(spans: readonly Span[]): Span {
  return spans[0] as Span;
}

function occurrences(text: string, words: string): Span[] {
  const spans: Span[] = [];
  if (words === '') return spans;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
    spans.push({ start: at, end: at + words.length });
  }
  return spans;
}

const alike: readonly (readonly [typed: RegExp, pattern: string])[] = [
  [/['‘’‚‛′]/u, "['‘’‚‛′]"],
  [/["“”„‟«»″]/u, '["“”„‟«»″]'],
  [/[-‐‑‒–—−]/u, '[-‐‑‒–—−]'],
];

/** The words with what keyboards and copies change left open. */
function forgiving(text: string, words: string): Span[] {
  const parts = words.trim().split(/\s+/);
  const pattern = parts
    .map((part) =>
      [...part].map((unit) => alike.find(([typed]) => typed.test(unit))?.[1] ?? escapePattern(unit)).join(''),
    )
    .join('\\s+');
  if (pattern === '') return [];
  return [...text.matchAll(new RegExp(pattern, 'giu'))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

function escapePattern(unit: string): string {
  return unit.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function fits(text: string, start: number, end: number, { prefix, suffix }: QuoteSelector): boolean {
  return (
    text.slice(0, start).trimEnd().endsWith(prefix.trim()) && text.slice(end).trimStart().startsWith(suffix.trim())
  );
}

function notFound(text: string, quote: QuoteSelector): AppError {
  const { state, start, end } = findPassage(text, { quote, start: null });
  const nearest =
    start === null || end === null || state === 'lost' ? '' : ` The nearest there is: “${text.slice(start, end)}”.`;
  return new AppError('not-found', `The article does not say “${quote.exact}”. Nothing was added.${nearest}`);
}
