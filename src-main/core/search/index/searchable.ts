import { fold } from '#shared/finding/fold.ts';

/** Scripts that write words without spaces between them. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]\p{M}*/gu;
export const isUnspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]/u;
const word = /[\p{L}\p{N}\p{Co}\p{Mn}\p{Mc}]+/gu;

/**
 * A text as the index takes it: folded, and in scripts without spaces each character a word, so that any part of a
 * sentence is found as a phrase.
 */
export function searchable(text: string): string {
  const folded = fold(text).text;
  return isUnspaced.test(folded) ? folded.replace(unspaced, ' $& ') : folded;
}

/** The words of a text as the index has them. */
export function wordsOf(text: string): string[] {
  return wordsIn(searchable(text));
}

/** The same of a text that `searchable` gave. */
export function wordsIn(found: string): string[] {
  return found.match(word) ?? [];
}
