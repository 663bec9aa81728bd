import { said } from '../../said.ts';
import { type CsvBookmarks, instapaperCsv, matterCsv, pocketCsv, raindropCsv, readerCsv } from './csv-bookmarks.ts';
import { type CsvHighlights, hypothesisCsv, readwiseCsv } from './csv-highlights.ts';
import { type CsvRow, csvColumns, readCsv } from './csv-rows.ts';
import { type ElsewhereApp, type ElsewhereExport, type ElsewhereRow, skipOf } from './item.ts';

/** The most telling heads first: Instapaper's few columns are in no other. */
const bookmarks: readonly (readonly [ElsewhereApp, CsvBookmarks])[] = [
  ['pocket', pocketCsv],
  ['raindrop', raindropCsv],
  ['reader', readerCsv],
  ['matter', matterCsv],
  ['instapaper', instapaperCsv],
];
const highlights: readonly (readonly [ElsewhereApp, CsvHighlights])[] = [
  ['readwise', readwiseCsv],
  ['hypothesis', hypothesisCsv],
];

/** Whose table a text is, by the names in its head; null for one that nobody is known to write. */
export function csvApp(text: string): ElsewhereApp | null {
  const columns = csvColumns(text);
  const known = [...bookmarks, ...highlights].find(([, { has }]) => has.every((name) => columns.includes(name)));
  return known?.[0] ?? null;
}

/** Reads a table of an app; null for one that nobody is known to write. A row that cannot be read is a failed one. */
export function readCsvExport(text: string): ElsewhereExport | null {
  const app = csvApp(text);
  if (app === null) return null;
  const { rows } = readCsv(text);
  const readable = rows.filter((row): row is CsvRow => 'cells' in row);
  const broken = rows.flatMap((row): ElsewhereRow[] =>
    'problem' in row ? [skipOf(`row ${row.row}`, null, said().elsewhere.unreadableRow(row.problem), true)] : [],
  );
  const each = bookmarks.find(([name]) => name === app)?.[1];
  const all = highlights.find(([name]) => name === app)?.[1];
  const read = each ? readable.map(({ row, cells }) => each.read(cells, `row ${row}`)) : (all?.readAll(readable) ?? []);
  return { app, rows: [...read, ...broken] };
}
