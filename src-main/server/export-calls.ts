import type { App } from '#core/app.ts';
import { createExportJobs } from '#core/exporting/export-jobs.ts';
import type { ExportWanted } from '#core/exporting/exporter.ts';
import { exportStatements } from '#core/exporting/ledger-export.ts';
import type { parseTemplate, Template } from '#core/exporting/template.ts';
import { said } from '#core/said.ts';
import { writeDurably } from '#core/storage/durable-write.ts';
import type { ParsedInput } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import { able } from './able.ts';
import type { Calls } from './calls.ts';

type ExportCalls = Pick<Calls, Extract<keyof Calls, `export.${string}`>>;

/** Milliseconds that a template which is being written may hold up everything else. */
const longestPreview = 1_000;

/** As many as a list may have. */
const mostArticles = 1_000_000;

/** What reads templates is loaded with the first. */
async function parsed(...given: Parameters<typeof parseTemplate>): Promise<Template> {
  const { parseTemplate } = await import('#core/exporting/template.ts');
  return parseTemplate(...given);
}

/** What goes out of the library. */
export function exportCalls(app: App): ExportCalls {
  const { exporter, entities, host, library, search, stateDirectory, publish, inStep } = app;
  const { templates } = exporter;
  const jobs = createExportJobs({ exporter, library, stateDirectory, publish });
  const wantedOf = async ({ template, by, ...wanted }: ParsedInput<'export.render'>): Promise<ExportWanted> => {
    return {
      ...wanted,
      ...(by !== undefined && { by }),
      ...(template !== undefined && { template: await parsed(template, longestPreview) }),
    };
  };

  async function save(name: string, text: string): Promise<{ path: string } | null> {
    const path = await able(host.chooseSavePath, 'saveFiles')(name);
    if (path === null) return null;
    await writeDurably(path, text);
    return { path };
  }

  return {
    'export.render': async (given) => {
      const wanted = await wantedOf(given);
      // Of many in one file it is shown without those that cannot be read, as it will be written; that tells of them.
      const isOfMany = wanted.ids.length > 1 && exporter.isOfLibrary(wanted);
      return exporter.render(isOfMany ? { ...wanted, onFailure: () => undefined } : wanted);
    },
    'export.save': async (wanted) => {
      able(host.chooseSavePath, 'saveFiles');
      const [file, ...more] = await exporter.render(await wantedOf(wanted));
      if (file === undefined) throw new AppError('not-found', said().exporting.nothing);
      if (more.length > 0) {
        throw new AppError('unsupported', said().exporting.severalFiles(more.length + 1));
      }
      return save(file.name, file.text);
    },
    'export.several': async ({ job, of, template, by, ...rest }) => {
      const ids = 'ids' in of ? of.ids : await search.lists.ids({ ...of, offset: 0, limit: mostArticles });
      const wanted: ExportWanted = {
        ...{ ...rest, ids },
        ...(by !== undefined && { by }),
        ...(template !== undefined && { template: await parsed(template) }),
      };
      const name = await jobs.nameOf(wanted);
      if (host.chooseSavePath === undefined) {
        const { token, path } = await jobs.place(name);
        const done = await jobs.run(job, wanted, path);
        return { name, path: null, download: `/exports/${token}/${name}`, articles: ids.length, ...done };
      }
      const path = await host.chooseSavePath(name);
      if (path === null) return null;
      return { name, path, download: null, articles: ids.length, ...(await jobs.run(job, wanted, path)) };
    },
    'export.cancel': async ({ job }) => {
      jobs.cancel(job);
      return {};
    },
    'export.templates': () => templates.names(),
    'export.template': async (of) => ({
      text: 'name' in of ? await templates.text(of.name) : await templates.presetText(of.format),
    }),
    'export.saveTemplate': async ({ name, text }) => {
      await templates.save(name, text);
      return {};
    },
    'export.renameTemplate': async ({ name, to }) => {
      await inStep.renameTemplate(name, to);
      return {};
    },
    'export.restoreTemplate': async ({ name, text }) => {
      await templates.restore(name, text);
      return {};
    },
    'export.deleteTemplate': async ({ name }) => {
      const { setting } = await inStep.status();
      if (setting?.template === name) {
        throw new AppError('conflict', said().exporting.templateInStep(name, setting.directory));
      }
      await templates.delete(name);
      return {};
    },
    'export.folder': () => inStep.status(),
    'export.setFolder': (setting) => inStep.set(setting),
    'export.syncFolder': () => inStep.run(),
    'export.undoFolder': async ({ undo }) => ({ notes: await inStep.undo(undo) }),
    'export.chooseFolder': async () => {
      const path = await able(host.chooseFolder, 'chooseFolders')();
      return path === null ? null : { path };
    },
    'export.statements': ({ heading, ...filter }) => exportStatements(entities, filter, heading),
    'export.saveStatements': async ({ heading, ...filter }) => {
      able(host.chooseSavePath, 'saveFiles');
      const { name, text } = await exportStatements(entities, filter, heading);
      return save(name, text);
    },
  };
}
