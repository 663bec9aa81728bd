import { joinLines, type Line } from './pdf-lines.ts';

/** Lines of one column in reading order, with the edges of the column. */
export interface Column {
  readonly lines: readonly Line[];
  readonly left: number;
  readonly right: number;
}

const mostColumns = 6;
const fewestLines = 3;
const mostLines = 4000;

/**
 * Cuts the lines of a page into columns in reading order: where many lines leave the same gap free, what crosses the
 * gap parts the page into bands, and each band is read column by column (an XY-cut, Nagy and Seth 1984, with the cut
 * from top to bottom first).
 */
export function columnsOf(lines: readonly Line[], depth = 0): Column[] {
  if (lines.length === 0) return [];
  const gutter =
    depth < mostColumns && lines.length >= fewestLines * 2 && lines.length < mostLines ? gutterOf(lines) : null;
  if (gutter === null) return [column(lines)];
  const result: Column[] = [];
  for (const band of bandsAt(lines, gutter)) {
    if (band.kind === 'across') result.push(...columnsOf(band.lines, mostColumns));
    else {
      result.push(
        ...columnsOf(
          band.lines.filter((line) => line.x1 <= gutter + slack),
          depth + 1,
        ),
      );
      result.push(
        ...columnsOf(
          band.lines.filter((line) => line.x1 > gutter + slack),
          depth + 1,
        ),
      );
    }
  }
  return result;
}

/** Glyphs lean a little over their width. */
const slack = 1;

function column(lines: readonly Line[]): Column {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row !== undefined && first !== undefined && line.y - first.y < Math.min(first.size, line.size) * 0.35)
      row.push(line);
    else rows.push([line]);
  }
  const joined = rows.map(joinLines);
  return {
    lines: joined,
    left: Math.min(...joined.map((line) => line.x0)),
    right: Math.max(...joined.map((line) => line.x1)),
  };
}

/** Where the widest used gap between two columns lies; null for a page of one column. */
function gutterOf(lines: readonly Line[]): number | null {
  const left = Math.min(...lines.map((line) => line.x0));
  const right = Math.max(...lines.map((line) => line.x1));
  const width = right - left;
  let best: number | null = null;
  let most = 0;
  for (const x of candidates(lines)) {
    if (x < left + width * 0.1 || x > right - width * 0.1) continue;
    const score = scoreOf(lines, x);
    if (score > most) {
      best = x;
      most = score;
    }
  }
  return best;
}

/** The middle of each gap that the lines on some height leave. */
function candidates(lines: readonly Line[]): Set<number> {
  const starts = new Map<number, number>();
  for (const line of lines) {
    const x = Math.round(line.x0);
    starts.set(x, (starts.get(x) ?? 0) + 1);
  }
  // A column is where several lines start at the same place.
  const edges = [...starts].filter(([, count]) => count >= fewestLines).sort((a, b) => b[1] - a[1]);
  return new Set(edges.slice(0, 40).map(([x]) => x - 1.5));
}

/** How many lines two columns parted at `x` would hold; 0 when there are no two columns. */
function scoreOf(lines: readonly Line[], x: number): number {
  let score = 0;
  for (const band of bandsAt(lines, x)) {
    if (band.kind === 'across') continue;
    const before = band.lines.filter((line) => line.x1 <= x + slack);
    const behind = band.lines.filter((line) => line.x1 > x + slack);
    if (isProse(before) && isProse(behind)) score += band.lines.length;
  }
  return score;
}

/** Lines that fill their column are text; short ones side by side are a table, which is read row by row. */
function isProse(lines: readonly Line[]): boolean {
  if (lines.length < fewestLines) return false;
  const left = Math.min(...lines.map((line) => line.x0));
  const right = Math.max(...lines.map((line) => line.x1));
  const full = lines.filter((line) => line.x1 - line.x0 > (right - left) * 0.6 && line.text.length >= 14);
  return full.length >= lines.length * 0.5 || full.length >= 12;
}

interface Band {
  readonly kind: 'across' | 'beside';
  readonly lines: Line[];
}

/** The lines by what lies across `x` and what lies beside it, top to bottom. */
function bandsAt(lines: readonly Line[], x: number): Band[] {
  const bands: Band[] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    const kind = line.x0 < x && line.x1 > x + slack ? 'across' : 'beside';
    const band = bands.at(-1);
    if (band?.kind === kind) band.lines.push(line);
    else bands.push({ kind, lines: [line] });
  }
  const settled: Band[] = [];
  for (const band of bands) {
    const kind = isOneSided(band.lines, x) ? 'across' : band.kind;
    const before = settled.at(-1);
    if (kind === 'across' && before?.kind === 'across') before.lines.push(...band.lines);
    else settled.push({ kind, lines: band.lines });
  }
  return settled;
}

/** Short lines between long ones stand on one side only; they belong to the text above and below. */
function isOneSided(lines: readonly Line[], x: number): boolean {
  const before = lines.filter((line) => line.x1 <= x + slack).length;
  return before === 0 || before === lines.length;
}
