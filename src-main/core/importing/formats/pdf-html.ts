import { hasSpaceBefore, type Line, type LineRun, textOfRuns } from './pdf-lines.ts';
import { type Block, bulletMark, dashMark, leaders, numberMark } from './pdf-paragraphs.ts';
import { cellsOfTable } from './pdf-tables.ts';
import { seam, type Words } from './pdf-words.ts';

interface Span {
  text: string;
  readonly tags: readonly string[];
  readonly href: string | null;
}

/** Levels of headings by the size of their letters; `bold` for those no larger than the text. */
interface Headings {
  readonly sizes: readonly number[];
  readonly bold: number;
}

/** Which sizes above the text's head its parts, greatest first. */
function headingsOf(blocks: readonly Block[], body: number): Headings {
  const sizes = new Set<number>();
  for (const block of blocks) if (isLarge(block, body)) sizes.add(rounded(block.size));
  const sorted = [...sizes].sort((a, b) => b - a);
  return { sizes: sorted, bold: Math.min(2 + sorted.length, 4) };
}

/** Writes blocks as HTML, those of `plain` never as headings: headings, lists, quotes, code and paragraphs. */
export function blocksToHtml(blocks: readonly Block[], body: number, plain: ReadonlySet<Block>, words: Words): string {
  const headings = headingsOf(
    blocks.filter((block) => !plain.has(block)),
    body,
  );
  const pieces: string[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index] as Block;
    const items = listAt(blocks, index, body);
    if (items !== null) {
      pieces.push(items.html(words));
      index += items.length - 1;
      continue;
    }
    const level = plain.has(block) ? null : headingLevel(block, blocks[index + 1], body, headings);
    if (level !== null) pieces.push(`<h${level}>${inline(block.lines, words, true)}</h${level}>`);
    else if (block.table) pieces.push(table(block.lines));
    else if (block.mono) pieces.push(`<pre>${code(block.lines)}</pre>`);
    else if (isQuote(block, body)) pieces.push(`<blockquote><p>${inline(block.lines, words)}</p></blockquote>`);
    else pieces.push(`<p>${inline(block.lines, words)}</p>`);
  }
  return pieces.join('\n').replaceAll('</blockquote>\n<blockquote>', '\n');
}

/** Writes the notes of all pages, to stand behind the text. */
export function notesToHtml(notes: readonly Block[], words: Words): string {
  return notes.length === 0 ? '' : `<hr>\n${notes.map((note) => `<p>${inline(note.lines, words)}</p>`).join('\n')}`;
}

function headingLevel(block: Block, next: Block | undefined, body: number, headings: Headings): number | null {
  const { text } = block;
  if (
    text.length > 200 ||
    block.lines.length > 4 ||
    block.mono ||
    block.table ||
    leaders.test(text) ||
    !/\p{L}/u.test(text)
  )
    return null;
  if (isLarge(block, body)) return Math.min(2 + headings.sizes.indexOf(rounded(block.size)), 4);
  if (next === undefined || block.lines.length > 2 || text.length > 120 || /[.,;]$/.test(text)) return null;
  if (block.size < body * 0.9 || next.size > body * 1.06) return null;
  const isLoud = block.bold && !next.bold;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const isCapital =
    letters > 3 && text === text.toUpperCase() && text !== text.toLowerCase() && next.text !== next.text.toUpperCase();
  return isLoud || isCapital ? headings.bold : null;
}

