import type { FieldName } from './fields.ts';
import { type QueryText, scanQuery } from './scan-query.ts';

/**
 * What is being typed: `typed` is what stands before the caret, without quotes, and `start` to `end` (UTF-16 units, end
 * exclusive) is what a completion takes the place of. A `name` is a word that may become the name of a field, and its
 * range includes the colon where one is there; a `value` is replaced with `formatValue` of what was chosen.
 */
export type Completion =
  | { readonly kind: 'name'; readonly typed: string; readonly start: number; readonly end: number }
  | {
      readonly kind: 'value';
      readonly field: FieldName;
      readonly typed: string;
      readonly start: number;
      readonly end: number;
    };

/** What can be completed at a caret (UTF-16 units); null inside a phrase and where a word can be no field's name. */
export function completionAt(text: string, caret: number): Completion | null {
  // The later one, where one begins as another ends: in `(ta` it is the word.
  const token = scanQuery(text).findLast(({ start, end }) => start < caret && caret <= end);
  if (token?.kind === 'field') {
    const { name, start, valueStart, value } = token;
    if (caret < valueStart) {
      return { kind: 'name', typed: text.slice(start, caret), start, end: valueStart };
    }
    return value === null
      ? { kind: 'value', field: name, typed: '', start: valueStart, end: valueStart }
      : { kind: 'value', field: name, ...typedOf(text, value, caret) };
  }
  if (token?.kind === 'text') {
    const { start, end, value } = token;
    const typed = text.slice(start, caret);
    // It negates what is about to be written.
    if (value.text === '-') return { kind: 'name', typed: '', start: caret, end: caret };
    return value.isQuoted || !/^[\p{L}-]*$/u.test(typed) ? null : { kind: 'name', typed, start, end };
  }
  if (token?.kind === 'or') return null;
  return { kind: 'name', typed: '', start: caret, end: caret };
}

/** A quotation that is still open ends at the caret: what follows was there before it was begun. */
function typedOf(text: string, value: QueryText, caret: number): { typed: string; start: number; end: number } {
  const { start, end, isQuoted, isClosed } = value;
  if (!isQuoted) return { typed: text.slice(start, caret), start, end };
  const until = isClosed ? Math.min(caret, end - 1) : caret;
  return {
    typed: text.slice(start + 1, until).replace(/(["\u201c-\u201f])\1/g, '$1'),
    start,
    end: isClosed ? end : caret,
  };
}
