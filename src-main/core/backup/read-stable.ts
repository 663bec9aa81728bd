import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../said.ts';
import { codeOf } from '../storage/durable-write.ts';

/** A file as it was at one moment; `bytes` is null where it is too large to be held. */
export interface StableFile {
  readonly path: string;
  readonly size: number;
  readonly modified: Date;
  readonly bytes: Buffer | null;
}

/** What is larger is read as it is written. */
export const largestHeld = 32 * 1024 * 1024;
/** With their pauses more than twice what is young: a file may be written once more meanwhile. */
const mostAttempts = 30;
/** Milliseconds between two attempts, times their number. */
const pause = 10;
/** Milliseconds in which a change of several files ends. */
const young = 2000;

/**
 * Reads files that belong together as they all were at one moment: again, where one of them was changed, came or went
 * meanwhile, or where they are young and not whole yet. `list` gives their paths in the library at the time. Throws `conflict` where that does not end.
 */
export async function readStable(
  directory: string,
  list: () => Promise<readonly string[]>,
  isWhole: (files: readonly StableFile[]) => boolean = () => true,
): Promise<StableFile[]> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const before = await signsOf(directory, await list());
    const files = await readAll(directory, before);
    const after = await signsOf(directory, await list());
    if (files !== null && isSame(before, after) && (!areYoung(files) || isWhole(files))) return files;
    await setTimeout(attempt * pause);
  }
  const [path = ''] = await list();
  throw new AppError('conflict', said().backup.keepsChanging(join(directory, path)));
}

/** A time that is far ahead, of another machine's clock for example, would keep a file young for ever. */
function areYoung(files: readonly StableFile[]): boolean {
  return files.some(({ modified }) => Math.abs(Date.now() - modified.getTime()) < young);
}

interface Sign {
  readonly sign: string;
  readonly size: number;
  readonly modified: Date;
}

async function signsOf(directory: string, paths: readonly string[]): Promise<Map<string, Sign>> {
  const signs = new Map<string, Sign>();
  for (const path of paths) {
    try {
      const found = await lstat(join(directory, path), { bigint: true });
      if (!found.isFile()) continue;
      const { ino, size, mtimeNs, mtimeMs } = found;
      signs.set(path, { sign: `${ino}:${size}:${mtimeNs}`, size: Number(size), modified: new Date(Number(mtimeMs)) });
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) throw error;
    }
  }
  return signs;
}

/** Null where one of them has gone meanwhile. */
async function readAll(directory: string, signs: ReadonlyMap<string, Sign>): Promise<StableFile[] | null> {
  const files: StableFile[] = [];
  for (const [path, { size, modified }] of signs) {
    try {
      const bytes = size > largestHeld ? null : await readFile(join(directory, path));
      if (bytes !== null && bytes.length !== size) return null;
      files.push({ path, size, modified, bytes });
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
      throw error;
    }
  }
  return files;
}

function isSame(before: ReadonlyMap<string, Sign>, after: ReadonlyMap<string, Sign>): boolean {
  return before.size === after.size && [...before].every(([path, { sign }]) => after.get(path)?.sign === sign);
}
