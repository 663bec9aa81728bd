import { RegExpSyntaxError, RegExpValidator } from '@eslint-community/regexpp';
import type { FindOptions } from './find.ts';
import { HitList, type Hits } from './hits.ts';
import { WordBorders } from './word-borders.ts';

export interface PatternProblem {
  /** What is wrong with a pattern, such as "Unterminated group". */
  readonly problem: string;
  /** The UTF-16 offset of the character of the pattern where that shows, or null when it is not known. */
  readonly at: number | null;
}

/**
 * Every match of a regular expression in the text as it is written, line by line, so that none goes across a newline
 * and `^` and `$` are the ends of lines. Flags `u`, and `i` unless case matters; matches of nothing are left out. May take
 * forever (a pattern may backtrack without end): run it where it can be stopped.
 */
export function findPattern(text: string, pattern: string, options: FindOptions): Hits | PatternProblem {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern, options.matchCase ? 'gu' : 'giu');
  } catch (error) {
    return explain(pattern, error);
  }
  const borders = options.wholeWord ? new WordBorders(text) : null;
  const list = new HitList();
  for (let lineStart = 0; lineStart <= text.length; ) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? text.length : newline;
    for (const match of text.slice(lineStart, lineEnd).matchAll(expression)) {
      const start = lineStart + match.index;
      const end = start + match[0].length;
      if (start === end || borders?.isWhole(start, end) === false) continue;
      if (!list.add(start, end)) return list.hits();
    }
    lineStart = lineEnd + 1;
  }
  return list.hits();
}

/** The text as a pattern that matches just that. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** The engine's own word on it has no place; a parser's has. */
function explain(pattern: string, error: unknown): PatternProblem {
  try {
    new RegExpValidator().validatePattern(pattern, 0, pattern.length, { unicode: true });
  } catch (told) {
    if (told instanceof RegExpSyntaxError) {
      const problem = reasonOf(told.message);
      // The parser has read on by then, or has come to the end.
      const isBehind = /repeat|out of order|duplicate/i.test(problem) || told.index >= pattern.length;
      return { problem, at: isBehind ? told.index - 1 : told.index };
    }
  }
  return { problem: reasonOf(error instanceof Error ? error.message : ''), at: null };
}

/** `Invalid regular expression: /(/u: Unterminated group` -> `Unterminated group`. */
function reasonOf(message: string): string {
  return /^Invalid regular expression: \/.*\/\w*: (.+)$/su.exec(message)?.[1] ?? 'Not a regular expression';
}
