import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import { said } from '../../said.ts';
import { exists } from '../../storage/durable-write.ts';
import type { Exporter } from '../exporter.ts';
import { inOrder } from '../in-order.ts';
import type { Template } from '../template.ts';
import { signOf } from './file-text.ts';
import { emptied, mustBeKeepable, realFolder } from './folder-guard.ts';
import { scanFolder } from './folder-scan.ts';
import { FolderState, folderGone } from './folder-state.ts';
import { lookAt, removeEmptied } from './look-at-article.ts';
import type { ChangedFromFolder } from './note-changes.ts';
import type { SyncedFile, SyncRun } from './sync-run.ts';

export interface FolderWanted {
  /** An absolute path. */
  readonly directory: string;
  /** These articles; null for all that are not deleted. */
  readonly ids: readonly string[] | null;
  /** Whether the person named each of them: then a file that was taken away is written again. */
  readonly isNamed?: boolean;
  readonly format: ExportFormat;
  readonly template?: Template;
  /** What the template is, so that another one is known. */
  readonly templateText: string;
  /** Whether the folder was kept in step before, as this machine remembers: an empty one is a fault then. */
  readonly wasInStep: boolean;
  readonly signal?: AbortSignal;
  /** Called for each file in the order of the articles. */
  readonly onFile: (file: SyncedFile) => Promise<void> | void;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface FolderRun {
  /** Notes that were changed from files. */
  readonly changed: readonly ChangedFromFolder[];
  /** Files that the folder has now. */
  readonly files: number;
}

export interface FolderParts extends Pick<SyncRun, 'library' | 'notes' | 'now'> {
  readonly exporter: Pick<Exporter, 'read' | 'templateOf' | 'colorNames'>;
  readonly libraryId: () => Promise<string>;
}

/** Raised where files come out otherwise than before from the same notes and template. */
const madeVersion = 2;
const workedAtOnce = 16;

/**
 * Brings a folder in step with the library, and edits of notes in its files into the library. Only what changed on either
 * side is read. What a person wrote stays, whatever happens; a file that cannot be read or written is told of and the rest
 * goes on. Throws AppError, with nothing written: `not-found` where the folder has gone, `conflict` where it is another
 * library's, `disk` where it may not be written, `invalid-input` for what cannot be kept in step, `cancelled`. Notes that
 * were changed are gathered in `changed` however the run ends.
 */
export async function syncFolder(
  parts: FolderParts,
  wanted: FolderWanted,
  changed: ChangedFromFolder[] = [],
): Promise<FolderRun> {
  const { library, notes, exporter, now } = parts;
  const { format, template: own } = wanted;
  const template = await exporter.templateOf({ format, ...(own !== undefined && { template: own }) });
  mustBeKeepable(format, template);
  const home = await realpath(library.directory);
  const directory = await realFolder(wanted.directory, home, wanted.wasInStep);
  const state = await FolderState.open(directory, await parts.libraryId());
  const scan = await scanFolder(directory, state, home);
  // Whose highlights files are about only their articles would say.
  const hasFiles = template.each === 'highlight' ? scan.byId.size > 0 : library.ids().some((id) => scan.byId.has(id));
  if (wanted.wasInStep && !state.isKnown && !hasFiles) throw emptied(directory);
  // As long as nobody named a colour, folders of before are as they were.
  const names = Object.entries(await exporter.colorNames())
    .flat()
    .join('\n');
  const made = createHash('sha256')
    .update(`${madeVersion}\n${format}\n${wanted.templateText}${names && `\n${names}`}`)
    .digest('hex')
    .slice(0, 16);
  if (state.data.made !== made) state.data.articles = {};
  state.data.made = made;
  const named = new Set(wanted.isNamed ? (wanted.ids ?? []) : []);
  const run: SyncRun = {
    ...{ library, notes, exporter, state, scan, format, template, named, now, changed, signOf: signs(library, notes) },
  };
  const ids = wanted.ids ?? library.ids();
  const owners = ownersOf(run);
  const working = new Set<Promise<unknown>>();
  const look = (id: string) => {
    const work = lookAt(run, id, owners.get(id) ?? []);
    working.add(work);
    return work.finally(() => working.delete(work));
  };
  try {
    let done = 0;
    for await (const [, work] of inOrder(ids, workedAtOnce, look)) {
      if (wanted.signal?.aborted) throw new AppError('cancelled', said().exporting.runStopped(done, ids.length));
      for (const file of work) await wanted.onFile(file);
      if (work.some(({ status }) => status === 'failed') && !(await exists(directory))) throw folderGone(directory);
      done += 1;
      wanted.onProgress?.(done, ids.length);
    }
    if (wanted.ids === null) for (const file of await removeEmptied(run, owners)) await wanted.onFile(file);
  } finally {
    // What was done is known, however the run ends.
    await Promise.allSettled(working);
    if (await exists(directory)) await state.save();
  }
  const files = Object.values(state.data.files).filter(({ status }) => status !== 'removed' && status !== 'away');
  return { changed, files: files.length };
}

/** Of each article, what files are about that the folder has, or had. */
function ownersOf({ state }: SyncRun): Map<string, string[]> {
  const owners = new Map<string, string[]>();
  for (const [owner, { article }] of Object.entries(state.data.files)) {
    const known = owners.get(article);
    if (known === undefined) owners.set(article, [owner]);
    else known.push(owner);
  }
  return owners;
}

/** Sizes and times of what an article's files are made of: all of it is in three files of the library. */
function signs(library: SyncRun['library'], notes: SyncRun['notes']): (id: string) => string {
  const sign = (path: string) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found === undefined ? '-' : signOf(found);
  };
  return (id) => {
    const folder = library.folderOf(id);
    return [join(folder, 'article.json'), join(folder, 'content.html'), notes.fileOf(id)].map(sign).join(' ');
  };
}
