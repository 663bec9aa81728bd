import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { isImportable, isPageFolder } from '#shared/model/import-files.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import { said } from '../../said.ts';
import { detectBinary } from '../decoding/detect.ts';
import { readArchiveExport } from '../elsewhere/archive-export.ts';
import type { ElsewhereEntry } from '../elsewhere/bring.ts';
import { isDataName, mayBeExport } from '../elsewhere/read-export.ts';
import type { ExtractInput } from '../extracted.ts';
import type { Extractor } from '../extractor.ts';
import { cancelledImport, importFailure } from '../failures.ts';
import { inMegabytes, limits } from '../limits.ts';
import { failed, type ImportInput, readSource, sourceOf } from '../source-files.ts';
import { type Archive, type ArchiveEntry, openArchive } from './archive.ts';
import { packChapter } from './epub/pack-chapter.ts';
import { picturesBeside } from './pictures-beside.ts';

/**
 * An article to import: a file that is one, its bytes, or what another app's export says of it; else the result of one that
 * could not be read.
 */
export type Expanded = string | ImportInput | ElsewhereEntry | ImportResult;

export interface ExpandOptions {
  readonly extractor: Pick<Extractor, 'split' | 'readExport'>;
  /** Exports of other apps are read as such. */
  readonly exports?: boolean;
  /** Anything else than such an export is passed over. */
  readonly exportsOnly?: boolean;
  /** The person did not name the file, but a folder or an archive that it lies in: data counts for nothing until it is an export. */
  readonly isFound?: boolean;
  /** A book gives an article for each of its chapters. */
  readonly chapters?: boolean;
  readonly url?: string;
  /** Told when a source turns out to hold several: how many more than the one that it counted for. */
  readonly onMore?: (count: number) => void;
  /** What is not unpacked yet is named and left when this is aborted. */
  readonly signal?: AbortSignal | undefined;
}

const archiveName = /^(?:\.zip|\.annotations)?$/i;

/**
 * What a file on disk stands for: itself, the files in an archive, the chapters of a book, or the rows of an app's export. One at a time is in
 * memory, and only when it is asked for; what cannot be read is a failed result, and the others go on.
 */
export async function* expandFile(path: string, options: ExpandOptions): AsyncGenerator<Expanded> {
  if (options.isFound && !options.exports && isDataName(path)) return;
  try {
    const head = options.signal?.aborted ? null : await headOf(path, options);
    if (head !== null && isArchive(head)) {
      yield* expandArchive(path, { name: basename(path), source: path }, options);
    } else if (head !== null && options.exports && mayBeExport(head)) {
      yield* expandExport({ ...head, bytes: await readSource(path), url: '', path }, options, path);
    } else if (head !== null && options.chapters && detectBinary(head) === 'epub') {
      const bytes = await readSource(path);
      yield* expandChapters({ ...head, bytes, url: options.url ?? '', path }, options, path);
    } else yield path;
  } catch (error) {
    yield failed(path, error);
  }
}

/** `expandFile` for bytes. */
export async function* expandInput(input: ImportInput, options: ExpandOptions): AsyncGenerator<Expanded> {
  const source = sourceOf(input);
  try {
    if (isArchive(input)) yield* expandArchive(input.bytes, { name: input.name, source }, options);
    else if (options.exports && mayBeExport(input)) yield* expandExport(input, options, input);
    else if (options.exportsOnly) return;
    else if (options.chapters && detectBinary(input) === 'epub') yield* expandChapters(input, options, input);
    else yield input;
  } catch (error) {
    yield failed(source, error);
  }
}

/** The first bytes of a file that may be more than one article; null for one that is none by its name or kind. */
async function headOf(path: string, { chapters, exports }: ExpandOptions): Promise<ExtractInput | null> {
  const mayBeMore = chapters || exports || archiveName.test(extname(path));
  // A pipe can be read only once.
  if (!mayBeMore || !(await stat(path)).isFile()) return null;
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(8192), 0, 8192, 0);
    return { bytes: buffer.subarray(0, bytesRead), name: basename(path), contentType: '', url: '' };
  } finally {
    await file.close();
  }
}

/** A ZIP that is no book and, by its name, no office document either. */
function isArchive(input: ExtractInput): boolean {
  const head = Buffer.from(input.bytes.subarray(0, 4)).toString('latin1');
  if (head !== 'PK\u0003\u0004' && head !== 'PK\u0005\u0006') return false;
  const isNamed = archiveName.test(extname(input.name)) || /^application\/(?:x-)?zip\b/i.test(input.contentType);
  return isNamed && detectBinary(input) === null;
}

