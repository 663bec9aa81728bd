import { firstIndex } from '#shared/finding/first-index.ts';
import { bandsAt, edgeWidth, fewestLines, gutterOf } from './pdf-gutters.ts';
import { cutLine, joinLines, type Line } from './pdf-lines.ts';

/** Lines of one column in reading order, with the edges of the column. */
export interface Column {
  readonly lines: readonly Line[];
  readonly left: number;
  readonly right: number;
}

const mostColumns = 6;
const mostLines = 4000;
const mostGutters = 24;
/** Room before a column in units of the size; justified lines have gaps as wide, but each at another place. */
const narrowestGutter = 0.55;

/**
 * Cuts the lines of each page into columns in reading order: where many lines leave the same gap free, what crosses the
 * gap parts the page into bands, and each band is read column by column (an XY-cut, Nagy and Seth 1984, with the cut
 * from top to bottom first). A gutter of one page is one on the others too, where fewer lines show it.
 */
export function columnsOfPages(pages: readonly (readonly Line[])[]): Column[] {
  const gutters: number[] = [];
  for (const page of pages) columnsOf(piecesOf(page, []), [], 0, gutters);
  const known = [...new Set(gutters)].slice(0, mostGutters);
  return pages.flatMap((page) => columnsOf(piecesOf(page, known), known));
}

/** The columns of pieces that are ordered from top to bottom; adds to `found` where it cuts. */
function columnsOf(lines: readonly Line[], known: readonly number[], depth = 0, found: number[] = []): Column[] {
  if (lines.length === 0) return [];
  const gutter = depth < mostColumns && lines.length < mostLines ? gutterOf(lines, known) : null;
  if (gutter === null) return [column(lines)];
  found.push(gutter);
  return bandsAt(lines, gutter)
    .flatMap((band) => (band.parting === 'none' ? [band.lines] : [band.before, band.behind]))
    .flatMap((part) => columnsOf(part, known, depth + 1, found));
}

function column(lines: readonly Line[]): Column {
  const joined = rowsOf(lines);
  return {
    lines: joined,
    left: Math.min(...joined.map((line) => line.x0)),
    right: Math.max(...joined.map((line) => line.x1)),
  };
}

/** What stands on one height joined to a line, top to bottom. */
function rowsOf(lines: readonly Line[]): Line[] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row !== undefined && first !== undefined && line.y - first.y < Math.min(first.size, line.size) * 0.35)
      row.push(line);
    else rows.push([line]);
  }
  return rows.map(joinLines);
}

/** The rows of a page cut wherever a column may begin, and nowhere else. */
function piecesOf(lines: readonly Line[], known: readonly number[]): Line[] {
  const rows = rowsOf(lines);
  const isWide = (from: number, to: number, size: number) => to - from > size * narrowestGutter;
  const edges = [...edgesOf(rows.flatMap((row) => cutLine(row, isWide))), ...known];
  return rows.flatMap((row) =>
    cutLine(row, (from, to, size) => {
      // A word too long for its column runs up to the next one or into it.
      const isOverrun = to - from < size * 0.12;
      return (
        (isOverrun || isWide(from, to, size)) &&
        edges.some((edge) => edge > (isOverrun ? to - edgeWidth : from) && edge < to + edgeWidth)
      );
    }),
  );
}

/** Where text starts again and again with room before it, and not as often all around as gaps between words do. */
function edgesOf(lines: readonly Line[]): number[] {
  const starts = lines.map((line) => line.x0).sort((a, b) => a - b);
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b);
  const reach = (sizes[Math.floor(sizes.length / 2)] ?? 0) * 1.2;
  const within = (from: number, to: number) => firstAbove(starts, to) - firstAbove(starts, from);
  return [...new Set(starts.map(Math.round))].filter((x) => {
    const here = within(x - edgeWidth, x + edgeWidth);
    return here >= fewestLines && here * 2 >= within(x - reach, x + reach);
  });
}

/** How many of the ascending numbers are not above a limit. */
function firstAbove(numbers: readonly number[], limit: number): number {
  return firstIndex(numbers.length, (at) => (numbers[at] ?? 0) > limit);
}
