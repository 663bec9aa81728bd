import * as z from 'zod';
import { settingsChangesSchema, settingsSchema } from '../model/settings.ts';

const nothing = z.object({});

/** Where Postil keeps things on this computer. */
export const dataFolders = ['library', 'state', 'cache'] as const;

/** Calls of the settings: what is kept, and what can be done with the library as a whole. */
export const settingsContract = {
  'settings.get': { input: nothing, output: settingsSchema },
  'settings.update': { input: settingsChangesSchema, output: settingsSchema },
  /** What Postil runs on, as far as the host knows, and the folders that it keeps on this computer. */
  'app.about': {
    input: nothing,
    output: z.object({
      versions: z.array(z.object({ name: z.string(), version: z.string() })),
      folders: z.record(z.enum(dataFolders), z.string()),
    }),
  },
  /** Looks at every file of the library and changes nothing; `findings` are the first of those that are not well. */
  'library.check': {
    input: nothing,
    output: z.object({
      checked: z.number().int(),
      wrong: z.number().int(),
      findings: z.array(z.object({ path: z.string(), detail: z.string() })),
    }),
  },
  /** Throws the index of texts and names away and makes it anew of the files. */
  'library.reindex': { input: nothing, output: nothing },
  'host.revealFolder': { input: z.object({ folder: z.enum(dataFolders) }), output: nothing },
} as const;
