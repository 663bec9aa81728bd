import type { Anchor, QuoteSelector } from '../model/annotation.ts';

/** Characters of context kept on each side of a quote. */
export const contextLength = 96;

/**
 * Describes a passage of a text so that it can be found again after the text has changed (W3C Web Annotation:
 * TextQuoteSelector and TextPositionSelector). Offsets are UTF-16 code units; `content` names the body.
 */
export function describePassage(text: string, start: number, end: number, content: string): Anchor {
  return { quote: quoteOf(text, start, end), position: { start, end }, content };
}

/** The quote with its context; neither side of the context starts or ends inside a surrogate pair. */
export function quoteOf(text: string, start: number, end: number): QuoteSelector {
  let from = Math.max(0, start - contextLength);
  let to = Math.min(text.length, end + contextLength);
  if (from > 0 && isLowSurrogate(text.charCodeAt(from))) from += 1;
  if (to < text.length && isLowSurrogate(text.charCodeAt(to))) to -= 1;
  return { exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
