import { statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { relative } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { type ExportFormat, exportFormats } from '#shared/exporting/export-formats.ts';
import { said } from '../../said.ts';
import { codeOf } from '../../storage/durable-write.ts';
import type { Template } from '../template.ts';
import { folderGone } from './folder-state.ts';

/** Throws `invalid-input` where these files cannot be kept in step: they are to be Markdown, an article or a highlight each. */
export function mustBeKeepable(format: ExportFormat, template: Template | null): asserts template is Template {
  if (template !== null && template.each !== 'digest' && exportFormats[format].ending === 'md') return;
  throw new AppError('invalid-input', said().exporting.notKeepable);
}

/**
 * The folder itself where a link leads to it. Throws where it is not there, is the library's, or may not be written; one
 * that was in step before has gone, with its drive perhaps, any other is simply none yet.
 */
export async function realFolder(given: string, library: string, wasInStep: boolean): Promise<string> {
  let directory: string;
  try {
    directory = await realpath(given);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') {
      throw wasInStep ? folderGone(given) : new AppError('not-found', said().exporting.noFolderYet(given));
    }
    throw error;
  }
  const within = relative(library, directory);
  if (within === '' || !/^\.\.(?:[/\\]|$)|^(?:[a-z]:|[/\\])/i.test(within)) {
    throw new AppError('invalid-input', said().exporting.inLibrary(given));
  }
  const found = statSync(directory);
  if (!found.isDirectory()) throw new AppError('invalid-input', said().exporting.noFolder(given));
  if ((found.mode & 0o200) === 0) {
    throw new AppError('disk', said().exporting.folderReadOnly(given));
  }
  return directory;
}

/** What is said of a folder that was in step and has none of its files. */
export function emptied(directory: string): AppError {
  return new AppError('not-found', said().exporting.emptied(directory));
}