function isLarge(block: Block, body: number): boolean {
  return (
    block.size > body * 1.12 && block.text.length <= 200 && block.lines.length <= 4 && /\p{L}{2}/u.test(block.text)
  );
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

function isQuote(block: Block, body: number): boolean {
  const em = block.size;
  const ends = Math.max(...block.lines.map((line) => line.x1));
  return block.lines.length > 1 && em <= body * 1.06 && block.inset > em * 1.2 && ends < block.right - em;
}

interface List {
  readonly length: number;
  html(words: Words): string;
}

/** The list that starts at a block; dashes and numbers need company to be one. */
function listAt(blocks: readonly Block[], index: number, body: number): List | null {
  for (const [mark, tag, fewest] of [
    [bulletMark, 'ul', 1],
    [dashMark, 'ul', 2],
    [numberMark, 'ol', 2],
  ] as const) {
    const items: Block[] = [];
    let number = Number(numberMark.exec(blocks[index]?.text ?? '')?.[1] ?? '1');
    const start = number;
    for (let at = index; at < blocks.length; at += 1) {
      const block = blocks[at] as Block;
      if (!mark.test(block.text) || block.size > body * 1.12) break;
      if (tag === 'ol' && Number(numberMark.exec(block.text)?.[1]) !== number) break;
      number += 1;
      items.push(block);
    }
    if (items.length < fewest) continue;
    const open = tag === 'ol' && start !== 1 ? `ol start="${start}"` : tag;
    return {
      length: items.length,
      html: (words) =>
        `<${open}>${items.map((item) => `<li>${inline(item.lines, words, false, mark)}</li>`).join('')}</${tag}>`,
    };
  }
  return null;
}

function table(lines: readonly Line[]): string {
  const rows = cellsOfTable(lines);
  const isHead = lines[0]?.bold === true && lines.slice(1).some((line) => !line.bold);
  const html = rows.map((row, index) => {
    const tag = isHead && index === 0 ? 'th' : 'td';
    return `<tr>${row.map((cell) => `<${tag}>${escapeText(textOfRuns(cell).trim())}</${tag}>`).join('')}</tr>`;
  });
  return `<table>${html.join('')}</table>`;
}

function code(lines: readonly Line[]): string {
  const left = Math.min(...lines.map((line) => line.x0));
  return lines
    .map((line, index) => {
      const before = lines[index - 1];
      const blank = before !== undefined && line.y - before.y > line.size * 1.9 ? '\n' : '';
      const width = (line.x1 - line.x0) / Math.max(1, line.text.length);
      return (
        blank +
        ' '.repeat(Math.min(40, Math.max(0, Math.round((line.x0 - left) / Math.max(1, width))))) +
        escapeText(line.text)
      );
    })
    .join('\n');
}

/** The lines as one run of text with emphasis, raised marks and links; `mark` is a list's sign that goes. */
export function inline(lines: readonly Line[], words: Words, isHeading = false, mark?: RegExp): string {
  const spans: Span[] = [];
  const allBold = lines.every((line) => line.runs.every((run) => run.bold));
  const allItalic = lines.every((line) => line.runs.every((run) => run.italic));
  for (const line of lines) {
    const before = spans
      .slice(-8)
      .map((span) => span.text)
      .join('')
      .slice(-80);
    if (before !== '') {
      const { cut, glue } = seam(before, line.text, words);
      trimEnd(spans, cut);
      const last = spans.at(-1);
      if (last !== undefined) last.text += glue;
    }
    line.runs.forEach((run, index) => {
      const space = hasSpaceBefore(line.runs, index) ? ' ' : '';
      const text = index === 0 ? run.text.trimStart() : space + run.text;
      push(spans, text, tagsOf(run, isHeading || allBold, isHeading || allItalic), run.href);
    });
  }
  if (mark !== undefined)
    trimStart(
      spans,
      mark.exec(
        spans
          .map((span) => span.text)
          .join('')
          .slice(0, 40),
      )?.[0].length ?? 0,
    );
  return spans.map(spanToHtml).join('').trim();
}

function tagsOf(run: LineRun, notBold: boolean, notItalic: boolean): string[] {
  const tags: string[] = [];
  if (run.bold && !notBold) tags.push('strong');
  if (run.italic && !notItalic) tags.push('em');
  if (run.raised && run.text.trim().length <= 6) tags.push('sup');
  if (run.lowered && run.text.trim().length <= 6) tags.push('sub');
  return tags;
}

function push(spans: Span[], text: string, tags: readonly string[], href: string | null): void {
  const last = spans.at(-1);
  if (last !== undefined && last.href === href && last.tags.join() === tags.join()) last.text += text;
  else spans.push({ text, tags, href });
}

function trimEnd(spans: Span[], units: number): void {
  let left = units;
  for (let span = spans.at(-1); span !== undefined && left > 0; span = spans.at(-1)) {
    const cut = Math.min(left, span.text.length);
    span.text = span.text.slice(0, span.text.length - cut);
    left -= cut;
    if (span.text !== '') return;
    spans.pop();
  }
}

function trimStart(spans: Span[], units: number): void {
  let left = units;
  for (const span of spans) {
    const cut = Math.min(left, span.text.length);
    span.text = span.text.slice(cut);
    left -= cut;
  }
}

function spanToHtml({ text, tags, href }: Span): string {
  if (text.trim() === '') return text === '' ? '' : ' ';
  const before = text.slice(0, text.length - text.trimStart().length);
  const inner = text.trim();
  const behind = text.slice(text.trimEnd().length);
  const opened = tags.map((tag) => `<${tag}>`).join('');
  const closed = [...tags]
    .reverse()
    .map((tag) => `</${tag}>`)
    .join('');
  const link = href === null ? ['', ''] : [`<a href="${escapeText(href).replaceAll('"', '&quot;')}">`, '</a>'];
  return `${before}${link[0]}${opened}${escapeText(inner)}${closed}${link[1]}${behind}`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
