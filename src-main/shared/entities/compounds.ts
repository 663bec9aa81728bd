import type { Lexicon } from './lexicon.ts';
import type { Shape, Token } from './tokenise.ts';

/** Second parts that make an adjective of a name: "London-based", "Saudi-led". "Kim Jong-un" has none of them. */
const qualifiers = new Set(
  (
    'aligned allied backed based born bound brokered built controlled dominated educated era flagged friendly funded held imposed led ' +
    'like linked listed made majority mediated occupied operated organised organized owned proof proposed registered run speaking ' +
    'sponsored style supported trained wide winning'
  ).split(' '),
);

/**
 * Parts words that are written without a space but are not one name: "US-Iran" and "Franco-German" are two,
 * "London-based" is a name and an adjective, "D-Ohio" a party and a state.
 */
export function splitCompounds(tokens: readonly Token[], lexicon: Lexicon): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    const dash = token.text.includes('-') ? cutAt(token, lexicon) : -1;
    if (dash < 0) {
      result.push(token);
      continue;
    }
    const middle = token.start + dash;
    result.push({ ...token, ...spelled(token.text.slice(0, dash)), end: middle });
    const hyphen = { text: '-', lower: '-', shape: 'punctuation', gap: 'none', opens: false } as const;
    result.push({ start: middle, end: middle + 1, ...hyphen });
    const right = spelled(token.text.slice(dash + 1));
    result.push({ start: middle + 1, end: token.end, ...right, gap: 'none', opens: false });
  }
  return result;
}

/** Where a token is to be parted: the index of the hyphen, or -1. */
function cutAt(token: Token, lexicon: Lexicon): number {
  const { text, shape } = token;
  if ((shape !== 'cap' && shape !== 'caps' && shape !== 'mixed') || lexicon.longest.has(text)) return -1;
  const last = text.lastIndexOf('-');
  if (qualifiers.has(text.slice(last + 1))) return last;
  const first = text.indexOf('-');
  const left = text.slice(0, first);
  const right = text.slice(first + 1);
  if (shape === 'mixed' || right.includes('-') || right[0] === right[0]?.toLowerCase()) return -1;
  const party = /^[DRI]$/.test(left) && lexicon.known.get(right)?.kind === 'place';
  return party || (lexicon.known.has(left) && lexicon.longest.has(right)) ? first : -1;
}

function spelled(text: string): { text: string; lower: string; shape: Shape } {
  const lower = text.toLowerCase();
  const first = text[0] ?? '';
  if (text === lower) return { text, lower, shape: 'lower' };
  if (first === first.toLowerCase() || text.includes('-'))
    return { text, lower, shape: first === first.toLowerCase() ? 'mixed' : 'cap' };
  const single = text.length === 1 || (text.length === 2 && text[1] === '.');
  return { text, lower, shape: single ? 'initial' : text === text.toUpperCase() ? 'caps' : 'cap' };
}
