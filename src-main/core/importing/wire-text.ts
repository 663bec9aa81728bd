import { basename, extname } from 'node:path';

export interface WireText {
  readonly title: string;
  readonly byline: string | null;
  readonly html: string;
}

const teaser =
  /^(?:check also|read (?:more|also|next)|related(?: (?:stories|articles|posts|news))?|see also|you may also like|most read|more from .{1,40})[:.]?$/i;
const authorBox = /^about (?:the author:?\s*)?(.{0,60})$/i;
const byLine = /^by\s+([^.!?]{3,80})$/i;
const dashedHeading = /^[–—-]{1,3}\s*(\S.{0,118}?\S?)\s*[–—-]{1,3}$/;

/**
 * A plain-text story as its parts: headline, by-line, paragraphs, lists, and sub-headings that are set off by dashes,
 * by capitals or by Markdown's signs. Author boxes and teasers after its end are not part of it. `name` is the file's
 * name, for a text without a headline.
 */
export function readWireText(text: string, name: string): WireText {
  const blocks = splitBlocks(text);
  const [first = ''] = blocks;
  const hasHeadline = blocks.length > 1 && first.length <= 200 && !first.includes('\n') && !/[.:,;]$/.test(first);
  const title = hasHeadline ? first.replace(/^#+\s*/, '') : basename(name, extname(name)) || 'Untitled';
  let body = hasHeadline ? blocks.slice(1) : blocks;

  let byline: string | null = null;
  const stated = byLine.exec(body[0] ?? '')?.[1];
  if (stated !== undefined) {
    byline = stated.trim();
    body = body.slice(1);
  }
  const end = body.findIndex(
    (block, index) => index >= body.length / 2 && (teaser.test(block) || authorBox.test(block)),
  );
  if (end > 0) {
    byline ??= authorOf(body.slice(end));
    body = body.slice(0, end);
  }
  return { title, byline, html: body.map(blockHtml).join('\n') };
}

/** Paragraphs stand apart by blank lines; a text without any has one a line, unless its lines were wrapped. */
function splitBlocks(text: string): string[] {
  const unix = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029\f]/g, '\n\n')
    .trim();
  const separated = /\n[ \t]*\n/.test(unix);
  const lines = unix.split('\n').filter((line) => line.trim() !== '');
  const wrapped = lines.length > 3 && Math.max(...lines.map((line) => line.length)) <= 100 && !separated;
  const blocks = separated ? unix.split(/\n(?:[ \t]*\n)+/) : wrapped ? unwrapLines(lines) : lines;
  return blocks.map((block) => block.trim()).filter((block) => block !== '');
}

/** Without blank lines a paragraph of a wrapped text ends where a line falls short of the measure. */
function unwrapLines(lines: readonly string[]): string[] {
  const measure = Math.max(...lines.map((line) => line.length));
  const blocks: string[] = [];
  let open = '';
  for (const line of lines) {
    open = open === '' ? line : `${open}\n${line}`;
    if (line.length < measure * 0.75) {
      blocks.push(open);
      open = '';
    }
  }
  return open === '' ? blocks : [...blocks, open];
}

function authorOf(tail: readonly string[]): string | null {
  for (const block of tail) {
    const name = authorBox.exec(block)?.[1]?.trim();
    if (name && /^\p{Lu}[\p{L}'’.-]+(?:\s+\p{Lu}?[\p{L}'’.-]+){1,3}$/u.test(name)) return name;
  }
  return null;
}

function blockHtml(block: string): string {
  const heading = dashedHeading.exec(block)?.[1] ?? /^#{1,6}\s+(.{1,120})$/.exec(block)?.[1] ?? capitals(block);
  if (heading !== null && heading !== undefined) return `<h2>${escapeHtml(heading)}</h2>`;
  const lines = block.split('\n').map((line) => line.trim());
  if (lines.length > 1 && lines.every((line) => /^[*•·-]\s+\S/.test(line))) return list('ul', lines, /^[*•·-]\s+/);
  if (lines.length > 1 && lines.every((line) => /^\d{1,3}[.)]\s+\S/.test(line)))
    return list('ol', lines, /^\d{1,3}[.)]\s+/);
  if (lines.every((line) => /^>/.test(line)))
    return `<blockquote>${escapeHtml(lines.map((line) => line.replace(/^>\s?/, '')).join(' '))}</blockquote>`;
  return `<p>${escapeHtml(joinLines(lines))}</p>`;
}

/** A line of capitals, such as "THE MORNING AFTER", is a sub-heading. */
function capitals(block: string): string | null {
  const isHeading =
    block.length <= 80 && !block.includes('\n') && /\p{Lu}{3}/u.test(block) && !/\p{Ll}|[.!?:,]$/u.test(block);
  return isHeading ? block : null;
}

function list(name: 'ul' | 'ol', lines: readonly string[], sign: RegExp): string {
  return `<${name}>${lines.map((line) => `<li>${escapeHtml(line.replace(sign, ''))}</li>`).join('')}</${name}>`;
}

/** Lines of one paragraph become one; a word that was hyphenated at the end of a line is whole again. */
function joinLines(lines: readonly string[]): string {
  return lines.reduce((joined, line) => {
    const hyphenated = /\p{Ll}-$/u.test(joined) && /^\p{Ll}/u.test(line);
    return hyphenated ? joined.slice(0, -1) + line : `${joined} ${line}`;
  });
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
