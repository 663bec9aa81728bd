import { firstIndex } from '../finding/first-index.ts';
/**
 * A text as the words that finding again compares. What a copy, a keyboard or another typesetter changes is folded
 * away, so that it never counts as an edit: compatibility forms and accents (NFKD), soft hyphens, case, apostrophes.
 * Punctuation and white space lie between the words and are carried along by them.
 */

/** Words in reading order: `ids[i]` names the folded word at UTF-16 `starts[i]` to `ends[i]` (end exclusive). */
export interface Tokens {
  readonly text: string;
  readonly length: number;
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What parts a word from the one before: 0 a space, 1 punctuation, 2 the end of a sentence, 3 a line break. */
  readonly breaks: Uint8Array;
}

/** Scripts that write no spaces between words are compared by character. */
const unspaced =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\p{sc=Tibetan}';
const unseen = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff';
const word = new RegExp(
  `[[\\p{L}\\p{N}\\p{M}_]--[${unspaced}]](?:[[\\p{L}\\p{N}\\p{M}_${unseen}]--[${unspaced}]]|['\u2019](?=\\p{L}))*` +
    `|[[\\p{L}\\p{N}\\p{M}]&&[${unspaced}]]\\p{M}*|\\p{S}\\p{M}*`,
  'gv',
);
/** Marks above and below any letter; a vowel sign that belongs to one script is a letter of its own and stays. */
const ignorable = new RegExp(`[\\p{Script=Inherited}${unseen}]`, 'gv');
const plain = /^[a-z0-9]*$/;
/** Longer ones are no words but text without spaces; they are cut where their own units say, wherever they stand. */
const longestWord = 64;
const longestPiece = 24;

/** Numbers folded words. Texts that are to be compared share one. */
export class Vocabulary {
  readonly words: string[] = [];
  private readonly byFolded = new Map<string, number>();
  private readonly byRaw = new Map<string, number>();

  idOf(raw: string): number {
    let id = this.byRaw.get(raw);
    if (id === undefined) {
      const folded = fold(raw);
      id = this.byFolded.get(folded) ?? this.words.push(folded) - 1;
      this.byFolded.set(folded, id);
      this.byRaw.set(raw, id);
    }
    return id;
  }

  has(raw: string): boolean {
    return this.byFolded.has(fold(raw));
  }
}

/** Cuts a text into words; linear in its length. Every offset lies between whole characters. */
export function tokenise(text: string, vocabulary: Vocabulary): Tokens {
  let room = 16 + (text.length >> 2);
  let [ids, starts, ends, breaks] = [
    new Int32Array(room),
    new Int32Array(room),
    new Int32Array(room),
    new Uint8Array(room),
  ];
  let length = 0;
  let last = 0;
  const add = (start: number, end: number): void => {
    if (length === room) {
      room *= 2;
      [ids, starts, ends, breaks] = [grown(ids), grown(starts), grown(ends), grownBytes(breaks)];
    }
    ids[length] = vocabulary.idOf(text.slice(start, end));
    starts[length] = start;
    ends[length] = end;
    breaks[length] = length === 0 ? 3 : breakIn(text, last, start);
    length += 1;
    last = end;
  };
  word.lastIndex = 0;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    const end = match.index + match[0].length;
    if (match[0].length <= longestWord) add(match.index, end);
    else for (const [from, to] of pieces(text, match.index, end)) add(from, to);
  }
  return {
    text,
    length,
    ids: ids.subarray(0, length),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
    breaks: breaks.subarray(0, length),
  };
}

/** The index of the first word that ends behind `at`; `tokens.length` where there is none. */
export function firstEndingAfter(tokens: Tokens, at: number): number {
  return firstIndex(tokens.length, (index) => (tokens.ends[index] as number) > at);
}

/** A passage without what counts as no edit: two that give the same have the same words. */
export function skeleton(passage: string): string {
  return [...fold(passage).replace(/\s+/g, '')]
    .map(foldMark)
    .join('')
    .replace(/([-."])\1+/g, '$1');
}

/** A punctuation mark in its plainest form: all quotes alike, all dashes, all dots. */
export function foldMark(mark: string): string {
  if (/['"‘’‚‛“”„‟«»‹›′″`「」『』]/u.test(mark)) return '"';
  if (/[-‐‑‒–—―−]/u.test(mark)) return '-';
  return mark === '…' ? '.' : mark;
}

function fold(raw: string): string {
  if (plain.test(raw)) return raw;
  return raw.normalize('NFKD').replace(ignorable, '').toLowerCase().replaceAll('\u2019', "'");
}

function breakIn(text: string, from: number, to: number): number {
  if (to - from === 1 && text.charCodeAt(from) === 0x20) return 0;
  let strongest = 0;
  let isStopped = false;
  for (let at = from; at < Math.min(to, from + 16) && strongest < 3; at += 1) {
    const unit = text.charAt(at);
    if (unit === '\n') strongest = 3;
    else if ('。！？'.includes(unit)) strongest = 2;
    else if (unit !== ' ') strongest = Math.max(strongest, 1);
    // The dot of a number ends no sentence.
    if ('.!?…'.includes(unit)) isStopped = true;
    else if (isStopped && /\s/.test(unit)) strongest = Math.max(strongest, 2);
  }
  return strongest;
}

/** Content-defined chunks (as in LBFS): an edit shifts no cut but its own. */
function* pieces(text: string, start: number, end: number): Generator<[start: number, end: number]> {
  let from = start;
  for (let at = start + 1; at < end; at += 1) {
    const [before, next] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
    if ((next & 0xfc00) === 0xdc00 || ((before & 7) !== 5 && at - from < longestPiece)) continue;
    yield [from, at];
    from = at;
  }
  yield [from, end];
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function grownBytes(array: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(array.length * 2);
  larger.set(array);
  return larger;
}
