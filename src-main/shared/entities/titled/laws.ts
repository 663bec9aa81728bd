import { keyOf, type Named } from '../named.ts';
import type { Reading } from '../reading.ts';
import type { TaggedName } from '../tagger/names-of-labels.ts';
import { isCapital } from '../tagger/zones.ts';
import type { Token } from '../tokenise.ts';
import { isOpener, runBefore, type Span, tagsOf } from './runs.ts';

/**
 * Finds laws, treaties and declarations by the word that makes one: "Inflation Reduction Act", "Treaty of Versailles",
 * "14th Amendment". In order; the year of an act belongs to its name.
 */
export function findLaws(reading: Reading, tagged: readonly TaggedName[]): Named[] {
  const { tokens, lexicon, modes } = reading;
  const { laws, lawsFirst } = lexicon.titled;
  const tags = tagsOf(tokens.length, tagged);
  const found: Named[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.shape !== 'cap' || modes[i] === 'capitals') continue;
    const span =
      (lawsFirst.has(token.text) ? firstHeaded(reading, i, tags) : null) ??
      (laws.has(token.text) ? lastHeaded(reading, i, tags) : null);
    if (span === null) continue;
    found.push({ ...span, type: 'work', key: keyOf(tokens, span.from, span.to), known: null });
    i = span.to - 1;
  }
  return found;
}

function lastHeaded(reading: Reading, at: number, tags: readonly (TaggedName | undefined)[]): Span | null {
  const { tokens, lexicon, modes } = reading;
  const { text } = tokens[at] as Token;
  const next = tokens[at + 1];
  const tag = tags[at];
  const marked = tag?.type === 'other' && tag.to <= at + 2;
  let from = runBefore(tokens, at);
  if (marked && tag.from < from) from = tag.from;
  if (!marked || tokens[from - 1]?.text === 'and') from = joinedBefore(reading, from, at, tags);
  if (text === 'Amendment' && from === at) from = ordinalBefore(tokens, at);
  // "the U.S. Inflation Reduction Act": the country enacted it.
  if (!(marked && tag.from <= from)) while (from < at && isCountry(reading, from)) from += 1;
  while (from < at - 1 && /^(?:U\.S\.|US|U\.K\.|UK|EU|E\.U\.)$/.test(tokens[from]?.text ?? '')) from += 1;
  if (from === at || (next?.gap === 'space' && isCapital(next))) return null;
  if (next?.gap === 'none' && next.text === '-') return null;
  if (isOpener(tokens[from] as Token)) from += 1;
  if (from >= at) return null;
  if (!marked) {
    if (tag !== undefined && tag.to > at + 1) return null;
    if (modes[at] === 'title' || tag?.type === 'person') return null;
    if (text === 'Convention' && tokens[at - 1]?.text === 'National') return null;
    const several = at - from >= 2;
    const ordinary = tokens.slice(from, at).some(({ lower }) => lexicon.common.has(lower));
    const sure = lexicon.titled.sureLaws.has(text) || text === 'Amendment';
    if (!sure && !(several && ordinary && tag?.type !== 'organisation')) return null;
  } else if (text === 'Convention' && /^(?:National|Party|Democratic|Republican)$/.test(tokens[at - 1]?.text ?? ''))
    return null;
  const year = next?.gap === 'space' && /^(?:1[6-9]|20)\d\d$/.test(next.text) && text === 'Act';
  return { from, to: year ? at + 2 : at + 1 };
}

/** "Justice in Policing Act", "Freedom of Information Act": ordinary words joined to the run before the head. */
function joinedBefore(
  { tokens, lexicon }: Reading,
  run: number,
  at: number,
  tags: readonly (TaggedName | undefined)[],
): number {
  if (run === at || !/^(?:of|in|and|for|on)$/.test(tokens[run - 1]?.text ?? '')) return run;
  const before = tokens[run - 2];
  // "the CHIPS and Science Act": one article for both.
  if (
    tokens[run - 1]?.text === 'and' &&
    before !== undefined &&
    isCapital(before) &&
    /^(?:Act|Bill)$/.test(tokens[at]?.text ?? '')
  ) {
    const from = runBefore(tokens, run - 2);
    const kind = tags[run - 2]?.type;
    if (kind === 'person' || kind === 'place' || lexicon.known.has(before.text) || isOpener(before)) return run;
    return tokens[from - 1]?.lower === 'the' || kind === 'other' ? from : run;
  }
  if (before === undefined || !isCapital(before) || !lexicon.common.has(before.lower) || isOpener(before)) return run;
  const tag = tags[run - 2];
  return tag === undefined || tag.type === 'other' ? runBefore(tokens, run - 2) : run;
}

function isCountry({ tokens, lexicon }: Reading, at: number): boolean {
  return lexicon.known.get(tokens[at]?.text ?? '')?.kind === 'country';
}

/** "the 14th Amendment". */
function ordinalBefore(tokens: readonly Token[], at: number): number {
  return /^\d+(?:st|nd|rd|th)$/.test(tokens[at - 1]?.text ?? '') ? at - 1 : at;
}

/** "Treaty of Versailles", "Convention on the Rights of the Child", "Declaration of Independence". */
function firstHeaded(reading: Reading, at: number, tags: readonly (TaggedName | undefined)[]): Span | null {
  const { tokens } = reading;
  const { text } = tokens[at] as Token;
  const joint = tokens[at + 1]?.text ?? '';
  if (!(text === 'Peace' ? /^of$/ : /^(?:of|on|for|against)$/).test(joint)) return null;
  let from = at;
  if (text !== 'Peace') from = runBefore(tokens, at);
  if (isOpener(tokens[from] as Token) && from < at) from += 1;
  let to = at + 2;
  while (/^(?:the|of|and|on)$/.test(tokens[to]?.text ?? '')) to += 1;
  if (!isCapital((tokens[to] ?? { shape: 'lower' }) as Token)) return null;
  let last = to;
  while (to < tokens.length && to - at < 12) {
    const token = tokens[to] as Token;
    if (token.gap === 'line' || token.gap === 'none') break;
    if (isCapital(token)) last = to;
    else if (!/^(?:the|of|and|on)$/.test(token.text) || text === 'Peace') break;
    else if (token.text === 'and' && beginsAnother(reading, to + 1, tags)) break;
    to += 1;
  }
  const tag = tags[at];
  // "Peace of Mind": only where the tagger saw a name.
  if (text === 'Peace' && tag?.type !== 'other' && tag?.type !== 'organisation') return null;
  return { from, to: last + 1 };
}

/** "Treaty of Lisbon and the Data Act", "and Germany": what "and" joins is a name of its own. */
function beginsAnother({ tokens, lexicon }: Reading, at: number, tags: readonly (TaggedName | undefined)[]): boolean {
  const start = tokens[at]?.text === 'the' ? at + 1 : at;
  const tag = tags[start];
  if (tag !== undefined && tag.type !== 'other') return true;
  for (let i = start; i < start + 5 && tokens[i] !== undefined && isCapital(tokens[i] as Token); i += 1)
    if (lexicon.titled.laws.has((tokens[i] as Token).text)) return true;
  return false;
}
