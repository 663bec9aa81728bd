import { basename } from 'node:path/posix';
import { said } from '../../said.ts';
import { addressIdentity } from '../address-identity.ts';
import type { ExtractInput } from '../extracted.ts';
import type { Archive, ArchiveEntry } from '../formats/archive.ts';
import {
  type ElsewhereApp,
  type ElsewhereExport,
  type ElsewhereItem,
  type ElsewhereRow,
  itemOf,
  skipOf,
} from './item.ts';
import { quotesIn } from './markdown-notes.ts';

export type ReadExport = (input: ExtractInput) => Promise<ElsewhereExport | null>;

/** The rows of an export that is an archive of several files, and how many they are. */
export interface ArchiveExport {
  readonly app: ElsewhereApp;
  readonly count: number;
  readonly rows: AsyncIterable<ElsewhereRow>;
}

const pocketPart = /(?:^|\/)part_\d+\.(?:csv|json)$/;
const omnivorePart = /(?:^|\/)metadata_\d+_to_\d+\.json$/;

/**
 * Reads an archive that an app wrote as a whole: Pocket's tables with their highlights, Omnivore's items with text and
 * highlights (each read when its turn comes), an annotation set (`annotations.json` at its root). Null for any other one.
 */
export async function readArchiveExport(archive: Archive, read: ReadExport): Promise<ArchiveExport | null> {
  const named = (pattern: RegExp) => archive.entries.filter(({ path }) => pattern.test(path));
  const set = archive.entries.length <= 20 ? archive.find('annotations.json') : null;
  if (named(omnivorePart).length > 0) return omnivore(archive, await readAll(archive, named(omnivorePart), read));
  if (named(pocketPart).some(({ path }) => path.endsWith('.csv'))) {
    return listed('pocket', joined(await readAll(archive, named(pocketPart), read)));
  }
  return set === null ? null : listed('w3c', await readAll(archive, [set], read));
}

/** The rows of each of these files; one that cannot be read is a failed row. */
async function readAll(archive: Archive, entries: readonly ArchiveEntry[], read: ReadExport): Promise<ElsewhereRow[]> {
  const rows: ElsewhereRow[] = [];
  for (const entry of [...entries].sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }))) {
    try {
      const found = await read({
        bytes: await archive.read(entry),
        name: basename(entry.path),
        contentType: '',
        url: '',
      });
      if (found === null) rows.push(skipOf(entry.path, null, said().elsewhere.noPart, true));
      for (const row of found?.rows ?? []) rows.push({ ...row, row: `${entry.path}, ${row.row}` });
    } catch (error) {
      rows.push(skipOf(entry.path, null, error instanceof Error ? error.message : String(error), true));
    }
  }
  return rows;
}

/** Gives items the highlights that came in another file, by their address. */
function joined(rows: readonly ElsewhereRow[]): ElsewhereRow[] {
  const result: ElsewhereRow[] = [];
  const byAddress = new Map<string, number>();
  for (const row of rows.toSorted((a, b) => Number(isMarksAlone(a)) - Number(isMarksAlone(b)))) {
    const key = row.kind === 'item' ? addressIdentity(row.url) : null;
    const at = key === null ? undefined : byAddress.get(key);
    const first = at === undefined ? undefined : result[at];
    if (isMarksAlone(row) && at !== undefined && first?.kind === 'item') {
      result[at] = { ...first, title: first.title || row.title, marks: [...first.marks, ...row.marks] };
      continue;
    }
    if (key !== null && !byAddress.has(key)) byAddress.set(key, result.length);
    result.push(row);
  }
  return result;
}

function isMarksAlone(row: ElsewhereRow): row is ElsewhereItem {
  return row.kind === 'item' && row.marks.length > 0;
}

function omnivore(archive: Archive, rows: readonly ElsewhereRow[]): ArchiveExport {
  async function* withTexts(): AsyncGenerator<ElsewhereRow> {
    for (const row of rows) yield row.kind === 'item' ? await withText(archive, row) : row;
  }
  return { app: 'omnivore', count: rows.length, rows: withTexts() };
}

async function withText(archive: Archive, item: ElsewhereItem): Promise<ElsewhereItem> {
  const { slug, ...extra } = item.extra;
  const warnings = [...item.warnings];
  const readOne = async (path: string): Promise<Uint8Array | null> => {
    const entry = archive.find(path);
    try {
      return entry === null ? null : await archive.read(entry);
    } catch (error) {
      warnings.push(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  if (typeof slug !== 'string') return item;
  const [html, pdf] = [await readOne(`content/${slug}.html`), await readOne(`content/${slug}.pdf`)];
  const highlights = await readOne(`highlights/${slug}.md`);
  const body: ElsewhereItem['body'] =
    html !== null && html.length > 0
      ? { kind: 'html', content: Buffer.from(html).toString('utf8') }
      : pdf !== null
        ? { kind: 'file', name: `${slug}.pdf`, bytes: pdf }
        : null;
  const marks = highlights === null ? [] : quotesIn(Buffer.from(highlights).toString('utf8'));
  return itemOf({ ...item, body, marks, warnings, extra });
}

function listed(app: ElsewhereApp, rows: readonly ElsewhereRow[]): ArchiveExport {
  async function* each(): AsyncGenerator<ElsewhereRow> {
    yield* rows;
  }
  return { app, count: rows.length, rows: each() };
}
