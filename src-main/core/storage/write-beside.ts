import { open, rm } from 'node:fs/promises';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../said.ts';
import { moveDurably } from './durable-write.ts';
import { temporaryFor } from './temporary-files.ts';

/**
 * Lets `write` make a new file beside the place of another, to its durable end, and renames it when that is done: what was
 * there before stays until then, and also when `write` throws or gives null, which says that it is the same. Throws AppError `disk` for what the disk did not take, else
 * what `write` throws.
 */
export async function writeBeside<R>(path: string, write: (temporary: string) => Promise<R>): Promise<R> {
  const temporary = temporaryFor(path);
  try {
    const result = await write(temporary);
    if (result !== null) await moveDurably(temporary, path);
    return result;
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error && 'syscall' in error)) throw error;
    throw new AppError('disk', said().storage.notWrittenBeside(path, error.message), { cause: error });
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Makes a new file of these pieces, durable when this resolves. Throws what the system says. */
export async function writePieces(path: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const file = await open(path, 'wx');
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}
