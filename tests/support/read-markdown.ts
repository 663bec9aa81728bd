import { parse } from 'yaml';

/** What stands in a Markdown export: its front matter and its blocks, as a CommonMark reader would divide it. */
export function readExport(markdown: string): { fields: Record<string, unknown>; blocks: string[] } {
  const [, yaml, body] = /^---\n([\s\S]*?)\n---\n\n([\s\S]*)\n$/.exec(markdown) ?? [];
  if (yaml === undefined || body === undefined) throw new Error(`not an export: ${markdown}`);
  return { fields: parse(yaml) as Record<string, unknown>, blocks: body.split('\n\n') };
}

/** Backslash escapes undone, as CommonMark does outside of code: only before ASCII punctuation. */
export function withoutEscapes(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Where the text would be more than text: the first piece of markup that a reader would see, or null. */
export function markupIn(line: string): string | null {
  const bare = line.replace(/\\[!-/:-@[-`{-~]/g, '□');
  const inline = /[`*_[\]<>~|=$^{}\\]|&#?\w+;|%%/.exec(bare);
  const block = /^ {0,3}(?:[-+#>]|\d+[.)](?:\s|$))|^(?: {4}| {0,3}\t)|\s#+$/.exec(bare);
  return inline?.[0] ?? block?.[0] ?? null;
}

/** The paragraphs of a quotation block. */
export function quoted(block: string): string[] {
  if (!block.split('\n').every((line) => /^>( |$)/.test(line))) throw new Error(`not a quotation: ${block}`);
  return block.split('\n>\n').map((paragraph) => paragraph.replace(/^> /gm, ''));
}
