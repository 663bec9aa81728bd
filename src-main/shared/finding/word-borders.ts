/** Letters, digits and what belongs to them. */
const wordCharacter = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that write no space between words. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const unseen = /\p{Default_Ignorable_Code_Point}/u;

/**
 * Says where words begin and end: where not both sides are letters; between letters of a script without spaces, where
 * `Intl.Segmenter` divides (Unicode Standard Annex 29 with ICU's dictionaries).
 */
export class WordBorders {
  private readonly text: string;
  private segmenter: Intl.Segmenter | null = null;
  /** The line whose words were looked up last. */
  private line: { start: number; end: number; words: Intl.Segments } | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether a passage begins and ends where words do. */
  isWhole(start: number, end: number): boolean {
    return this.isBorder(start) && this.isBorder(end);
  }

  private isBorder(at: number): boolean {
    const before = this.seenBefore(at);
    const after = this.seenFrom(at);
    if (!isWordCharacter(before) || !isWordCharacter(after)) return true;
    const free = [before, after].filter((character) => unspaced.test(character)).length;
    return free === 2 ? this.divides(at) : free === 1;
  }

  private divides(at: number): boolean {
    if (this.line === null || at < this.line.start || at >= this.line.end) {
      const start = this.text.lastIndexOf('\n', at - 1) + 1;
      const next = this.text.indexOf('\n', at);
      const end = next < 0 ? this.text.length : next;
      this.segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
      this.line = { start, end, words: this.segmenter.segment(this.text.slice(start, end)) };
    }
    return this.line.words.containing(at - this.line.start)?.index === at - this.line.start;
  }

  /** The last character before an offset that can be seen, or nothing. */
  private seenBefore(at: number): string {
    let end = at;
    while (end > 0) {
      const isPair = end > 1 && (this.text.codePointAt(end - 2) ?? 0) > 0xffff;
      const start = isPair ? end - 2 : end - 1;
      const character = this.text.slice(start, end);
      if (!isUnseen(character)) return character;
      end = start;
    }
    return '';
  }

  private seenFrom(at: number): string {
    for (let start = at; start < this.text.length; ) {
      const character = String.fromCodePoint(this.text.codePointAt(start) as number);
      if (!isUnseen(character)) return character;
      start += character.length;
    }
    return '';
  }
}

function isWordCharacter(character: string): boolean {
  return wordCharacter.test(character);
}

function isUnseen(character: string): boolean {
  return character > '\u007f' && unseen.test(character);
}
