import type { Reading } from '../reading.ts';
import type { TaggedName } from '../tagger/names-of-labels.ts';
import { isCapital } from '../tagger/zones.ts';
import type { Token } from '../tokenise.ts';
import { isOpener, type Span } from './runs.ts';

/** Words for exercises of armed forces. */
export const drills = /^(?:exercises?|drills?|manoeuvres|maneuvers|wargames?|games?)$/;
/** A number as the last word of a name. */
export const numeral = /^(?:[IVXL]+|\d{1,4})$/;

const afterWar =
  /^(?:in|of|has|had|is|was|are|were|have|can|might|must|did|does|after|before|since|and|that|which|began|ended|to|will|as|by|on|at|with|when|but|could|would|may|from|into|started|broke)$/;

/** "the Gaza war": a place and the bare word, where no other noun follows ("war crimes"). */
export function plainWar(
  { tokens, lexicon }: Reading,
  at: number,
  tags: readonly (TaggedName | undefined)[],
): Span | null {
  const tag = tags[at];
  if (tag?.type !== 'place' || tag.from !== at || tokens[tag.to]?.text !== 'war') return null;
  if (tokens[at - 1]?.lower !== 'the' || lexicon.known.get(tokens[tag.to - 1]?.text ?? '')?.kind === 'demonym')
    return null;
  const after = tokens[tag.to + 1];
  if (
    after !== undefined &&
    after.shape !== 'punctuation' &&
    after.shape !== 'possessive' &&
    !afterWar.test(after.text)
  )
    return null;
  return after?.text === '-' ? null : { from: at, to: tag.to + 1 };
}

/** "the exercise Amber Shield", "Ocean Mace manoeuvres", "a raid code-named Copper Fox". */
export function exercise(reading: Reading, at: number, tags: readonly (TaggedName | undefined)[]): Span | null {
  const { tokens, lexicon } = reading;
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  if (!isCapital(token) || isOpener(token) || (token.gap === 'space' && before !== undefined && isCapital(before)))
    return null;
  let to = at + 1;
  while (
    to - at < 4 &&
    tokens[to]?.gap === 'space' &&
    (isCapital(tokens[to] as Token) || numeral.test((tokens[to] as Token).text))
  )
    to += 1;
  const named = tokens
    .slice(at, to)
    .every(({ text }) => !lexicon.known.has(text) && !lexicon.organisationLast.has(text));
  const tag = tags[at];
  if (!named || (tag !== undefined && (tag.from < at || tag.to > to || tag.type === 'demonym'))) return null;
  const codeNamed = /^(?:code-named|codenamed)$/.test(before?.lower ?? '');
  if (codeNamed || (/^(?:exercises?|manoeuvres|maneuvers)$/.test(before?.lower ?? '') && token.gap === 'space'))
    return { from: at, to };
  const [next, second] = [tokens[to], tokens[to + 1]];
  if (
    next?.text === ',' &&
    to - at > 1 &&
    /^(?:a|an|the|its|their)$/.test(second?.text ?? '') &&
    !lexicon.given.has(token.text)
  ) {
    const what = [2, 3, 4, 5].find((k) => /^(?:exercise|drill|wargame)$/.test(tokens[to + k]?.text ?? ''));
    if (what !== undefined) return { from: at, to };
  }
  if (next?.gap !== 'space' || tag?.type === 'place') return null;
  if (!drills.test(next.text) && !(next.text === 'war' && /^games?$/.test(second?.text ?? ''))) return null;
  if (/^games?$/.test(next.text) || (to - at === 1 && tag?.type !== 'other' && next.text !== 'war')) return null;
  return before?.lower === 'the' || tag?.type === 'other' ? { from: at, to } : null;
}
