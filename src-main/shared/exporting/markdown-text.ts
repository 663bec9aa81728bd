/**
 * Text on one line such that a CommonMark reader shows exactly these words: what it and its common extensions would
 * read as markup is escaped. Leading white space, which would make a code block, becomes hard spaces.
 */
export function escapeText(text: string): string {
  return escapeEdges(escapeInline(text));
}

/** The same for a piece of a line; `escapeEdges` is for the line that is made of pieces. */
export function escapeInline(text: string): string {
  return (
    text
      .replace(/[\r\n]+/g, ' ')
      .replace(/[\\`*_[\]<>~|=$^{}]/g, '\\$&')
      .replace(/&(?=#?\w+;)/g, '\\&')
      .replace(/!(?=\\\[)/g, '\\!')
      .replace(/%(?=%)/g, '\\%')
      // Within an address that readers link by themselves an escape would be part of it.
      .replace(/(?:https?|ftp)(?=:\/\/\S{0,2000}\\)|www(?=\.\S{0,2000}\\)/gi, '$&\\')
  );
}

/** What has a meaning at the beginning or the end of a line, and a `#` that would be a tag. */
export function escapeEdges(line: string): string {
  return line
    .replace(/^(\s*)([-+#])/, '$1\\$2')
    .replace(/(\s)(#+)$/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([\p{L}\p{N}_-]+):(?=:\s)/u, '$1\\:')
    .replace(/(\s)#(?=\S)/g, '$1\\#')
    .replace(/^\s+/, (space) => '\u00a0'.repeat(space.length));
}

/** A link's destination: it ends where the address does, and says the same address. */
export function destination(url: string): string {
  const plain = url.replace(/&(?=#?\w+;)/g, '&amp;').replace(/[\\<>\s\p{Cc}]/gu, encodeURIComponent);
  return /[()]/.test(plain) ? `<${plain}>` : plain;
}

/** `#tag` of letters, digits, `_`, `-` and `/`, the form that readers of notes know. */
export function hashTag(tag: string): string {
  const name = tag.trim().replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-');
  return `#${name.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')}`;
}
