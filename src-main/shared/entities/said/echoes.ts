import type { Quotation } from '../../model/entity.ts';

/** Two words may be anybody's, three are taken from somewhere. */
const leastWords = 3;

const plainWords = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Direct quotations without a frame, as headlines and pulled quotations have them, are possibly those of the speaker of a
 * quotation elsewhere in the text that has the same words in it; where two people said them, nobody's. Pure.
 */
export function withEchoes(quotations: readonly Quotation[]): Quotation[] {
  const direct = quotations.filter(({ kind }) => kind === 'direct');
  const unsure = direct.filter(({ speaker, verb }) => speaker === null && verb === null);
  if (unsure.length === 0) return [...quotations];
  const sources = direct
    .filter(({ speaker }) => speaker !== null)
    .map((quotation) => ({ quotation, words: ` ${plainWords(quotation.text).join(' ')} ` }));
  const found = new Map<Quotation, Quotation>();
  for (const one of unsure) {
    const own = plainWords(one.text);
    if (own.length < leastWords || own.length > 40) continue;
    const wanted = ` ${own.join(' ')} `;
    const fitting = sources.filter(
      ({ quotation, words }) => words.includes(wanted) && (quotation.end <= one.start || one.end <= quotation.start),
    );
    const speakers = new Set(fitting.map(({ quotation }) => quotation.speaker?.entity ?? quotation.speaker?.name));
    const [source] = fitting;
    if (source !== undefined && speakers.size === 1) {
      found.set(one, { ...one, possible: source.quotation.speaker });
    }
  }
  return quotations.map((one) => found.get(one) ?? one);
}
