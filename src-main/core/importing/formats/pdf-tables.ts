import { cutLine, type Line, type LineRun, textOfRuns } from './pdf-lines.ts';

/** In units of the size: no space between words is that wide, but for those of a stretched line. */
const wideGap = 0.8;
const surelyWide = 2.5;
const fewestRows = 3;
const longestCell = 60;

type Span = readonly [from: number, to: number];

/**
 * Finds the tables among the lines of a column: lines that follow one another and leave the same gaps free. Gives
 * each of their lines a number that those of one table share.
 */
export function tablesIn(lines: readonly Line[]): ReadonlyMap<Line, number> {
  const tables = new Map<Line, number>();
  const right = commonEnd(lines);
  for (let start = 0; start < lines.length; start += 1) {
    let shared = gapsOf(lines[start] as Line);
    let end = start + 1;
    for (; end < lines.length && shared.length > 0; end += 1) {
      const row = lines[end] as Line;
      const before = lines[end - 1] as Line;
      const next = intersected(shared, gapsOf(row), row.size * wideGap * 0.9);
      if (next.length === 0 || row.y - before.y > row.size * 3.2 || Math.abs(row.size - before.size) > row.size * 0.2)
        break;
      shared = next;
    }
    const rows = lines.slice(start, end);
    const isSure = shared.some(([from, to]) => to - from > (rows[0]?.size ?? 0) * surelyWide);
    if (shared.length === 0 || rows.length < (isSure ? 2 : fewestRows) || !rows.every(hasShortCells) || isList(rows))
      continue;
    if (!isAligned(rows, shared, right)) continue;
    for (const row of rows) tables.set(row, start);
    start = end - 1;
  }
  return tables;
}

/**
 * Whether what stands behind a shared gap is set as a column: numbers, or starts, ends or middles under one another. In
 * justified text wide gaps meet by chance, but its lines have them everywhere, and end where the text does.
 */
function isAligned(rows: readonly Line[], shared: readonly Span[], right: number): boolean {
  const columns = shared.map(([from, to], index) => {
    const end = shared[index + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    return rows.map((row) => cutLine(row, (a, b) => (a <= from + 0.5 && b >= to - 0.5) || a >= end - 0.5)[1] as Line);
  });
  if (columns.some((cells) => cells.filter(({ text }) => isNumber.test(text)).length > cells.length / 2)) return true;
  if (rows.filter((row) => isStretched(row, right)).length > rows.length / 2) return false;
  return columns.some((cells) => {
    const agree = (of: (cell: Line) => number) => areAlike(cells.map(of));
    const isEdge = cells.every(({ x1 }) => Math.abs(x1 - right) < 1.5);
    return agree(({ x0 }) => x0) || (!isEdge && (agree(({ x1 }) => x1) || agree(({ x0, x1 }) => (x0 + x1) / 2)));
  });
}

/** Where most lines end: the edge of justified text, which a word without a place to break may run over. */
function commonEnd(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const { x1 } of lines) counts.set(Math.round(x1), (counts.get(Math.round(x1)) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

const isNumber = /^[^\p{L}]*\d[^\p{L}]*(?:\p{L}{1,3}\.?)?$/u;

/** Whether numbers agree to a point, but for one in five and the head of a column. */
function areAlike(numbers: readonly number[]): boolean {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted[sorted.length >> 1] ?? 0;
  const others = numbers.filter((number) => Math.abs(number - middle) > 1.2).length;
  return others <= Math.max(numbers.length > 3 ? 1 : 0, numbers.length * 0.2);
}

/** A line whose words were driven apart to fill it: all its gaps are wide, and as wide as one another. */
function isStretched(line: Line, right: number): boolean {
  const widths = gapsOf(line).map(([from, to]) => to - from);
  const isWordByWord = line.runs.every((run) => !/\s/.test(run.text.trim()));
  return isWordByWord && Math.abs(line.x1 - right) < 1.5 && Math.max(...widths) < Math.min(...widths) * 1.15;
}

/** The rows of a table, each as the runs of its cells; a cell without text is empty. */
export function cellsOfTable(lines: readonly Line[]): LineRun[][][] {
  const shared = lines.map(gapsOf).reduce((one, other) => intersected(one, other, 1));
  // Where each column but the first begins.
  const edges = shared.map(([, to]) => to - 0.5);
  return lines.map((line) => {
    const row: LineRun[][] = [[], ...edges.map(() => [])];
    for (const run of line.runs) row[edges.filter((edge) => run.x0 >= edge).length]?.push(run);
    return row;
  });
}

/** The wide gaps between the runs of a line. */
function gapsOf(line: Line): Span[] {
  const gaps: Span[] = [];
  const runs = [...line.runs].sort((a, b) => a.x0 - b.x0);
  let right = runs[0]?.x1 ?? 0;
  for (const run of runs.slice(1)) {
    if (run.x0 - right > line.size * wideGap) gaps.push([right, run.x0]);
    right = Math.max(right, run.x1);
  }
  return gaps;
}

function intersected(some: readonly Span[], others: readonly Span[], narrowest: number): Span[] {
  const result: Span[] = [];
  for (const [a, b] of some) {
    for (const [c, d] of others)
      if (Math.min(b, d) - Math.max(a, c) >= narrowest) result.push([Math.max(a, c), Math.min(b, d)]);
  }
  return result;
}

function hasShortCells(line: Line): boolean {
  const cells = line.runs.map((run) => run.text.trim());
  return cells.every((cell) => cell.length <= longestCell);
}

/** Signs and numbers before texts make a list, not a table. */
function isList(rows: readonly Line[]): boolean {
  return rows.every(
    (row) => gapsOf(row).length === 1 && /^(?:\(?\w{1,3}[.)]|[^\p{L}\p{N}]{1,2}|\d+(?:\.\d+)*)$/u.test(firstCell(row)),
  );
}

function firstCell(line: Line): string {
  const [gap] = gapsOf(line);
  return textOfRuns(line.runs.filter((run) => gap === undefined || run.x1 <= gap[0] + 0.5)).trim();
}
