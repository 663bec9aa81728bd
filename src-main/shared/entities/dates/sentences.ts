import { endsSentence } from './tense.ts';
import { type Words, wordsOf } from './words.ts';

const closing = /^[)\]"”’'»]$/;

/** Where the sentences of a text end (UTF-16, exclusive), ascending; the end of a block ends one too. One pass. */
export function sentenceEnds(text: string, blocks: readonly Words[] = wordsOf(text)): number[] {
  const ends: number[] = [];
  for (const words of blocks) {
    for (let at = 0; at < words.list.length; at += 1) {
      if (!endsSentence(words, at)) continue;
      // Quotation marks and brackets close with the sentence.
      let last = at;
      while (words.at(last + 1).tight && closing.test(words.at(last + 1).lower)) last += 1;
      ends.push(words.at(last).end);
      at = last;
    }
    const end = words.at(words.list.length - 1).end;
    if (ends.at(-1) !== end) ends.push(end);
  }
  return ends;
}
