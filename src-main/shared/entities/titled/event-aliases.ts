import type { Known } from '../lexicon.ts';
import { keyOf, type Named } from '../named.ts';
import type { Reading } from '../reading.ts';
import type { TaggedName } from '../tagger/names-of-labels.ts';
import type { Token } from '../tokenise.ts';
import { isPart, type Span, tagsOf } from './runs.ts';

const stormWords = /^(?:storms?|hurricanes?|typhoons?|cyclones?)$/;

/**
 * The shorter names of the events of a text: "Otis" after "Hurricane Otis", "TIFF" after "Toronto International Film
 * Festival", and storms by their bare name where a text about storms says so ("Otis, which became a hurricane").
 */
export function findEventAliases(reading: Reading, events: readonly Named[], tagged: readonly TaggedName[]): Named[] {
  const { tokens, lexicon, modes } = reading;
  const aliases = new Map<string, Known>();
  for (const { from, to, key, known } of events) {
    const head = lexicon.titled.storms.has((tokens[to - 2] ?? (tokens[from] as Token)).text);
    const entry = { kind: 'event', name: known?.name ?? key } as const;
    if (head && to - from > 1) aliases.set((tokens[to - 1] as Token).text, entry);
    const initials = tokens
      .slice(from, to)
      .map(({ text, shape }) => (shape === 'lower' ? '' : (text[0] ?? '')))
      .join('');
    if (initials.length >= 3) aliases.set(initials, entry);
  }
  const stormy = tokens.filter(({ lower }) => stormWords.test(lower)).length >= 3;
  if (aliases.size === 0 && !stormy) return [];
  const tags = tagsOf(tokens.length, tagged);
  const found: Named[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.shape !== 'cap' && token.shape !== 'caps') continue;
    const span = { from: i, to: i + 1 };
    const tag = tags[i];
    const known = aliases.get(token.text) ?? null;
    if (tag !== undefined && (tag.to - tag.from > 1 || tag.type === 'demonym')) continue;
    if (known === null && !(stormy && tag !== undefined && modes[i] === 'text' && isStorm(reading, span))) continue;
    if (modes[i] === 'text' && isPart(tokens, span)) continue;
    found.push({ ...span, type: 'event', key: keyOf(tokens, i, i + 1), known });
  }
  return found;
}

/** Whether the words around an unlisted name make a storm of it. */
function isStorm({ tokens, lexicon }: Reading, { from, to }: Span): boolean {
  const { text } = tokens[from] as Token;
  if (lexicon.known.has(text) || lexicon.roles.has(tokens[from - 1]?.text ?? '')) return false;
  if (stormWords.test(tokens[from - 1]?.lower ?? '') && tokens[from]?.gap === 'space') return true;
  if (tokens[to]?.text !== ',') return false;
  for (let i = to + 1; i < to + 8; i += 1) {
    const token = tokens[i];
    if (token === undefined || token.shape === 'punctuation') return false;
    if (i === to + 1 && !/^(?:which|the|a|now|by|then)$/.test(token.text)) return false;
    if (stormWords.test(token.text)) return true;
  }
  return false;
}
