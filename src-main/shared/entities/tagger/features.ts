import type { Reading } from '../reading.ts';
import type { Token } from '../tokenise.ts';
import { type Evidence, evidenceBitCount, evidenceKey, gatherEvidence, isLink } from './evidence.ts';
import { mix } from './hash.ts';
import type { HashBuffer } from './hash-buffer.ts';
import { gazetteerMarks, listedMarks } from './listed-marks.ts';
import { spelledOut, type Word, type Words } from './words.ts';
import { findZones, isCapital, type Zone } from './zones.ts';

/** A text with all that its features are made of. */
export interface Prepared {
  readonly reading: Reading;
  readonly words: readonly Word[];
  readonly zones: readonly Zone[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** For each token what listed name it belongs to, as a number; 0 for none. */
  readonly listed: Uint32Array;
  /** The same for the gazetteer, whose names may overlap those of the lists. */
  readonly placed: Uint32Array;
}

/** Templates in context; those of a word alone are below 64. */
const at = {
  bias: 64,
  lower: 70,
  written: 80,
  fine: 90,
  middle: 100,
  coarse: 110,
  kind: 120,
  lists: 130,
  pairs: 140,
  run: 160,
  gazetteer: 180,
  evidence: 200,
  own: 210,
  likely: 220,
  placed: 240,
} as const;
const absent: Word = {
  lower: 1,
  written: 1,
  shape: 1,
  coarse: 0,
  middle: 0,
  fine: 0,
  likeliest: 0,
  likely: 0,
  lists: 0,
  own: new Uint32Array(0),
};

/** A run of capitalised words with the small words between them. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Gathers what the whole text says of its words. Linear in the text. */
export function prepare(reading: Reading, lexicalWords: Words): Prepared {
  const { tokens, modes } = reading;
  const words = tokens.map((token, i) => {
    const spelled = modes[i] === 'capitals' ? spelledOut(token.text, token.shape) : token.text;
    return lexicalWords.get(spelled, token.lower);
  });
  const zones = findZones(tokens);
  return {
    reading,
    words,
    zones,
    evidence: gatherEvidence(reading, words),
    listed: listedMarks(reading, zones),
    placed: gazetteerMarks(reading, zones, lexicalWords.tables),
  };
}

/**
 * Everything that the first pass looks at: puts the features of a zone's tokens into `buffer` as hashes, emptied before,
 * and returns where each token's start, one more than there are tokens. Those of the words alone can be left out, for
 * whoever keeps their sums.
 */
export function zoneFeatures(
  { reading, words, evidence, listed, placed }: Prepared,
  { from, to }: Zone,
  buffer: HashBuffer,
  withOwn: boolean,
): Uint32Array {
  const starts = new Uint32Array(to - from + 1);
  buffer.length = 0;
  let run: Run = { from: -1, to: -1 };
  for (let i = from; i < to; i += 1) {
    starts[i - from] = buffer.length;
    if (i >= run.to || i < run.from) run = runAt(reading.tokens, i);
    if (withOwn) for (const feature of (words[i] as Word).own) buffer.push(feature);
    addWord(buffer, reading, words, i);
    addWindow(buffer, reading, words, i);
    addRun(buffer, reading, words, i, run);
    addListed(buffer, words, listed[i] ?? 0, i);
    addPlaced(buffer, words, listed[i] ?? 0, placed[i] ?? 0, i, run);
    addEvidence(buffer, reading, evidence, i, run);
  }
  starts[to - from] = buffer.length;
  return starts;
}

function wordAt(reading: Reading, words: readonly Word[], i: number, from: number): Word {
  // Another line is another context: a headline says nothing of the first word below it.
  const low = Math.min(i, from);
  const high = Math.max(i, from);
  if (low < 0 || high >= words.length) return absent;
  for (let j = low + 1; j <= high; j += 1) if (reading.tokens[j]?.gap === 'line') return absent;
  return words[i] as Word;
}

/** How a word's capital is to be read, by the line it stands in and whether the place owes it one. */
export function capitalOf({ tokens, modes }: Reading, i: number): number {
  const token = tokens[i];
  if (token === undefined) return 0;
  const shapes = {
    lower: 1,
    cap: 2,
    caps: 3,
    mixed: 4,
    initial: 5,
    number: 6,
    possessive: 7,
    punctuation: 8,
    other: 9,
  };
  const mode = modes[i] === 'text' ? 0 : modes[i] === 'title' ? 1 : 2;
  return shapes[token.shape] * 8 + mode * 2 + (token.opens ? 1 : 0);
}

function addWord(buffer: HashBuffer, reading: Reading, words: readonly Word[], i: number): void {
  const word = words[i] as Word;
  const capital = capitalOf(reading, i);
  buffer.push(at.bias);
  buffer.push(mix(at.kind, capital));
  buffer.push(mix(mix(at.own, capital), word.lower));
  buffer.push(mix(mix(at.own + 1, capital), word.middle));
  buffer.push(mix(mix(at.own + 2, capital), word.lists));
  buffer.push(mix(mix(at.own + 3, word.shape), capital));
  buffer.push(mix(mix(at.own + 4, capital), word.likeliest));
  buffer.push(mix(mix(at.own + 5, capital), word.likely));
}

function addWindow(buffer: HashBuffer, reading: Reading, words: readonly Word[], i: number): void {
  const here = words[i] as Word;
  const [left2, left, right, right2] = [-2, -1, 1, 2].map((offset) => wordAt(reading, words, i + offset, i)) as [
    Word,
    Word,
    Word,
    Word,
  ];
  const around = [left2, left, right, right2];
  for (let k = 0; k < 4; k += 1) {
    const word = around[k] as Word;
    buffer.push(mix(at.lower + k, word.lower));
    buffer.push(mix(at.middle + k, word.middle));
    buffer.push(mix(at.lists + k, word.lists));
    if (k === 1 || k === 2) {
      buffer.push(mix(at.fine + k, word.fine));
      buffer.push(mix(at.written + k, word.written));
      buffer.push(mix(at.coarse + k, word.coarse));
      buffer.push(mix(mix(at.likely + k, word.likeliest), here.likeliest));
    }
  }
  const [c0, c1, c2] = [
    capitalOf(reading, i),
    left === absent ? 0 : capitalOf(reading, i - 1),
    right === absent ? 0 : capitalOf(reading, i + 1),
  ];
  buffer.push(mix(mix(at.pairs, left.lower), here.lower));
  buffer.push(mix(mix(at.pairs + 1, here.lower), right.lower));
  buffer.push(mix(mix(at.pairs + 2, left2.lower), left.lower));
  buffer.push(mix(mix(at.pairs + 3, right.lower), right2.lower));
  buffer.push(mix(mix(at.pairs + 4, left.middle), here.middle));
  buffer.push(mix(mix(at.pairs + 5, here.middle), right.middle));
  buffer.push(mix(mix(at.pairs + 6, left.middle), right.middle));
  buffer.push(mix(mix(at.pairs + 7, left.lower), right.lower));
  buffer.push(mix(mix(at.pairs + 8, c1), mix(c0, c2)));
  buffer.push(mix(mix(at.pairs + 9, left.lower), c0));
  buffer.push(mix(mix(at.pairs + 10, right.lower), c0));
  buffer.push(mix(mix(at.pairs + 11, left.lists), here.lists));
  buffer.push(mix(mix(at.pairs + 12, here.lists), right.lists));
  buffer.push(mix(mix(at.pairs + 13, left.coarse), mix(here.middle, right.coarse)));
  buffer.push(mix(mix(at.pairs + 14, left.lists), mix(c0, right.lists)));
}

/** The run in which token `i` stands; a token in no run is a run of none. */
export function runAt(tokens: readonly Token[], i: number): Run {
  if (!isCapital(tokens[i] as Token) && !isLink(tokens[i] as Token)) return { from: i, to: i + 1 };
  let from = i;
  while (from > 0 && (tokens[from] as Token).gap === 'space' && i - from < 12) {
    const before = tokens[from - 1] as Token;
    if (!isCapital(before) && !isLink(before)) break;
    from -= 1;
  }
  let to = i + 1;
  while (to < tokens.length && to - i < 12) {
    const next = tokens[to] as Token;
    if (next.gap !== 'space' || !(isCapital(next) || isLink(next))) break;
    to += 1;
  }
  while (from < i && !isCapital(tokens[from] as Token)) from += 1;
  while (to > i + 1 && !isCapital(tokens[to - 1] as Token)) to -= 1;
  return { from, to };
}

function addRun(buffer: HashBuffer, reading: Reading, words: readonly Word[], i: number, { from, to }: Run): void {
  const first = words[from] as Word;
  const final = words[to - 1] as Word;
  const before = wordAt(reading, words, from - 1, from);
  const after = wordAt(reading, words, to, to - 1);
  const length = Math.min(to - from, 6);
  const place = mix(length, Math.min(i - from, 4) * 8 + Math.min(to - 1 - i, 4));
  buffer.push(mix(at.run, place));
  buffer.push(mix(mix(at.run + 1, place), final.lists));
  buffer.push(mix(mix(at.run + 2, place), first.lists));
  buffer.push(mix(mix(at.run + 3, i === to - 1 ? 1 : 0), final.lower));
  buffer.push(mix(mix(at.run + 4, i === from ? 1 : 0), first.lower));
  buffer.push(mix(mix(at.run + 5, place), final.middle));
  buffer.push(mix(mix(at.run + 6, place), before.middle));
  buffer.push(mix(mix(at.run + 7, place), after.middle));
  buffer.push(mix(mix(at.run + 8, length), before.lower));
  buffer.push(mix(mix(at.run + 9, length), after.lower));
  buffer.push(mix(mix(at.run + 10, before.lower), after.lower));
  buffer.push(mix(mix(at.run + 11, length), mix(before.lists, after.lists)));
  buffer.push(mix(mix(at.run + 12, before.middle), final.middle));
  buffer.push(mix(mix(at.run + 13, after.middle), final.middle));
  buffer.push(mix(mix(at.run + 14, place), mix(capitalOf(reading, from), capitalOf(reading, to - 1))));
  buffer.push(mix(mix(at.run + 18, place), final.likeliest));
  buffer.push(mix(mix(at.run + 19, place), first.likeliest));
  buffer.push(mix(mix(at.likely + 8, first.likeliest), mix(final.likeliest, place)));
  buffer.push(mix(mix(at.likely + 9, before.middle), final.likeliest));
  buffer.push(mix(mix(at.likely + 10, after.middle), final.likeliest));
  const second = wordAt(reading, words, to + 1, to - 1);
  buffer.push(mix(mix(at.run + 15, after.lower), second.lower));
  buffer.push(mix(mix(at.run + 16, after.lower), second.middle));
  const before2 = wordAt(reading, words, from - 2, from);
  buffer.push(mix(mix(at.run + 17, before.lower), before2.lower));
}

function addListed(buffer: HashBuffer, words: readonly Word[], mark: number, i: number): void {
  buffer.push(mix(at.gazetteer, mark));
  if (mark === 0) return;
  buffer.push(mix(mix(at.gazetteer + 1, mark), words[i - 1]?.lower ?? 0));
  buffer.push(mix(mix(at.gazetteer + 2, mark), words[i + 1]?.lower ?? 0));
  buffer.push(mix(mix(at.gazetteer + 3, mark), words[i]?.lists ?? 0));
}

function addPlaced(
  buffer: HashBuffer,
  words: readonly Word[],
  listed: number,
  mark: number,
  i: number,
  { from, to }: Run,
): void {
  if (mark === 0) return;
  const alone = to - from === 1 ? 1 : 0;
  buffer.push(mix(mix(at.placed, mark), alone));
  buffer.push(mix(mix(at.placed + 1, mark), words[i - 1]?.lower ?? 0));
  buffer.push(mix(mix(at.placed + 2, mark), words[i]?.likely ?? 0));
  buffer.push(mix(mix(at.placed + 3, mark), listed));
  buffer.push(mix(mix(at.placed + 4, mark), words[i + 1]?.middle ?? 0));
}

function addEvidence(
  buffer: HashBuffer,
  reading: Reading,
  evidence: ReadonlyMap<string, Evidence>,
  i: number,
  { from, to }: Run,
): void {
  const token = reading.tokens[i] as Token;
  if (!isCapital(token)) return;
  const entry = evidence.get(evidenceKey(token));
  if (entry === undefined) return;
  const alone = to - from === 1 ? 1 : 0;
  const capital = capitalOf(reading, i);
  for (let bit = 0; bit < evidenceBitCount; bit += 1)
    if ((entry.bits & (1 << bit)) !== 0) buffer.push(mix(at.evidence, bit * 2 + alone));
  const counts = Math.min(entry.capitals, 3) * 4 + Math.min(entry.ends, 3);
  buffer.push(mix(mix(at.evidence + 1, counts), capital));
  buffer.push(mix(mix(at.evidence + 2, entry.bits), alone));
  buffer.push(mix(at.evidence + 3, Math.min(entry.alone, 3) * 8 + alone * 4 + Math.min(entry.ends, 3)));
  const ending = i === to - 1 ? entry : evidence.get(evidenceKey(reading.tokens[to - 1] as Token));
  if (ending !== undefined && to - from > 1)
    buffer.push(mix(mix(at.evidence + 4, ending.bits), Math.min(to - 1 - i, 3)));
}
