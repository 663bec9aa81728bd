import type { EntityType } from '../model/entity.ts';
import {
  hasHeadBefore,
  isBareHead,
  isHead,
  isInstitution,
  isNoName,
  placeSurnames,
  plainName,
  qualifiesNationality,
  startsPersonal,
} from './name-shapes.ts';
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

/** The tokens from `from` to `to`, joined by single spaces. */
export function keyOf(tokens: readonly Token[], from: number, to: number): string {
  let key = (tokens[from] as Token).text;
  for (let i = from + 1; i < to; i += 1) key += ` ${(tokens[i] as Token).text}`;
  return key;
}
