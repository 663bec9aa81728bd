import { link, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { realPathOf } from '../library/locations.ts';
import { said } from '../said.ts';
import { codeOf, exists, notSaved, syncDirectory } from '../storage/durable-write.ts';
import { parseJson } from '../storage/json-adapter.ts';
import { temporaryFor } from '../storage/temporary-files.ts';
import { checkBackup } from './check-backup.ts';
import { collect } from './collect.ts';
import { backupFormat, type Counts, type Manifest, manifestName, manifestPieces } from './manifest.ts';
import { ZipWriter } from './zip-writer.ts';

/** How far a backup or a restoration is: what it does, and how many files of how many. */
export type OnProgress = (step: 'writing' | 'checking' | 'restoring' | 'merging', done: number, total: number) => void;

export interface BackupReport extends Counts {
  readonly path: string;
  readonly files: number;
  /** Of the archive. */
  readonly size: number;
  readonly sha256: string;
  /** Paths in the library that are not in it. */
  readonly leftOut: readonly string[];
}

export interface BackupOptions {
  /** The library; it may be open meanwhile, here or elsewhere. */
  readonly directory: string;
  /** Where this machine's journal of drafts lies. */
  readonly stateDirectory: string;
  readonly path: string;
  readonly version: string;
  readonly now: () => Date;
  /** Lets it take the place of a file that is there. */
  readonly force?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Writes everything that a library holds into one ZIP archive: beside its place, durably, then read back and every hash
 * compared, and only then under its name. Throws `conflict` where a file of that name is there (unless `force`) or the
 * library keeps changing, `disk`, `cancelled`, and `invalid-input` for a place in the library itself.
 */
export async function writeBackup(options: BackupOptions): Promise<BackupReport> {
  const { directory, force = false, signal, onProgress = () => undefined } = options;
  const path = resolve(options.path);
  await mustBePlace(path, directory, force);
  const temporary = temporaryFor(path);
  const zip = new ZipWriter(temporary);
  try {
    const journal = join(options.stateDirectory, 'drafts.jsonl');
    const { files, leftOut, counts } = await collect(zip, {
      ...{ directory, journal, signal },
      onProgress: (done, total) => onProgress('writing', done, total),
    });
    const created = options.now();
    const manifest: Manifest = {
      ...{ kind: 'postil-backup', format: backupFormat, postil: options.version, created: created.toISOString() },
      ...{ library: await libraryOf(directory), ...counts, leftOut, files },
    };
    await zip.add(manifestName, Buffer.from([...manifestPieces(manifest)].join('')), created);
    const { size, sha256 } = await zip.end();
    const checked = await checkBackup(temporary, {
      signal,
      onProgress: (done, total) => onProgress('checking', done, total),
    });
    const [wrong] = checked.damaged;
    if (wrong !== undefined || checked.sha256 !== sha256) {
      const { readBackDiffers, readBackDamaged } = said().backup;
      throw new AppError('disk', wrong === undefined ? readBackDiffers : readBackDamaged(wrong.path, wrong.reason));
    }
    await putInPlace(temporary, path, force);
    return { path, ...counts, files: files.length, size, sha256, leftOut };
  } catch (error) {
    await zip.abandon();
    throw error instanceof AppError ? error : notSaved(path, error);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** Before much is read. */
async function mustBePlace(path: string, directory: string, force: boolean): Promise<void> {
  if (`${realPathOf(path)}${sep}`.startsWith(`${realPathOf(resolve(directory))}${sep}`)) {
    throw new AppError('invalid-input', said().backup.inLibrary(path));
  }
  if (!force && (await exists(path))) throw inTheWay(path);
}

/** Gives it its name, which nothing is written over unless that was asked for. */
async function putInPlace(temporary: string, path: string, force: boolean): Promise<void> {
  try {
    if (force) await rename(temporary, path);
    else await link(temporary, path);
  } catch (error) {
    if (force) throw error;
    if (codeOf(error) === 'EEXIST') throw inTheWay(path);
    // Not every file system has links; there what comes in this very moment is not seen.
    if (await exists(path)) throw inTheWay(path);
    await rename(temporary, path);
  }
  await syncDirectory(dirname(path));
}

function inTheWay(path: string): AppError {
  return new AppError('conflict', said().backup.inTheWay(path));
}

async function libraryOf(directory: string): Promise<Manifest['library']> {
  try {
    const schema = z.object({ id: z.string(), format: z.number().int() });
    return schema.parse(parseJson(await readFile(join(directory, 'postil.json'))));
  } catch {
    return { id: null, format: null };
  }
}
