import { parse } from 'csv-parse/sync';

/** A row of a table by the names in its head, trimmed and in lower case; `row` counts records from 1, the head being none. */
export interface CsvRow {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface CsvTable {
  readonly columns: readonly string[];
  /** A string says why a row cannot be read. */
  readonly rows: readonly (CsvRow | { readonly row: number; readonly problem: string })[];
}

const delimiters = [',', ';', '\t'] as const;

/** The names in the head of a table, whatever separates them; an empty list where the text begins with no table. */
export function csvColumns(text: string): string[] {
  const head = /^\ufeff?[^\r\n]*/.exec(text)?.[0] ?? '';
  return readHead(head, delimiterOf(head));
}

/**
 * Reads a table with a head: commas, semicolons or tabs (by the head), any line ends, quotes by RFC 4180 and as careless
 * writers leave them; a cell may hold lines. A quote that never ends spoils its own row: reading goes on in the next line.
 */
export function readCsv(text: string): CsvTable {
  const head = /^\ufeff?[^\r\n]*(?:\r\n|\n|\r|$)/.exec(text)?.[0] ?? '';
  const delimiter = delimiterOf(head);
  const columns = readHead(head.trimEnd(), delimiter);
  const rows: CsvTable['rows'][number][] = [];
  let rest = text.slice(head.length);
  while (rest.trim() !== '') {
    const { records, consumed, problem } = readRecords(rest, delimiter);
    for (const cells of records) rows.push({ row: rows.length + 1, cells: byColumn(columns, cells) });
    if (problem === null) break;
    rows.push({ row: rows.length + 1, problem });
    const broken = rest.slice(consumed);
    const next = /^[^\r\n]*(?:\r\n|\n|\r)/.exec(broken)?.[0] ?? broken;
    rest = broken.slice(next.length);
  }
  return { columns, rows };
}

/** All records up to one whose quote never ends; `consumed` is how much of the text they take, in UTF-16 units. */
function readRecords(
  text: string,
  delimiter: string,
): { records: string[][]; consumed: number; problem: string | null } {
  const records: string[][] = [];
  let bytes = 0;
  try {
    parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (record, { bytes: end }) => {
        records.push(record as unknown as string[]);
        bytes = end;
        return null;
      },
    });
    return { records, consumed: text.length, problem: null };
  } catch (error) {
    const consumed = Buffer.from(text).subarray(0, bytes).toString().length;
    const problem = error instanceof Error ? error.message : String(error);
    // What follows a record is its line end, which belongs to no row.
    const end = /^(?:\r\n|\n|\r)+/.exec(text.slice(consumed))?.[0].length ?? 0;
    return { records, consumed: consumed + end, problem };
  }
}

function byColumn(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const row: Record<string, string> = {};
  for (const [index, cell] of cells.entries()) {
    const name = columns[index] || `column ${index + 1}`;
    if (cell !== '' || columns[index] !== undefined) row[name] = cell.trim();
  }
  return row;
}

function delimiterOf(head: string): string {
  const bare = head.replace(/"[^"]*"/g, '');
  const count = (one: string) => bare.split(one).length;
  return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function readHead(head: string, delimiter: string): string[] {
  const line = head.replace(/^\ufeff/, '');
  if (line.trim() === '') return [];
  try {
    const [names = []] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true }) as string[][];
    return names.map((name) => name.trim().toLowerCase());
  } catch {
    return [];
  }
}
