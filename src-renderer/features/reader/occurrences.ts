/** Scripts that put no space between words: there a word may begin anywhere. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** A longer passage is nothing that occurs again, and more than a pattern can hold. UTF-16 units. */
const longest = 1000;
const inWord = '[\\p{L}\\p{N}\\p{M}]';

/**
 * Every place of a text where the words at `start` to `end` stand, as whole words and without overlap, in order. A
 * selection in small letters is found in any case, another one only as it is. Offsets are UTF-16 units.
 */
export function occurrencesOf(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number }[] {
  const wanted = text.slice(start, end);
  if (wanted.trim() === '') return [];
  if (wanted.length > longest) return [{ start, end }];
  const characters = [...wanted];
  const before = bindsAt(characters[0]) ? `(?<!${inWord})` : '';
  const after = bindsAt(characters.at(-1)) ? `(?!${inWord})` : '';
  const flags = wanted === wanted.toLowerCase() ? 'giu' : 'gu';
  const pattern = new RegExp(before + wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&') + after, flags);
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, end: match.index + match[0].length }));
}

function bindsAt(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character) && !unspaced.test(character);
}
