import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../said.ts';
import { parseJson } from '../storage/json-adapter.ts';
import { backupFormat, isBackupPath, libraryFormat, type Manifest, manifestName, manifestSchema } from './manifest.ts';

/** What a backup holds, as far as its list tells. */
export interface BackupContents {
  /** Null where it is damaged. */
  readonly manifest: Manifest | null;
  /** Files in the archive, without the manifest; and bytes of them once unpacked, as the archive states. */
  readonly entries: number;
  readonly bytes: number;
}

const mostEntries = 5_000_000;
const largestManifest = 500 * 1024 * 1024;
/** A library never packs better than this as a whole; below this size no ratio is suspicious. */
const largestRatio = 250;
const unsuspicious = 100 * 1024 * 1024;

/**
 * Reads the list and the manifest of a backup, and refuses what is none, by the `name` that a person knows it by:
 * `invalid-input` for what is no ZIP, was cut off or has files that do not belong into a library, `unsupported` for what is
 * encrypted or was made by a newer Postil, `too-large` for what would unpack out of all proportion. Nothing is unpacked but
 * the manifest.
 */
export async function readContents(path: string, name = basename(path)): Promise<BackupContents> {
  const seen = new Set<string>();
  let [bytes, packed, size] = [0, 0, 0];
  let manifest: Buffer | null | undefined;
  for await (const { zip, entry } of entriesOf(path, name)) {
    const { fileName } = entry;
    size = zip.fileSize;
    if (seen.size >= mostEntries) throw new AppError('too-large', said().backup.tooMany(name));
    if (entry.isEncrypted()) {
      throw new AppError('unsupported', said().backup.locked(name));
    }
    if (seen.has(fileName)) throw strange(said().backup.twice(name, fileName));
    seen.add(fileName);
    packed += entry.compressedSize;
    if (fileName === manifestName) {
      if (entry.uncompressedSize > largestManifest) throw strange(said().backup.largeManifest(name));
      manifest = await readEntry(zip, entry).catch(() => null);
      continue;
    }
    if (!isBackupPath(fileName) || isLink(entry)) throw strange(said().backup.noPlace(name, fileName));
    bytes += entry.uncompressedSize;
  }
  if (packed > size) throw strange(said().backup.overlapping(name));
  if (bytes > unsuspicious && bytes > size * largestRatio) {
    throw new AppError('too-large', said().backup.outOfProportion(name, bytes));
  }
  if (manifest === undefined) throw strange(said().backup.noManifest(name));
  const read = manifest === null ? null : parseManifest(manifest, name);
  return { manifest: read, entries: seen.size - 1, bytes };
}

/** Every file of a ZIP archive in turn, folders left out. Throws `invalid-input` for what is none. */
export async function* entriesOf(
  path: string,
  name = basename(path),
): AsyncGenerator<{ readonly zip: ZipFile; readonly entry: Entry }> {
  const zip = await openPromise(path, { autoClose: false, validateEntrySizes: true, strictFileNames: true }).catch(
    (error: unknown) => {
      throw unreadable(name, error);
    },
  );
  // Faults are answered where they are met; one while closing harms nobody.
  zip.on('error', () => undefined);
  try {
    const entries = zip.eachEntry()[Symbol.asyncIterator]();
    for (;;) {
      const next = await entries.next().catch((error: unknown) => {
        throw unreadable(name, error);
      });
      if (next.done) return;
      if (!next.value.fileName.endsWith('/')) yield { zip, entry: next.value };
    }
  } finally {
    zip.close();
  }
}

/** The bytes of a file; throws where they are not those that were put in, by size and CRC-32. */
export async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(zip, entry)) chunks.push(chunk);
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/** The same in pieces; throws after the last one where they are not those. */
export async function* chunksOf(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  // More or fewer bytes than stated end the stream with an error.
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    sum = crc32(chunk as Buffer, sum);
    yield chunk as Buffer;
  }
  if (sum !== entry.crc32) throw new Error('its checksum is wrong');
}

function parseManifest(bytes: Buffer, name: string): Manifest | null {
  let value: unknown;
  try {
    value = parseJson(bytes);
  } catch {
    return null;
  }
  const about = z.object({ kind: z.literal('postil-backup'), format: z.number().int() }).safeParse(value);
  if (!about.success) throw strange(said().backup.otherManifest(name));
  if (about.data.format > backupFormat) throw newer(name, about.data.format, backupFormat);
  const { data } = manifestSchema.safeParse(value);
  if (data === undefined) return null;
  if ((data.library.format ?? 0) > libraryFormat) throw newer(name, data.library.format ?? 0, libraryFormat);
  return data;
}

/** A symbolic link, by the mode that Unix archivers note. */
function isLink(entry: Entry): boolean {
  return ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

function newer(name: string, found: number, known: number): AppError {
  return new AppError('unsupported', said().backup.newer(name, found, known));
}

function strange(message: string): AppError {
  return new AppError('invalid-input', message);
}

function unreadable(name: string, error: unknown): AppError {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'syscall' in error)
    return new AppError('disk', said().backup.unreadable(name, detail), { cause: error });
  return new AppError('invalid-input', said().backup.noBackup(name), { cause: error, detail });
}
