import type { Line } from './pdf-lines.ts';

export interface PageLines {
  readonly number: number;
  readonly height: number;
  readonly lines: readonly Line[];
}

/** A document's lines without what every page repeats, and the addresses that stood there. */
export interface Unframed {
  readonly pages: readonly PageLines[];
  readonly removed: readonly string[];
}

const zone = 0.14;
const mostRows = 4;

interface Row {
  readonly lines: Line[];
  readonly text: string;
  readonly y: number;
}

/**
 * Removes running heads, feet and page numbers: rows at the edge of a page that stand at the same place on others
 * with the same text but for its numbers, and numbers that count the pages.
 */
export function withoutFurniture(pages: readonly PageLines[]): Unframed {
  const edges = pages.flatMap((page) => [edgeRows(page, 'top'), edgeRows(page, 'bottom')]);
  const seen = new Map<string, { pages: Set<number>; ys: number[] }>();
  for (const { page, rows } of edges) {
    for (const row of rows) {
      const key = withoutNumbers(row.text);
      const place = seen.get(key) ?? { pages: new Set(), ys: [] };
      place.pages.add(page.number);
      place.ys.push(row.y);
      seen.set(key, place);
    }
  }
  const offsets = pageOffsets(edges);
  const gone = new Set<Line>();
  const removed: string[] = [];
  for (const { page, rows } of edges) {
    for (const row of rows) {
      const place = seen.get(withoutNumbers(row.text));
      const alike = place?.ys.filter((y) => Math.abs(y - row.y) < 4).length ?? 0;
      // A head may alternate from left to right pages, and a first page often goes without.
      const isRepeated = alike >= 3 || (alike === 2 && pages.length <= 4);
      const isNumber = isPageNumber(row.text, page.number, pages.length, offsets);
      const isHeadWithNumber =
        row.lines.length > 1 && row.lines.some((line) => isCounting(line.text, page.number, offsets));
      if (!isRepeated && !isNumber && !isHeadWithNumber && !isPrinted(row.text)) break;
      removed.push(row.text);
      for (const line of row.lines) gone.add(line);
    }
  }
  return { pages: pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !gone.has(line)) })), removed };
}

/** The outermost rows of a page, outermost first. */
function edgeRows(page: PageLines, side: 'top' | 'bottom'): { page: PageLines; rows: Row[] } {
  const rows: Row[] = [];
  const sorted = [...page.lines].sort((a, b) => (side === 'top' ? a.y - b.y : b.y - a.y));
  for (const line of sorted) {
    const depth = side === 'top' ? line.y : page.height - line.y;
    if (depth > page.height * zone) break;
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(row.y - line.y) < 3) row.lines.push(line);
    else if (rows.length >= mostRows) break;
    else rows.push({ lines: [line], text: '', y: line.y });
  }
  return {
    page,
    rows: rows.map(({ lines, y }) => {
      const ordered = lines.sort((a, b) => a.x0 - b.x0);
      return {
        lines: ordered,
        y,
        text: ordered
          .map((line) => line.text)
          .join(' ')
          .slice(0, 300),
      };
    }),
  };
}

function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase();
}

const roman = /^[ivxlcdm]{1,7}$/i;

/** The differences between printed page numbers and the count of pages that at least two pages bear out. */
function pageOffsets(edges: readonly { page: PageLines; rows: readonly Row[] }[]): Set<number> {
  const counts = new Map<number, Set<number>>();
  for (const { page, rows } of edges) {
    for (const row of rows.slice(0, 2)) {
      for (const line of row.lines) {
        const number = soleNumber(line.text);
        if (number === null) continue;
        const offset = number - page.number;
        counts.set(offset, (counts.get(offset) ?? new Set()).add(page.number));
      }
    }
  }
  return new Set([...counts].filter(([, pages]) => pages.size >= 2).map(([offset]) => offset));
}

function soleNumber(text: string): number | null {
  const match =
    /^[-–—|•·\s]*(?:page|seite|página|pagina|p\.|s\.)?\s*(\d{1,4})(?:\s*(?:of|von|de|di|\/)\s*\d{1,4})?[-–—|•·\s]*$/i.exec(
      text,
    );
  return match === null ? null : Number(match[1]);
}

function isCounting(text: string, page: number, offsets: ReadonlySet<number>): boolean {
  const number = soleNumber(text);
  return number !== null && offsets.has(number - page);
}

/** A row that is only a page's number: counted on from page to page, or alone on a short document's edge. */
function isPageNumber(text: string, page: number, pages: number, offsets: ReadonlySet<number>): boolean {
  if (isCounting(text, page, offsets)) return true;
  const number = soleNumber(text);
  if (number !== null) return number === page || pages <= 2 || /\D/.test(text.trim());
  return roman.test(text.trim()) && pages > 2;
}

/** What browsers write along the edges of a page they print: a date and a title, an address and a count. */
function isPrinted(text: string): boolean {
  return (
    /^(?:https?|file):\S+\s+\d+\/\d+$/.test(text) ||
    /^\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d{2}(?: ?[AP]M)?(?: .{0,200})?$/.test(text)
  );
}
