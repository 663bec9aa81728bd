import type { Candidate, NamedType } from './classify.ts';
import { addContext, noScores, type Scores } from './context.ts';
import type { Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

/** A candidate whose type is settled. */
export interface Named extends Candidate {
  readonly type: NamedType;
}

const types: readonly NamedType[] = ['person', 'organisation', 'place', 'event'];
/** What the gathered evidence for the best type must reach before an unlisted name is believed. */
const threshold = 1.5;

/**
 * Settles what a candidate's own words left open, by all its contexts in the document and by the fuller names there:
 * "Kirby" after "John Kirby" is a person, "Lockheed" after "Lockheed Martin" an organisation. Unbelieved ones are left out.
 */
export function decide(reading: Reading, candidates: readonly Candidate[]): Named[] {
  const settled = new Map<string, Map<NamedType, number>>();
  const gathered = new Map<string, Scores>();
  const surnames = new Set<string>();
  const organisationStarts = new Set<string>();
  const heads = new Set<string>();
  /** Listed organisations that the text names in more than one word. */
  const listed = new Set<string>();
  for (const candidate of candidates) {
    if (candidate.type !== null) {
      const votes = settled.get(candidate.key) ?? new Map<NamedType, number>();
      votes.set(candidate.type, (votes.get(candidate.type) ?? 0) + 1);
      settled.set(candidate.key, votes);
      if (candidate.type === 'person') for (const name of nameWords(reading, candidate)) surnames.add(name);
      if (candidate.type === 'organisation' && candidate.to - candidate.from > 1) {
        if (candidate.known !== null) listed.add(candidate.known.name);
        heads.add((reading.tokens[candidate.from] as Token).text).add((reading.tokens[candidate.to - 1] as Token).text);
      }
      if (candidate.type === 'organisation' && candidate.to - candidate.from > 1) {
        const first = reading.tokens[candidate.from] as Token;
        if (!reading.lexicon.common.has(first.lower) && !reading.lexicon.known.has(first.text))
          organisationStarts.add(first.text);
      }
    } else {
      const scores = gathered.get(candidate.key) ?? noScores();
      addContext(reading, candidate, scores);
      gathered.set(candidate.key, scores);
    }
  }
  // Names of several words that the context alone makes persons lend their surnames too.
  const chosen = new Map<string, NamedType | null>();
  for (const [key, scores] of gathered) {
    const type = best(scores);
    chosen.set(key, type);
    if (type === 'person' && key.includes(' ')) surnames.add(key.slice(key.lastIndexOf(' ') + 1));
  }
  const named: Named[] = [];
  for (const candidate of candidates) {
    const type =
      overruled(reading, candidate, surnames) ??
      candidate.type ??
      settle(reading, candidate, settled, chosen, surnames, organisationStarts, heads, listed);
    const joined = type ?? listedType(reading, candidate, named.at(-1));
    if (joined !== null) named.push({ ...candidate, type: joined });
  }
  return named;
}

/** A listed place of one word that is also the surname of somebody in the text is that person, unless it is where things are. */
function overruled(reading: Reading, candidate: Candidate, surnames: ReadonlySet<string>): NamedType | null {
  if (candidate.type !== 'place' || candidate.to - candidate.from > 1 || !surnames.has(candidate.key)) return null;
  if (candidate.known?.kind === 'country') return null;
  const own = noScores();
  addContext(reading, { ...candidate, known: null }, own);
  return own.place > 0 && own.place > own.person ? 'place' : 'person';
}

function settle(
  reading: Reading,
  candidate: Candidate,
  settled: ReadonlyMap<string, ReadonlyMap<NamedType, number>>,
  chosen: ReadonlyMap<string, NamedType | null>,
  surnames: ReadonlySet<string>,
  organisationStarts: ReadonlySet<string>,
  heads: ReadonlySet<string>,
  listed: ReadonlySet<string>,
): NamedType | null {
  const single = candidate.to - candidate.from === 1;
  const word = reading.tokens[candidate.from] as Token;
  const { lexicon } = reading;
  if (
    single &&
    candidate.known === null &&
    (lexicon.organisationLast.has(word.text) || lexicon.organisationFirst.has(word.text))
  ) {
    // "the Commission" after "European Commission": a head with a capital stands for the full name.
    if (surnames.has(word.text)) return 'person';
    const meant = reading.tokens[candidate.from - 1]?.lower === 'the' && !word.opens && heads.has(word.text);
    if (meant) return 'organisation';
    if (candidate.title === null) return null;
  }
  const votes = settled.get(candidate.key);
  const own = noScores();
  addContext(reading, candidate, own);
  if (single && surnames.has(candidate.key)) {
    return candidate.known !== null && own.place > own.person + 2 ? 'place' : 'person';
  }
  if (votes !== undefined) return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  const type = chosen.get(candidate.key) ?? null;
  if (candidate.known?.kind === 'organisation' && listed.has(candidate.known.name)) return 'organisation';
  if (single && organisationStarts.has(candidate.key) && own.place < 2) return 'organisation';
  const first = reading.tokens[candidate.from] as Token;
  // A lone capital at the start of a sentence needs the word to stand so elsewhere, or a list or a title to know it.
  if (
    type !== null &&
    single &&
    first.opens &&
    candidate.known === null &&
    candidate.title === null &&
    first.shape === 'cap'
  ) {
    const { lowerWords, capitalised } = reading;
    if (lowerWords.has(first.lower) || lexicon.common.has(first.lower)) return null;
    const elsewhere = (capitalised.get(first.text) ?? 0) > 0;
    if (!elsewhere && !lexicon.given.has(first.text) && !lexicon.surnames.has(first.text) && own[type] < 1.5)
      return null;
  }
  return type;
}

/** "in Arnhem, Alkmaar and Leiden": a name of unknown type beside one of known type, in one list. */
function listedType(
  { tokens, lexicon, lowerWords }: Reading,
  candidate: Candidate,
  before: Named | undefined,
): NamedType | null {
  if (before === undefined || before.type === 'event') return null;
  const gap = candidate.from - before.to;
  if (gap !== 1 && gap !== 2) return null;
  const link = (tokens[before.to] as Token).text;
  const joined =
    gap === 1 ? link === ',' || link === 'and' || link === '&' : link === ',' && tokens[before.to + 1]?.text === 'and';
  if (!joined) return null;
  for (let i = candidate.from; i < candidate.to; i += 1) {
    const token = tokens[i] as Token;
    if (token.shape !== 'cap' || lexicon.common.has(token.lower) || lowerWords.has(token.lower)) return null;
    if (lexicon.organisationLast.has(token.text) || lexicon.topical.has(token.text)) return null;
  }
  return before.type;
}

function best(scores: Scores): NamedType | null {
  let winner: NamedType | null = null;
  for (const type of types)
    if (scores[type] >= threshold && (winner === null || scores[type] > scores[winner])) winner = type;
  return winner;
}

/** The words by which a person may be named again: the surname, and the family name where that stands first. */
function nameWords({ tokens, lexicon }: Reading, candidate: Candidate): string[] {
  if (candidate.to - candidate.from === 1) return [candidate.key];
  const words: string[] = [];
  let last = candidate.to - 1;
  while (last > candidate.from && /^(?:Jr\.?|Sr\.?|[IVX]+)$/.test((tokens[last] as Token).text)) last -= 1;
  words.push((tokens[last] as Token).text);
  const first = (tokens[candidate.from] as Token).text;
  if (lexicon.familyFirst.has(first) || lexicon.given.has(first)) words.push(first);
  return words;
}
