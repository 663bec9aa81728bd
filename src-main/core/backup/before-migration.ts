import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { backedUp } from '../notices.ts';
import { said } from '../said.ts';
import { codeOf, makeDirectory } from '../storage/durable-write.ts';
import { parseJson } from '../storage/json-adapter.ts';
import { libraryFormat } from './manifest.ts';

interface MigrationParts {
  readonly libraryDirectory: string;
  readonly stateDirectory: string;
  readonly version: string;
  readonly now: () => Date;
  readonly publish: (event: AppEvent) => void;
  /** The format that the library's files are about to be lifted to. */
  readonly format?: number;
}

/**
 * Backs up a whole library whose postil.json is of an earlier format than this Postil writes, before any of its files is
 * lifted, tells it, and gives the backup's path; null where there is nothing to lift. It lies in the state folder, apart from the
 * library. Throws `disk` where it cannot be written: the library is then not to be opened.
 */
export async function backUpBeforeMigration({
  format = libraryFormat,
  publish,
  ...options
}: MigrationParts): Promise<string | null> {
  const { libraryDirectory: directory, stateDirectory, version, now } = options;
  const found = await formatOf(directory);
  if (found === null || found >= format) return null;
  const folder = join(stateDirectory, 'before-migration');
  const path = join(folder, `format-${found}-${now().toISOString().replaceAll(':', '')}.zip`);
  try {
    await makeDirectory(folder);
    const { writeBackup } = await import('./write-backup.ts');
    await writeBackup({ directory, stateDirectory, path, version, now });
    publish({ type: 'notice', ...backedUp(path) });
    return path;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = said().backup.notBeforeMigration(directory, found, format, reason);
    throw new AppError('disk', message, { cause: error });
  }
}

/** The first is 1. Null where there is no library yet, or none that can be read: that is met when it is opened. */
async function formatOf(directory: string): Promise<number | null> {
  try {
    const { format } = z
      .object({ format: z.int().min(1) })
      .parse(parseJson(await readFile(join(directory, 'postil.json'))));
    return format;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EIO'].includes(codeOf(error))) throw error;
    return null;
  }
}
