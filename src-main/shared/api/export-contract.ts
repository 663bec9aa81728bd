import * as z from 'zod';
import { exportFormatNames } from '../exporting/export-formats.ts';
import { groupings } from '../exporting/export-model.ts';
import { exportReportSchema } from '../exporting/export-report.ts';
import { articleOrderSchema } from '../model/article-list.ts';
import { inStepSettingSchema, inStepStatusSchema } from '../model/folder-sync.ts';
import { statementsExportSchema } from '../model/statement.ts';

const id = z.string().min(1).max(64);
const nothing = z.object({});
const templateName = z.string().min(1).max(60);

/** What goes out in which form; `template` is the text of one in place of the format's own. */
const exportWantedSchema = z.object({
  ids: z.array(id).min(1).max(1000),
  format: z.enum(exportFormatNames),
  template: z.string().max(200_000).optional(),
  entities: z.boolean().default(false),
  by: z.enum(groupings).optional(),
});

/** The articles of an export of several: some, or those of a list. */
const exportedArticles = z.union([z.object({ ids: z.array(id).min(1).max(100_000) }), articleOrderSchema]);
const job = z.string().min(1).max(64);

/** Calls by which articles, notes and statements go out. */
export const exportContract = {
  /** The files as they would be written; nothing is written. A bad template is `invalid-input`, its detail `line:column`. */
  'export.render': {
    input: exportWantedSchema,
    output: z.array(z.object({ id: z.string(), name: z.string(), text: z.string() })),
  },
  /** Saves what makes one file through the host's own dialog; null where the person closed it. */
  'export.save': { input: exportWantedSchema, output: z.object({ path: z.string() }).nullable() },
  /**
   * Writes several articles into one file: through the host's own dialog (null where the person closed it), or where a browser can
   * fetch it. `job` is a name of the page's, for `export-progress` and `export.cancel`. Throws `cancelled`.
   */
  'export.several': {
    input: exportWantedSchema.omit({ ids: true }).extend({ job, of: exportedArticles }),
    output: exportReportSchema.nullable(),
  },
  'export.cancel': { input: z.object({ job }), output: nothing },
  /** The names of the person's own templates. */
  'export.templates': { input: nothing, output: z.array(z.string()) },
  /** The text of one of them, or of the one that makes a format: null for a format that is made without. */
  'export.template': {
    input: z.union([z.object({ name: templateName }), z.object({ format: z.enum(exportFormatNames) })]),
    output: z.object({ text: z.string().nullable() }),
  },
  /** Keeps a template in the library; one that cannot be read is `invalid-input`. */
  'export.saveTemplate': { input: z.object({ name: templateName, text: z.string().max(200_000) }), output: nothing },
  /**
   * Gives a template another name, also for the folder that it keeps in step; `not-found`, `invalid-input` where another has that name
   * and for what is no name.
   */
  'export.renameTemplate': { input: z.object({ name: templateName, to: templateName }), output: nothing },
  /** Keeps one again that was deleted, as it was; `invalid-input` where another has its name by now. */
  'export.restoreTemplate': { input: z.object({ name: templateName, text: z.string().max(200_000) }), output: nothing },
  /** Deletes one; `not-found`, `conflict` while a folder is kept in step by it. */
  'export.deleteTemplate': { input: z.object({ name: templateName }), output: nothing },
  /** The folder that is kept in step. */
  'export.folder': { input: nothing, output: inStepStatusSchema },
  /** Sets it, and runs where it is on; `invalid-input` or `not-found` for one that cannot be. */
  'export.setFolder': { input: inStepSettingSchema, output: inStepStatusSchema },
  /** Brings it in step now; what stood in the way is in the status. */
  'export.syncFolder': { input: nothing, output: inStepStatusSchema },
  /** Takes back what a run changed of notes, by the `undo` of its event; how many still said that. */
  'export.undoFolder': { input: z.object({ undo: z.string().max(64) }), output: z.object({ notes: z.number().int() }) },
  /** Asks the person for a folder by the host's own dialog; null where they closed it. */
  'export.chooseFolder': { input: nothing, output: z.object({ path: z.string() }).nullable() },
  'export.statements': { input: statementsExportSchema, output: z.object({ name: z.string(), text: z.string() }) },
  'export.saveStatements': { input: statementsExportSchema, output: z.object({ path: z.string() }).nullable() },
} as const;
