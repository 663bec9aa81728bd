import { isUnplaced } from '#shared/anchoring/unplaced.ts';
import type { PlacedAnnotation, QuoteSelector } from '#shared/model/annotation.ts';
import { text } from '../../lib/text.ts';

/**
 * Notes whose place a person has to look at: those with a proposal first, then those that were not found. Where the text is
 * not here yet (`isLink`) quotes from elsewhere wait for it, and for nobody's look.
 */
export function notesToReview(annotations: readonly PlacedAnnotation[], isLink = false): PlacedAnnotation[] {
  const inState = (state: string) =>
    annotations.filter(({ place, anchor }) => place?.state === state && !(isLink && isUnplaced(anchor)));
  return [...inState('review'), ...inState('lost')];
}

/** A proposal that is right more often than not: its words or what is around them stand there. */
export function isLikely({ place }: PlacedAnnotation): boolean {
  return place?.state === 'review' && place.confidence >= 0.5;
}

/** `3 notes need a look`. */
export function reviewCount(count: number): string {
  return text.notes.reviewCount(count);
}

/** The entry that the keyboard goes to when one is dealt with; null when it was the last. */
export function entryAfter(entries: readonly PlacedAnnotation[], id: string): string | null {
  const at = entries.findIndex((entry) => entry.id === id);
  return (entries[at + 1] ?? entries[at - 1])?.id ?? null;
}

/** What stands around a passage, cut to whole words: at most `length` UTF-16 code units on each side. */
export function shortContext(
  { prefix, suffix }: Pick<QuoteSelector, 'prefix' | 'suffix'>,
  length: number,
): { before: string; after: string } {
  const before = prefix.length > length ? prefix.slice(-length).replace(/^\S*\s/, '… ') : prefix;
  const after = suffix.length > length ? suffix.slice(0, length).replace(/\s\S*$/, ' …') : suffix;
  return { before, after };
}

/** A quote in Markdown, each line of it a paragraph. */
export function markdownQuote(quote: string): string {
  return quote
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n>\n');
}

/** Whether words begin with a quotation mark of their own, in whatever language: marks around them would stand twice. */
export function beginsQuoted(words: string): boolean {
  return /^[\p{Pi}\p{Pf}"'„‚「『]/u.test(words);
}
