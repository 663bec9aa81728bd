import { keyOf, type Named } from './named.ts';
import { knownAt, type Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

/** Words of a name after the given one at the most. */
const longestSurname = 3;

/**
 * The names of a text in a language that the tagger has not learnt: only what the lists know, and people by a listed given
 * name with capitalised words after it. In order and apart.
 */
export function listedOnly(reading: Reading): Named[] {
  const { tokens, lexicon } = reading;
  const named: Named[] = [];
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token;
    const match = token.shape === 'lower' ? null : knownAt(reading, i, tokens.length);
    const person = lexicon.given.has(token.text) ? surnameEnd(reading, i) : i;
    const to = Math.max(i + 1, person, i + (match?.length ?? 0));
    if (person > i + (match?.length ?? 1))
      named.push({ from: i, to, type: 'person', key: keyOf(tokens, i, to), known: null });
    else if (match !== null && match.known.kind !== 'demonym') {
      const { kind } = match.known;
      const key = keyOf(tokens, i, to);
      if (kind !== 'event')
        named.push({ from: i, to, type: kind === 'country' ? 'place' : kind, key, known: match.known });
      else if (lexicon.titled.events.names.has(key)) named.push({ from: i, to, type: kind, key, known: match.known });
      else if (lexicon.titled.works.names.has(key)) named.push({ from: i, to, type: 'work', key, known: null });
    }
    i = to;
  }
  return named;
}

function surnameEnd({ tokens, lexicon }: Reading, from: number): number {
  let to = from + 1;
  while (to - from <= longestSurname) {
    const token = tokens[to];
    if (token?.gap !== 'space' || (token.shape !== 'cap' && token.shape !== 'mixed' && token.shape !== 'initial'))
      break;
    if (lexicon.common.has(token.lower) && !lexicon.surnames.has(token.text)) break;
    to += 1;
  }
  return to > from + 1 ? to : from;
}
