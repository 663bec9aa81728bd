import type { ElsewhereExport } from './item.ts';
import { hypothesisRows, raindropHighlights, readwiseExport } from './json-highlights.ts';
import { karakeepRows, linkwardenRows, omnivoreItem, pocketAnnotations, wallabagItem } from './json-libraries.ts';
import { isRecord, recordsIn } from './values.ts';
import { annotationsIn, w3cRows } from './w3c-annotations.ts';

/** Reads the JSON of an app, known by its keys; null for any other JSON. Throws SyntaxError for what is no JSON. */
export function readJsonExport(text: string): ElsewhereExport | null {
  const file: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const found = Array.isArray(file) ? readList(file) : isRecord(file) ? readRecord(file) : null;
  // The same JSON may be a list of another kind with a few such records in it: one that gives nothing is none of ours.
  return found !== null && found.rows.length > 0 ? found : null;
}

function readList(file: readonly unknown[]): ElsewhereExport | null {
  const records = recordsIn(file);
  const has = (...keys: string[]) => records.some((record) => keys.every((key) => key in record));
  if (has('is_archived', 'url')) {
    return { app: 'wallabag', rows: records.map((item, index) => wallabagItem(item, `entry ${index + 1}`)) };
  }
  if (has('slug', 'savedAt', 'url')) {
    return { app: 'omnivore', rows: records.map((item, index) => omnivoreItem(item, `item ${index + 1}`)) };
  }
  const quotes = records.flatMap(({ highlights }) => recordsIn(highlights));
  if (has('url', 'highlights') && quotes.some((highlight) => 'quote' in highlight)) {
    return { app: 'pocket', rows: pocketAnnotations(records) };
  }
  if (has('uri', 'target', 'user')) return { app: 'hypothesis', rows: hypothesisRows(records) };
  return records.some(isAnnotation) ? { app: 'w3c', rows: w3cRows(records.filter(isAnnotation)) } : null;
}

function readRecord(file: Record<string, unknown>): ElsewhereExport | null {
  const first = (key: string) => recordsIn(file[key])[0] ?? {};
  if ('bookmarks' in file && 'content' in first('bookmarks')) return { app: 'karakeep', rows: karakeepRows(file) };
  if (recordsIn(file.collections).some(({ links }) => Array.isArray(links))) {
    return { app: 'linkwarden', rows: linkwardenRows(file) };
  }
  if ('export_userid' in file) return { app: 'hypothesis', rows: hypothesisRows(recordsIn(file.annotations)) };
  if ('uri' in first('rows') && 'target' in first('rows')) {
    return { app: 'hypothesis', rows: hypothesisRows(recordsIn(file.rows)) };
  }
  if ('user_book_id' in first('results')) return { app: 'readwise', rows: readwiseExport(recordsIn(file.results)) };
  if ('_id' in first('items') && 'link' in first('items') && 'text' in first('items')) {
    return { app: 'raindrop', rows: raindropHighlights(recordsIn(file.items)) };
  }
  const isSet = /^Annotation(?:Set|Page|Collection)$/.test(String(file.type)) || annotationsIn(file).some(isAnnotation);
  return isSet ? { app: 'w3c', rows: w3cRows(file) } : null;
}

function isAnnotation(record: Record<string, unknown>): boolean {
  return record.type === 'Annotation' && 'target' in record;
}
