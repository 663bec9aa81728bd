import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { moveDurably } from './durable-write.ts';

/**
 * Writes a file of any size piece by piece beside its place and renames it when it is whole and durable: what was there
 * before stays until then, and also when `write` throws. Throws AppError `disk` for what the disk did not take, else what
 * `write` throws.
 */
export async function writeStreamed<R>(path: string, write: (file: FileHandle) => Promise<R>): Promise<R> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    let result: R;
    try {
      result = await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    await moveDurably(temporary, path);
    return result;
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error && 'syscall' in error)) throw error;
    throw new AppError('disk', `${path} could not be written: ${error.message}. It is as it was.`, { cause: error });
  } finally {
    await rm(temporary, { force: true });
  }
}
