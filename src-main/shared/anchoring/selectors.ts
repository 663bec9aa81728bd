import type { Anchor, QuoteSelector } from '../model/annotation.ts';

/** Characters of context kept on each side of a quote. */
export const contextLength = 96;

/**
 * Describes a passage of a text so that it can be found again after the text has changed (W3C Web Annotation:
 * TextQuoteSelector and TextPositionSelector). Offsets are UTF-16 code units, widened to whole characters; `content`
 * names the body.
 */
export function describePassage(text: string, start: number, end: number, content: string): Anchor {
  const [from, to] = wholeCharacters(text, start, end);
  return { quote: quoteOf(text, from, to), position: { start: from, end: to }, content };
}

/** The quote with its context; neither side of the context starts or ends inside a surrogate pair. */
export function quoteOf(text: string, start: number, end: number): QuoteSelector {
  let from = Math.max(0, start - contextLength);
  let to = Math.min(text.length, end + contextLength);
  if (isInsidePair(text, from)) from += 1;
  if (isInsidePair(text, to)) to -= 1;
  return { exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

/** The range widened so that it cuts no surrogate pair. */
export function wholeCharacters(text: string, start: number, end: number): [start: number, end: number] {
  return [isInsidePair(text, start) ? start - 1 : start, isInsidePair(text, end) ? end + 1 : end];
}

function isInsidePair(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
