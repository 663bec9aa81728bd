/** A text without what finding overlooks, with the way back to the offsets of the original. */
export interface Folded {
  readonly text: string;
  /** For each unit of `text`, and for its end, the offset of the character it comes from; null where that is its own. */
  readonly origin: Uint32Array | null;
}

/**
 * Case and diacritics folded, ligatures and other compatibility characters taken apart (NFKD), curly quotes
 * straightened, dashes a hyphen, every white space a space; what cannot be seen (soft hyphens, joiners) is left out. A
 * character folds to the same whatever stands beside it. With `keepCase` capitals stay.
 */
export function fold(text: string, keepCase = false): Folded {
  const { units, others } = keepCase ? keeping : lowering;
  let folded = new Uint16Array(text.length);
  let origin: Uint32Array | null = null;
  let size = 0;
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    const known = units[unit] as number;
    if (known !== 0) {
      folded[size] = known;
      if (origin !== null) origin[size] = at;
      size += 1;
      at += 1;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    let other = others.get(character);
    if (other === undefined) {
      other = foldCharacter(character, keepCase);
      if (other.length === 1 && character.length === 1) units[unit] = other.charCodeAt(0);
      else others.set(character, other);
    }
    // Two units that become two letters, as 🅌 does, are as long and yet one character.
    const isSplit = other.length > 1 && other.charCodeAt(0) === other.codePointAt(0);
    if (other.length !== character.length || isSplit || origin !== null) {
      const room = size + other.length + text.length - at;
      if (origin === null) {
        origin = new Uint32Array(room + 1);
        for (let i = 0; i < size; i += 1) origin[i] = i;
      }
      if (room > folded.length) {
        // Twice as much, as another long one may follow.
        folded = grown(folded, new Uint16Array(2 * room));
        origin = grown(origin, new Uint32Array(2 * room + 1));
      }
    }
    for (let i = 0; i < other.length; i += 1) {
      folded[size] = other.charCodeAt(i);
      if (origin !== null) origin[size] = at;
      size += 1;
    }
    at += character.length;
  }
  if (origin !== null) {
    origin[size] = text.length;
    origin = origin.slice(0, size + 1);
  }
  return { text: stringOf(folded.subarray(0, size)), origin };
}

/** What each unit of UTF-16 folds to, 0 where that is not one unit or not yet known; and all others. */
interface Table {
  readonly units: Uint16Array;
  readonly others: Map<string, string>;
}

const lowering: Table = { units: new Uint16Array(0x10000), others: new Map() };
const keeping: Table = { units: new Uint16Array(0x10000), others: new Map() };

/**
 * Marks that are an accent or a vowel point, not part of a letter: vowel signs of Indic scripts and the two sound marks of kana stay.
 */
const accents = /[[\p{M}&&[\p{sc=Zinh}\p{sc=Arab}\p{sc=Hebr}\p{sc=Cyrl}\p{sc=Syrc}]]--[\u3099\u309a]]/gv;
const unseen = /[\p{Default_Ignorable_Code_Point}\u0640]/gu;

/** Letters that a keyboard without them writes otherwise, and that NFKD leaves whole. */
const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ς: 'σ',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ħ: 'H',
  Ŧ: 'T',
  Æ: 'AE',
  Œ: 'OE',
  ẞ: 'SS',
};

function foldCharacter(character: string, keepCase: boolean): string {
  const plain = character
    .replace(/[‘’‚‛´′]/g, "'")
    .replace(/[“”„‟″]/g, '"')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .normalize('NFKD')
    .replace(accents, '')
    .replace(unseen, '')
    .normalize('NFC');
  return (keepCase ? plain : plain.toLowerCase())
    .replace(/\P{ASCII}/gu, (letter) => letters[letter] ?? letter)
    .replace(/\s/g, ' ')
    .replaceAll('\u2044', '/');
}

function grown<T extends Uint16Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** In pieces, as a call takes only so many arguments; spreading them takes ten times as long. */
function stringOf(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 8192) {
    text += String.fromCharCode.apply(null, units.subarray(at, at + 8192) as unknown as number[]);
  }
  return text;
}
