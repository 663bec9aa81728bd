export interface TagAttribute {
  /** Lower case. */
  readonly name: string;
  /** As written, character references unresolved. */
  readonly value: string;
  /** Name, equals sign and value with its quotes, as written. */
  readonly source: string;
}

const space = /[\s/]*/y;
const attributeName = /[^\s/>][^\s/>=]*/y;
const equals = /\s*=\s*/y;
const bareValue = /[^\s>]*/y;

/**
 * Reads the attributes of a start tag from behind its name, as the HTML standard's tokeniser does; `end` is behind
 * the `>`. Null when the input ends inside the tag. Linear in the length of the tag.
 */
export function readAttributes(html: string, from: number): { attributes: TagAttribute[]; end: number } | null {
  const attributes: TagAttribute[] = [];
  let at = from;
  for (;;) {
    at += lengthAt(space, html, at);
    if (at >= html.length) return null;
    if (html[at] === '>') return { attributes, end: at + 1 };
    const start = at;
    at += lengthAt(attributeName, html, at);
    const name = html.slice(start, at).toLowerCase();
    const gap = lengthAt(equals, html, at);
    let value = '';
    if (gap > 0) {
      at += gap;
      const quote = html[at];
      if (quote === '"' || quote === "'") {
        const close = html.indexOf(quote, at + 1);
        if (close < 0) return null;
        value = html.slice(at + 1, close);
        at = close + 1;
      } else {
        const length = lengthAt(bareValue, html, at);
        value = html.slice(at, at + length);
        at += length;
      }
    }
    attributes.push({ name, value, source: html.slice(start, at) });
  }
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
