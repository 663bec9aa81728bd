import { parse, postprocess, preprocess } from 'micromark';

/** HTML that swallows all that follows until its own end: CommonMark's HTML blocks of kinds 1 to 5. */
const htmlBlocks: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
];
const opening = /^ {0,3}(?:`{3}|~{3}|<[!?a-z])/im;

/** Blocks of HTML that are ended one by one; a text with more of them is ended all at once, its examples of code as well. */
const mostBlocks = 8;

/**
 * A person's Markdown as it was written, except that code and HTML that it opens and leaves open end with it, so that
 * what follows is read as what it is. What stands in an item or a quotation ends with that by itself.
 */
export function selfContained(markdown: string): string {
  let text = markdown;
  // Most notes open nothing: they need not be parsed.
  for (let blocks = 0; opening.test(text); blocks += 1) {
    const open = openBlock(text);
    if (open === null) break;
    const lines = text.split(lineEnding);
    if (open.type === 'codeFenced') return `${text}\n${/`{3,}|~{3,}/.exec(lines[open.line] ?? '')?.[0]}`;
    // What was HTML is Markdown then, which may open something else.
    const isEnded = (line: string, at: number) => at === open.line || (blocks >= mostBlocks && startsHtml(line));
    text = lines.map((line, at) => (isEnded(line, at) ? line.replace('<', '\\<') : line)).join('\n');
  }
  return text;
}

const startsHtml = (line: string): boolean => htmlBlocks.some(([start]) => start.test(line));
const lineEnding = /\r\n|\r|\n/;

/** The block outside every container that reaches beyond the end, and the line in which it begins, from 0. */
function openBlock(markdown: string): { readonly type: 'codeFenced' | 'htmlFlow'; readonly line: number } | null {
  let depth = 0;
  let fences = 0;
  for (const [kind, token, context] of postprocess(
    parse()
      .document()
      .write(preprocess()(markdown, undefined, true)),
  )) {
    const { type, start } = token;
    if (type === 'listOrdered' || type === 'listUnordered' || type === 'blockQuote') depth += kind === 'enter' ? 1 : -1;
    else if (type === 'codeFencedFence' && kind === 'enter') fences += 1;
    else if (type === 'codeFenced' && kind === 'enter') fences = 0;
    else if (type === 'codeFenced' && depth === 0 && fences === 1) return { type, line: start.line - 1 };
    else if (type === 'htmlFlow' && kind === 'exit' && depth === 0) {
      const html = context.sliceSerialize(token);
      const block = htmlBlocks.find(([begin]) => begin.test(html));
      if (block !== undefined && !block[1].test(html)) return { type, line: start.line - 1 };
    }
  }
  return null;
}
