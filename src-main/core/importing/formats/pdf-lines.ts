import type { PageRuns, Run } from './pdf-runs.ts';

/** A line, or what of it stands in one column; `runs` in reading order. */
export interface Line {
  readonly page: number;
  readonly runs: readonly LineRun[];
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Baseline. */
  readonly y: number;
  /** Of most of its letters. */
  readonly size: number;
  readonly bold: boolean;
  readonly mono: boolean;
}

export interface LineRun extends Run {
  /** Raised and smaller: the mark of a footnote, a power. */
  readonly raised: boolean;
  readonly lowered: boolean;
}

/** Joins the runs of a page to lines; a gap that no space between words has parts two lines on the same height. */
export function linesOfPage(page: PageRuns): Line[] {
  const pieces = rowsOf(page.runs).flatMap(splitAtGaps);
  return attachScripts(pieces)
    .map((runs) => lineOf(runs, page.number))
    .filter((line) => line.text !== '');
}

/** One line of several that stand side by side, ordered from left to right. */
export function joinLines(lines: readonly Line[]): Line {
  const [first] = lines;
  if (first === undefined || lines.length === 1) return first as Line;
  const runs = lines.flatMap((line) => line.runs).sort((a, b) => a.x0 - b.x0);
  return lineOf(runs, first.page);
}

/** A line cut at the gaps between its runs for which `isCut` says so; the size is that of the smaller neighbour. */
export function cutLine(line: Line, isCut: (from: number, to: number, size: number) => boolean): Line[] {
  const pieces: LineRun[][] = [[]];
  let right = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (const run of [...line.runs].sort((a, b) => a.x0 - b.x0)) {
    if (size > 0 && isCut(right, run.x0, Math.min(size, run.size))) pieces.push([run]);
    else pieces.at(-1)?.push(run);
    right = Math.max(right, run.x1);
    size = run.size;
  }
  return pieces.length === 1 ? [line] : pieces.map((runs) => lineOf(runs, line.page));
}

