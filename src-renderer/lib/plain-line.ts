/** A body as one line of plain words, for where there is room for no more. */
export function plainLine(body: string): string {
  return body
    .replace(/!?\[((?:[^[\]\\]|\\.)*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[#>*+-]|\d+[.)])+\s+/gm, '')
    .replace(/[*_`~]+/g, '')
    .replace(/\\([[\]\\])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
