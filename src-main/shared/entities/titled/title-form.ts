import { isCapital } from '../tagger/zones.ts';
import type { Token } from '../tokenise.ts';
import type { Span } from './runs.ts';

/** Words that a title writes small. */
const minor =
  /^(?:a|an|the|and|or|but|nor|of|in|on|at|to|for|from|with|by|as|into|over|up|off|out|is|vs|v|de|la|le|les|du|des|del|el|y|der|die|das|und|et|il|di|da|e|n)$/;
/** Words of a title at the most. */
export const longestTitle = 10;

/** How many words a title has; null where they are not written as one. */
export function titleForm(tokens: readonly Token[], { from, to }: Span): { words: number } | null {
  let words = 0;
  let capitals = 0;
  for (let i = from; i < to; i += 1) {
    const token = tokens[i] as Token;
    if (token.gap === 'line' && i > from) return null;
    if (token.shape === 'punctuation') {
      if (/^[;]$/.test(token.text) || (token.text === '.' && i < to - 1)) return null;
      continue;
    }
    if (token.shape === 'possessive') continue;
    words += 1;
    if (isCapital(token)) capitals += 1;
    else if (token.shape === 'lower') {
      if (i === from || i === to - 1 || !minor.test(token.text)) return null;
    } else if (token.shape === 'other') return null;
  }
  return words === 0 || capitals === 0 || words > longestTitle ? null : { words };
}
