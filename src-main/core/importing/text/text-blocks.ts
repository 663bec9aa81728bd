import type { TextBlock } from './text-lines.ts';

const bullet = /^\s*(?:[-*•·‣◦]\s+|・\s*)/;
const numbered = /^\s*(\d{1,3})[.)]\s+/;
const rule = /^\s*(?:(?:\*\s*){3,}|-{3,}|_{3,}|(?:-\s){2,}-|~{3,}|⁂)\s*$/;
/** `– Shortages –`, `*** Shortages ***`, `== Shortages ==`. */
const setOff = /^\s*(?:[–—―-]{1,3}|\*{2,4}|={2,4}|~{2,4})\s*(\S.{0,118}?)\s*(?:[–—―-]{1,3}|\*{2,4}|={2,4}|~{2,4})\s*$/;
/** `■ 見出し`, `【見出し】`. */
const signed = /^(?:[■◆●▼▲□◇★☆]\s*|【)([^】。]{1,60})】?$/u;
const sentenceEnd = /[.!?…:;,"”’»)\]。！？、」』）]$/;

/** Writes blocks of plain text as HTML with the structure that plain text shows by its signs. */
export function blocksToHtml(blocks: readonly TextBlock[]): string {
  return blocks.map((block, index) => blockToHtml(block, index, blocks)).join('\n');
}

function blockToHtml(block: TextBlock, index: number, blocks: readonly TextBlock[]): string {
  const [first = ''] = block;
  if (block.length === 1 && rule.test(first)) return '<hr>';
  const heading = headingOf(block, blocks[index - 1], blocks[index + 1]);
  if (heading !== null) return `<h2>${escapeText(heading)}</h2>`;
  if (block.every((line) => /^\s*>/.test(line))) return `<blockquote>${quoted(block)}</blockquote>`;
  if (block.every((line) => bullet.test(line)) && isListLike(block, blocks, index, bullet))
    return list('ul', block, bullet);
  if (block.every((line) => numbered.test(line)) && isListLike(block, blocks, index, numbered)) {
    const start = numbered.exec(first)?.[1] ?? '1';
    return list(start === '1' ? 'ol' : `ol start="${start}"`, block, numbered);
  }
  return `<p>${block.map((line) => escapeText(line.trim())).join('<br>')}</p>`;
}

function headingOf(block: TextBlock, before: TextBlock | undefined, after: TextBlock | undefined): string | null {
  const [line = '', second] = block;
  const text = line.trim();
  if (block.length === 2 && /^\s*(?:={3,}|-{3,}|~{3,})\s*$/.test(second ?? '')) return text;
  if (block.length !== 1 || after === undefined) return null;
  const marked = /^#{1,6}\s+(\S.{0,150})$/.exec(text)?.[1] ?? setOff.exec(line)?.[1] ?? signed.exec(text)?.[1];
  if (marked !== undefined) return marked.replace(/\s+#+$/, '');
  // A short line between paragraphs that ends like no sentence heads what follows.
  if (text.length > 70 || text.split(/\s+/).length > 10 || sentenceEnd.test(text) || before === undefined) return null;
  const follows = after.join(' ');
  return /^[\p{Lu}\p{Lo}\d"“‘'«¿¡]/u.test(text) && follows.length > 100 && before.join(' ').length > 100 ? text : null;
}

/** One item alone is a line of dialogue or a stray number, unless more of them stand around it. */
function isListLike(block: TextBlock, blocks: readonly TextBlock[], index: number, sign: RegExp): boolean {
  const neighbours = [blocks[index - 1], blocks[index + 1]];
  return block.length > 1 || neighbours.some((other) => other?.every((line) => sign.test(line)) ?? false);
}

function list(tag: string, block: TextBlock, sign: RegExp): string {
  const items = block.map((line) => `<li>${escapeText(line.replace(sign, '').trim())}</li>`);
  return `<${tag}>${items.join('')}</${tag.slice(0, 2)}>`;
}

/** The lines of a quote with one sign taken off; what is still quoted is a quote within. */
function quoted(block: TextBlock, depth = 0): string {
  const paragraphs: { inner: boolean; lines: string[] }[] = [];
  let open = false;
  for (const line of block) {
    const text = line.replace(/^\s*>\s?/, '');
    const inner = depth < 4 && /^\s*>/.test(text);
    const last = paragraphs.at(-1);
    if (text.trim() === '') open = false;
    else if (open && last?.inner === inner) last.lines.push(text);
    else {
      paragraphs.push({ inner, lines: [text] });
      open = true;
    }
  }
  return paragraphs
    .map(({ inner, lines }) => (inner ? `<blockquote>${quoted(lines, depth + 1)}</blockquote>` : paragraph(lines)))
    .join('');
}

function paragraph(lines: readonly string[]): string {
  return `<p>${escapeText(lines.map((line) => line.trim()).join(' '))}</p>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
