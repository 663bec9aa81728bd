import { type FieldName, fieldNamed } from './fields.ts';

/** What stands in quotes (doubled ones are one of the text), or a word as it is written. */
export interface QueryText {
  readonly start: number;
  /** Behind the closing quote, if there is one. */
  readonly end: number;
  readonly text: string;
  readonly isQuoted: boolean;
  /** False where a quote is opened and the text ends. */
  readonly isClosed: boolean;
}

interface SignToken<Kind extends string> {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}

/** A piece of a query; offsets are UTF-16 units, end exclusive. `value` is null where nothing follows the colon. */
export type QueryToken =
  | SignToken<'open'>
  | SignToken<'close'>
  | SignToken<'or'>
  | SignToken<'minus'>
  | { readonly kind: 'text'; readonly start: number; readonly end: number; readonly value: QueryText }
  | {
      readonly kind: 'field';
      readonly start: number;
      readonly end: number;
      readonly name: FieldName;
      /** Behind the colon. */
      readonly valueStart: number;
      readonly value: QueryText | null;
    };

const quotes = '"\u201c\u201d\u201e\u201f';
const longestName = 16;

/**
 * The pieces of a query, in order and in linear time; never fails. A parenthesis inside a word that holds both of a pair
 * is of the word, so that pasted addresses stay whole; `-` negates where it begins something and only one stands there.
 */
export function scanQuery(text: string): QueryToken[] {
  const pairs = pairsInWords(text);
  const tokens: QueryToken[] = [];
  let at = 0;

  const wordFrom = (start: number): QueryText => {
    let end = start;
    for (; end < text.length; end += 1) {
      const sign = text[end] as string;
      if (isSpace(sign) || quotes.includes(sign)) break;
      if (sign === '(' && pairs[end] === -1) break;
      if (sign === ')' && (pairs[end] as number) < start) break;
    }
    return { start, end, text: text.slice(start, end), isQuoted: false, isClosed: true };
  };

  const quotedFrom = (start: number): QueryText => {
    const parts: string[] = [];
    let from = start + 1;
    for (let end = from; end < text.length; end += 1) {
      const sign = text[end] as string;
      if (!quotes.includes(sign)) continue;
      parts.push(text.slice(from, end));
      if (text[end + 1] !== sign) {
        return { start, end: end + 1, text: parts.join(''), isQuoted: true, isClosed: true };
      }
      end += 1;
      from = end;
    }
    parts.push(text.slice(from));
    return { start, end: text.length, text: parts.join(''), isQuoted: true, isClosed: false };
  };

  const textFrom = (start: number): QueryText =>
    quotes.includes(text[start] as string) ? quotedFrom(start) : wordFrom(start);

  const take = (token: QueryToken): void => {
    tokens.push(token);
    at = token.end;
  };

  while (at < text.length) {
    const sign = text[at] as string;
    if (isSpace(sign)) {
      at += 1;
      continue;
    }
    const start = at;
    if (sign === '(') take({ kind: 'open', start, end: at + 1 });
    else if (sign === ')') take({ kind: 'close', start, end: at + 1 });
    else if (sign === '-' && negates(text, at)) take({ kind: 'minus', start, end: at + 1 });
    else {
      const name = fieldAt(text, at);
      if (name !== null) {
        const valueStart = text.indexOf(':', at) + 1;
        const isTold = valueStart < text.length && text[valueStart] !== '(';
        const value = isTold ? textFrom(valueStart) : null;
        const given = value === null || value.end === valueStart ? null : value;
        take({ kind: 'field', start, end: given?.end ?? valueStart, name, valueStart, value: given });
        continue;
      }
      const value = textFrom(at);
      const isOr = value.text === 'OR' && !value.isQuoted && tokens.at(-1)?.kind !== 'minus';
      take(isOr ? { kind: 'or', start, end: value.end } : { kind: 'text', start, end: value.end, value });
    }
  }
  return tokens;
}

/** A text in quotes, so that it is read back as it is. */
export function quoted(text: string): string {
  return `"${text.replace(/["\u201c-\u201f]/g, '$&$&')}"`;
}

function isSpace(sign: string): boolean {
  return /\s/.test(sign);
}

function negates(text: string, at: number): boolean {
  const next = text[at + 1];
  return next !== undefined && next !== '-' && next !== ')' && !isSpace(next);
}

/** The field whose name and colon stand at an offset. */
function fieldAt(text: string, at: number): FieldName | null {
  const name = /^([a-z-]+):/i.exec(text.slice(at, at + longestName))?.[1];
  return name === undefined ? null : fieldNamed(name);
}

/** For each parenthesis the offset of the other one of its pair within what no space or quote interrupts, or -1. */
function pairsInWords(text: string): Int32Array {
  const pairs = new Int32Array(text.length).fill(-1);
  let open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (sign === '(') open.push(at);
    else if (sign === ')') {
      const other = open.pop();
      if (other === undefined) continue;
      pairs[other] = at;
      pairs[at] = other;
    } else if (isSpace(sign) || quotes.includes(sign)) open = [];
  }
  return pairs;
}
