import type { EntityType } from '../model/entity.ts';
import type { Piece } from './pieces.ts';
import { knownAt, type Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

export type NamedType = Extract<EntityType, 'person' | 'organisation' | 'place' | 'event'>;

/** A stretch of tokens that is, or may be, one name. */
export interface Candidate extends Piece {
  /** Its tokens joined by single spaces: the same name has the same key wherever it stands. */
  readonly key: string;
  /** Decided by its own words; null where the context and the rest of the document must decide. */
  readonly type: NamedType | null;
}

const placeSurnames = new Set(
  'Hill Hills Wood Woods Park Forest Rivers Lake Lane Banks Street Beach Bridge Bridges Falls Bay Point Valley Town Castle Heath Church Day Press Bank Court Parks Bush Power Brothers Chambers Schools Pass Springs Creek Tower Towers Ridge West East North'.split(
    ' ',
  ),
);
/** Listed names so general that a nationality before them is part of the name: "Russian Security Council". */
const generalTail =
  /^(?:Court|Congress|Senate|Council|Party|Army|Navy|Force|Guard|Department|Committee|Office|Commission|Commons|Police|Forces|Corps|Cross)$/;

/** Sorts a piece by its own words. A piece may fall into several names ("Trump White House"), or be none at all. */
export function classify(reading: Reading, piece: Piece, depth = 0): Candidate[] {
  const { tokens, lexicon } = reading;
  const { from, to } = piece;
  const length = to - from;
  const first = tokens[from] as Token;
  const last = tokens[to - 1] as Token;
  if (qualifiesNationality(reading, to)) return [];
  const election = electionAt(reading, piece);
  if (election !== null) return [election];
  const as = (type: NamedType | null): Candidate[] => [{ ...piece, key: keyOf(tokens, from, to), type }];
  if (piece.known !== null) return classifyKnown(reading, piece, as);
  if (length === 1 && isNoName(reading, piece)) return [];
  if (length === 1)
    return isBareHead(reading, first) && piece.title !== 'honorific' && !isHead(lexicon, first) ? [] : as(null);

  const personal =
    startsPersonal(reading, piece) ||
    (piece.title !== null && length === 2 && placeSurnames.has(last.text) && plainName(reading, from, to - 1));
  if (personal && length <= 3 && placeSurnames.has(last.text)) return as('person');
  if (
    !personal &&
    length <= 3 &&
    lexicon.given.has(first.text) &&
    /^(?:Hill|Woods|Banks|Rivers|Brothers)$/.test(last.text)
  )
    return as('person');

  // A nationality before a listed name is not part of it, unless the listed name is a general one.
  const demonym = knownAt(reading, from, to);
  if (demonym !== null && demonym.known.kind === 'demonym' && depth < 4) {
    const rest = trim(reading, from + demonym.length, to);
    const general = generalTail.test(last.text) && last.shape === 'cap';
    if (rest !== null && !general) {
      const inner = knownAt(reading, rest.from, to);
      const listed = inner !== null && inner.length === to - rest.from;
      if (listed || !isInstitution(reading, rest.from, to))
        return classify(
          reading,
          { ...rest, title: null, known: inner?.known && listed ? inner.known : null },
          depth + 1,
        );
    }
    if (rest === null) return [];
  }
  if (lexicon.eventFirst.has(first.text) && length >= 2) return as('event');
  if (lexicon.eventLast.has(last.text) && !hasHeadBefore(reading, from, to - 1)) return as('event');
  if (isInstitution(reading, from, to)) return as('organisation');
  if (lexicon.placeLast.has(last.text) && !personal && last.shape === 'cap') return as('place');
  if (personal) return as('person');
  if (lexicon.placeFirst.has(first.text)) {
    const rest = knownAt(reading, from + 1, to);
    if (rest !== null && rest.length === length - 1 && rest.known.kind !== 'demonym')
      return as(rest.known.kind === 'organisation' ? 'organisation' : 'place');
    if (
      /^(?:Lake|Mount|Mt\.?|Cape|Fort|Camp|Port|Gulf|Bay|Strait|Isle|Sea|San|Puerto|Villa|Ciudad|Las|Los|Santa|São|St\.?|Saint)$/.test(
        first.text,
      ) &&
      length <= 4 &&
      piece.title === null
    )
      return as('place');
  }
  const split = depth < 4 ? splitAtKnown(reading, piece, depth) : null;
  if (split !== null) return split;
  if (lexicon.familyFirst.has(first.text) && length <= 3 && plainName(reading, from + 1, to)) return as('person');
  if (piece.title !== null && plainName(reading, from, to)) return as('person');
  return as(null);
}

function classifyKnown(reading: Reading, piece: Piece, as: (type: NamedType | null) => Candidate[]): Candidate[] {
  const { tokens, lexicon } = reading;
  const known = piece.known;
  if (tokens[piece.to]?.text === '$') return [];
  const first = tokens[piece.from] as Token;
  const single = piece.to - piece.from === 1;
  if (known === null || known.kind === 'demonym') return piece.title === 'honorific' ? as('person') : [];
  if (single && first.shape === 'cap') {
    if (piece.title === 'honorific' || (piece.title === 'role' && known.kind === 'place')) return as('person');
    const wordly = lexicon.common.has(first.lower);
    if (wordly && first.opens) return [];
    if (wordly || lexicon.given.has(first.text) || lexicon.surnames.has(first.text)) return as(null);
  }
  return as(known.kind === 'country' ? 'place' : known.kind);
}

/** Two or more words with a corporate or institutional head, at the end or before its complement. */
function isInstitution(reading: Reading, from: number, to: number): boolean {
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

function hasHeadBefore(reading: Reading, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const text = (reading.tokens[i] as Token).text;
    if (reading.lexicon.organisationFirst.has(text) && (reading.tokens[i + 1] as Token).shape === 'lower') return true;
  }
  return false;
}

/** A given name or initials, then words that can be a surname. */
function startsPersonal(reading: Reading, { from, to }: Piece): boolean {
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
function plainName({ tokens, lexicon }: Reading, from: number, to: number): boolean {
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

/** A listed name at the head or tail of a longer piece stands for itself; what is left is looked at again. */
function splitAtKnown(reading: Reading, piece: Piece, depth: number): Candidate[] | null {
  const { tokens, lexicon } = reading;
  const head = knownAt(reading, piece.from, piece.to);
  const last = tokens[piece.to - 1] as Token;
  if (head !== null) {
    const place = head.known.kind === 'country' || head.known.kind === 'place';
    const team = place && piece.to - piece.from <= 4 && /[a-z]s$/.test(last.text) && !lexicon.surnames.has(last.text);
    if (team && piece.title === null)
      return [{ ...piece, key: keyOf(tokens, piece.from, piece.to), type: 'organisation' }];
    const rest = trim(reading, piece.from + head.length, piece.to);
    if (
      head.length > 1 ||
      head.known.kind === 'country' ||
      (head.known.kind === 'organisation' && (tokens[piece.from] as Token).shape === 'caps')
    ) {
      const left = classify(
        reading,
        { from: piece.from, to: piece.from + head.length, title: piece.title, known: head.known },
        depth + 1,
      );
      return rest === null ? left : [...left, ...again(reading, rest, depth)];
    }
  }
  for (let at = piece.from + 1; at < piece.to; at += 1) {
    const tail = knownAt(reading, at, piece.to);
    if (tail === null || at + tail.length !== piece.to || tail.length < 2) continue;
    const left = trim(reading, piece.from, at);
    const right = again(reading, { from: at, to: piece.to }, depth);
    return left === null ? right : [...again(reading, left, depth), ...right];
  }
  return null;
}

function again(reading: Reading, span: { from: number; to: number }, depth: number): Candidate[] {
  const match = knownAt(reading, span.from, span.to);
  const known = match !== null && match.length === span.to - span.from ? match.known : null;
  return classify(reading, { ...span, title: null, known }, depth + 1);
}

function trim({ tokens }: Reading, start: number, end: number): { from: number; to: number } | null {
  let from = start;
  let to = end;
  while (from < to && /^(?:lower|possessive|punctuation)$/.test((tokens[from] as Token).shape)) from += 1;
  while (from < to && /^(?:lower|possessive|punctuation)$/.test((tokens[to - 1] as Token).shape)) to -= 1;
  return from < to ? { from, to } : null;
}

/** "U.S.-South Korean drills", "Russia-backed": joined by a hyphen to a nationality or a small word it is an adjective. */
function qualifiesNationality(reading: Reading, to: number): boolean {
  const [hyphen, next] = [reading.tokens[to], reading.tokens[to + 1]];
  if (hyphen?.text !== '-' || hyphen.gap !== 'none' || next?.gap !== 'none') return false;
  return next.shape === 'lower' || knownAt(reading, to + 1, to + 4)?.known.kind === 'demonym';
}

/** "the 1979 United Kingdom general election": year, country and kind of election name one event. */
function electionAt({ tokens }: Reading, piece: Piece): Candidate | null {
  const year = tokens[piece.from - 1];
  const kind = tokens[piece.to];
  const noun = tokens[piece.to + 1];
  if (piece.known === null || year?.shape !== 'number' || year.text.length !== 4 || year.gap === 'line') return null;
  if (
    !/^elections?$/.test(noun?.text ?? '') ||
    !/^(?:general|presidential|parliamentary|federal|legislative|local|regional)$/.test(kind?.text ?? '')
  )
    return null;
  const span = { from: piece.from - 1, to: piece.to + 2 };
  return { ...span, title: null, known: null, key: keyOf(tokens, span.from, span.to), type: 'event' };
}

/** Single words that only look like a name: "Group F", "US$", an ordinary word in capitals or after no title. */
function isNoName({ tokens, lexicon }: Reading, { from, to, title }: Piece): boolean {
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

function isHead(lexicon: Reading['lexicon'], { text }: Token): boolean {
  return lexicon.organisationLast.has(text) || lexicon.organisationFirst.has(text);
}

/** "the Ministry", "the River": a head without a name. */
function isBareHead({ lexicon }: Reading, token: Token): boolean {
  return (
    (lexicon.organisationLast.has(token.text) ||
      lexicon.placeLast.has(token.text) ||
      lexicon.eventLast.has(token.text) ||
      lexicon.topical.has(token.text)) &&
    !lexicon.surnames.has(token.text)
  );
}

/** The tokens from `from` to `to`, joined by single spaces. */
export function keyOf(tokens: readonly Token[], from: number, to: number): string {
  let key = (tokens[from] as Token).text;
  for (let i = from + 1; i < to; i += 1) key += ` ${(tokens[i] as Token).text}`;
  return key;
}
