/** Words at each end of a long quote that lead to it. */
const leading = 5;

/**
 * A page's address with a text fragment that leads to a quote (WICG Scroll to Text Fragment): the quote itself, or the
 * first and last words of one that is long or spans blocks. Null where the address is none of the web's.
 */
export function textFragment(url: string, quote: string): string | null {
  const lines = quote.split('\n').map((line) => line.split(/\s+/).filter((word) => word !== ''));
  const blocks = lines.filter((words) => words.length > 0);
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!/^https?:/i.test(url) || first === undefined || last === undefined) return null;
  const whole = blocks.length === 1 && first.length <= 2 * leading;
  const directive = whole ? encode(first) : `${encode(first.slice(0, leading))},${encode(last.slice(-leading))}`;
  return `${url.split('#', 1)[0]}#:~:text=${directive}`;
}

/** `-`, `,` and `&` have a meaning in a text directive. */
function encode(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ').toWellFormed()).replaceAll('-', '%2D');
}
