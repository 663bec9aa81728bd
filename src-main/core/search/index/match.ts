import { wordsOf } from './searchable.ts';

/** Words that follow one another as an expression of FTS5, in one column or all; null for a text that has none. */
export function phraseOf(text: string, isPrefix: boolean, columns: string | null): string | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  return `${columns === null ? '' : `{${columns}} : `}"${words.join(' ')}"${isPrefix ? ' *' : ''}`;
}

/** Joins expressions that all have to match, or one of which has to. */
export function joinMatches(expressions: readonly string[], by: 'AND' | 'OR'): string | null {
  if (expressions.length === 0) return null;
  return expressions.length === 1 ? (expressions[0] as string) : `(${expressions.join(` ${by} `)})`;
}
