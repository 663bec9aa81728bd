import { type Entry, entryOf } from './vocabulary.ts';

export type Kind = 'letters' | 'digits' | 'mark';

/** A run of letters, a run of digits or one other character; finer than the recogniser's tokens, since "7.45pm" and "2022-23" are read in parts. */
export interface Word {
  /** UTF-16 code units into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  readonly kind: Kind;
  readonly capital: boolean;
  /** Whether nothing stands between it and the word before. */
  readonly tight: boolean;
  readonly entry: Entry | undefined;
}

const nothing: Word = { start: -1, end: -1, lower: '', kind: 'mark', capital: false, tight: false, entry: undefined };

/** The words of one block of text, none of which belongs to an expression in another block. */
export class Words {
  readonly list: readonly Word[];
  /** Months that are surnames in this text: "Theresa May" makes "May" one in every block. */
  readonly surnames: ReadonlySet<string>;

  constructor(list: readonly Word[], surnames: ReadonlySet<string>) {
    this.list = list;
    this.surnames = surnames;
  }

  /** The word at an index; outside of the block a word that is like none. */
  at(index: number): Word {
    return this.list[index] ?? nothing;
  }

  is(index: number, lower: string): boolean {
    return this.at(index).lower === lower;
  }

  /** The number that a run of at most four digits stands for, else null. */
  digits(index: number): number | null {
    const { kind, lower } = this.at(index);
    return kind === 'digits' && lower.length <= 4 ? Number(lower) : null;
  }
}

const digit = 1;
const letter = 2;
const space = 3;
const mark = 4;
const line = 5;

function classOf(code: number): number {
  if (code < 128) {
    if (code === 10) return line;
    if (code <= 32) return space;
    if (code >= 48 && code <= 57) return digit;
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) ? letter : mark;
  }
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f || code === 0x3000) return space;
  if (code < 0xc0 || (code >= 0x2010 && code <= 0x2e7f)) return mark;
  return letter;
}

/** Cuts a text into blocks at line breaks and each into words. One pass. */
export function wordsOf(text: string): Words[] {
  const blocks: Words[] = [];
  const lineEnds = !isHardWrapped(text);
  const surnames = new Set<string>();
  let list: Word[] = [];
  let last = -1;
  const close = () => {
    if (list.length > 0) blocks.push(new Words(list, surnames));
    list = [];
  };
  for (let at = 0; at < text.length; ) {
    const type = classOf(text.charCodeAt(at));
    if (type === line) {
      let next = at + 1;
      while (next < text.length && classOf(text.charCodeAt(next)) === space) next += 1;
      if (lineEnds || text.charCodeAt(next) === 10) close();
      at = next;
      continue;
    }
    if (type === space) {
      at += 1;
      continue;
    }
    let end = at + 1;
    if (type !== mark) while (end < text.length && classOf(text.charCodeAt(end)) === type) end += 1;
    const raw = end - at > 24 ? '' : text.slice(at, end);
    const lower = raw.toLowerCase();
    const kind: Kind = type === digit ? 'digits' : type === letter ? 'letters' : 'mark';
    const entry = type === letter ? entryOf(lower) : undefined;
    if (entry?.is === 'month' && entry.name && isSurname(list)) surnames.add(lower);
    list.push({
      start: at,
      end,
      lower,
      kind,
      capital: raw.charCodeAt(0) !== lower.charCodeAt(0),
      tight: at === last,
      entry,
    });
    last = end;
    at = end;
  }
  close();
  return blocks;
}

const forms = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'theresa']);

/** Whether a form of address ends the words so far. */
function isSurname(list: readonly Word[]): boolean {
  const last = list.at(-1);
  const form = last?.lower === '.' ? list.at(-2) : last;
  return form?.capital === true && forms.has(form.lower);
}

/** Whether lines break inside sentences, so that only an empty line ends a block. */
function isHardWrapped(text: string): boolean {
  let lines = 0;
  let wrapped = 0;
  for (let at = text.indexOf('\n'); at >= 0 && lines < 2000; at = text.indexOf('\n', at + 1)) {
    lines += 1;
    const code = text.charCodeAt(at + 1);
    if (code >= 97 && code <= 122) wrapped += 1;
  }
  return lines >= 6 && wrapped > lines * 0.3;
}
