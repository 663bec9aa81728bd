import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import type { Library } from '../../library/library.ts';
import type { Notes } from '../../notes/notes.ts';
import type { Exporter } from '../exporter.ts';
import type { Template } from '../template.ts';
import type { FolderScan } from './folder-scan.ts';
import type { FolderState } from './folder-state.ts';
import type { ChangedFromFolder } from './note-changes.ts';

/**
 * What a run did with a file. `written`: it says what Postil says now. `unchanged`: nothing was to be done. `kept-edits`:
 * what the person wrote in it stays beside what is new. `edited`: notes were changed in it, and Postil has that now.
 * `moved`: it was found elsewhere. `conflict`: the same was changed here and there, both texts stand in it. `removed`: its
 * article or highlight was deleted, and it lies in `.postil/removed` now. `kept`: the same, but the person wrote in it, so
 * it stays with a mark. `away`: the person took it away, and it is not written again. `copy`: it says to be a file that is
 * elsewhere. `failed`: it could not be read or written, and is as it was.
 */
export type SyncStatus =
  | 'written'
  | 'unchanged'
  | 'kept-edits'
  | 'edited'
  | 'moved'
  | 'conflict'
  | 'removed'
  | 'kept'
  | 'away'
  | 'copy'
  | 'failed';

export interface SyncedFile {
  /** The article. */
  readonly id: string;
  readonly path: string;
  readonly status: SyncStatus;
  /** The notes that the file changed. */
  readonly notes?: readonly string[];
  /** What happened and what to do, where that is not plain. */
  readonly message?: string;
}

/** What one run over a folder works with. */
export interface SyncRun {
  readonly library: Library;
  readonly notes: Notes;
  readonly exporter: Pick<Exporter, 'read'>;
  readonly state: FolderState;
  readonly scan: FolderScan;
  readonly format: ExportFormat;
  readonly template: Template;
  /** Articles that the person named: a file of theirs that was taken away is written again. */
  readonly named: ReadonlySet<string>;
  readonly now: () => Date;
  /** What tells one state of an article and its notes from another without reading them. */
  readonly signOf: (article: string) => string;
  /** The edits that came back into the library, in order. */
  readonly changed: ChangedFromFolder[];
}
