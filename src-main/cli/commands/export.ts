import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { App } from '#core/app.ts';
import type { ExportedFile, Exporter, ExportWanted } from '#core/exporting/exporter.ts';
import type { Template } from '#core/exporting/template.ts';
import { codeOf, makeDirectory } from '#core/storage/durable-write.ts';
import { AppError } from '#shared/api/errors.ts';
import { type ExportFormat, exportFormatNames, withoutArticles } from '#shared/exporting/export-formats.ts';
import { type GroupBy, groupings } from '#shared/exporting/export-model.ts';
import { names as english } from '#shared/messages/en/names.ts';
import { exitStatus } from '../exit-status.ts';
import { FolderWriter } from '../folder-writer.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, write, writeJson, writeLine } from '../output.ts';
import { type SavedExport, saveLibraryFile } from '../save-export.ts';
import { createStatusLine } from '../status-line.ts';
import { type SyncGiven, syncExport } from '../sync-export.ts';
import { terminal } from '../terminal.ts';

interface ExportOptions extends CommonOptions {
  all?: boolean;
  format?: ExportFormat;
  template?: string;
  entities?: boolean;
  by?: GroupBy;
  out: string;
  sync?: boolean;
  anew?: boolean;
}

type FormattedOptions = ExportOptions & { readonly format: ExportFormat };

const formatHelp = exportFormatNames.map((name) => `  ${name.padEnd(14)}${english.exportFormats[name]}`).join('\n');
const syncHelp = `
With --sync a line a file says what became of it: written, unchanged, kept-edits (what you wrote stays), edited (notes were
changed in it), moved, conflict (both texts stand in it), removed (to .postil/removed), kept (deleted in Postil, but you wrote
in it), away (you took it away), copy (of another file), failed. Lines for unchanged files are printed with --json alone.
`;

export function addExportCommand(program: Command, version: string): void {
  withCommonOptions(program.command('export'))
    .description('Write highlights and notes as files: Markdown, by a template of your own, and other formats.')
    .argument('[id...]', 'articles, or the beginnings of their ids; with --sync also a query as for `search`')
    .option('--all', 'every article that is not in the trash')
    .addOption(
      new Option('--format <format>', 'the format (default: markdown, with --by digest)').choices(exportFormatNames),
    )
    .option('--template <file>', 'a Liquid template: a file, or the name of one in the library’s templates folder')
    .option('--entities', 'with who and what is named; in Obsidian a note for each')
    .addOption(
      new Option('--by <what>', 'make a digest, one file of many articles, grouped by this').choices(groupings),
    )
    .option('--out <dir>', 'the folder to write to; - is standard output', '.')
    .option('--sync', 'keep the folder in step: what you wrote in its files stays, edits of notes come back')
    .option('--anew', 'with --sync: begin anew in a folder that was emptied or has gone')
    .addHelpText('after', `\nFormats:\n${formatHelp}\n${syncHelp}`)
    .action((given: string[], asked: ExportOptions) => {
      const options = withFormat(asked);
      if (options.sync) return runSync(given, options, version);
      const ofLibrary = withoutArticles.includes(options.format);
      if (ofLibrary ? given.length > 0 : given.length > 0 === (options.all ?? false)) {
        const message = ofLibrary ? `${options.format} is of the whole library: name no article.` : null;
        throw new AppError('invalid-input', message ?? 'Name the articles to export, or say --all.');
      }
      return withApp(options, 'read', version, async (app) => {
        const { template } = await readTemplate(app, options.template);
        if (options.by !== undefined && template !== undefined && template.each !== 'digest')
          throw noDigest('This template');
        const named = () => [...new Set(given.map((id) => app.library.resolveId(id)))];
        const ids = ofLibrary ? [] : options.all ? await presentIds(app) : named();
        await exportAll(app, ids, template, options);
      });
    });
}

/** What is grouped is a digest: `--by` asks for one. Throws AppError `invalid-input` beside what makes none. */
function withFormat({ format, ...options }: ExportOptions): FormattedOptions {
  const { by, template, sync } = options;
  if (by !== undefined && sync) throw noDigest('--sync');
  if (by !== undefined && template === undefined && format !== undefined && format !== 'digest') throw noDigest(format);
  return { ...options, format: format ?? (by === undefined || template !== undefined ? 'markdown' : 'digest') };
}

function noDigest(what: string): AppError {
  return new AppError('invalid-input', `--by groups a digest, and ${what} makes none. Leave one of the two out.`);
}

