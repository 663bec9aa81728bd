import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { moveDurably } from './durable-write.ts';

/**
 * Lets `write` make a new file beside the place of another, to its durable end, and renames it when that is done: what was
 * there before stays until then, and also when `write` throws. Throws AppError `disk` for what the disk did not take, else
 * what `write` throws.
 */
export async function writeBeside<R>(path: string, write: (temporary: string) => Promise<R>): Promise<R> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const result = await write(temporary);
    await moveDurably(temporary, path);
    return result;
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error && 'syscall' in error)) throw error;
    throw new AppError('disk', `${path} could not be written: ${error.message}. It is as it was.`, { cause: error });
  } finally {
    await rm(temporary, { force: true });
  }
}
