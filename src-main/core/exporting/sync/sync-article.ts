import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { hasConflict } from '#shared/syncing/conflict-block.ts';
import { withoutRecord } from '#shared/syncing/text-lines.ts';
import { said } from '../../said.ts';
import { ChangedMeanwhile } from '../../storage/durable-write.ts';
import { mergedWith, noEdits, type WeighedEdits, weighFile } from './apply-edits.ts';
import { type FileText, idIn, readFileText } from './file-text.ts';
import type { Base, KnownFile } from './folder-state.ts';
import { unmarked } from './gone-files.ts';
import { type Located, locateFile } from './locate-file.ts';
import { changeNotes } from './note-changes.ts';
import { renderForSync, type SyncFile } from './render-for-sync.ts';
import type { SyncedFile, SyncRun } from './sync-run.ts';
import { writeFileText } from './write-file.ts';

/** Times that an article is looked at anew since it, or its file, was changed meanwhile. */
const mostAttempts = 4;

/** A file as it was found, before anything is done with it. */
interface Found {
  readonly at: Located;
  readonly mine: FileText | null;
  /** What it says, but for the mark of what is no longer in Postil. */
  readonly says: string;
  readonly base: Base | null;
  readonly fault: AppError | null;
}

interface Opened extends Found {
  /** As Postil would have written it before the file's edits came in. */
  readonly file: SyncFile;
}

/** What is known of an article from one attempt to the next. */
interface Attempts {
  readonly located: Map<string, Located>;
  readonly edited: Set<string>;
}

/**
 * Brings the files of an article up to date, and what was edited in them into its notes first. Each file is told of;
 * one that cannot be read or written is left as it is and the others go on. Throws what stands in the way of the
 * article itself.
 */
export async function syncArticle(run: SyncRun, id: string): Promise<SyncedFile[]> {
  const attempts: Attempts = { located: new Map(), edited: new Set() };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptArticle(run, id, attempts);
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
      if (attempt === mostAttempts) {
        throw new AppError('conflict', said().exporting.againAndAgain(error.message), { cause: error });
      }
    }
  }
}

async function attemptArticle(run: SyncRun, id: string, { located, edited }: Attempts): Promise<SyncedFile[]> {
  // Before it is read: what changes meanwhile is seen by the next run.
  let sign = run.signOf(id);
  let { input } = await run.exporter.read(id);
  const opened: Opened[] = [];
  for (const file of await renderForSync(run, input)) {
    const at = located.get(file.owner) ?? locateFile(run, file.owner, id, file.name);
    located.set(file.owner, at);
    if (idIn(file.text) !== file.owner) throw withoutId();
    opened.push({ file, ...(await open(run, file, at)) });
  }
  const weighed = new Map(opened.map((each) => [each.file.owner, weigh(each, input.annotations)]));
  const changes = [...weighed.values()].flatMap((each) => each.changes);
  if (changes.length > 0) {
    const changed = await changeNotes(run.notes, id, changes, run.now().toISOString());
    run.changed.push(...changed);
    for (const { note } of changed) edited.add(note);
    if (changed.length < changes.length) mustNotBeTyped(run, id, changes);
    sign = run.signOf(id);
    ({ input } = await run.exporter.read(id));
  }
  const current = changes.length === 0 ? opened.map(({ file }) => file) : await renderForSync(run, input);
  const told: SyncedFile[] = [];
  for (const each of opened) {
    const now = current.find(({ owner }) => owner === each.file.owner);
    if (now === undefined) continue;
    told.push(await finish(run, each, now, weighed.get(now.owner) ?? noEdits, edited));
    for (const copy of each.at.copies) told.push(copyOf(run, id, copy, each.at.path));
  }
  const isDone = told.every(({ status }) => status !== 'failed');
  run.state.data.articles[id] = isDone ? sign : '';
  return told;
}

/** Without that no file could be found again. */
function withoutId(): AppError {
  return new AppError('invalid-input', said().exporting.withoutId);
}

/** Notes that changed between reading and writing are read again; of one in which somebody types the file waits. */
function mustNotBeTyped({ notes }: SyncRun, id: string, changes: readonly { readonly note: string }[]): never {
  if (changes.some(({ note }) => notes.isTyped(id, note))) {
    throw new AppError('conflict', said().exporting.beingTyped);
  }
  throw new ChangedMeanwhile(said().exporting.changed.notes);
}

async function open({ state }: SyncRun, { owner }: SyncFile, at: Located): Promise<Found> {
  const none = { at, mine: null, says: '', base: null, fault: null };
  if (!at.isThere) return none;
  const path = join(state.directory, at.path);
  try {
    const mine = await readFileText(path);
    if (mine === null) throw new ChangedMeanwhile(said().exporting.changed.isAway(path));
    if (idIn(mine.text) !== owner) {
      return { ...none, fault: new AppError('conflict', said().exporting.otherId(path, owner)) };
    }
    return { at, mine, says: unmarked(withoutRecord(mine.text)), base: await state.base(owner), fault: null };
  } catch (error) {
    if (error instanceof AppError) return { ...none, fault: error };
    throw error;
  }
}

function weigh({ file, mine, says, base, fault }: Opened, notes: Parameters<typeof weighFile>[3]): WeighedEdits {
  return mine === null || fault !== null ? noEdits : weighFile(base, says, file, notes);
}

async function finish(
  { state }: SyncRun,
  { file: before, at, mine, says, base, fault }: Opened,
  now: SyncFile,
  weighed: WeighedEdits,
  edited: ReadonlySet<string>,
): Promise<SyncedFile> {
  const { owner, id, text, regions, notes } = now;
  const path = join(state.directory, at.path);
  const keep = (sign: string, status: KnownFile['status']) => {
    state.data.files[owner] = { article: id, path: at.path, sign, status };
  };
  const failed = ({ message }: AppError): SyncedFile => {
    // One that never was must not be taken for one that was taken away.
    if (at.isThere) keep('', 'in-step');
    return { id, path, status: 'failed', message };
  };
  if (fault !== null) return failed(fault);
  if (at.isAway) {
    keep('', 'away');
    return { id, path, status: 'away' };
  }
  if (mine !== null && hasConflict(says)) {
    keep(mine.sign, 'conflict');
    return { id, path, status: 'conflict', message: undecided(path) };
  }
  try {
    const merged = mine === null ? text : mergedWith(weighed, base, says, before, now);
    const { isWritten, sign } = await writeFileText(path, merged, mine);
    await state.keepBase(owner, { text, regions, notes });
    const isConflict = hasConflict(merged);
    keep(sign, isConflict ? 'conflict' : merged === text ? 'in-step' : 'kept-edits');
    if (isConflict) return { id, path, status: 'conflict', message: undecided(path) };
    const changed = notes.filter((note) => edited.has(note));
    if (changed.length > 0) return { id, path, status: 'edited', notes: changed };
    if (merged !== text) return { id, path, status: 'kept-edits' };
    return { id, path, status: isWritten ? 'written' : at.isMoved ? 'moved' : 'unchanged' };
  } catch (error) {
    if (error instanceof AppError) return failed(error);
    throw error;
  }
}

function undecided(path: string): string {
  return said().exporting.undecided(path);
}

function copyOf({ state }: SyncRun, id: string, copy: string, path: string): SyncedFile {
  const message = said().exporting.copy(join(state.directory, copy), join(state.directory, path));
  return { id, path: join(state.directory, copy), status: 'copy', message };
}
