import { statSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { relative } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { type ExportFormat, exportFormats } from '#shared/exporting/export-formats.ts';
import { codeOf } from '../../storage/durable-write.ts';
import type { Template } from '../template.ts';
import { folderGone } from './folder-state.ts';

/** Throws `invalid-input` where these files cannot be kept in step: they are to be Markdown, an article or a highlight each. */
export function mustBeKeepable(format: ExportFormat, template: Template | null): asserts template is Template {
  if (template !== null && template.each !== 'digest' && exportFormats[format].ending === 'md') return;
  const message =
    'Only files of Markdown, one an article or a highlight, can be kept in step: markdown, obsidian, logseq, readwise, ' +
    'full-text, highlight, or a template of your own. Nothing was written.';
  throw new AppError('invalid-input', message);
}

/** The folder itself where a link leads to it. Throws where it is not there, is the library's, or may not be written. */
export async function realFolder(given: string, library: string): Promise<string> {
  let directory: string;
  try {
    directory = await realpath(given);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') throw folderGone(given);
    throw error;
  }
  const within = relative(library, directory);
  if (within === '' || !/^\.\.(?:[/\\]|$)|^(?:[a-z]:|[/\\])/i.test(within)) {
    throw new AppError(
      'invalid-input',
      `${given} is in the library itself. Choose another folder; nothing was written.`,
    );
  }
  const found = statSync(directory);
  if (!found.isDirectory()) throw new AppError('invalid-input', `${given} is no folder. Nothing was written.`);
  if ((found.mode & 0o200) === 0) {
    const message = `${given} is read-only. Nothing was written: give yourself the right to write there, or choose another folder.`;
    throw new AppError('disk', message);
  }
  return directory;
}

/** What is said of a folder that was in step and has none of its files. */
export function emptied(directory: string): AppError {
  const message =
    `${directory} was kept in step before and has none of Postil’s files now. Is its drive connected? Nothing was ` +
    'written, and nothing is taken for a deletion. To begin anew there, run “postil export --sync --anew”.';
  return new AppError('not-found', message);
}
