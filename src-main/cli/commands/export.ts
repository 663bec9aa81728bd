import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { App } from '#core/app.ts';
import type { ExportedFile } from '#core/exporting/export.ts';
import { type ExportFormat, exportFormats } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import { exitStatus } from '../exit-status.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, write, writeJson, writeLine } from '../output.ts';
import { saveExport } from '../save-export.ts';
import { terminal } from '../terminal.ts';

interface ExportOptions extends CommonOptions {
  all?: boolean;
  format: ExportFormat;
  out: string;
}

export function addExportCommand(program: Command, version: string): void {
  withCommonOptions(program.command('export'))
    .description('Write highlights and notes as Markdown, a file an article.')
    .argument('[id...]', 'articles, or the beginnings of their ids')
    .option('--all', 'every article that is not in the trash')
    .addOption(new Option('--format <format>', 'the format').choices(exportFormats).default('markdown'))
    .option('--out <dir>', 'the folder to write to; - is standard output', '.')
    .action((given: string[], options: ExportOptions) => {
      if (given.length > 0 === (options.all ?? false)) {
        throw new AppError('invalid-input', 'Name the articles to export, or say --all.');
      }
      return withApp(options, 'read', version, async (app) => {
        const ids = options.all ? await presentIds(app) : [...new Set(given.map((id) => app.library.resolveId(id)))];
        for (const id of ids) await exportOne(app, id, options);
      });
    });
}

async function presentIds({ library }: App): Promise<string[]> {
  return (await library.list()).filter(({ deleted }) => deleted === null).map(({ id }) => id);
}

/** One article that cannot be exported is named, and the others go on. */
async function exportOne({ library, notes }: App, id: string, options: ExportOptions): Promise<void> {
  const { renderExport } = await import('#core/exporting/export.ts');
  try {
    const [file] = await renderExport(library, notes, [id], options.format);
    if (file === undefined) return;
    if (options.out === '-') await print(file, options);
    else await save(file, options);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    terminal().setExitStatus(exitStatus.someFailed);
    complain(`${id} was not exported: ${error.message}`);
  }
}

function print({ id, name, text }: ExportedFile, { json }: ExportOptions): Promise<void> {
  return json ? writeJson({ id, path: '-', status: 'written', name, text }) : write(text);
}

async function save(file: ExportedFile, { out, json, quiet }: ExportOptions): Promise<void> {
  const { path, status } = await saveExport(file, resolve(terminal().directory, out));
  if (json) await writeJson({ id: file.id, path, status });
  else if (!quiet) await writeLine(`${status.padEnd(9)}  ${path}`);
}
