import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../said.ts';
import { makeDirectory } from './durable-write.ts';
import { describeOwner, describeSilence, type Holder, keepOwnerFile, type OwnerFile, readOwner } from './owner.ts';

export interface Lock extends Pick<OwnerFile, 'announce'> {
  release(): void;
}

/** SQLite's result codes for what another connection holds: SQLITE_BUSY and SQLITE_LOCKED. */
const busy: readonly unknown[] = [5, 6];

/**
 * The one writer of a library on this machine. An exclusive SQLite transaction on a file of its own: the system drops
 * it when the process dies, however it dies. Throws AppError `locked` when another process holds it, and says which as
 * far as that is known, `disk` when the lock file cannot be used.
 */
export async function acquireLock(stateDirectory: string, libraryDirectory: string, holder: Holder): Promise<Lock> {
  await makeDirectory(stateDirectory);
  const database = openLockFile(join(stateDirectory, 'lock'));
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!(error instanceof Error && 'errcode' in error && busy.includes(error.errcode)))
      throw unusable(stateDirectory, error);
    throw new AppError('locked', lockedMessage(stateDirectory, libraryDirectory), { cause: error });
  }
  const owner = keepOwnerFile(stateDirectory, holder);
  return {
    announce: owner.announce,
    release: () => {
      if (!database.isOpen) return;
      owner.remove();
      database.close();
    },
  };
}

function lockedMessage(stateDirectory: string, libraryDirectory: string): string {
  const owner = readOwner(stateDirectory);
  const who = owner === null ? said().storage.anotherPostil : describeOwner(owner);
  const silence = owner === null ? '' : describeSilence(owner);
  return said().storage.locked(libraryDirectory, who, owner?.host ?? '', silence);
}

function openLockFile(path: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 500 });
  } catch (error) {
    throw unusable(path, error);
  }
}

function unusable(path: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError('disk', said().storage.lockUnusable(path, reason), { cause });
}
