import { resolve } from 'node:path';
import type { App } from '#core/app.ts';
import type { SyncedFile } from '#core/exporting/sync/sync-run.ts';
import type { Template } from '#core/exporting/template.ts';
import { exists, makeDirectory } from '#core/storage/durable-write.ts';
import { AppError } from '#shared/api/errors.ts';
import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import { exitStatus } from './exit-status.ts';
import { counted } from './format.ts';
import { type CommonOptions, complain, writeJson, writeLine } from './output.ts';
import { createStatusLine } from './status-line.ts';
import { terminal } from './terminal.ts';

export interface SyncExport extends CommonOptions {
  readonly out: string;
  readonly format: ExportFormat;
  readonly anew?: boolean;
  readonly entities?: boolean;
}

export interface SyncGiven {
  /** Null for every article. */
  readonly ids: readonly string[] | null;
  readonly isNamed: boolean;
  readonly template: Template | undefined;
  readonly templateText: string | undefined;
}

/**
 * Brings a folder in step and prints a line a file; with notes that were changed from files, a word on that at the end.
 * Exit status 1 where a file was not brought up to date, or waits for a decision.
 */
export async function syncExport({ inStep, exporter }: App, given: SyncGiven, options: SyncExport): Promise<void> {
  const { format, out, anew = false, json, quiet } = options;
  if (out === '-' || options.entities) {
    const what = out === '-' ? 'A folder is kept in step, not standard output: name one with --out.' : entitiesMessage;
    throw new AppError('invalid-input', `${what} Nothing was written.`);
  }
  const directory = resolve(terminal().directory, out);
  const stop = new AbortController();
  const stopHearing = terminal().onInterrupt(() => stop.abort());
  const line = createStatusLine();
  try {
    if (!(await exists(directory))) await makeFirst(inStep, directory, anew);
    const { changed } = await inStep.sync(
      {
        ...{ directory, ids: given.ids, isNamed: given.isNamed, format, signal: stop.signal },
        ...(given.template !== undefined && { template: given.template }),
        templateText: given.templateText ?? (await exporter.templates.presetText(format)) ?? '',
        onProgress: (done, total) => {
          if (!quiet && done < total) line.show(`${done} of ${counted(total, 'article')}`);
        },
        onFile: async (file) => {
          line.clear();
          await tell(file, options);
        },
      },
      anew,
    );
    line.clear();
    if (changed.length > 0 && !quiet && !json) complain(`${counted(changed.length, 'note')} changed from the folder.`);
  } finally {
    line.clear();
    stopHearing();
  }
}

const entitiesMessage = 'Files of entities are not kept in step: export them without --sync.';

async function makeFirst(inStep: App['inStep'], directory: string, anew: boolean): Promise<void> {
  if (anew || !(await inStep.wasInStep(directory))) return makeDirectory(directory);
  throw new AppError(
    'not-found',
    `${directory} was kept in step before and is not there now. Is its drive connected? Nothing was written, and ` +
      'nothing is taken for a deletion. To begin anew there, say --anew.',
  );
}

async function tell({ id, path, status, notes, message }: SyncedFile, { json, quiet }: CommonOptions): Promise<void> {
  if (['failed', 'conflict', 'copy'].includes(status)) terminal().setExitStatus(exitStatus.someFailed);
  if (message !== undefined && status !== 'kept') complain(message);
  if (json) await writeJson({ id, path, status, ...(notes && { notes }), ...(message !== undefined && { message }) });
  else if (!quiet && status !== 'unchanged') await writeLine(`${status.padEnd(10)}  ${path}`);
}
