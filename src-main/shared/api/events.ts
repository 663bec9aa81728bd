import * as z from 'zod';

/** The one window of the host that an event is meant for (`page-address.ts`); left out where every page is. */
const window = z.string().optional();

/** What the core tells every open page. One JSON value a line on `/api/events`. */
export const eventSchema = z.discriminatedUnion('type', [
  /** The first line of a stream: from here on nothing is missed. */
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('articles-changed'), ids: z.array(z.string()) }),
  z.object({ type: z.literal('annotations-changed'), articleId: z.string() }),
  z.object({ type: z.literal('settings-changed') }),
  z.object({ type: z.literal('rules-changed') }),
  z.object({ type: z.literal('lists-changed') }),
  /** A correction was made or taken back, or more of the library is known: whatever names entities is to be asked for again. */
  z.object({ type: z.literal('entities-changed') }),
  /** A folder was brought in step: `undo` takes back the notes that were changed from its files; null where none were. */
  z.object({
    type: z.literal('folder-synced'),
    changed: z.number().int(),
    undo: z.string().nullable(),
    conflicts: z.number().int(),
  }),
  /** How far the first look at the files of the library is; the last one has all of them, and comes where there was news. */
  z.object({ type: z.literal('index-progress'), done: z.number().int(), total: z.number().int() }),
  z.object({
    type: z.literal('import-progress'),
    /** What `import.cancel` takes. */
    job: z.string(),
    done: z.number().int(),
    total: z.number().int(),
    failed: z.number().int(),
    /** Items a second since it began. */
    rate: z.number(),
    name: z.string(),
  }),
  /** How far what `backup.cancel` stops is. */
  z.object({
    type: z.literal('backup-progress'),
    step: z.enum(['writing', 'checking', 'restoring', 'merging']),
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** How far an export of several articles is; the last one has all of them. `job` is what `export.cancel` takes. */
  z.object({ type: z.literal('export-progress'), job: z.string(), done: z.number().int(), total: z.number().int() }),
  /** Something a person has to know although they did not ask, such as a file set aside. */
  z.object({
    type: z.literal('notice'),
    message: z.string(),
    detail: z.string().nullable(),
    /** A file that it is about, which `host.revealFile` shows in its folder. */
    path: z.string().optional(),
    window,
  }),
  /** A command of the catalogue, chosen in the host's menu. */
  z.object({ type: z.literal('command'), id: z.string(), window }),
  /** The host asks the page to show an article and, when one is named, a note on it. */
  z.object({ type: z.literal('open-article'), id: z.string(), noteId: z.string().nullable(), window }),
]);
export type AppEvent = z.infer<typeof eventSchema>;
