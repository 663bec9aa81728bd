/** A body as one line of plain words, for where there is room for no more. */
export function plainLine(body: string): string {
  return body
    .replace(/!?\[((?:[^[\]\\]|\\.)*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[#>*+-]|\d+[.)])+\s+/gm, '')
    .replace(signs, (_, escaped: string | undefined) => escaped ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Signs of emphasis and code, and what a backslash makes no sign; a low line within a word is a letter of it. */
const signs = /\\([!-/:-@[-`{-~])|[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}_])/gu;
