import type { Known } from './lexicon.ts';
import { keyOf, type Named, type NamedType } from './named.ts';
import { knownAt, type Reading } from './reading.ts';
import type { Token } from './tokenise.ts';

interface Name {
  readonly type: NamedType;
  readonly known: Known | null;
}

/** Adds the mentions in headlines and lines of capitals, by the names of the running text, and "the North" for North Korea. */
export function findElsewhere(reading: Reading, named: readonly Named[]): Named[] {
  const { tokens, modes } = reading;
  const taken = new Uint8Array(tokens.length);
  const names = new Map<string, Name>();
  const longest = new Map<string, number>();
  // In a line in title case the tagger cannot tell where a name ends: there the names of the running text go first.
  const body = named.filter(({ from }) => modes[from] !== 'title');
  for (const { from, to, key, type, known } of body) {
    taken.fill(1, from, to);
    const surname = type === 'person' && to - from > 1 ? key.slice(key.lastIndexOf(' ') + 1) : key;
    for (const form of new Set([key, key.toUpperCase(), surname, surname.toUpperCase()])) {
      if (form.length < 4 && form !== key) continue;
      if (!names.has(form)) names.set(form, { type, known });
      const first = form.split(' ', 1)[0] ?? '';
      longest.set(first, Math.max(longest.get(first) ?? 0, to - from));
    }
  }
  const added: Named[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    if (taken[i] === 1) continue;
    const north = isHalfOfKorea(reading, i, names);
    if (north !== null) {
      added.push({
        from: i - 1,
        to: i + 1,
        known: north,
        key: `the ${(tokens[i] as Token).text}`,
        type: 'place',
      });
      continue;
    }
    if (modes[i] === 'text') continue;
    const length = longestName(reading, i, taken, names, longest);
    const key = length > 0 ? keyOf(tokens, i, i + length) : '';
    const name = names.get(key);
    if (name !== undefined) {
      added.push({ from: i, to: i + length, known: name.known, key, type: name.type });
      i += length - 1;
    }
  }
  for (const { from, to } of added) taken.fill(1, from, to);
  const titles = named.filter(({ from, to }) => modes[from] === 'title' && !taken.subarray(from, to).includes(1));
  return [...body, ...titles, ...added].sort((a, b) => a.from - b.from);
}

function longestName(
  { tokens }: Reading,
  at: number,
  taken: Uint8Array,
  names: ReadonlyMap<string, Name>,
  longest: ReadonlyMap<string, number>,
): number {
  const most = longest.get((tokens[at] as Token).text) ?? 0;
  let found = 0;
  let key = '';
  for (let length = 1; length <= most; length += 1) {
    const token = tokens[at + length - 1];
    if (token === undefined || taken[at + length - 1] === 1 || (length > 1 && token.gap === 'line')) break;
    key = length === 1 ? token.text : `${key} ${token.text}`;
    if (names.has(key)) found = length;
  }
  return found;
}

/** "the North", "the South", where the text names that Korea and the words stand alone. */
function isHalfOfKorea(reading: Reading, at: number, names: ReadonlyMap<string, Name>): Known | null {
  const { tokens, lexicon } = reading;
  const token = tokens[at] as Token;
  if (token.text !== 'North' && token.text !== 'South') return null;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before?.lower !== 'the' || token.gap !== 'space') return null;
  if (after !== undefined && after.gap === 'space' && after.shape !== 'lower') return null;
  if (after?.text === 'of' || knownAt(reading, at, tokens.length) !== null) return null;
  const country = `${token.text} Korea`;
  return names.has(country) ? (lexicon.known.get(country) ?? null) : null;
}
