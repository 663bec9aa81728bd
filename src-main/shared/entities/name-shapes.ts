import type { Piece } from './pieces.ts';
import { knownAt, type Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

// What the words of a piece say by themselves, before any context.

/** Words of places and institutions that are surnames as well: "George Hill". */
export const placeSurnames = new Set(
  'Hill Hills Wood Woods Park Forest Rivers Lake Lane Banks Street Beach Bridge Bridges Falls Bay Point Valley Town Castle Heath Church Day Press Bank Court Parks Bush Power Brothers Chambers Schools Pass Springs Creek Tower Towers Ridge West East North'.split(
    ' ',
  ),
);

/** Two or more words with a corporate or institutional head, at the end or before its complement. */
export function isInstitution(reading: Reading, from: number, to: number): boolean {
  const { tokens, lexicon } = reading;
  if (to - from < 2) return false;
  const last = tokens[to - 1] as Token;
  if (lexicon.organisationLast.has(last.text) && (last.shape !== 'lower' || last.text === 'plc')) return true;
  for (let i = from; i < to - 2; i += 1) {
    const token = tokens[i] as Token;
    const next = tokens[i + 1] as Token;
    if (next.shape === 'lower' && lexicon.organisationFirst.has(token.text)) return true;
  }
  return false;
}

export function hasHeadBefore(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const text = (reading.tokens[i] as Token).text;
    if (reading.lexicon.organisationFirst.has(text) && (reading.tokens[i + 1] as Token).shape === 'lower') return true;
  }
  return false;
}

/** A given name or initials, then words that can be a surname. */
export function startsPersonal(reading: Reading, { from, to }: Piece): boolean {
  const { tokens, lexicon } = reading;
  const first = tokens[from] as Token;
  if (to - from < 2 || to - from > 6) return false;
  const initials =
    first.shape === 'initial' ||
    (first.shape === 'caps' && /^(?:\p{Lu}\.){2,}$/u.test(first.text) && !lexicon.known.has(first.text));
  const given =
    lexicon.given.has(first.text) || (first.text.includes('-') && lexicon.given.has(first.text.split('-')[0] ?? ''));
  if (!initials && !given) return false;
  if (lexicon.known.get(first.text)?.kind === 'country' && isInstitution(reading, from, to)) return false;
  const last = tokens[to - 1] as Token;
  if (lexicon.organisationLast.has(last.text) && !placeSurnames.has(last.text) && !lexicon.surnames.has(last.text))
    return false;
  return plainName(reading, from + 1, to);
}

/** Words that a person's name may go on with: no ordinary nouns but surnames, no institutions, no signs. */
export function plainName({ tokens, lexicon }: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const token = tokens[i] as Token;
    if (token.shape === 'caps' && token.text.length > 3 && !/^(?:\p{Lu}\.)+$/u.test(token.text)) return false;
    if (token.shape === 'number' || token.shape === 'possessive' || token.text === '&') return false;
    if (token.text === 'of' || token.text === 'for' || token.text === 'and' || token.text === 'the') return false;
    if (
      token.shape === 'cap' &&
      lexicon.common.has(token.lower) &&
      !lexicon.surnames.has(token.text) &&
      !lexicon.given.has(token.text)
    )
      return i > from ? false : to - from === 1;
  }
  return true;
}

/** Single words that only look like a name: "Group F", "US$", an ordinary word in capitals or after no title. */
export function isNoName({ tokens, lexicon }: Reading, { from, to, title }: Piece): boolean {
  const token = tokens[from] as Token;
  if (token.shape === 'initial' || tokens[to]?.text === '$') return true;
  if (token.shape === 'caps') return lexicon.common.has(token.lower);
  return (
    title === null &&
    lexicon.common.has(token.lower) &&
    !lexicon.given.has(token.text) &&
    !lexicon.surnames.has(token.text) &&
    !isHead(lexicon, token)
  );
}

export function isHead(lexicon: Reading['lexicon'], { text }: Token): boolean {
  return lexicon.organisationLast.has(text) || lexicon.organisationFirst.has(text);
}

/** "the Ministry", "the River": a head without a name. */
export function isBareHead({ lexicon }: Reading, token: Token): boolean {
  return (
    (lexicon.organisationLast.has(token.text) ||
      lexicon.placeLast.has(token.text) ||
      lexicon.eventLast.has(token.text) ||
      lexicon.topical.has(token.text)) &&
    !lexicon.surnames.has(token.text)
  );
}

/** "U.S.-South Korean drills", "Russia-backed": joined by a hyphen to a nationality or a small word it is an adjective. */
export function qualifiesNationality(reading: Reading, to: number): boolean {
  const [hyphen, next] = [reading.tokens[to], reading.tokens[to + 1]];
  if (hyphen?.text !== '-' || hyphen.gap !== 'none' || next?.gap !== 'none') return false;
  return next.shape === 'lower' || knownAt(reading, to + 1, to + 4)?.known.kind === 'demonym';
}
