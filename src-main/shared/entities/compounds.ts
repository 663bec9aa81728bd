import type { Lexicon } from './lexicon.ts';
import type { Token } from './tokenise.ts';

/** Parts "US-Iran" or "Franco-German" tokens into their names, which are written without spaces but are two. */
export function splitCompounds(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    const dash = token.text.indexOf('-');
    if (dash < 0 || !isCompound(token, dash, lexicon)) {
      result.push(token);
      continue;
    }
    const left = token.text.slice(0, dash);
    const right = token.text.slice(dash + 1);
    const middle = token.start + dash;
    result.push({ ...token, end: middle, text: left, lower: left.toLowerCase(), shape: shapeOf(left) });
    result.push({
      start: middle,
      end: middle + 1,
      text: '-',
      lower: '-',
      shape: 'punctuation',
      gap: 'none',
      opens: false,
    });
    const rest = { start: middle + 1, end: token.end, text: right, lower: right.toLowerCase(), shape: shapeOf(right) };
    result.push({ ...rest, gap: 'none', opens: false });
  }
  return result;
}

function isCompound(token: Token, dash: number, lexicon: Lexicon): boolean {
  if (token.shape !== 'cap' && token.shape !== 'caps') return false;
  if (lexicon.longest.has(token.text)) return false;
  const left = token.text.slice(0, dash);
  const right = token.text.slice(dash + 1);
  const first = right[0] ?? '';
  if (right.includes('-') || first === first.toLowerCase()) return false;
  return lexicon.known.has(left) && lexicon.longest.has(right);
}

function shapeOf(text: string): Token['shape'] {
  return text.length > 1 && text === text.toUpperCase() ? 'caps' : 'cap';
}
