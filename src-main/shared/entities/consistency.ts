import type { Named, NamedType } from './named.ts';
import { keyOf } from './named.ts';
import { isOrdinary, type Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

/**
 * One name, one type in one text, unless the text says otherwise: a surname is the person, the first word of a company's
 * name is the company, and what is named once is named wherever the same words stand with their capitals.
 */
export function makeConsistent(reading: Reading, named: readonly Named[]): Named[] {
  const votes = countVotes(named);
  const { surnames, starts } = partsOfNames(reading, named);
  const retyped = named.map((name) => {
    const type = typeFor(reading, name, votes, surnames, starts);
    return type === name.type ? name : { ...name, type, known: null, margin: undefined };
  });
  return addMissed(reading, retyped);
}

function countVotes(named: readonly Named[]): Map<string, Map<NamedType, number>> {
  const votes = new Map<string, Map<NamedType, number>>();
  for (const { key, type } of named) {
    const own = votes.get(key) ?? new Map<NamedType, number>();
    own.set(type, (own.get(type) ?? 0) + 1);
    votes.set(key, own);
  }
  return votes;
}

/** The words by which longer names of the text may be named again. */
function partsOfNames(
  { tokens, lexicon }: Reading,
  named: readonly Named[],
): { surnames: ReadonlySet<string>; starts: ReadonlySet<string> } {
  const surnames = new Set<string>();
  const starts = new Set<string>();
  for (const { from, to, type } of named) {
    if (to - from < 2) continue;
    const first = tokens[from] as Token;
    if (type === 'person') {
      let last = to - 1;
      while (last > from && /^(?:Jr\.?|Sr\.?|[IVX]+)$/.test((tokens[last] as Token).text)) last -= 1;
      surnames.add((tokens[last] as Token).text);
      if (lexicon.familyFirst.has(first.text)) surnames.add(first.text);
    } else if (type === 'organisation' && !lexicon.common.has(first.lower) && !lexicon.known.has(first.text))
      starts.add(first.text);
  }
  return { surnames, starts };
}

function typeFor(
  reading: Reading,
  name: Named,
  votes: ReadonlyMap<string, ReadonlyMap<NamedType, number>>,
  surnames: ReadonlySet<string>,
  starts: ReadonlySet<string>,
): NamedType {
  const { from, to, key, type, known } = name;
  if (type === 'event' || type === 'work' || known?.kind === 'country') return type;
  const located = type === 'place' && standsWherePlacesDo(reading, from);
  if (to - from === 1 && surnames.has(key)) return located ? type : 'person';
  // "Washington said", "Pyongyang denied it": the government there, where nobody of that name is known.
  if (to - from === 1 && reading.lexicon.capitals.has(key) && isGovernment(reading, name)) return 'place';
  if (to - from === 1 && starts.has(key)) return located ? type : 'organisation';
  if (located) return type;
  let best: NamedType = type;
  const own = votes.get(key);
  if (own !== undefined) for (const [other, count] of own) if (count > (own.get(best) ?? 0)) best = other;
  return best;
}

function isGovernment({ tokens, lexicon }: Reading, { from, to, type }: Named): boolean {
  if (type === 'organisation') return lexicon.reporting.has(tokens[to]?.lower ?? '');
  const before = tokens[from - 1];
  const hasTitle =
    before !== undefined &&
    (lexicon.honorifics.has(before.text) || lexicon.roles.has(before.text) || lexicon.roleWords.has(before.lower));
  return type === 'person' && !hasTitle;
}

const stakes = /^(?:shares?|stakes?|investors?|investment|confidence|trust|faith)$/;

/** "in Lima", "from Lima to", but not "shares in Lima": where a surname or a company would not stand. */
function standsWherePlacesDo({ tokens, lexicon }: Reading, from: number): boolean {
  const before = tokens[from - 1];
  if (before?.text === 'in' && stakes.test(tokens[from - 2]?.lower ?? '')) return false;
  return before !== undefined && tokens[from]?.gap === 'space' && lexicon.locative.has(before.lower);
}

/** Adds the places where a name of the text stands again and was not taken for one. */
function addMissed(reading: Reading, named: readonly Named[]): Named[] {
  const { tokens, lexicon, modes } = reading;
  const names = new Map<string, Named>();
  const longest = new Map<string, number>();
  for (const name of named) {
    const { from, to, key, type } = name;
    if (type === 'event' || type === 'work') continue;
    const first = tokens[from] as Token;
    // A single ordinary word may be a name once and a word the next time.
    if (to - from === 1 && (first.text.length < 3 || isOrdinary(reading, first) || lexicon.notNames.has(first.text)))
      continue;
    if (!names.has(key)) names.set(key, name);
    longest.set(first.text, Math.max(longest.get(first.text) ?? 0, to - from));
  }
  const taken = new Uint8Array(tokens.length);
  for (const { from, to } of named) taken.fill(1, from, to);
  const added: Named[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const most = longest.get((tokens[i] as Token).text);
    if (most === undefined || taken[i] === 1 || modes[i] !== 'text') continue;
    for (let length = Math.min(most, tokens.length - i); length > 0; length -= 1) {
      if (taken.subarray(i, i + length).includes(1)) continue;
      const name = names.get(keyOf(tokens, i, i + length));
      if (name === undefined || joinsOn(tokens, i, i + length)) continue;
      added.push({ ...name, from: i, to: i + length });
      taken.fill(1, i, i + length);
      break;
    }
  }
  return added.length === 0 ? [...named] : [...named, ...added].sort((a, b) => a.from - b.from);
}

/** Whether a capitalised word stands beside these tokens: then they are part of something longer. */
function joinsOn(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1];
  const after = tokens[to];
  const capital = (token: Token | undefined) =>
    token !== undefined &&
    token.shape !== 'lower' &&
    token.shape !== 'punctuation' &&
    token.shape !== 'possessive' &&
    token.shape !== 'number';
  if (tokens[from]?.gap === 'space' && capital(before) && before?.opens === false) return true;
  if (after?.gap === 'none' && after.text === '-' && tokens[to + 1]?.shape !== 'lower') return true;
  return after?.gap === 'space' && capital(after);
}
