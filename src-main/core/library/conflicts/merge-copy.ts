import { readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { isSame } from '#shared/merging/order.ts';
import { exists, moveDurably } from '../../storage/durable-write.ts';
import { contentHash } from '../../storage/hash.ts';
import { type FilePolicy, parseJson } from '../../storage/json-adapter.ts';
import { JsonStore } from '../../storage/json-store.ts';
import { versionFile } from '../article-folder.ts';
import { presentContent } from '../versions.ts';
import { putWhereItBelongs, takeBody, takeFiles } from './copied-folder.ts';
import type { Copy } from './find-copies.ts';
import { article, duplicates, entities, type JsonKind, library, notes, rules } from './json-kinds.ts';

/** What became of a copy; paths are relative to the library. */
export interface CopyOutcome {
  readonly copy: Pick<Copy, 'kind' | 'articleId'>;
  readonly path: string;
  readonly into: string;
  /** Where the copy is kept now; null where it was left in its place. */
  readonly kept: string | null;
  /** How many records (of an article or a text: one) are other than before. */
  readonly merged: number;
  /** Why it was left, or null. */
  readonly problem: string | null;
  /** Whether it was left because nothing proves that it is a copy. */
  readonly isUnproved: boolean;
}

/** A text tells of no article: beside another one under a name like its own, it may be OneDrive's copy of it or a person's. */
const unproved =
  'nothing in it tells whether it is one. Compare it with the text, and take it away when it is not needed';

/**
 * Merges a copy into what it is a copy of and then moves it to `trash/conflicts/<day>/`: nothing is deleted, and a crash in
 * between is made good by merging again, which changes nothing. What cannot be read is left where it is, and so is what
 * is not proved to be a copy, which gives null. Open stores see the merged file as one that another program changed.
 */
export async function mergeCopy(copy: Copy, directory: string, files: FilePolicy): Promise<CopyOutcome | null> {
  const about = { copy, path: relative(directory, copy.path), into: relative(directory, copy.original) };
  try {
    const merged = await takeWhole(copy, files);
    if (merged === null && copy.kind !== 'body') return null;
    if (merged === null) return { ...about, kept: null, merged: 0, problem: unproved, isUnproved: true };
    const kept = await freePath(join(directory, 'trash', 'conflicts', dayOf(files), about.path));
    await moveDurably(copy.path, kept);
    if (copy.kind === 'folder') await putWhereItBelongs(copy.original, directory);
    return { ...about, kept: relative(directory, kept), merged, problem: null, isUnproved: false };
  } catch (error) {
    return { ...about, kept: null, merged: 0, problem: reasonOf(error), isUnproved: false };
  }
}

/** Takes a copy, and what comes into it while it is taken too: `unsavedOf` grows as long as its file is held. */
async function takeWhole(copy: Copy, files: FilePolicy): Promise<number | null> {
  const taken = await timeOf(copy.path);
  const merged = await takeCopy(copy, files);
  if (copy.kind === 'folder' || merged === null || taken === (await timeOf(copy.path))) return merged;
  return merged + ((await takeWhole(copy, files)) ?? 0);
}

/** What is wrong with something that may be a copy of `original`, a name; null where it is no copy. Reads only. */
export async function examineCopy(copy: Copy, original: string): Promise<string | null> {
  const isOne = `is a conflict copy of ${original}`;
  if (copy.kind === 'folder') return isOne;
  if (copy.kind === 'body')
    return (await isCopyOfBody(copy)) ? isOne : `may be a conflict copy of ${original}: ${unproved}`;
  try {
    return (await readCopy(copy, kindOf(copy.kind))) === null ? null : isOne;
  } catch (error) {
    return `${isOne} that cannot be read: ${reasonOf(error)}`;
  }
}

/** By its name, or because it is the text that is there or was. */
async function isCopyOfBody({ path, original, isMarked }: Copy): Promise<boolean> {
  if (isMarked) return true;
  const [content, folder] = [contentHash(await readFile(path)), join(original, '..')];
  return content === (await presentContent(folder)) || (await exists(join(folder, versionFile(content))));
}

/**
 * Merges a copy into what it is a copy of and leaves it as it is. Gives how much is other than before; null where it is no
 * copy. Throws where it cannot be read.
 */
export async function takeCopy(copy: Copy, files: FilePolicy): Promise<number | null> {
  const { kind, path, original, articleId } = copy;
  if (kind === 'body') return (await isCopyOfBody(copy)) ? takeBody(path, join(original, '..'), files) : null;
  if (kind !== 'folder') return takeJson(copy, kindOf(kind), files);
  const facts = { path: join(path, 'article.json'), original: join(original, 'article.json') };
  const isKnown = await exists(facts.path);
  const copied = { ...facts, kind: 'article', articleId, isMarked: true } as const;
  // Before anything is taken: a folder may hold another article than its name tells.
  if (isKnown) await readCopy(copied, article);
  const taken = await takeFiles(path, original, files);
  return taken + (isKnown ? ((await takeJson(copied, article, files)) ?? 0) : 0);
}

async function takeJson<T>(copy: Copy, kind: JsonKind<T>, files: FilePolicy): Promise<number | null> {
  const theirs = await readCopy(copy, kind);
  if (theirs === null) return null;
  // The copy stays where it is until it is merged: what was made of it would be one more copy with each attempt.
  const options = { path: copy.original, schema: kind.schema, format: 1, files, keepsUnsaved: false };
  const store = new JsonStore<T>(options, () => kind.empty(theirs));
  // Of an article the body that is on disk is the present one, whichever file tells of it.
  const present = copy.kind === 'article' ? await presentContent(join(copy.original, '..')) : null;
  const isCopyNewer = (await timeOf(copy.path)) > (await timeOf(copy.original));
  const merge = (mine: T) => kind.merge(mine, theirs, { isCopyNewer, present });
  const before = await store.read();
  // After it was read: a file that is damaged has been set aside by now.
  if (isSame(before, merge(before)) && (await exists(copy.original))) return 0;
  return store.replace((mine) => {
    const next = merge(mine);
    return { next, result: kind.count(mine, next) };
  });
}

/** What a copy holds, null where it is none. Throws where it is named as one and cannot be read as such. */
async function readCopy<T>({ path, original, articleId, isMarked }: Copy, kind: JsonKind<T>): Promise<T | null> {
  const read = async (from: string) => kind.schema.parse(parseJson(await readFile(from)));
  const theirs = isMarked ? await read(path) : await read(path).catch(() => null);
  if (theirs === null) return null;
  const mine = await read(original).catch(() => null);
  if (kind.isCopy(theirs, mine, articleId)) return theirs;
  // Rules and corrections have nothing that tells what they belong to: there the name has to do.
  if (isMarked && !kind.tells) return theirs;
  if (isMarked)
    throw new AppError('damaged', `It is named as a copy of ${basename(original)}, and is that of another.`);
  return null;
}

// biome-ignore lint/suspicious/noExplicitAny: each kind meets data of its own schema alone
function kindOf(kind: Exclude<Copy['kind'], 'body' | 'folder'>): JsonKind<any> {
  return { notes, article, entities, rules, duplicates, library }[kind];
}

async function timeOf(path: string): Promise<number> {
  return (await exists(path)) ? (await stat(path)).mtimeMs : 0;
}

function dayOf(files: FilePolicy): string {
  return files.now().toISOString().slice(0, 10);
}

async function freePath(path: string): Promise<string> {
  let free = path;
  for (let copy = 2; await exists(free); copy += 1) free = `${path}-${copy}`;
  return free;
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return error instanceof Error ? error.message : String(error);
}
