import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { idOfFolder } from '../library/article-folder.ts';
import { putWhereItBelongs } from '../library/conflicts/copied-folder.ts';
import type { CopyKind } from '../library/conflicts/find-copies.ts';
import { takeCopy } from '../library/conflicts/merge-copy.ts';
import type { Library } from '../library/library.ts';
import { restoring } from '../library/removing.ts';
import { said } from '../said.ts';
import { appendLines } from '../storage/append-lines.ts';
import { ChangedMeanwhile, exists, moveDurably, notSaved } from '../storage/durable-write.ts';
import { type FilePolicy, parseJson } from '../storage/json-adapter.ts';
import type { DamagedFile } from './check-backup.ts';
import { extractLibrary, type RestoreOptions } from './extract.ts';
import { listLibrary } from './list-library.ts';
import type { RestoreReport } from './restore-library.ts';

export interface MergeReport extends RestoreReport {
  /** Ids of the articles that the library did not have, and of those of which something is other than before. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

export interface MergeParts {
  readonly library: Library;
  readonly files: FilePolicy;
  /** Takes what was being typed when the backup was made. */
  readonly takeDrafts: (saved: Buffer) => Promise<void>;
  /** Told of the notes of an article that are other than before. */
  readonly notesChanged: (articleId: string) => Promise<void>;
}

const notesName = /^notes\/([0-9A-HJKMNP-TV-Z]{26})\.json$/;
const kinds: Readonly<Record<string, CopyKind>> = {
  'postil.json': 'library',
  'entities.json': 'entities',
  'rules.json': 'rules',
  'duplicates.json': 'duplicates',
};

/**
 * Merges a backup into an open library, record by record, as two machines' files are merged: what either has is there
 * afterwards, and of what both have the state that was changed last. It is unpacked and checked as a whole first; a file that
 * is neither a record nor the same stays beside the library's own. Each file is merged durably: what a crash or a stop
 * leaves undone is done by restoring again.
 */
export async function mergeBackup(
  { library, files, takeDrafts, notesChanged }: MergeParts,
  options: RestoreOptions,
): Promise<MergeReport> {
  const { directory } = library;
  const copy = join(directory, `${restoring}${randomBytes(6).toString('hex')}`);
  const added = new Set<string>();
  const changed = new Set<string>();
  const unread: DamagedFile[] = [];

  async function mergeFolder(path: string): Promise<void> {
    const id = idOfFolder(path) ?? '';
    const from = join(copy, path);
    if (!library.has(id) && !(await exists(join(directory, path)))) {
      await moveDurably(from, join(directory, path));
      await library.found(id, join(directory, path));
      added.add(id);
      return;
    }
    const original = library.has(id) ? library.folderOf(id) : join(directory, path);
    const taken = await takeCopy({ kind: 'folder', path: from, original, articleId: id, isMarked: true }, files);
    if (taken === 0) return;
    await putWhereItBelongs(original, directory);
    for (const part of ['articles', 'trash']) {
      const folder = join(directory, part, basename(original));
      if (await exists(folder)) await library.found(id, folder);
    }
    changed.add(id);
  }

  async function mergeFile(path: string): Promise<void> {
    const [from, original] = [join(copy, path), join(directory, path)];
    const articleId = notesName.exec(path)?.[1] ?? null;
    const kind = articleId === null ? kinds[path] : 'notes';
    if (!(await moveIfFree(from, original))) {
      if (path === 'trash/emptied.jsonl') return mergeLines(from, original);
      if (kind === undefined) return keepBeside(from, original);
      if (kind === 'library') await takeItsId(from, original);
      if (!(await takeCopy({ kind, path: from, original, articleId, isMarked: true }, files))) return;
    }
    if (articleId !== null && library.has(articleId)) {
      if (!added.has(articleId)) changed.add(articleId);
      await notesChanged(articleId);
    }
  }

  /** What cannot be read stays in the backup, and is told. */
  async function each(path: string, merge: (path: string) => Promise<void>): Promise<void> {
    try {
      await merge(path);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      unread.push({ path, reason: 'cannot be read by this Postil' });
    }
  }

  try {
    await mkdir(copy);
    const { counts, sha256, damaged, drafts } = await extractLibrary(copy, options);
    const listing = await listLibrary(copy);
    const total = listing.articles.length + listing.files.length;
    let done = 0;
    const step = (): void => {
      done += 1;
      options.onProgress?.('merging', done, total);
      if (options.signal?.aborted && done < total) throw stopped();
    };
    for (const path of listing.articles) {
      await each(path, mergeFolder);
      step();
    }
    // Notes come after their articles: those of an article that is not there are no one's.
    for (const path of listing.files) {
      await each(path, mergeFile);
      step();
    }
    if (drafts !== null) await takeDrafts(drafts);
    return { ...counts, sha256, damaged: [...damaged, ...unread], added: [...added], changed: [...changed] };
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? notSaved(directory, error) : error;
  } finally {
    await rm(copy, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The lists of another library are merged all the same; which library this is stays. */
async function takeItsId(from: string, original: string): Promise<void> {
  const file = z.looseObject({ id: z.string() });
  const theirs = file.parse(parseJson(await readFile(from)));
  const { id } = file.parse(parseJson(await readFile(original)));
  if (theirs.id !== id) await writeFile(from, JSON.stringify({ ...theirs, id }));
}

/** Lines that the library's own file does not have. */
async function mergeLines(from: string, original: string): Promise<void> {
  const known = new Set((await readFile(original, 'utf8')).split('\n'));
  const theirs = (await readFile(from, 'utf8')).split('\n').filter((line) => line !== '' && !known.has(line));
  if (theirs.length > 0)
    await appendLines(
      original,
      theirs.map((line) => JSON.parse(line) as unknown),
    );
}

/** Keeps another file of the same name under one of its own. */
async function keepBeside(from: string, original: string): Promise<void> {
  const theirs = await readFile(from);
  const ending = extname(original);
  const stem = original.slice(0, original.length - ending.length);
  for (let copy = 1, path = original; !theirs.equals(await readFile(path)); copy += 1) {
    path = `${stem} (from a backup${copy === 1 ? '' : ` ${copy}`})${ending}`;
    if (await moveIfFree(from, path)) return;
  }
}

/** Whether a file got a name: not where one of that name is there, were it but since this very moment. */
async function moveIfFree(from: string, to: string): Promise<boolean> {
  try {
    await moveDurably(from, to, () => !existsSync(to));
    return true;
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return false;
    throw error;
  }
}

/** Of one file: it is no reason to leave out those behind it, then and whenever it is tried again. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'damaged' || error.code === 'unsupported';
  return error instanceof z.ZodError || error instanceof SyntaxError || error instanceof TypeError;
}

function stopped(): AppError {
  return new AppError('cancelled', said().backup.mergeStopped);
}
