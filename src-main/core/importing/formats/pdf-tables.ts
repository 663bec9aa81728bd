import { type Line, type LineRun, textOfRuns } from './pdf-lines.ts';

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
    for (const row of rows) tables.set(row, start);
    start = end - 1;
  }
  return tables;
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