/** Runs by their baseline, top to bottom, each from left to right. */
function rowsOf(runs: readonly Run[]): Run[][] {
  const rows: { y: number; size: number; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const row = rows.at(-1);
    if (row !== undefined && run.y - row.y < Math.min(row.size, run.size) * 0.2) {
      row.runs.push(run);
      row.size = Math.max(row.size, run.size);
    } else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  return rows.map((row) => withoutShadows(row.runs.sort((a, b) => a.x0 - b.x0)));
}

/** Some programs make letters bold by writing them twice. */
function withoutShadows(row: readonly Run[]): Run[] {
  return row.filter((run, index) => {
    const before = row[index - 1];
    return before === undefined || before.text !== run.text || Math.abs(before.x0 - run.x0) > run.size * 0.15;
  });
}

function splitAtGaps(row: readonly Run[]): LineRun[][] {
  const pieces: LineRun[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const run of row) {
    const item = { ...run, raised: false, lowered: false };
    if (run.x0 - right > run.size * 1.1) pieces.push([item]);
    else pieces.at(-1)?.push(item);
    right = Math.max(right, run.x1);
  }
  return pieces;
}

/** Small text just above or below the baseline of what it touches belongs to that line. */
function attachScripts(pieces: readonly LineRun[][]): LineRun[][] {
  const result = [...pieces];
  const gone = new Set<LineRun[]>();
  pieces.forEach((piece, index) => {
    const [first] = piece;
    const last = piece.at(-1);
    const length = piece.reduce((sum, run) => sum + run.text.length, 0);
    if (first === undefined || last === undefined || length > 12) return;
    const size = Math.max(...piece.map((run) => run.size));
    const near = [...nearby(pieces, index, -1), ...nearby(pieces, index, 1)];
    const host = near.find((other) => {
      if (gone.has(other)) return false;
      const [start] = other;
      const end = other.at(-1);
      if (start === undefined || end === undefined) return false;
      const big = Math.max(start.size, end.size);
      const shift = start.y - first.y;
      if (size > big * 0.85 || shift > big * 0.65 || shift < big * -0.35) return false;
      const gap = big * 0.35;
      const touches = (a: number, b: number) => Math.abs(a - b) < gap;
      return touches(first.x0, end.x1) || touches(last.x1, start.x0) || other.some((run) => touches(first.x0, run.x1));
    });
    if (host === undefined) return;
    const raised = (host[0]?.y ?? 0) > first.y;
    host.push(...piece.map((run) => ({ ...run, raised, lowered: !raised })));
    host.sort((a, b) => a.x0 - b.x0);
    gone.add(piece);
  });
  return result.filter((piece) => !gone.has(piece));
}

function nearby(pieces: readonly LineRun[][], index: number, step: 1 | -1): LineRun[][] {
  const from = pieces[index]?.[0];
  const found: LineRun[][] = [];
  for (let at = index + step; found.length < 30; at += step) {
    const piece = pieces[at];
    const [first] = piece ?? [];
    if (piece === undefined || from === undefined || first === undefined) break;
    if (Math.abs(first.y - from.y) > from.size * 1.2) break;
    found.push(piece);
  }
  return found;
}

function lineOf(given: readonly LineRun[], page: number): Line {
  const runs = leftToRightInside(given);
  const size = weighted(
    runs.filter((run) => !run.raised && !run.lowered),
    (run) => run.size,
  );
  // Dots that lead to a page number say nothing of the rest.
  const weight = (run: LineRun) => run.text.replace(/[\s.·]/g, '').length;
  const whole = runs.reduce((sum, run) => sum + weight(run), 0);
  const share = (test: (run: LineRun) => boolean) =>
    runs.reduce((sum, run) => sum + (test(run) ? weight(run) : 0), 0) / Math.max(1, whole);
  return {
    page,
    runs,
    text: textOfRuns(runs).trim(),
    x0: Math.min(...runs.map((run) => run.x0)),
    x1: Math.max(...runs.map((run) => run.x1)),
    y: runs.find((run) => !run.raised && !run.lowered)?.y ?? runs[0]?.y ?? 0,
    size,
    bold: share((run) => run.bold) > 0.85,
    mono: share((run) => run.mono) > 0.85,
  };
}

/** In a mirrored line what is itself read from left to right stands the wrong way round. */
function leftToRightInside(runs: readonly LineRun[]): readonly LineRun[] {
  if (!runs.some((run) => run.rtl)) return runs;
  const result: LineRun[] = [];
  let foreign: LineRun[] = [];
  for (const run of runs) {
    if (!run.rtl && /[\p{Script=Latin}\d]/u.test(run.text)) foreign.unshift(run);
    else {
      result.push(...foreign, run);
      foreign = [];
    }
  }
  return [...result, ...foreign];
}

/** The text of runs with the spaces that their gaps stand for. */
export function textOfRuns(runs: readonly LineRun[]): string {
  return runs.map((run, index) => (hasSpaceBefore(runs, index) ? ' ' : '') + run.text).join('');
}

/** Whether a gap before a run is a space between words. */
export function hasSpaceBefore(runs: readonly LineRun[], index: number): boolean {
  const run = runs[index];
  const before = runs[index - 1];
  if (run === undefined || before === undefined) return false;
  if (/\s$/.test(before.text) || /^\s/.test(run.text)) return false;
  const size = Math.max(run.size, before.size);
  const gap = Math.max(run.x0 - before.x1, before.x0 - run.x1);
  return gap > size * (run.raised || run.lowered ? 0.2 : 0.13);
}

function weighted(runs: readonly LineRun[], of: (run: LineRun) => number): number {
  const weights = new Map<number, number>();
  for (const run of runs) {
    const value = Math.round(of(run) * 10) / 10;
    weights.set(value, (weights.get(value) ?? 0) + run.text.trim().length);
  }
  let best = 0;
  let most = -1;
  for (const [value, weight] of weights) {
    if (weight > most) {
      best = value;
      most = weight;
    }
  }
  return best;
}
