import type { Token } from '../tokenise.ts';
import type { Claim } from './claim.ts';
import { lastMark } from './sentences.ts';

/**
 * Whether marked words quote somebody: scare quotes, titles and single words are told apart by how many words they are, how
 * these are written, and whether a reporting verb stands beside them. `alone`: nothing else is in the sentence.
 */
export function isQuotation(
  tokens: readonly Token[],
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  { frame, fragment, subject }: Pick<Claim, 'frame' | 'fragment' | 'subject'>,
  alone: boolean,
): boolean {
  let count = 0;
  let capitals = 0;
  let long = 0;
  for (let at = from; at < to; at += 1) {
    const { shape, text: word } = tokens[at] as Token;
    if (shape === 'punctuation' || shape === 'possessive') continue;
    count += 1;
    if (word.length <= 3) continue;
    long += 1;
    if (shape === 'cap' || shape === 'caps') capitals += 1;
  }
  const mark = lastMark(tokens, text, { from, to });
  const spoken = mark !== '';
  const title = (mark === '' || (mark === ',' && frame === null)) && long >= 2 && capitals >= long * 0.7;
  // "promised “total war”" is a report; "said “sorry”" is what was said.
  const saying = frame !== null && (frame.reporting.stance === 'said' || frame.reporting.stance === 'asked');
  if (frame !== null && !fragment) return count >= 3 || (count > 0 && (spoken || saying));
  if (title) return false;
  if (frame !== null) return count >= 3;
  if (subject !== null) return count >= 2;
  return alone ? count >= 4 || (spoken && count >= 2) : count >= 6;
}
