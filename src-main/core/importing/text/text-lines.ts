/** A paragraph of plain text as its lines; one line where a paragraph was only wrapped. */
export type TextBlock = readonly string[];

const listItem = /^\s*(?:[-*•·‣◦–]|\d{1,3}[.)])\s+\S/;
const underline = /^\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,})\s*$/;

/** Cuts text at blank lines (or at every line, where it has none) and joins lines that were only wrapped. */
export function paragraphsOfText(text: string): TextBlock[] {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n')
    .split('\n')
    .map((line) => line.trimEnd());
  const blocks = group(lines);
  return blocks.flatMap((block) => unwrap(block, blocks.length === 1));
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
  const widest = Math.max(...block.map((line) => line.length));
  // Lines longer than any terminal are paragraphs of their own.
  if (widest > 160 || (alone && widest > 110)) return block.map((line) => [line]);
  return alone ? bySentence(block, widest) : isWrapped(block, widest) ? [[joined(block)]] : [block];
}

/** Whether a line was broken only because the next word did not fit. */
function isWrapped(block: readonly string[], widest: number): boolean {
  if (widest < 40) return false;
  let full = 0;
  for (let i = 0; i + 1 < block.length; i += 1) {
    const next = (block[i + 1] ?? '').trim().split(/\s/, 1)[0]?.length ?? 0;
    if ((block[i] ?? '').length + 1 + next > widest - 6) full += 1;
  }
  return full >= (block.length - 1) * 0.7;
}

/** Text without blank lines: a short line that ends a sentence ends a paragraph. */
function bySentence(block: readonly string[], widest: number): TextBlock[] {
  const result: string[][] = [];
  let current: string[] = [];
  block.forEach((line, index) => {
    current.push(line);
    const isShort = line.length < widest * 0.75;
    if (isShort && (index === 0 || /[.!?…:”"’)\]]$/.test(line))) {
      result.push([joined(current)]);
      current = [];
    }
  });
  if (current.length > 0) result.push([joined(current)]);
  return result;
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join(' ');
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
