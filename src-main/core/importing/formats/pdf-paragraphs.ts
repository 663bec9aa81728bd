import type { Column } from './pdf-columns.ts';
import type { Line } from './pdf-lines.ts';
import { tablesIn } from './pdf-tables.ts';

/** Lines that make one paragraph, heading or item, before it is known which. */
export interface Block {
  readonly lines: readonly Line[];
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly mono: boolean;
  /** Rows whose cells stand under one another. */
  readonly table: boolean;
  /** Edges of the column it stands in. */
  readonly left: number;
  readonly right: number;
  /** The first line starts further right than the column. */
  readonly indented: boolean;
  /** All lines stand off the left edge, by this much. */
  readonly inset: number;
  /** The last line reaches the right edge: the paragraph may go on. */
  readonly full: boolean;
}

export const bulletMark = /^[•▪▫◦‣⁃●○■□◆➢➤✓∙\uf0b7\uf0a7\uf0d8·]\s*(?=[^\s.·])/;
export const dashMark = /^[–—*-]\s+(?=\S)/;
export const numberMark = /^\(?(\d{1,3})[.)]\s+(?=\S)/;

/** Dots that lead from a title to its page. */
export const leaders = /(?:\s?[.·…]){4,}\s*\d{0,4}$/;
const sentenceEnd = /[.!?…:。！？][”"’»)\]]*$/;

interface Shape {
  readonly left: number;
  readonly right: number;
  /** Distance of baselines in units of the size. */
  readonly leading: number;
  /** First lines stand left of the others, as in lists of references. */
  readonly hanging: boolean;
  readonly tables: ReadonlyMap<Line, number>;
}

/** Cuts a column at what starts a paragraph: a wider gap, an indent, a line after one that had room left. */
export function blocksOfColumn(column: Column): Block[] {
  const shape = shapeOf(column);
  const blocks: Line[][] = [];
  for (const line of column.lines) {
    const block = blocks.at(-1);
    if (block === undefined || starts(block, line, shape)) blocks.push([line]);
    else block.push(line);
  }
  return blocks.map((lines) => blockOf(lines, shape));
}

function starts(block: readonly Line[], line: Line, shape: Shape): boolean {
  const first = block[0] as Line;
  const last = block.at(-1) as Line;
  const em = last.size;
  const gap = line.y - last.y;
  if (bulletMark.test(line.text)) return true;
  const table = shape.tables.get(line);
  if (table !== shape.tables.get(last)) return true;
  if (table !== undefined) return false;
  // Blank lines are part of a listing.
  if (line.mono && last.mono && block.every((one) => one.mono) && gap > 0) return gap > em * shape.leading * 2.3;
  if (gap < 0 || gap > Math.max(em, line.size) * shape.leading * 1.28 + 0.5) return true;
  if (Math.abs(line.size - last.size) > em * 0.07 || line.mono !== last.mono) return true;
  if (line.bold !== last.bold && (block.every((one) => one.bold) || (line.bold && isShort(last, line, shape))))
    return true;
  if (leaders.test(last.text) || leaders.test(line.text)) return leaders.test(last.text);
  const isItem = bulletMark.test(first.text) || numberMark.test(first.text) || dashMark.test(first.text);
  if (numberMark.test(line.text) || dashMark.test(line.text)) {
    const likeFirst = isItem && Math.abs(line.x0 - first.x0) < em * 0.6;
    if (likeFirst || line.x0 < last.x0 - em * 0.5 || isShort(last, line, shape)) return true;
  }
  if (isCentred(last, shape) && isCentred(line, shape)) return false;
  const inward = line.x0 - last.x0;
  if (isItem && block.length === 1) return inward < em * 0.3 && isShort(last, line, shape);
  if (shape.hanging)
    return (
      inward < em * -0.8 ||
      (Math.abs(inward) < em * 0.8 && line.x0 < shape.left + em * 0.8 && isShort(last, line, shape))
    );
  if (inward > em * 0.8) return true;
  if (inward < em * -0.8 && block.length > 1 && Math.abs(first.x0 - last.x0) < em * 0.8) return true;
  if (inward < em * -0.8 && isItem) return true;
  const isIndentedAgain = line.x0 > shape.left + em * 0.8 && block.length === 1 && first.x0 > shape.left + em * 0.8;
  return isShort(last, line, shape) || (isIndentedAgain && sentenceEnd.test(last.text) && last.x1 < shape.right - em);
}

/** Whether a line ends although the next one's first word would have fitted on it. */
function isShort(line: Line, next: Line, shape: Shape): boolean {
  const free = shape.right - line.x1;
  const word = next.text.split(/\s/, 1)[0] ?? '';
  const needed = ((next.x1 - next.x0) / Math.max(1, next.text.length)) * (word.length + 1);
  if (free < needed + line.size) return false;
  return sentenceEnd.test(line.text) || free > (shape.right - shape.left) * 0.35;
}

function isCentred(line: Line, { left, right }: Shape): boolean {
  const before = line.x0 - left;
  const behind = right - line.x1;
  return before > line.size && behind > line.size && Math.abs(before - behind) < line.size * 0.8;
}

function shapeOf({ lines, left, right }: Column): Shape {
  const starts = lines.map((line) => Math.round(line.x0)).sort((a, b) => a - b);
  const common = starts.find(
    (x) => starts.filter((other) => Math.abs(other - x) <= 2).length >= Math.max(2, lines.length * 0.15),
  );
  const ends = lines.map((line) => line.x1).sort((a, b) => a - b);
  const edge = ends[Math.floor(ends.length * 0.95)] ?? right;
  const shape = {
    left: common ?? left,
    right: lines.length < 4 ? right : edge,
    leading: leadingOf(lines),
    hanging: false,
    tables: tablesIn(lines),
  };
  let hanging = 0;
  let indents = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined || line.x0 < shape.left + line.size * 0.8 || before.x0 > shape.left + line.size * 0.5)
      continue;
    if (numberMark.test(before.text) || bulletMark.test(before.text)) continue;
    if (before.x1 > shape.right - line.size * 3) hanging += 1;
    else indents += 1;
  }
  return { ...shape, hanging: hanging > 3 && hanging > indents * 2 };
}

/** The commonest distance of baselines in units of the size. */
function leadingOf(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined || Math.abs(before.size - line.size) > 0.5) continue;
    const ratio = Math.round(((line.y - before.y) / line.size) * 20) / 20;
    if (ratio >= 0.9 && ratio <= 2.6) counts.set(ratio, (counts.get(ratio) ?? 0) + 1);
  }
  let best = 1.2;
  let most = 1;
  for (const [ratio, count] of [...counts].sort((a, b) => a[0] - b[0])) {
    // Paragraphs of one line each would make the gap between them look like the leading.
    if (count > most) {
      best = ratio;
      most = count;
    }
  }
  return best;
}

function blockOf(lines: readonly Line[], { left, right, tables }: Shape): Block {
  const [first] = lines;
  const last = lines.at(-1);
  const size = first?.size ?? 0;
  return {
    lines,
    text: lines.map((line) => line.text).join(' '),
    size,
    bold: lines.every((line) => line.bold),
    mono: lines.every((line) => line.mono),
    table: first !== undefined && tables.has(first),
    left,
    right,
    indented: (first?.x0 ?? 0) > left + size * 0.8,
    inset: Math.min(...lines.map((line) => line.x0)) - left,
    full: (last?.x1 ?? 0) > right - size * 2.5,
  };
}
