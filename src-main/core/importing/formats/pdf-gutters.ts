import type { Line } from './pdf-lines.ts';

export const fewestLines = 3;
/** A column's first letters stand this near under one another, in points. */
export const edgeWidth = 1.5;
/** Glyphs lean a little over their width. */
const slack = 1;

/** Where the gap between two columns lies that most lines leave free; null for one column. */
export function gutterOf(lines: readonly Line[], known: readonly number[]): number | null {
  const left = Math.min(...lines.map((line) => line.x0));
  const right = Math.max(...lines.map((line) => line.x1));
  const width = right - left;
  let best: number | null = null;
  let most = 0;
  for (const x of candidates(lines, known)) {
    if (x < left + width * 0.1 || x > right - width * 0.1) continue;
    const bands = bandsAt(lines, x);
    const isKnown = known.some((gutter) => Math.abs(gutter - x) <= edgeWidth);
    const score = bands.reduce((sum, band) => sum + (band.parting === 'none' ? 0 : band.lines.length), 0);
    if (score > most && (isKnown || bands.some((band) => band.parting === 'sure'))) {
      best = x;
      most = score;
    }
  }
  return best;
}

/** Just before where several lines start, or before a known column. */
function candidates(lines: readonly Line[], known: readonly number[]): Set<number> {
  const edges = [...startsOf(lines)].filter(([, count]) => count >= fewestLines).sort((a, b) => b[1] - a[1]);
  return new Set([...edges.slice(0, 40).map(([x]) => x - edgeWidth), ...known]);
}

/** Lines from top to bottom that either all cross a gutter or all leave it free. */
export interface Band {
  readonly lines: readonly Line[];
  readonly before: readonly Line[];
  readonly behind: readonly Line[];
  /** Whether its two sides are columns: `likely` where that is enough if others say so. */
  readonly parting: 'sure' | 'likely' | 'none';
}

/** The bands of lines that are ordered from top to bottom, for a gutter at `x`. */
export function bandsAt(lines: readonly Line[], x: number): Band[] {
  const runs: { crosses: boolean; lines: Line[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const crosses = isAcross(line, x) || headsBoth(lines, index, x);
    const run = runs.at(-1);
    if (run?.crosses === crosses) run.lines.push(line);
    else runs.push({ crosses, lines: [line] });
  }
  const bands: Band[] = [];
  for (const run of runs) {
    const before = run.crosses ? [] : run.lines.filter((line) => line.x0 < x);
    const behind = run.crosses ? [] : run.lines.filter((line) => line.x0 >= x);
    const parting = partingOf(before, behind, x);
    const last = bands.at(-1);
    // What stands on one side only belongs to the text above and below.
    if (parting === 'none' && last?.parting === 'none')
      bands[bands.length - 1] = { ...last, lines: [...last.lines, ...run.lines] };
    else bands.push({ lines: run.lines, before, behind, parting });
  }
  return bands;
}

/** Whether a line lies on both sides; a word or an address too long for its column only runs over its edge. */
function isAcross(line: Line, x: number): boolean {
  if (line.x0 >= x || line.x1 <= x + slack) return false;
  return /\s/.test(line.text) || line.x1 - x > (x - line.x0) / 2;
}

/** Whether a line too short to cross a gutter stands alone between what is above and columns on both sides below. */
function headsBoth(lines: readonly Line[], index: number, x: number): boolean {
  const line = lines[index] as Line;
  const above = lines[index - 1];
  const below = lines.slice(index + 1, index + 9).filter(({ y }) => y - line.y < line.size * 3.5);
  const [next] = below;
  if (next === undefined || below.every(({ x0 }) => x0 > x) || below.every(({ x0 }) => x0 < x)) return false;
  const isLarger = line.size > next.size * 1.08 || (line.bold && !next.bold);
  const isUnder = above !== undefined && isAcross(above, x) && Math.abs(above.size - line.size) < 0.5;
  return (
    next.y - line.y > line.size * (isLarger ? 1 : 1.8) &&
    (above === undefined || line.y - above.y > line.size * (isUnder ? 0.9 : isLarger ? 1.3 : 1.8))
  );
}

function partingOf(before: readonly Line[], behind: readonly Line[], x: number): Band['parting'] {
  const column = columnBehind(behind, x);
  // Between words of justified lines there are gaps as well, each a little further right or left.
  const atEdge = column.filter((line) => line.x0 < x + edgeWidth * 2);
  if (before.length === 0 || atEdge.length === 0 || atEdge.length < column.length / 2) return 'none';
  const sides = [isProse(columnBefore(before)), isProse(column)];
  if (sides.every(Boolean)) return 'sure';
  const lines = [...before, ...behind];
  return sides.some(Boolean) || lines.filter(isLong).length >= lines.length / 2 ? 'likely' : 'none';
}

/** Of the lines left of a gutter, those of the column beside it. */
function columnBefore(lines: readonly Line[]): readonly Line[] {
  const starts = startsOf(lines);
  const enough = Math.max(...starts.values()) * 0.3;
  const edge = Math.max(...[...starts].filter(([, count]) => count >= enough).map(([x]) => x));
  return lines.filter((line) => line.x0 >= edge - edgeWidth);
}

/** How many lines start at each place, in whole points. */
function startsOf(lines: readonly Line[]): Map<number, number> {
  const starts = new Map<number, number>();
  for (const line of lines) {
    const x = Math.round(line.x0);
    starts.set(x, (starts.get(x) ?? 0) + 1);
  }
  return starts;
}

/** Of the lines right of a gutter, those that start, maybe indented, where the column does. */
function columnBehind(lines: readonly Line[], x: number): readonly Line[] {
  return lines.filter((line) => line.x0 < x + edgeWidth * 2 + line.size * 3);
}

/** Lines that fill their column are text; short ones side by side are a table, which is read row by row. */
function isProse(lines: readonly Line[]): boolean {
  if (lines.length < fewestLines) return false;
  const left = Math.min(...lines.map((line) => line.x0));
  const ends = lines.map((line) => line.x1).sort((a, b) => a - b);
  // A headline over several columns starts in this one.
  const right = ends[Math.floor((ends.length - 1) * 0.9)] ?? left;
  const full = lines.filter((line) => line.x1 - line.x0 > (right - left) * 0.6 && isLong(line));
  return full.length >= lines.length * 0.5 || full.length >= 12;
}

/** More than a word or a number: fourteen letters, half as many ideographs. */
function isLong(line: Line): boolean {
  return line.text.length >= 14 || (line.text.match(wide)?.length ?? 0) >= 7;
}

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
