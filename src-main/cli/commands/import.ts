import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { App } from '#core/app.ts';
import { type ExtractFormat, extractFormats } from '#core/importing/extracted.ts';
import type { ImportOptions } from '#core/importing/import.ts';
import { AppError } from '#shared/api/errors.ts';
import { givenPaths } from '../given-paths.ts';
import { createReport, type Report } from '../import-report.ts';
import { isLibrary, libraryDirectoryOf, openApp, withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions } from '../output.ts';
import { terminal } from '../terminal.ts';

interface ImportCommandOptions extends CommonOptions {
  format?: ExtractFormat;
  baseUrl?: string;
  dryRun?: boolean;
  replace?: boolean;
  resume?: boolean;
  chapters?: boolean;
}

export function addImportCommand(program: Command, version: string): void {
  withCommonOptions(program.command('import'))
    .description(
      'Bring saved pages, books, texts, archives and folders of them, exports of other apps with their highlights, and addresses of the web (fetched now) into the library; - is standard input.',
    )
    .argument('[path...]', 'files, archives, folders, or addresses from http:// or https:// on')
    .addOption(new Option('--format <format>', 'what the files are (else detected)').choices(extractFormats))
    .option('--base-url <url>', 'the address the page was saved from')
    .option('--chapters', 'make an article of each chapter of a book (EPUB)')
    .option('--dry-run', 'say what would happen and write nothing')
    .option('--replace', 'let a text take the place of a longer one saved before')
    .option('--resume', 'go on with the import that was interrupted last')
    .action(async (paths: string[], options: ImportCommandOptions) => {
      const { format, baseUrl: url, dryRun, replace, resume, chapters } = options;
      if ((paths.length === 0) === (resume !== true)) {
        throw new AppError('invalid-input', 'Name the files or folders to import, or --resume alone.');
      }
      const report = createReport(options);
      const { signal } = report;
      const how = {
        ...(format && { format }),
        ...(url !== undefined && { url }),
        ...(dryRun && { dryRun }),
        ...(replace && { replace }),
        ...(chapters && { chapters }),
        signal,
      };
      const work = async (app: App) => {
        if (resume) await app.importJobs.resume(report.add, signal);
        else for (const group of grouped(paths)) await importGroup(app, group, how, report);
        report.conclude();
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

/** Files that follow one another are one import, so that they run side by side; what is no file stands alone. */
function grouped(paths: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const path of paths) {
    const last = groups.at(-1);
    if (last?.[0] === undefined || isAlone(path) || isAlone(last[0])) groups.push([path]);
    else last.push(path);
  }
  return groups;
}

function isAlone(path: string): boolean {
  return path === '-' || isAddress(path);
}

function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path);
}

async function importGroup(app: App, paths: readonly string[], how: ImportOptions, report: Report): Promise<void> {
  const [first = ''] = paths;
  if (first === '-') {
    const input = {
      bytes: await terminal().readInput(),
      name: 'standard input',
      contentType: '',
      url: how.url ?? '',
      path: null,
    };
    await app.importJobs.runBytes({ ...input, source: '-' }, how, report.add);
    return;
  }
  if (isAddress(first)) {
    const { url: _, ...options } = how;
    await app.importAddresses([first], options, report.add);
    return;
  }
  const { absolute, asGiven } = givenPaths(paths, terminal().directory);
  const results = await app.importJobs.run(absolute, how, (result, done, total) =>
    report.add(asGiven(result), done, total),
  );
  if (results.length === 0) complain(`${paths.join(', ')}: there is nothing in it that Postil reads.`);
}
