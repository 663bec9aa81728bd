import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Command, Option } from 'commander';
import type { App } from '#core/app.ts';
import { type ExtractFormat, extractFormats } from '#core/importing/extracted.ts';
import type { ImportOptions } from '#core/importing/import.ts';
import type { ImportResult } from '#shared/api/contract.ts';
import { exitStatus } from '../exit-status.ts';
import { isLibrary, libraryDirectoryOf, openApp, withApp } from '../open-app.ts';
import { type CommonOptions, complain, readInput, withCommonOptions, writeJson, writeLine } from '../output.ts';

interface ImportCommandOptions extends CommonOptions {
  format?: ExtractFormat;
  baseUrl?: string;
  dryRun?: boolean;
  chapters?: boolean;
}

export function addImportCommand(program: Command, version: string): void {
  withCommonOptions(program.command('import'))
    .description(
      'Bring saved pages, books, texts, and archives and folders of them into the library; - is standard input.',
    )
    .argument('<path...>', 'files, archives or folders')
    .addOption(new Option('--format <format>', 'what the files are (else detected)').choices(extractFormats))
    .option('--base-url <url>', 'the address the page was saved from')
    .option('--chapters', 'make an article of each chapter of a book (EPUB)')
    .option('--dry-run', 'say what would happen and write nothing')
    .action(async (paths: string[], options: ImportCommandOptions) => {
      const { format, baseUrl: url, dryRun, chapters } = options;
      const how = {
        ...(format && { format }),
        ...(url !== undefined && { url }),
        ...(dryRun && { dryRun }),
        ...(chapters && { chapters }),
      };
      const work = async (app: App) => {
        for (const path of paths) await importOne(app, path, how, (result) => report(result, options));
      };
      if (!dryRun) return withApp(options, 'create', version, work);
      if (await isLibrary(libraryDirectoryOf(options))) return withApp(options, 'read', version, work);
      return withPassingApp(version, work);
    });
}

/** What a library that is not there yet would say: an empty one, gone afterwards. */
async function withPassingApp(version: string, work: (app: App) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'postil-dry-run-'));
  try {
    const app = await openApp({ libraryDirectory: directory, version, stateDirectory: join(directory, 'state') });
    await work(app).finally(() => app.close());
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function importOne(
  { importer }: App,
  path: string,
  how: ImportOptions,
  tell: (result: ImportResult) => Promise<void>,
): Promise<void> {
  if (path === '-') {
    const input = { bytes: await readInput(), name: 'standard input', contentType: '', url: how.url ?? '', path: null };
    const results = await importer.importAll({ ...input, source: '-' }, how);
    for (const result of results) await tell(result);
    return;
  }
  if (/^https?:\/\//i.test(path)) {
    const reason = `${path} is an address, and Postil fetches nothing. Open it in a browser, save the page and import the file.`;
    return tell({ status: 'failed', id: null, title: null, source: path, warnings: [], reason });
  }
  const told: Promise<void>[] = [];
  await importer.importPaths([path], how, (result) => told.push(tell(result)));
  await Promise.all(told);
  if (told.length === 0) complain(`${path}: there is nothing in it that Postil reads.`);
}

async function report(result: ImportResult, { json, quiet }: CommonOptions): Promise<void> {
  const { status, id, title, source, warnings, reason } = result;
  if (json) await writeJson(result);
  if (status === 'failed') {
    process.exitCode = exitStatus.someFailed;
    const named = reason?.includes(basename(source)) ?? false;
    complain(named ? reason : `${source}: ${reason}`);
  } else if (!json && !quiet) {
    await writeLine(`${status.padEnd(9)}  ${id}  ${title}`);
  }
  if (!json && !quiet) for (const warning of warnings) complain(`${source}: ${warning}`);
}
