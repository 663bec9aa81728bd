import { oneLine } from '#core/one-line.ts';
import { findPassage } from '#shared/anchoring/place.ts';
import { AppError } from '#shared/api/errors.ts';
import type { QuoteSelector } from '#shared/model/annotation.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

export interface FoundQuote {
  /** UTF-16 code units into the text. */
  readonly passage: Span;
  /** Where else it could have been: the starts of the places that fit as well. */
  readonly others: readonly number[];
}

/**
 * Finds the words a person typed in a reading text: exactly, else with the form of quotation marks and dashes, white
 * space and case forgiven. Context narrows several places down and `near` takes the closest; otherwise it is the
 * first. Throws AppError `not-found`, with the nearest words there are.
 */
export function findQuote(text: string, quote: QuoteSelector, near: number | null): FoundQuote {
  if (quote.exact.trim() === '') throw new AppError('invalid-input', 'The quote is empty. Nothing was changed.');
  const exact = findAll(text, escapePattern(quote.exact), 'g');
  const places = exact.length > 0 ? exact : findAll(text, forgiving(quote.exact), 'giu');
  if (places.length === 0) throw notFound(text, quote);
  const before = new RegExp(`${forgiving(quote.prefix)}\\s*$`, 'iu');
  const after = new RegExp(`^\\s*${forgiving(quote.suffix)}`, 'iu');
  const fitting = places.filter(
    ({ start, end }) =>
      before.test(text.slice(Math.max(0, start - quote.prefix.length - 200), start)) &&
      after.test(text.slice(end, end + quote.suffix.length + 200)),
  );
  if (near !== null) fitting.sort((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near));
  const [passage, ...others] = fitting;
  if (passage === undefined) {
    const starts = places.map(({ start }) => start).join(', ');
    throw new AppError(
      'not-found',
      `“${oneLine(quote.exact, 60)}” is there (at ${starts}), but not with that --prefix and --suffix. Nothing was changed.`,
    );
  }
  return { passage, others: near === null ? others.map(({ start }) => start) : [] };
}

function findAll(text: string, pattern: string, flags: string): Span[] {
  return [...text.matchAll(new RegExp(pattern, flags))].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

const alike = ["['‘’‚‛′]", '["“”„‟«»″]', '[-‐‑‒–—−]'].map((pattern) => ({ pattern, test: new RegExp(pattern, 'u') }));

/** A pattern of the words in which what keyboards and copies change is left open. */
function forgiving(words: string): string {
  const open = (unit: string) => alike.find(({ test }) => test.test(unit))?.pattern ?? escapePattern(unit);
  const parts = words.split(/\s+/).filter((part) => part !== '');
  return parts.map((part) => [...part].map(open).join('')).join('\\s+');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function notFound(text: string, quote: QuoteSelector): AppError {
  const { start, end } = findPassage(text, { quote, start: null });
  const nearest =
    start === null || end === null ? '' : ` The nearest there is: “${oneLine(text.slice(start, end), 200)}”.`;
  return new AppError(
    'not-found',
    `The article does not say “${oneLine(quote.exact, 200)}”. Nothing was changed.${nearest}`,
  );
}
