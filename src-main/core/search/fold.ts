/** A text without what searching overlooks, with the way back to the offsets of the original. */
export interface Folded {
  readonly text: string;
  /** For each unit of `text`, and for its end, the offset in the original; null when folding kept every offset. */
  readonly origin: Uint32Array | null;
}

/** UTF-16 code units into the original text, end exclusive. */
export type Range = [start: number, end: number];

/** Latin letters and punctuation fold unit for unit, so that most texts need no way back. */
const unitForUnit = /^[\0-\u024f\u2000-\u206f]*$/;

/** Case and diacritics folded, curly quotes straightened, every white space a space. */
export function fold(text: string): Folded {
  if (unitForUnit.test(text)) return { text: foldUnits(text), origin: null };
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  // Character by character: what a letter folds to may not depend on its neighbours, or words and texts would differ.
  for (const character of text) {
    const units = foldUnits(character);
    for (let i = 0; i < units.length; i += 1) offsets.push(at);
    folded += units;
    at += character.length;
  }
  offsets.push(at);
  return { text: folded, origin: Uint32Array.from(offsets) };
}

/** Every place of a folded term, sorted, in offsets of the original. */
export function occurrences({ text, origin }: Folded, term: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    const end = at + term.length;
    ranges.push(origin === null ? [at, end] : [origin[at] ?? 0, origin[end] ?? 0]);
  }
  return ranges;
}

function foldUnits(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/ς/g, 'σ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s/g, ' ');
}
