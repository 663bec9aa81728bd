import type { AppEvent } from '#shared/api/events.ts';
import type { Library } from '../library/library.ts';
import type { Drafts } from '../notes/drafts.ts';
import type { Notes } from '../notes/notes.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { createQueue } from '../storage/queue.ts';
import type { CheckedBackup, WalkOptions } from './check-backup.ts';
import type { RestoreOptions } from './extract.ts';
import type { MergeReport } from './merge-backup.ts';
import { takeDrafts } from './restore-drafts.ts';
import type { BackupOptions, BackupReport } from './write-backup.ts';

/** Backups of an open library; one thing is done at a time. */
export interface Backups {
  /** Throws what `writeBackup` throws. */
  write(options: Pick<BackupOptions, 'path' | 'force' | 'signal' | 'onProgress'>): Promise<BackupReport>;
  check(path: string, options?: WalkOptions): Promise<CheckedBackup>;
  /** Merges a backup into the library and tells every page what is other than before. Throws what `mergeBackup` throws. */
  merge(options: RestoreOptions): Promise<MergeReport>;
  /** Stops what is under way and waits for it. */
  close(): Promise<void>;
}

interface BackupsParts {
  readonly library: Library;
  readonly notes: Notes;
  readonly drafts: Drafts | null;
  readonly files: FilePolicy;
  readonly stateDirectory: string;
  readonly version: string;
  readonly publish: (event: AppEvent) => void;
  /** Makes notes of what is in the journal of drafts. */
  readonly bringDrafts: () => Promise<void>;
}

export function createBackups(parts: BackupsParts): Backups {
  const { library, notes, drafts, files, stateDirectory, version, publish } = parts;
  const closing = new AbortController();
  const queue = createQueue();

  function inTurn<T>(signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const either = signal === undefined ? closing.signal : AbortSignal.any([signal, closing.signal]);
    return queue.run(() => work(either));
  }

  function tell({ added, changed }: MergeReport): void {
    const ids = [...added, ...changed];
    if (ids.length > 0) publish({ type: 'articles-changed', ids });
    for (const articleId of ids) publish({ type: 'annotations-changed', articleId });
    for (const type of ['settings-changed', 'lists-changed', 'rules-changed', 'entities-changed'] as const)
      publish({ type });
  }

  return {
    write: ({ signal, ...options }) =>
      inTurn(signal, async (either) => {
        const { writeBackup } = await import('./write-backup.ts');
        return writeBackup({
          ...{ directory: library.directory, stateDirectory, version, now: files.now },
          ...options,
          signal: either,
        });
      }),
    check: (path, { signal, ...options } = {}) =>
      inTurn(signal, async (either) => {
        const { checkBackup } = await import('./check-backup.ts');
        return checkBackup(path, { ...options, signal: either });
      }),
    merge: ({ signal, ...options }) =>
      inTurn(signal, async (either) => {
        const take = {
          ...{ library, files },
          takeDrafts: async (saved: Buffer) => {
            if (drafts === null) return;
            await takeDrafts(drafts, stateDirectory, saved, files);
            await parts.bringDrafts();
          },
          notesChanged: (id: string) => notes.changedOutside(id),
        };
        const { mergeBackup } = await import('./merge-backup.ts');
        const report = await mergeBackup(take, { ...options, signal: either });
        tell(report);
        return report;
      }),
    async close() {
      closing.abort();
      await queue.settled();
    },
  };
}
