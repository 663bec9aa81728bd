import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { type ExportedFile, renderExport, writeExport } from '#core/exporting/export.ts';
import { codeOf } from '#core/storage/durable-write.ts';
import { type ExportFormat, exportFormats } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, withCommonOptions, write, writeJson, writeLine } from '../output.ts';

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
    .action((given: string[], options: ExportOptions) =>
      withApp(options, 'read', version, async ({ library, notes }) => {
        if (given.length > 0 === (options.all ?? false)) {
          throw new AppError('invalid-input', 'Name the articles to export, or say --all.');
        }
        const present = (await library.list()).filter(({ deleted }) => deleted === null).map(({ id }) => id);
        const ids = options.all ? present : given.map((id) => library.resolveId(id));
        const files = await renderExport(library, notes, ids, options.format);
        for (const file of files) await (options.out === '-' ? print(file, options) : save(file, options));
      }),
    );
}

function print({ id, name, text }: ExportedFile, { json }: ExportOptions): Promise<void> {
  return json ? writeJson({ id, path: null, name, status: 'written', text }) : write(text);
}

async function save(file: ExportedFile, { out, json, quiet }: ExportOptions): Promise<void> {
  const directory = resolve(out);
  const { name, unchanged } = await freeName(directory, file);
  const path = join(directory, name);
  if (!unchanged) await writeExport([{ ...file, name }], directory);
  const status = unchanged ? 'unchanged' : 'written';
  if (json) await writeJson({ id: file.id, path, status });
  else if (!quiet) await writeLine(`${status.padEnd(9)}  ${path}`);
}

/** A file of another article keeps its name; this one then carries a piece of its id. */
async function freeName(
  directory: string,
  { id, name, text }: ExportedFile,
): Promise<{ name: string; unchanged: boolean }> {
  const own = name.replace(/(\.\w+)$/, `-${id.slice(-8).toLowerCase()}$1`);
  for (const candidate of [name, own]) {
    const present = await readIfThere(join(directory, candidate));
    if (present === null || present === text) return { name: candidate, unchanged: present === text };
    if (new RegExp(`^id: ${id}$`, 'm').test(present)) return { name: candidate, unchanged: false };
  }
  throw new AppError(
    'conflict',
    `${join(directory, name)} is somebody else's file. Nothing was written; choose another --out.`,
  );
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