/** Articles named by their ids, or those that a query finds. */
async function runSync(given: string[], options: FormattedOptions, version: string): Promise<void> {
  if (given.length > 0 === (options.all ?? false))
    throw new AppError('invalid-input', 'Name the articles to keep in step, or a query, or say --all.');
  await withApp(options, 'write', version, async (app) => {
    const { library, search } = app;
    const isNamed = given.every((id) => library.ids().some((each) => each.startsWith(id.toUpperCase())));
    const named = () => [...new Set(given.map((id) => library.resolveId(id)))];
    const ids = options.all ? null : isNamed ? named() : await search.articles(given.join(' '));
    const made = await readTemplate(app, options.template);
    await syncExport(app, { ids, isNamed: isNamed && !options.all, ...made }, options);
  });
}

async function presentIds({ library }: App): Promise<string[]> {
  return (await library.list()).filter(({ deleted }) => deleted === null).map(({ id }) => id);
}

/** Of a file, or of the person's own in the library. Throws before anything is written. */
async function readTemplate(
  app: App,
  given: string | undefined,
): Promise<Pick<SyncGiven, 'template' | 'templateText'>> {
  if (given === undefined) return { template: undefined, templateText: undefined };
  const { parseTemplate } = await import('#core/exporting/template.ts');
  const text = await templateText(app, given);
  return { template: parseTemplate(text), templateText: text };
}

async function templateText({ exporter }: App, given: string): Promise<string> {
  const path = resolve(terminal().directory, given);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (!['ENOENT', 'EISDIR'].includes(String(codeOf(error)))) {
      throw new AppError('disk', `${path} could not be read: ${error instanceof Error ? error.message : error}`);
    }
  }
  const names = await exporter.templates.names();
  if (names.includes(given)) return exporter.templates.text(given);
  const known = names.length === 0 ? '' : ` Templates in the library: ${names.join(', ')}.`;
  throw new AppError('not-found', `There is no template ${given}.${known} Nothing was written.`);
}

async function exportAll(
  { exporter }: App,
  ids: readonly string[],
  template: Template | undefined,
  options: FormattedOptions,
): Promise<void> {
  const { format, entities = false, by, out, quiet } = options;
  const stop = new AbortController();
  const stopHearing = terminal().onInterrupt(() => stop.abort());
  const line = createStatusLine();
  const directory = resolve(terminal().directory, out);
  const wanted: ExportWanted = {
    ids,
    ...(options.all && { isAll: true }),
    format,
    entities,
    signal: stop.signal,
    ...(template !== undefined && { template }),
    ...(by !== undefined && { by }),
    onProgress: (done, total) => {
      if (!quiet && done < total) line.show(`${done} of ${total} articles`);
    },
    onFailure: (id, error) => {
      line.clear();
      terminal().setExitStatus(exitStatus.someFailed);
      complain(`${id} was not exported: ${error.message}`);
    },
  };
  try {
    // What is wrong with a template may show in the last article alone; nothing is written of the first one then.
    if (template !== undefined) await tryTemplate(exporter, wanted);
    if (out !== '-') await makeDirectory(directory);
    if (exporter.isOfLibrary(wanted)) {
      const file = await exporter.library(wanted);
      if (out !== '-') return await tell(null, await saveLibraryFile(file, directory), options);
      for await (const piece of file.pieces) await write(piece);
      return;
    }
    const writer = new FolderWriter(directory, async (file, saved) => {
      line.clear();
      if (!(saved instanceof AppError)) await tell(file.id, saved, options);
      else wanted.onFailure?.(file.id, saved);
    });
    try {
      for await (const file of exporter.files(wanted, () => writer.settled())) {
        if (out === '-') await print(file, options);
        else await writer.add(file);
      }
    } finally {
      await writer.settled();
    }
  } finally {
    line.clear();
    stopHearing();
  }
}

/** Makes all that is to be written and keeps nothing of it. Throws what is wrong with the template. */
async function tryTemplate(exporter: Exporter, wanted: ExportWanted): Promise<void> {
  if (exporter.isOfLibrary(wanted)) return;
  const files = exporter.files({ ...wanted, onFailure: () => undefined });
  while (!(await files.next()).done);
}

function print({ id, name, text }: ExportedFile, { json }: ExportOptions): Promise<void> {
  return json ? writeJson({ id, path: '-', status: 'written', name, text }) : write(text);
}

async function tell(id: string | null, { path, status }: SavedExport, { json, quiet }: ExportOptions): Promise<void> {
  if (json) await writeJson({ id, path, status });
  else if (!quiet) await writeLine(`${status.padEnd(9)}  ${path}`);
}
