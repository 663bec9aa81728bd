import { extname } from 'node:path';
import { said } from '../../said.ts';
import { decode } from '../decoding/decode.ts';
import { guardSize, guardText } from '../decoding/detect.ts';
import type { ExtractInput } from '../extracted.ts';
import { importFailure } from '../failures.ts';
import { isBookmarkPage, readBookmarkPage } from './html-bookmarks.ts';
import type { ElsewhereExport } from './item.ts';
import { isClippings, readClippings } from './kindle.ts';
import { isInstapaperNotes, readInstapaperNotes } from './markdown-notes.ts';
import { mayBeOwn, readOwn } from './own/read-own.ts';
import { csvApp, readCsvExport } from './read-csv-export.ts';
import { readJsonExport } from './read-json-export.ts';

/** Extensions of tables and data, which are exports of another app or nothing that Postil reads. */
const dataName = /^\.(?:csv|tsv|json|jsonld|annotations)$/i;

/** Whether a file is data by its name: what is no export then is no article either. */
export function isDataName(name: string): boolean {
  return dataName.test(extname(name));
}

/**
 * Whether a file may be the export of another app, by its name and the first bytes of it: cheap, and sometimes wrong, so
 * that `readExport` decides.
 */
export function mayBeExport({ bytes, name }: Pick<ExtractInput, 'bytes' | 'name'>): boolean {
  if (isDataName(name)) return true;
  const extension = extname(name).toLowerCase();
  if (!['', '.txt', '.text', '.html', '.htm', '.md', '.markdown'].includes(extension)) return false;
  const head = Buffer.from(bytes.subarray(0, 8192)).toString('utf8');
  if (mayBeOwn(head) || isBookmarkPage(head) || isClippings(head) || isInstapaperNotes(head)) return true;
  return csvApp(head) !== null || /^[\s\ufeff]*(?:\[\s*\{|\{\s*")/.test(head);
}

/**
 * Reads the export of another app, known by what is in it: a table by its head, JSON by its keys, pages and texts by how
 * they begin. Null for what is none; throws AppError for what cannot be read at all. Takes long on large ones.
 */
export function readExport(input: ExtractInput): ElsewhereExport | null {
  guardSize(input);
  guardText(input);
  const own = readOwn(input.bytes);
  if (own !== null) return own;
  const { text } = decode(input.bytes, 'text/plain');
  const begin = text
    .trimStart()
    .replace(/^\ufeff/, '')
    .trimStart();
  if (begin.startsWith('{') || begin.startsWith('[')) {
    try {
      const found = readJsonExport(text);
      if (found !== null) return found;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      // A text may begin so and be none.
      if (extname(input.name).toLowerCase() !== '.json') return readOther(text);
      throw importFailure('invalid-input', input.name, said().reading.exportNotWhole(error.message));
    }
  }
  return readOther(text);
}

function readOther(text: string): ElsewhereExport | null {
  return readBookmarkPage(text) ?? readClippings(text) ?? readInstapaperNotes(text) ?? readCsvExport(text);
}