async function* expandArchive(
  content: Uint8Array | string,
  { name, source }: { name: string; source: string },
  options: ExpandOptions,
): AsyncGenerator<Expanded> {
  if (typeof content === 'string' && (await stat(content)).size > limits.inputBytes) {
    throw importFailure('too-large', name, said().reading.archiveLarge(inMegabytes(limits.inputBytes)));
  }
  const archive = await openArchive(content, name);
  try {
    if (archive.find('META-INF/container.xml') !== null) {
      const bytes = typeof content === 'string' ? await readSource(content) : content;
      const book = `${basename(name, extname(name))}.epub`;
      yield* expandInput(
        { bytes, name: book, contentType: 'application/epub+zip', url: '', path: null, source },
        options,
      );
      return;
    }
    const { extractor, signal } = options;
    const exported = options.exports
      ? await readArchiveExport(archive, (input) => extractor.readExport(input, signal))
      : null;
    if (exported !== null) {
      options.onMore?.(exported.count - 1);
      const { app } = exported;
      for await (const row of exported.rows) yield { elsewhere: row, app, source: `${source}/${row.row}` };
      return;
    }
    if (options.exportsOnly) return;
    const readable = archive.entries.filter(({ path }) => isReadable(path) && (options.exports || !isDataName(path)));
    if (readable.length === 0) throw holdsNothing(name);
    options.onMore?.(readable.filter(({ path }) => !isDataName(path)).length - 1);
    readable.sort((a, b) => a.path.localeCompare(b.path));
    let isAny = false;
    for (const entry of readable) {
      for await (const item of expandEntry(archive, entry, source, { ...options, url: '', isFound: true })) {
        isAny = true;
        yield item;
      }
    }
    if (!isAny) {
      options.onMore?.(1);
      throw holdsNothing(name);
    }
  } finally {
    archive.close();
  }
}

async function* expandEntry(
  archive: Archive,
  entry: ArchiveEntry,
  archiveSource: string,
  options: ExpandOptions,
): AsyncGenerator<Expanded> {
  const source = `${archiveSource}/${entry.path}`;
  const name = basename(entry.path);
  try {
    if (options.signal?.aborted) throw cancelledImport(name);
    const bytes = await archive.read(entry);
    const input: ImportInput = { bytes, name, contentType: '', url: '', path: null, source };
    if (isArchive(input)) {
      throw importFailure('unsupported', name, said().reading.archiveInArchive);
    }
    const resources = await picturesBeside(archive, entry, bytes);
    yield* expandInput(resources.size === 0 ? input : { ...input, resources }, options);
  } catch (error) {
    yield failed(source, error);
  }
}

/** The rows of an export; `whole` is what stands for a file that is none after all. */
async function* expandExport(input: ImportInput, options: ExpandOptions, whole: Expanded): AsyncGenerator<Expanded> {
  const counted = options.isFound && isDataName(input.name) ? 0 : 1;
  const found = await options.extractor.readExport(input, options.signal).catch((error: unknown) => {
    options.onMore?.(1 - counted);
    throw error;
  });
  if (found !== null) {
    options.onMore?.(found.rows.length - counted);
    const { app } = found;
    for (const row of found.rows) yield { elsewhere: row, app, source: `${sourceOf(input)}/${row.row}` };
  } else if (options.exportsOnly) return;
  else if (!isDataName(input.name)) yield whole;
  else if (!options.isFound) {
    throw importFailure('unsupported', input.name, said().reading.unknownExport);
  }
}

function holdsNothing(name: string): Error {
  return importFailure('unsupported', name, said().reading.holdsNothing);
}

/** Neither hidden, nor of the system's, nor a part of a saved page. */
function isReadable(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  if (folders.some((folder) => folder.startsWith('.') || folder === '__MACOSX' || isPageFolder(folder))) return false;
  return !basename(path).startsWith('.') && isImportable(path);
}

/** `whole` is what stands for a book that has no chapters. */
async function* expandChapters(input: ImportInput, options: ExpandOptions, whole: Expanded): AsyncGenerator<Expanded> {
  const plan = await options.extractor.split(input, options.signal);
  if (plan.chapters.length <= 1) {
    yield whole;
    return;
  }
  options.onMore?.(plan.chapters.length - 1);
  const archive = await openArchive(input.bytes, input.name);
  try {
    for (const chapter of plan.chapters) {
      const source = `${sourceOf(input)}/${chapter.documents[0]?.path}`;
      try {
        if (options.signal?.aborted) throw cancelledImport(chapter.title);
        const bytes = await packChapter(archive, plan, chapter);
        const name = `${chapter.title.replace(/[^\p{L}\p{N} –-]+/gu, ' ').trim()}.epub`;
        yield { bytes, name, contentType: 'application/epub+zip', url: '', path: null, source };
      } catch (error) {
        yield failed(source, error);
      }
    }
  } finally {
    archive.close();
  }
}
