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

/** HTML that swallows all that follows until its own end: CommonMark's HTML blocks of kinds 1 to 5. */
const htmlBlocks: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
];

/**
 * A person's Markdown as it was written, except that code and HTML that it opens and leaves open end with it, so that
 * what follows is read as what it is.
 */
export function selfContained(markdown: string): string {
  const lines = markdown.split('\n');
  let fence: string | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const marks: string | undefined = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (marks?.startsWith(fence) && line.trim() === marks) fence = null;
      continue;
    }
    if (marks !== undefined) {
      fence = marks;
      continue;
    }
    const block = htmlBlocks.find(([start]) => start.test(line));
    if (block === undefined) continue;
    const end = lines.findIndex((later, index) => index >= at && block[1].test(later));
    if (end < 0) lines[at] = line.replace('<', '\\<');
    else at = end;
  }
  return fence === null ? lines.join('\n') : `${lines.join('\n')}\n${fence}`;
}
