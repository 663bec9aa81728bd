import type { PageBlocks } from './blocks.ts';

/** Begins with what it is, and goes on to say it. */
const named =
  /^\W{0,3}(?:corrections?|clarifications?|korrektur|berichtigung|correctif|rectificatif|rectificación|corrección|correzione|precisazione|rectificatie|correctie)(?: \([^)]{1,40}\))?\s*[:.–—-]\s*\S.{30}/iu;
/** Says what was said before, or that it was wrong. */
const told =
  /\b(?:an? (?:earlier|previous|prior|original) version of th(?:is|e)\b|this (?:article|story|post|piece|page|report|column) (?:was|has been) (?:amended|corrected)\b|(?:was|were) (?:misspelled|misidentified|misstated)\b|misstated the\b|incorrectly (?:stated|said|identified|described|reported|referred)\b|in einer (?:früheren|ersten|vorherigen) (?:version|fassung)\b|une (?:version précédente|première version) de\b|una versión anterior de\b|una versione precedente d)/iu;
const longest = 900;
/** Lines between the text and the word on what was corrected in it. */
const reach = 8;

/**
 * Keeps what a publisher says to have corrected, where it stands beside the text and not in it: a reader has to know.
 * Changes `keep`.
 */
export function keepCorrections({ blocks }: PageBlocks, keep: boolean[], outside: readonly boolean[]): void {
  const [first, last] = [keep.indexOf(true), keep.lastIndexOf(true)];
  if (first < 0) return;
  for (let index = Math.max(0, first - reach); index <= Math.min(blocks.length - 1, last + reach); index += 1) {
    const block = blocks[index];
    if (block === undefined) break;
    // What follows another heading is about something else.
    if (index > last && /^h[1-6]$/.test(block.element.name) && !named.test(block.text)) break;
    if (keep[index] || outside[index] || block.linked * 2 > block.text.length || block.text.length > longest) continue;
    if (named.test(block.text) || told.test(block.text)) keep[index] = true;
  }
}
