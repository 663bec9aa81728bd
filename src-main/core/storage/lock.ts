import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '#shared/api/errors.ts';
import { makeDirectory } from './durable-write.ts';

export interface Lock {
  release(): void;
}

/**
 * The one writer of a library on this machine. An exclusive SQLite transaction on a file of its own: the system drops
 * it when the process dies, however it dies. Throws AppError `locked` when another process holds it.
 */
export async function acquireLock(stateDirectory: string, libraryDirectory: string): Promise<Lock> {
  await makeDirectory(stateDirectory);
  const database = new DatabaseSync(join(stateDirectory, 'lock'), { timeout: 500 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw new AppError(
      'locked',
      `The library ${libraryDirectory} is open in another Postil. Nothing was changed; close that one, or make the change there.`,
      { cause: error },
    );
  }
  return { release: () => database.close() };
}
