import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '#shared/api/errors.ts';
import { inOrder } from '../exporting/in-order.ts';
import { contentFile, idOfFolder } from '../library/article-folder.ts';
import { said } from '../said.ts';
import { codeOf } from '../storage/durable-write.ts';
import { contentHash } from '../storage/hash.ts';
import { parseJson } from '../storage/json-adapter.ts';
import { cancelled } from './cancelled.ts';
import { filesBelow, listLibrary } from './list-library.ts';
import { type BackupFile, Counter, journalName, libraryPart } from './manifest.ts';
import { readStable, type StableFile } from './read-stable.ts';
import type { ZipWriter } from './zip-writer.ts';

/** Articles that are read before it is their turn. */
const readAhead = 4;

export interface CollectParts {
  /** The library. */
  readonly directory: string;
  /** The journal of drafts of this machine. */
  readonly journal: string;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Puts all that a library holds into an archive. The files of an article and its notes are taken as they were at one
 * moment, and so is every other file: what is saved meanwhile is in it whole or not at all. An article that is added after
 * this has begun is not in it.
 */
export async function collect(zip: ZipWriter, { directory, journal, signal, onProgress }: CollectParts) {
  const listing = await listLibrary(directory);
  const counter = new Counter();
  const files: BackupFile[] = [];
  const leftOut = [...listing.leftOut];
  const taken = new Set<string>();
  const total = listing.articles.length + listing.files.length;
  let done = 0;

  async function add(file: StableFile, path = libraryPart + file.path): Promise<void> {
    if (signal?.aborted) throw cancelled();
    const { size, modified, bytes } = file;
    taken.add(file.path);
    counter.take(path, bytes);
    const hash = createHash('sha256');
    if (bytes === null)
      await zip.add(path, Readable.from(largeFile(join(directory, file.path), hash.update.bind(hash))), modified);
    else {
      hash.update(bytes);
      await zip.add(path, bytes, modified);
    }
    files.push({ path, size, sha256: hash.digest('hex'), modified: modified.toISOString() });
  }

  async function addAlone(path: string): Promise<void> {
    for (const file of await readStable(directory, async () => [path])) await add(file);
  }

  for await (const [folder, read] of inOrder(listing.articles, readAhead, (path) => readArticle(directory, path))) {
    // It was thrown away or brought back meanwhile.
    const elsewhere = `${folder.startsWith('trash/') ? 'articles' : 'trash'}/${basename(folder)}`;
    const article = read ?? (listing.articles.includes(elsewhere) ? null : await readArticle(directory, elsewhere));
    if (article !== null) {
      // Notes of an article that is in two places, as a sync tool may leave it, are taken once.
      for (const file of article.together) if (!taken.has(file.path)) await add(file);
      for (const path of article.loose) await addAlone(path);
      leftOut.push(...article.leftOut);
    }
    done += 1;
    onProgress(done, total);
  }
  for (const path of listing.files) {
    if (!taken.has(path)) await addAlone(path);
    done += 1;
    onProgress(done, total);
  }
  const drafts = await wholeLines(journal);
  if (drafts !== null) await add(drafts, journalName);
  return { files, leftOut, counts: counter.counts };
}

/** What is read of an article; null where its folder is not there. */
async function readArticle(directory: string, folder: string) {
  const notes = `notes/${idOfFolder(folder)}.json`;
  const isDirect = (path: string) => path.indexOf('/', folder.length + 1) < 0;
  let below = { files: [] as string[], leftOut: [] as string[] };
  const list = async () => {
    below = await filesBelow(directory, folder);
    return [...below.files.filter(isDirect), notes];
  };
  const together = await readStable(directory, list, isExchanged);
  // Images and earlier texts are named by their hashes and never change.
  const loose = below.files.filter((path) => !isDirect(path));
  return below.files.length === 0 ? null : { together, loose, leftOut: below.leftOut };
}

/** A new text is on disk before article.json tells of it. */
function isExchanged(files: readonly StableFile[]): boolean {
  const bytesOf = (name: string) => files.find(({ path }) => basename(path) === name)?.bytes ?? null;
  const [article, html] = [bytesOf('article.json'), bytesOf(contentFile)];
  if (article === null || html === null) return true;
  try {
    return (parseJson(article) as { content?: unknown } | null)?.content === contentHash(html);
  } catch {
    return true;
  }
}

async function* largeFile(path: string, onChunk: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const before = await file.stat({ bigint: true });
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
      onChunk(chunk as Buffer);
      yield chunk as Buffer;
    }
    const after = await file.stat({ bigint: true });
    if (before.size !== after.size || before.mtimeNs !== after.mtimeNs)
      throw new AppError('conflict', said().backup.changedMeanwhile(path));
  } finally {
    await file.close();
  }
}

/** The lines of the journal that are whole; null where there are none. */
async function wholeLines(journal: string): Promise<StableFile | null> {
  try {
    const { mtime } = await stat(journal);
    const all = await readFile(journal);
    const bytes = all.subarray(0, all.lastIndexOf(10) + 1);
    return bytes.length === 0 ? null : { path: journalName, size: bytes.length, modified: mtime, bytes };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
