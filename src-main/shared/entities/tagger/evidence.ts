import type { Reading } from '../reading.ts';
import type { Token } from '../tokenise.ts';
import { listBits, spelledOut, type Word } from './words.ts';
import { isCapital } from './zones.ts';

/** What the whole document says of a word: the bits below, gathered over all its places in running text. */
export interface Evidence {
  bits: number;
  /** How often it stands with a capital that is not owed to the place. */
  capitals: number;
  /** How often it ends a run of several capitalised words, and how often it stands alone. */
  ends: number;
  alone: number;
}

/** The bits of `Evidence.bits`; a name's evidence in the features is the number of its bit. */
export const evidenceBits = {
  lower: 1,
  afterGiven: 1 << 1,
  afterTitle: 1 << 2,
  beforeHead: 1 << 3,
  speaks: 1 << 4,
  located: 1 << 5,
  articled: 1 << 6,
  owner: 1 << 7,
  bracketed: 1 << 8,
  initials: 1 << 9,
  starts: 1 << 10,
  who: 1 << 11,
  beforePlace: 1 << 12,
  complement: 1 << 13,
} as const;
export const evidenceBitCount = 14;

/** The key under which the evidence of a token is kept: lines in capitals and running text share it. */
export function evidenceKey(token: Token): string {
  return spelledOut(token.text, token.shape);
}

/** Gathers the evidence of every word in one pass over the tokens. */
export function gatherEvidence({ tokens, modes, lexicon }: Reading, words: readonly Word[]): Map<string, Evidence> {
  const evidence = new Map<string, Evidence>();
  const of = (token: Token): Evidence => {
    const key = evidenceKey(token);
    let entry = evidence.get(key);
    if (entry === undefined) {
      entry = { bits: 0, capitals: 0, ends: 0, alone: 0 };
      evidence.set(key, entry);
    }
    return entry;
  };
  /** Initials of the longer runs, to be matched with the acronyms of the text. */
  const initials = new Set<string>();
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] as Token;
    if (!isCapital(token)) {
      i += 1;
      continue;
    }
    let to = i + 1;
    let last = i;
    let letters = token.text[0] ?? '';
    for (; to < tokens.length && to - i < 10; to += 1) {
      const next = tokens[to] as Token;
      if (next.gap !== 'space') break;
      if (isCapital(next)) {
        letters += next.text[0] ?? '';
        last = to;
      } else if (!isLink(next)) break;
    }
    to = last + 1;
    if (letters.length > 1 && modes[i] === 'text') initials.add(letters);
    if (modes[i] === 'text') addRun(i, to);
    i = to;
  }
  for (const token of tokens) {
    if (token.shape === 'lower') {
      const entry = evidence.get((token.text[0] ?? '').toUpperCase() + token.text.slice(1));
      if (entry !== undefined) entry.bits |= evidenceBits.lower;
    } else if (token.shape === 'caps' && initials.has(token.text.replaceAll('.', '')))
      of(token).bits |= evidenceBits.initials;
  }
  return evidence;

  function addRun(from: number, to: number): void {
    const before = tokens[from - 1];
    const after = tokens[to];
    const first = tokens[from] as Token;
    const ending = of(tokens[to - 1] as Token);
    const beginning = of(first);
    const beforeLists = first.gap === 'line' ? 0 : (words[from - 1]?.lists ?? 0);
    let bits = 0;
    if ((beforeLists & (listBits.honorific | listBits.roleWord)) !== 0) bits |= evidenceBits.afterTitle;
    if ((beforeLists & listBits.locative) !== 0) beginning.bits |= evidenceBits.located;
    if (before?.text === 'the' && first.gap !== 'line') beginning.bits |= evidenceBits.articled;
    if (before?.text === '(' && after?.text === ')') bits |= evidenceBits.bracketed;
    if (after !== undefined && after.gap !== 'line') {
      if (after.shape === 'possessive') bits |= evidenceBits.owner;
      if (((words[to]?.lists ?? 0) & listBits.reporting) !== 0) bits |= evidenceBits.speaks;
      const second = tokens[to + 1];
      if (after.text === 'who' || (after.text === ',' && second?.text === 'who')) bits |= evidenceBits.who;
      if (after.text === ',' && second !== undefined && isPlace(second.text)) bits |= evidenceBits.beforePlace;
    }
    ending.bits |= bits;
    for (let i = from; i < to; i += 1) {
      const token = tokens[i] as Token;
      if (!isCapital(token)) continue;
      const entry = of(token);
      if (!token.opens) entry.capitals += 1;
      if (to - from === 1) entry.alone += 1;
      const lists = words[i]?.lists ?? 0;
      if ((lists & (listBits.honorific | listBits.role)) !== 0 && i + 1 < to)
        of(tokens[i + 1] as Token).bits |= evidenceBits.afterTitle;
      if ((lists & listBits.given) !== 0 && i + 1 < to) ending.bits |= evidenceBits.afterGiven;
      if ((lists & listBits.organisationLast) !== 0 && i > from)
        for (let j = from; j < i; j += 1) of(tokens[j] as Token).bits |= evidenceBits.beforeHead;
      if ((lists & listBits.organisationFirst) !== 0 && tokens[i + 1]?.text === 'of')
        entry.bits |= evidenceBits.complement;
    }
    if (to - from > 1) {
      ending.ends += 1;
      beginning.bits |= evidenceBits.starts;
    }
  }

  function isPlace(text: string): boolean {
    const kind = lexicon.known.get(text)?.kind;
    return kind === 'country' || kind === 'place';
  }
}

/** Small words that may stand between the words of one name. */
export function isLink({ text }: Token): boolean {
  return text === 'of' || text === 'the' || text === 'and' || text === 'for' || text === '&' || text === 'de';
}
