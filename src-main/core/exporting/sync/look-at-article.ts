import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { said } from '../../said.ts';
import { removeFile } from './gone-files.ts';
import { syncArticle } from './sync-article.ts';
import type { SyncedFile, SyncRun } from './sync-run.ts';

/**
 * Brings the files of an article up to date where anything changed since the last look, `owners` being what files are
 * about that the folder has of it. What stands in its way is told as `failed`; a fault of the template is thrown.
 */
export async function lookAt(run: SyncRun, id: string, owners: readonly string[]): Promise<SyncedFile[]> {
  const { library, state, signOf } = run;
  try {
    const sign = signOf(id);
    if (state.data.articles[id] === sign && owners.every((owner) => isSettled(run, owner)))
      return asBefore(run, id, owners);
    if ((await library.get(id)).deleted !== null) {
      const moved = await movedNotes(run, id);
      const told = await removeAll(
        run,
        owners.filter((owner) => !moved.has(owner)),
      );
      state.data.articles[id] = told.some(({ status }) => status === 'failed') ? '' : sign;
      return told;
    }
    const told = await syncArticle(run, id);
    const gone = await deletedNotes(run, id, owners);
    return [...told, ...(await removeAll(run, gone))];
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid-input') throw error;
    if (!(error instanceof Error && (error instanceof AppError || 'syscall' in error))) throw error;
    state.data.articles[id] = '';
    return [{ id, path: state.directory, status: 'failed', message: said().exporting.notUpToDate(id, error.message) }];
  }
}

/** Whether a file is as it was when Postil looked at it last. */
function isSettled({ state, scan, named }: SyncRun, owner: string): boolean {
  const known = state.data.files[owner];
  const found = scan.byId.get(owner) ?? [];
  if (known === undefined) return false;
  if (known.status === 'away' && named.has(known.article)) return false;
  if (known.status === 'away' || known.status === 'removed') return found.length === 0;
  return found.length === 1 && found[0] === known.path && scan.signs.get(known.path) === known.sign;
}

function asBefore({ state, library }: SyncRun, id: string, owners: readonly string[]): SyncedFile[] {
  if (library.folderOf(id).startsWith(join(library.directory, 'trash'))) return [];
  return owners.flatMap((owner): SyncedFile[] => {
    const { path = '', status = 'in-step' } = state.data.files[owner] ?? {};
    const file = { id, path: join(state.directory, path) };
    if (status === 'removed' || status === 'kept') return [];
    return [{ ...file, status: status === 'conflict' || status === 'away' ? status : 'unchanged' }];
  });
}

async function removeAll(run: SyncRun, owners: readonly string[]): Promise<SyncedFile[]> {
  const told: SyncedFile[] = [];
  for (const owner of owners) {
    const file = await removeFile(run, owner);
    if (file !== null) told.push(file);
  }
  return told;
}

/** Files about highlights that were deleted; one that is merely missing says nothing, one that moved is with its article now. */
async function deletedNotes({ notes, state }: SyncRun, id: string, owners: readonly string[]): Promise<string[]> {
  const about = owners.filter((owner) => owner !== id && state.data.files[owner] !== undefined);
  if (about.length === 0) return [];
  const gone = (await notes.stored(id)).filter(({ deleted, movedTo }) => deleted !== null && movedTo === undefined);
  return about.filter((owner) => gone.some((note) => note.id === owner));
}

/** Highlights that went to another article: their files are that one's, which may have been brought up to date already. */
async function movedNotes({ notes }: SyncRun, id: string): Promise<Set<string>> {
  const moved = (await notes.stored(id)).filter(({ movedTo }) => movedTo !== undefined);
  return new Set(moved.map((note) => note.id));
}

/** The files of articles that left the library for good, by the person's word; those of articles that are merely missing stay. */
export async function removeEmptied(
  run: SyncRun,
  owners: ReadonlyMap<string, readonly string[]>,
): Promise<SyncedFile[]> {
  const missing = [...owners.keys()].filter((id) => !run.library.has(id));
  if (missing.length === 0) return [];
  const emptied = emptiedIds(run.library.directory);
  const told = await Promise.all(missing.map((id) => (emptied.has(id) ? removeAll(run, owners.get(id) ?? []) : [])));
  return told.flat();
}

function emptiedIds(library: string): Set<string> {
  try {
    const lines = readFileSync(join(library, 'trash', 'emptied.jsonl'), 'utf8').split('\n');
    return new Set(lines.flatMap((line) => /^\{"id":"([^"]+)","title"/.exec(line)?.[1] ?? []));
  } catch {
    return new Set();
  }
}
