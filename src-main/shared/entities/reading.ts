import type { Known, Lexicon } from './lexicon.ts';
import type { Token } from './tokenise.ts';

/** Running text, a line in title case, or a line in capitals: where a capital means something, little, nothing. */
export type LineMode = 'text' | 'title' | 'capitals';

/** A text as the recogniser reads it: its words, and what the whole document tells about each of them. */
export interface Reading {
  readonly tokens: readonly Token[];
  /** Words that stand in lower case somewhere. */
  readonly lowerWords: ReadonlySet<string>;
  /** Words that stand with a capital where none is owed, and how often. */
  readonly capitalised: ReadonlyMap<string, number>;
  /** The mode of the line in which a token stands, by token index. */
  readonly modes: readonly LineMode[];
  readonly lexicon: Lexicon;
}

/** Gathers the document's own evidence in one pass. */
export function read(tokens: readonly Token[], lexicon: Lexicon): Reading {
  const lowerWords = new Set<string>();
  const capitalised = new Map<string, number>();
  const modes: LineMode[] = [];
  let lineStart = 0;
  for (let i = 1; i <= tokens.length; i += 1) {
    if (i < tokens.length && tokens[i]?.gap !== 'line') continue;
    const mode = lineMode(tokens, lineStart, i, lexicon);
    for (let j = lineStart; j < i; j += 1) {
      modes.push(mode);
      const token = tokens[j] as Token;
      if (token.shape === 'lower') lowerWords.add(token.text);
      else if (mode === 'text' && !token.opens && (token.shape === 'cap' || token.shape === 'caps')) {
        capitalised.set(token.text, (capitalised.get(token.text) ?? 0) + 1);
      }
    }
    lineStart = i;
  }
  return { tokens, lowerWords, capitalised, modes, lexicon };
}

function lineMode(tokens: readonly Token[], from: number, to: number, lexicon: Lexicon): LineMode {
  let words = 0;
  let long = 0;
  let longCapital = 0;
  let capitals = 0;
  let ordinary = 0;
  for (let i = from; i < to && words < 80; i += 1) {
    const token = tokens[i] as Token;
    if (token.shape === 'punctuation' || token.shape === 'number' || token.shape === 'possessive') continue;
    words += 1;
    if (token.shape === 'caps') capitals += 1;
    if (token.text.length < 4) continue;
    long += 1;
    if (token.shape !== 'lower') longCapital += 1;
    if (token.shape === 'cap' && lexicon.common.has(token.lower)) ordinary += 1;
  }
  if (words >= 3 && capitals >= words * 0.7) return 'capitals';
  const ends = tokens[to - 1]?.text;
  if (words >= 4 && words < 40 && long >= 3 && longCapital >= long * 0.8 && ordinary >= 2 && ends !== '.')
    return 'title';
  return 'text';
}

/** The longest listed name that starts at token `at` and ends before `limit`; null when there is none. */
export function knownAt(reading: Reading, at: number, limit: number): { known: Known; length: number } | null {
  const { tokens, lexicon } = reading;
  const first = tokens[at];
  if (first === undefined || first.shape === 'punctuation') return null;
  const most = lexicon.longest.get(first.text);
  if (most === undefined) return null;
  const table = reading.modes[at] === 'capitals' ? lexicon.knownCapitals : lexicon.known;
  let key = first.text;
  const end = Math.min(limit, tokens.length);
  let best: { known: Known; length: number } | null = null;
  for (let length = 1; length <= most && at + length <= end; length += 1) {
    if (length > 1) {
      const token = tokens[at + length - 1] as Token;
      if (token.gap === 'line') break;
      key += ` ${token.text}`;
    }
    // Datelines are in capitals: "BRUSSELS (Reuters)".
    const known =
      table.get(key) ?? (first.shape === 'caps' && key.length > 3 ? placeInCapitals(lexicon, key) : undefined);
    if (known !== undefined) best = { known, length };
  }
  return best;
}

function placeInCapitals(lexicon: Lexicon, key: string): Known | undefined {
  const known = lexicon.knownCapitals.get(key);
  return known?.kind === 'place' || known?.kind === 'country' ? known : undefined;
}

/** Whether a word is ordinary English, by the list or because this text has it in lower case. */
export function isOrdinary(reading: Reading, token: Token): boolean {
  if (token.shape !== 'cap') return false;
  return reading.lexicon.common.has(token.lower) || reading.lowerWords.has(token.lower);
}
