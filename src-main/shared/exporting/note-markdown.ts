import type { BlockModel, NoteModel } from './export-model.ts';
import { destination, escapeEdges, escapeInline, escapeText, hashTag } from './markdown-text.ts';

/** A link in Markdown; nothing where there is no address. */
export function link(url: string | null, words: string): string {
  return url === null ? '' : `[${words}](${destination(url)})`;
}

/** The parts that are known, with a dot between them. */
export function dotted(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

/** The tags of a note that its text does not say, whether its place is sure, and the links to it in Postil and in the source, on one line. */
export function factsLine(note: Pick<NoteModel, 'other_tags' | 'state' | 'link' | 'source'>): string {
  const doubt = note.state === 'review' ? 'place to be checked' : null;
  return dotted([
    ...note.other_tags.map(hashTag),
    doubt,
    link(note.link, 'open in Postil'),
    link(note.source, 'in the source'),
  ]);
}

/** What was marked, as a block: a paragraph for each line of the quote, or what an image shows; nothing without either. */
export function quoteBlock({ quote, image }: Pick<NoteModel, 'quote' | 'image'>): string {
  if (image !== null) return image === '' ? '> *Image*' : `> *Image:* ${escapeText(image)}`;
  const lines = quote.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => `> ${escapeText(line)}`).join('\n>\n');
}

/**
 * Lines moved in by so many spaces. Tabs before words count by columns: where they would count less than before, they
 * become spaces; lines of white space alone become empty.
 */
export function indented(text: string, by: number): string {
  const lines = text.split('\n').map((line) => (by % 4 === 0 ? line : line.replace(/^[ \t]+/, expandTabs)));
  return lines.map((line) => (line.trim() === '' ? '' : ' '.repeat(by) + line)).join('\n');
}

function expandTabs(space: string): string {
  let columns = '';
  for (const unit of space) columns += unit === '\t' ? ' '.repeat(4 - (columns.length % 4)) : unit;
  return columns;
}

const title = /(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))/.source;
const definition = String.raw` {0,3}\[(?:\\.|[^\]\\\n])+\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)(?:[ \t]+${title})?[ \t]*\n(?:[ \t]*${title}[ \t]*\n)?`;
/** Brackets in the beginning, or right behind the definitions of links there, which would be a task's box in an item. */
const taskBox = new RegExp(String.raw`^((?:${definition})* {0,3})\[(?=[ xX]\]\s)`);

/**
 * Markdown as an item of a list: `- ` before its first line, so many spaces before the others. A first line that is moved
 * in, which would move the item's column, or of dashes alone, which would be a rule with the item's own, stands below it.
 */
export function listItem(text: string, by: number): string {
  const plain = text.replace(taskBox, '$1\\[');
  const moved = indented(plain, by + 2);
  const isBelow = /^[ \t]|^-[ \t]*-[- \t]*(?=\n|$)/.test(plain);
  return `${' '.repeat(by)}-${isBelow ? `\n${moved}` : ` ${moved.slice(by + 2)}`}`;
}

/** A block of the text with what was marked between `==`, and a reference to the footnote of each note that ends in it. */
export function markedBlock({ kind, level, pieces, ending }: BlockModel): string {
  const runs: { text: string; isMarked: boolean }[] = [];
  for (const { text, notes } of pieces) {
    const isMarked = notes.length > 0;
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) last.text += text;
    else runs.push({ text, isMarked });
  }
  const words = runs.map(({ text, isMarked }) => {
    const [, before = '', core = '', behind = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
    return isMarked && core !== '' ? `${before}==${escapeInline(core)}==${behind}` : escapeInline(text);
  });
  const line = escapeEdges(words.join('')) + ending.map(({ id }) => `[^${id}]`).join('');
  if (kind === 'heading') return `${'#'.repeat(Math.max(2, level))} ${line}`;
  if (kind === 'item') return `- ${line}`;
  return kind === 'quote' ? `> ${line}` : line;
}
