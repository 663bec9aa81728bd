import { normalize } from 'node:path/posix';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from 'yauzl';
import { AppError } from '#shared/api/errors.ts';
import type { Failure } from '#shared/messages/sentences/failure.ts';
import { said } from '../../said.ts';
import { importFailure } from '../failures.ts';
import { inMegabytes, limits } from '../limits.ts';

/** A file in a ZIP archive. */
export interface ArchiveEntry {
  /** Relative, with slashes, without `..`. */
  readonly path: string;
  /** Bytes once unpacked, as the archive states; more are never read. */
  readonly size: number;
  readonly encrypted: boolean;
}

export interface Archive {
  /** Files only, in the order of the archive; of several with one name the last one counts. */
  readonly entries: readonly ArchiveEntry[];
  /** The file at a path, with whatever case if there is no exact one; null when there is none. */
  find(path: string): ArchiveEntry | null;
  /** Unpacks one file; throws AppError `too-large`, `unsupported` (a password) or `invalid-input` (damaged). */
  read(entry: ArchiveEntry): Promise<Uint8Array>;
  close(): void;
}

/**
 * Opens a ZIP archive that lies at a path or in memory and lists its files; nothing is unpacked before it is read.
 * Entries that lead out of the archive, links and devices are left out. Throws AppError `invalid-input` for what is no
 * ZIP, was cut off or has files that lie over one another, `too-large` for what would unpack out of all proportion,
 * `unsupported` for an archive that is encrypted whole.
 */
export async function openArchive(source: Uint8Array | string, name: string): Promise<Archive> {
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: true };
  const zip = await (typeof source === 'string'
    ? openPromise(source, options)
    : fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options)
  ).catch((error: unknown) => {
    throw damaged(name, error);
  });
  // Faults are answered where they are met; one while closing harms nobody.
  zip.on('error', () => undefined);
  try {
    const listed = await listEntries(zip, name);
    return archiveOf(zip, listed, name);
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function listEntries(zip: ZipFile, name: string): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  const all: Entry[] = [];
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (zip.entriesRead > limits.archiveEntries) {
        throw tooLarge(name, said().reading.archiveFiles(limits.archiveEntries));
      }
      unpacked += entry.uncompressedSize;
      all.push(entry);
      const path = pathOf(entry);
      if (path !== null) {
        found.delete(path);
        found.set(path, entry);
      }
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(name, error);
  }
  if (unpacked > limits.unpackedBytes || isBomb(unpacked, zip.fileSize)) {
    throw tooLarge(name, said().reading.archiveUnpacks(inMegabytes(unpacked)));
  }
  if (overlaps(all)) throw damaged(name, said().reading.overlapping);
  return found;
}

/** Whether files share bytes of the archive, by which a small one unpacks to any size: each has its own after its header. */
function overlaps(entries: readonly Entry[]): boolean {
  let end = 0;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) return true;
    end = entry.relativeOffsetOfLocalHeader + localHeader + entry.fileNameLength + entry.compressedSize;
  }
  return false;
}

/** Bytes of a file's own header before its name. */
const localHeader = 30;

function archiveOf(zip: ZipFile, listed: ReadonlyMap<string, Entry>, name: string): Archive {
  const entries = [...listed].map(([path, entry]) => {
    return { path, size: entry.uncompressedSize, encrypted: entry.isEncrypted() };
  });
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  const known = new Set<string>();
  /** Bytes that have been unpacked so far: of each file once, and those of files that are read again. */
  const unpacked = { once: 0, again: 0 };
  const byFolded = new Map(entries.map((entry) => [entry.path.toLowerCase(), entry]));
  return {
    entries,
    find: (path) => {
      const wanted = normalize(path).normalize('NFC');
      return byPath.get(wanted) ?? byFolded.get(wanted.toLowerCase()) ?? null;
    },
    async read({ path }) {
      const entry = listed.get(path);
      const inside = `${name}/${path}`;
      if (entry === undefined) throw damaged(inside, said().reading.notInArchive);
      if (entry.isEncrypted()) throw locked(inside);
      if (entry.uncompressedSize > limits.inputBytes)
        throw tooLarge(inside, said().reading.archiveFileLarge(inMegabytes(limits.inputBytes)));
      if (isBomb(entry.uncompressedSize, entry.compressedSize)) throw tooLarge(inside, said().reading.archiveBomb);
      const which = known.has(path) ? 'again' : 'once';
      known.add(path);
      const count = (size: number): void => {
        unpacked[which] += size;
        if (unpacked[which] <= limits.unpackedBytes) return;
        throw tooLarge(name, said().reading.archiveMore(inMegabytes(limits.unpackedBytes)));
      };
      try {
        return await unpack(zip, entry, count);
      } catch (error) {
        throw error instanceof AppError ? error : damaged(inside, error);
      }
    },
    close: () => zip.close(),
  };
}

/** `count` is told of all that was unpacked, before more is. */
async function unpack(zip: ZipFile, entry: Entry, count: (size: number) => void): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let sum = 0;
  // More or fewer bytes than stated end the stream with an error.
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    count((chunk as Buffer).length);
    chunks.push(chunk as Buffer);
    sum = crc32(chunk as Buffer, sum);
  }
  if (sum !== entry.crc32) throw new Error('its checksum is wrong');
  return Buffer.concat(chunks);
}

/** The path of a file, safe to join to a name; null for folders and for what leads out of the archive. */
function pathOf(entry: Entry): string | null {
  const raw = entry.fileNameRaw;
  // Older archivers write UTF-8 without saying so; text in another encoding is hardly ever valid as such.
  const stated = (entry.generalPurposeBitFlag & 0x800) !== 0;
  const flags = stated || utf8(raw) ? entry.generalPurposeBitFlag | 0x800 : entry.generalPurposeBitFlag;
  const name = getFileNameLowLevel(flags, raw, entry.extraFields, false);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: names with them are made to deceive.
  if (name.endsWith('/') || name.length > 1024 || /[\u0000-\u001f]/.test(name)) return null;
  if (validateFileName(name) !== null || isSpecial(entry)) return null;
  return normalize(name).normalize('NFC');
}

/** A link, a device or a pipe, by the mode that Unix archivers note, as only a file has something to read. */
function isSpecial(entry: Entry): boolean {
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  return kind !== 0 && kind !== 0o100000;
}

function utf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isBomb(unpacked: number, packed: number): boolean {
  return unpacked > limits.unsuspiciousBytes && unpacked > packed * limits.unpackedRatio;
}

function tooLarge(name: string, failure: Failure): Error {
  return importFailure('too-large', name, failure);
}

function locked(name: string): Error {
  return importFailure('unsupported', name, said().reading.archiveLocked);
}

/** `why` is what is told of it, or what the library that unpacks says, which is for the details. */
function damaged(name: string, why: unknown): Error {
  const { notUnpacked, broken } = said().reading;
  if (typeof why === 'string') return importFailure('invalid-input', name, notUnpacked(why));
  const detail = why instanceof Error ? why.message : String(why);
  if (/encrypt/i.test(detail)) return locked(name);
  return importFailure('invalid-input', name, notUnpacked(broken), detail);
}
