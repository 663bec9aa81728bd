import { createHash } from 'node:crypto';
import type { Entry, ZipFile } from 'yauzl';
import { cancelled } from './cancelled.ts';
import { hashOfFile } from './hash-of-file.ts';
import type { Counts, Manifest } from './manifest.ts';
import { type BackupFile, Counter, manifestName } from './manifest.ts';
import { chunksOf, entriesOf, readContents, readEntry } from './open-backup.ts';
import { largestHeld } from './read-stable.ts';

/** A file of a backup that is not as it was put in. */
export interface DamagedFile {
  readonly path: string;
  readonly reason: string;
}

export interface CheckedBackup {
  readonly manifest: Manifest | null;
  readonly damaged: readonly DamagedFile[];
  /** What is whole. */
  readonly counts: Counts;
  /** Bytes of what it holds, unpacked. */
  readonly bytes: number;
  /** Of the archive itself. */
  readonly sha256: string;
}

export interface WalkOptions {
  /** What a person calls the backup, where that is not the name of its file. */
  readonly name?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Takes what is whole of a backup: bytes, or for what is too large to be held its pieces, which are to be thrown away where
 * `chunks` throws. What it throws ends the walk.
 */
export type TakeFile = (
  path: string,
  content: Buffer | AsyncIterable<Buffer>,
  file: Pick<BackupFile, 'modified'>,
) => Promise<void>;

/**
 * Goes through a backup once and compares every file with the manifest, by size and SHA-256; where the manifest itself is
 * damaged, with the archive's own checksums. Throws what `readContents` throws.
 */
export async function walkBackup(
  path: string,
  take: TakeFile,
  options: WalkOptions = {},
): Promise<Omit<CheckedBackup, 'sha256'>> {
  const { manifest, entries, bytes } = await readContents(path, options.name);
  const wanted = new Map(manifest?.files.map((file) => [file.path, file]));
  const damaged: DamagedFile[] = [];
  if (manifest === null) damaged.push({ path: manifestName, reason: 'cannot be read' });
  const counter = new Counter();
  let done = 0;
  for await (const { zip, entry } of entriesOf(path, options.name)) {
    if (options.signal?.aborted) throw cancelled();
    if (entry.fileName === manifestName) continue;
    const file = wanted.get(entry.fileName);
    wanted.delete(entry.fileName);
    const problem =
      manifest !== null && file === undefined
        ? 'is not in the manifest'
        : await takeEntry(zip, entry, file, take, counter);
    if (problem !== null) damaged.push({ path: entry.fileName, reason: problem });
    done += 1;
    options.onProgress?.(done, entries);
  }
  for (const missing of wanted.keys()) damaged.push({ path: missing, reason: 'is missing' });
  return { manifest, damaged, counts: counter.counts, bytes };
}

/** Checks a whole backup and keeps nothing of it. */
export async function checkBackup(path: string, options: WalkOptions = {}): Promise<CheckedBackup> {
  const keepNothing: TakeFile = async (_path, content) => {
    if (!(content instanceof Buffer)) for await (const _ of content);
  };
  const checked = await walkBackup(path, keepNothing, options);
  return { ...checked, sha256: await hashOfFile(path, options.signal) };
}

/** What is wrong with a file, or null where it was taken. */
async function takeEntry(
  zip: ZipFile,
  entry: Entry,
  file: BackupFile | undefined,
  take: TakeFile,
  counter: Counter,
): Promise<string | null> {
  const { fileName, uncompressedSize } = entry;
  if (file !== undefined && file.size !== uncompressedSize)
    return `has ${uncompressedSize} bytes instead of ${file.size}`;
  const about = file ?? { modified: entry.getLastModDate().toISOString() };
  if (uncompressedSize > largestHeld) {
    const pieces = checkedPieces(zip, entry, file);
    try {
      await take(fileName, pieces, about);
    } catch (error) {
      if (error instanceof Damaged) return error.message;
      throw error;
    }
    counter.take(fileName, null);
    return null;
  }
  let bytes: Buffer;
  try {
    bytes = await readEntry(zip, entry);
  } catch (error) {
    return reasonOf(error);
  }
  if (file !== undefined && createHash('sha256').update(bytes).digest('hex') !== file.sha256)
    return 'is not what was put in';
  await take(fileName, bytes, about);
  counter.take(fileName, bytes);
  return null;
}

class Damaged extends Error {}

async function* checkedPieces(zip: ZipFile, entry: Entry, file: BackupFile | undefined): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const pieces = chunksOf(zip, entry)[Symbol.asyncIterator]();
  for (;;) {
    const next = await pieces.next().catch((error: unknown) => {
      throw new Damaged(reasonOf(error));
    });
    if (next.done) break;
    hash.update(next.value);
    yield next.value;
  }
  if (file !== undefined && hash.digest('hex') !== file.sha256) throw new Damaged('is not what was put in');
}

function reasonOf(error: unknown): string {
  return `cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`;
}
