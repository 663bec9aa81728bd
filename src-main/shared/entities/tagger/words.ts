import type { Lexicon } from '../lexicon.ts';
import type { Shape } from '../tokenise.ts';
import { hashText, mix } from './hash.ts';
import type { HashTable } from './hash-table.ts';

/** Lists of names and classes of words by the hashes of the words, read from `resources/entities`. */
export interface WordTables {
  /**
   * Lower-case word to 32 bits: its class by use (11 bits, the highest of which are a coarser class), then for each of
   * the seven types of `wordTypes` in three bits how many of `typeLevels` its likelihood is above.
   */
  readonly words: HashTable;
  /** Name as `placeKey` spells it to the bits of `gazetteerBits`. */
  readonly gazetteer: HashTable;
}

/**
 * What the gazetteer knows of a name: how big a city is (1 from 1,000 inhabitants, 2 from 15,000, 3 from 100,000), and whether
 * WordNet has a place, a person or a group of that name.
 */
export const gazetteerBits = { size: 3, place: 4, person: 8, group: 16 } as const;

/** The spelling under which the gazetteer has a name: without accents, words joined by single spaces. */
export function placeKey(words: string): string {
  return /^[\x20-\x7e]*$/.test(words)
    ? words
    : words.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').replaceAll('ø', 'o');
}

/** What a word with a capital may be: first word of a person's name, last word of one, … or an ordinary word. */
export const wordTypes = ['given', 'surname', 'organisation', 'place', 'demonym', 'other', 'ordinary'] as const;
export const typeLevels = [0.03, 0.08, 0.16, 0.3, 0.5, 0.7, 0.88] as const;

/** What the tagger knows of a word wherever it stands. */
export interface Word {
  /** Hashes of the word in lower case, as written, and of its shape. */
  readonly lower: number;
  readonly written: number;
  readonly shape: number;
  /** Classes by use, coarse, middle and fine; 0 for an unknown word. */
  readonly coarse: number;
  readonly middle: number;
  readonly fine: number;
  /** The likeliest of `wordTypes` with its level, and the two likeliest; 0 for an unknown word. */
  readonly likeliest: number;
  readonly likely: number;
  /** The lists that it stands in, one bit each: the order is that of `listsOf`. */
  readonly lists: number;
  /** Features of the word alone. */
  readonly own: Uint32Array;
}

/** Bits of `Word.lists` that other modules ask for. */
export const listBits = {
  honorific: 1,
  role: 1 << 1,
  roleWord: 1 << 2,
  organisationLast: 1 << 3,
  organisationFirst: 1 << 4,
  placeLast: 1 << 6,
  reporting: 1 << 11,
  locative: 1 << 12,
  given: 1 << 13,
  surname: 1 << 14,
  common: 1 << 16,
} as const;

/** Numbers of the templates of `Word.own`; those of the features in context start at 64. */
const template = {
  lower: 1,
  written: 2,
  shape: 3,
  prefix: 4,
  suffix: 10,
  fine: 16,
  middle: 17,
  coarse: 18,
  lists: 19,
  type: 20,
  likely: 21,
};
/** Most words kept between texts: beyond them the memory is emptied, which costs a few milliseconds. */
const mostWords = 60_000;

/** Words by their spelling, made when first met and kept between texts. */
export class Words {
  private readonly known = new Map<string, Word>();
  private readonly lexicon: Lexicon;
  readonly tables: WordTables;

  constructor(lexicon: Lexicon, tables: WordTables) {
    this.lexicon = lexicon;
    this.tables = tables;
  }

  get(text: string, lower: string): Word {
    let word = this.known.get(text);
    if (word === undefined) {
      if (this.known.size >= mostWords) this.known.clear();
      word = this.make(text, lower);
      this.known.set(text, word);
    }
    return word;
  }

  private make(text: string, lowerText: string): Word {
    const spelled = lowerText.replaceAll(/\d/g, '0');
    const lower = hashText(spelled);
    const written = hashText(text.replaceAll(/\d/g, '0'));
    const shape = hashText(shapeOf(text));
    const entry = this.tables.words.get(hashText(lowerText));
    const path = entry < 0 ? -8 : entry % 2048;
    const fine = path < 0 ? 0 : path + 1;
    const middle = path < 0 ? 0 : (path >> 3) + 1;
    const coarse = path < 0 ? 0 : (path >> 7) + 1;
    const lists = listsOf(text, lowerText, this.lexicon);
    const own = [mix(template.lower, lower), mix(template.written, written), mix(template.shape, shape)];
    for (let length = 1; length <= 4 && length < spelled.length; length += 1) {
      own.push(mix(template.prefix + length, hashText(spelled.slice(0, length))));
      own.push(mix(template.suffix + length, hashText(spelled.slice(-length))));
    }
    own.push(mix(template.fine, fine), mix(template.middle, middle), mix(template.coarse, coarse));
    const levels = entry < 0 ? [] : wordTypes.map((_, type) => Math.floor(entry / 2 ** (11 + 3 * type)) % 8);
    const order = levels.map((_, type) => type).sort((a, b) => (levels[b] ?? 0) - (levels[a] ?? 0) || a - b);
    const [most = 0, second = 0] = order;
    const likeliest = entry < 0 ? 0 : 1 + most * 8 + (levels[most] ?? 0);
    const likely = entry < 0 ? 0 : 1 + likeliest * 64 + second * 8 + (levels[second] ?? 0);
    for (const [type, level] of levels.entries()) own.push(mix(template.type, type * 8 + level));
    own.push(mix(template.likely, likely));
    for (let bit = 0; bit < 24; bit += 1) if ((lists & (1 << bit)) !== 0) own.push(mix(template.lists, bit));
    return { lower, written, shape, coarse, middle, fine, likeliest, likely, lists, own: Uint32Array.from(own) };
  }
}

function listsOf(text: string, lower: string, lexicon: Lexicon): number {
  const kind = lexicon.known.get(text)?.kind;
  const marks = [
    lexicon.honorifics.has(text),
    lexicon.roles.has(text),
    lexicon.roleWords.has(lower),
    lexicon.organisationLast.has(text),
    lexicon.organisationFirst.has(text),
    lexicon.topical.has(text),
    lexicon.placeLast.has(text),
    lexicon.placeFirst.has(text),
    lexicon.eventLast.has(text),
    lexicon.eventFirst.has(text),
    lexicon.calendar.has(text),
    lexicon.reporting.has(lower),
    lexicon.locative.has(lower),
    lexicon.given.has(text),
    lexicon.surnames.has(text),
    lexicon.familyFirst.has(text),
    lexicon.common.has(lower),
    lexicon.notNames.has(text),
    kind === 'country',
    kind === 'place',
    kind === 'organisation',
    kind === 'event',
    kind === 'demonym',
  ];
  let bits = 0;
  for (const [bit, mark] of marks.entries()) if (mark) bits |= 1 << bit;
  return bits;
}

/** "Kirby" is Xx, "al-Assad" x-Xx, "COVID-19" X-0. */
function shapeOf(text: string): string {
  return text
    .slice(0, 40)
    .replaceAll(/\p{Lu}+/gu, 'X')
    .replaceAll(/\p{Ll}+/gu, 'x')
    .replaceAll(/\p{N}+/gu, '0');
}

/** The form under which a word of a line in capitals is known: "KIRBY" as "Kirby", but short ones as they are. */
export function spelledOut(text: string, shape: Shape): string {
  return shape === 'caps' && text.length > 3 ? (text[0] ?? '') + text.slice(1).toLowerCase() : text;
}
