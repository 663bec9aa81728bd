/** A paragraph of plain text as its lines; one line where a paragraph was only wrapped. */
export type TextBlock = readonly string[];

const listItem = /^\s*(?:(?:[-*•·‣◦–]|\d{1,3}[.)])\s+|・\s*)\S/;
const underline = /^\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*$/;

const signature = /^--$/;
const quote = /^\s{0,3}>/;
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Cuts text at blank lines (or at every line, where it has none) and joins lines that were only wrapped. */
export function paragraphsOfText(text: string): TextBlock[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd());
  const blocks = group(lines).flatMap(parted);
  return blocks.flatMap((block) => unwrap(block, blocks.length === 1));
}

/** Quotes, headings with a line under them and signatures stand for themselves also without a blank line. */
function parted(block: string[]): string[][] {
  const parts: string[][] = [[]];
  block.forEach((line, index) => {
    const current = parts.at(-1) ?? [];
    const before = block[index - 1] ?? '';
    const isHeading = isUnderlined(line, block[index + 1]);
    const wasHeading = index > 1 && isUnderlined(block[index - 2] ?? '', before);
    const turns = index > 0 && quote.test(line) !== quote.test(before);
    if (current.length > 0 && (turns || isHeading || wasHeading || signature.test(line.trim()))) parts.push([line]);
    else current.push(line);
  });
  return parts;
}

/** A short line with a rule of about its own length under it. */
function isUnderlined(line: string, next: string | undefined): boolean {
  const sign = /^\s*(?:={3,}|-{3,}|~{3,})\s*$/.exec(next ?? '')?.[0].trim() ?? '';
  const length = widthOf(line.trim());
  return sign !== '' && length > 1 && length < 100 && sign.length >= length * 0.6 && sign.length <= length * 1.6 + 4;
}

/** Columns that a line takes up: ideographs take two. */
function widthOf(line: string): number {
  let width = 0;
  for (const sign of line) width += wide.test(sign) ? 2 : 1;
  return width;
}

function group(lines: readonly string[]): string[][] {
  const blocks: string[][] = [];
  let block: string[] = [];
  for (const line of [...lines, '']) {
    if (line.trim() !== '') block.push(line);
    else if (block.length > 0) {
      blocks.push(block);
      block = [];
    }
  }
  return blocks;
}

/** One block's lines as paragraphs; `alone` when the text has no blank line at all. */
function unwrap(block: readonly string[], alone: boolean): TextBlock[] {
  const [first = ''] = block;
  if (block.length === 1) return [[first]];
  if (block.every((line) => listItem.test(line) || /^\s{2,}\S/.test(line)) && listItem.test(first))
    return [listLines(block)];
  if (block.every((line) => /^\s*>/.test(line))) return [block];
  if (block.length === 2 && underline.test(block[1] ?? '')) return [block];
  const widest = block.reduce((most, line) => Math.max(most, widthOf(line)), 0);
  // Lines longer than any terminal are paragraphs of their own.
  if (widest > 160 || (alone && widest > 110)) return block.map((line) => [line]);
  return alone ? bySentence(block, widest) : isWrapped(block, widest) ? [[joined(block)]] : [block];
}

/** Whether a line was broken only because the next word did not fit. */
function isWrapped(block: readonly string[], widest: number): boolean {
  if (widest < 40) return false;
  let full = 0;
  for (let i = 0; i + 1 < block.length; i += 1) {
    const word = (block[i + 1] ?? '').trim().split(/\s/, 1)[0] ?? '';
    // Between ideographs a line may break anywhere.
    const next = wide.test(word.slice(0, 1)) ? 2 : widthOf(word) + 1;
    if (widthOf(block[i] ?? '') + next > widest - 6) full += 1;
  }
  return full >= (block.length - 1) * 0.7;
}

/** Text without blank lines: a short line that ends a sentence ends a paragraph. */
function bySentence(block: readonly string[], widest: number): TextBlock[] {
  const result: string[][] = [];
  let current: string[] = [];
  block.forEach((line, index) => {
    current.push(line);
    const isShort = widthOf(line) < widest * 0.75;
    if (isShort && (index === 0 || /[.!?…:”"’)\]。！？」』）]$/.test(line))) {
      result.push([joined(current)]);
      current = [];
    }
  });
  if (current.length > 0) result.push([joined(current)]);
  return result;
}

function joined(lines: readonly string[]): string {
  const pieces: string[] = [];
  let last = '';
  for (const line of lines) {
    const next = line.trim();
    const isTight = wide.test(last.slice(-1)) && wide.test(next.slice(0, 1));
    // Editors break a line behind a hyphen, and hardly ever put one there.
    const isCompound = /\p{L}-$/u.test(last) && /^\p{L}/u.test(next) && !/^(?:und|oder|bzw|and|or|et|y)\b/.test(next);
    pieces.push(pieces.length === 0 || isTight || isCompound ? next : ` ${next}`);
    last = next.slice(-3);
  }
  return pieces.join('');
}

/** Items of a list, each with the indented lines that continue it. */
function listLines(block: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of block) {
    if (listItem.test(line) || items.length === 0) items.push(line.trim());
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  return items;
}
