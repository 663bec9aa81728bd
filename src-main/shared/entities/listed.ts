import type { Known } from './lexicon.ts';
import { keyOf, type Named, type NamedType } from './named.ts';
import { knownAt, type Reading } from './reading.ts';
import type { TaggedName } from './tagger/names-of-labels.ts';
import type { Token } from './tokenise.ts';

const electionKinds = /^(?:general|presidential|parliamentary|federal|legislative|local|regional)$/;

/**
 * What the lists are surer of than the tagger: names of several words ("White House", "Korean peninsula"), countries, and
 * elections by year and country. Each replaces the tagged names on its tokens, but never a longer one around it.
 */
export function listedNames(reading: Reading, tagged: readonly TaggedName[]): Named[] {
  const { tokens, modes } = reading;
  const covers = new Map<number, TaggedName>();
  for (const name of tagged) for (let i = name.from; i < name.to; i += 1) covers.set(i, name);
  const listed: Named[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if ((tokens[i] as Token).shape === 'lower' || modes[i] === 'capitals') continue;
    const match = knownAt(reading, i, tokens.length);
    if (match === null) continue;
    const to = i + match.length;
    const election = electionAt(reading, i, to, match.known);
    if (election !== null) listed.push(election);
    else if (isSure(reading, i, to, match.known, covers.get(i)) && !isInside(covers, i, to)) {
      const type = typeOf(match.known);
      if (type !== null) listed.push({ from: i, to, type, key: keyOf(tokens, i, to), known: match.known });
    }
    i = to - 1;
  }
  return listed;
}

function typeOf({ kind }: Known): NamedType | null {
  return kind === 'country' ? 'place' : kind === 'demonym' ? null : kind;
}

function isSure(reading: Reading, from: number, to: number, known: Known, tag: TaggedName | undefined): boolean {
  const { tokens, lexicon } = reading;
  const first = tokens[from] as Token;
  const after = tokens[to];
  if (after?.gap === 'none' && after.text === '$') return false;
  if (after?.gap === 'none' && after.text === '-' && tokens[to + 1]?.shape !== 'lower') return false;
  if (to - from > 1) return first.shape !== 'lower' && known.kind !== 'event';
  if (known.kind !== 'country') return false;
  // "Jordan", "Chad": a given name as well, so only the tagger knows.
  if (lexicon.given.has(first.text) || lexicon.surnames.has(first.text)) return false;
  return tag === undefined || tag.type !== 'person';
}

/** Whether a tagged name reaches over these tokens on either side. */
function isInside(covers: ReadonlyMap<number, TaggedName>, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const tag = covers.get(i);
    if (tag !== undefined && (tag.from < from || tag.to > to) && tag.type !== 'place') return true;
  }
  return false;
}

/** "the 1979 United Kingdom general election": year, country and kind of election name one event. */
function electionAt({ tokens }: Reading, from: number, to: number, known: Known): Named | null {
  const year = tokens[from - 1];
  if (known.kind !== 'country' && known.kind !== 'place' && known.kind !== 'demonym') return null;
  if (year?.shape !== 'number' || year.text.length !== 4 || year.gap === 'line') return null;
  if (!electionKinds.test(tokens[to]?.text ?? '') || !/^elections?$/.test(tokens[to + 1]?.text ?? '')) return null;
  return { from: from - 1, to: to + 2, type: 'event', key: keyOf(tokens, from - 1, to + 2), known: null };
}
