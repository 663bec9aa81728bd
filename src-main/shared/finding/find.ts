import { type Folded, fold } from './fold.ts';
import { HitList, type Hits } from './hits.ts';
import { WordBorders } from './word-borders.ts';

export interface FindOptions {
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/**
 * Calls `found` with every place of a folded term, in order and without overlap, in offsets of the original: whole
 * characters, also where the term is only a part of what one folds to. Goes on behind a place when `found` says true,
 * else with the next character.
 */
export function eachOccurrence(
  { text, origin }: Folded,
  term: string,
  found: (start: number, end: number) => boolean,
): void {
  // Half a surrogate pair is in every emoji.
  if (term === '' || !term.isWellFormed()) return;
  let covered = 0;
  for (let at = text.indexOf(term); at >= 0; ) {
    let last = at + term.length;
    if (origin !== null) while (origin[last] === origin[last - 1]) last += 1;
    const start = origin === null ? at : (origin[at] as number);
    const end = origin === null ? last : (origin[last] as number);
    const isTaken = start >= covered && found(start, end);
    if (isTaken) covered = end;
    at = text.indexOf(term, isTaken ? last : at + 1);
  }
}

/** A text that is looked through more than once: it is folded when that is first needed. */
export class FindableText {
  readonly text: string;
  private readonly borders: WordBorders;
  private folded: Folded | null = null;
  private cased: Folded | null = null;

  constructor(text: string) {
    this.text = text;
    this.borders = new WordBorders(text);
  }

  /** Folds the text now, so that the first find need not. */
  prepare({ matchCase }: Pick<FindOptions, 'matchCase'>): Folded {
    if (matchCase) {
      this.cased ??= fold(this.text, true);
      return this.cased;
    }
    this.folded ??= fold(this.text);
    return this.folded;
  }

  /**
   * Every passage that folds to the same as the query, never across a newline; none for a query of nothing that can be
   * seen. Whether with `matchCase` or without, accents, quotes, dashes and kinds of white space do not matter.
   */
  find(query: string, { matchCase, wholeWord }: FindOptions): Hits {
    const term = fold(query, matchCase).text;
    const list = new HitList();
    const mayCross = term.includes(' ');
    eachOccurrence(this.prepare({ matchCase }), term, (start, end) => {
      if (mayCross && this.crossesLine(start, end)) return false;
      if (wholeWord && !this.borders.isWhole(start, end)) return false;
      return list.add(start, end);
    });
    return list.hits();
  }

  private crossesLine(start: number, end: number): boolean {
    return this.text.slice(start, end).includes('\n');
  }
}
