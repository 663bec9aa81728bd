import * as z from 'zod';

export const importStatuses = ['added', 'updated', 'unchanged', 'failed'] as const;

const markCountsSchema = z.object({ added: z.number().int(), updated: z.number().int(), known: z.number().int() });
export type MarkCounts = z.infer<typeof markCountsSchema>;

/** What became of one imported item; `reason` is set when it failed, and when it was passed over because of what it is. */
export const importResultSchema = z.object({
  status: z.enum(importStatuses),
  id: z.string().nullable(),
  title: z.string().nullable(),
  source: z.string(),
  warnings: z.array(z.string()),
  reason: z.string().nullable(),
  /** Of one that failed, in technical words: what only helps to look into it. */
  detail: z.string().optional(),
  /** Set when a shorter text did not take the place of a saved one: `import.replace` does it after all. */
  replace: z.string().optional(),
  /** Set when the text took the place of another: the `content` of that one, which is among the article's versions. */
  replaced: z.string().optional(),
  /** The app whose export it comes from. */
  app: z.string().optional(),
  /** Of an item of another app: how many of its highlights and notes were added, were changed, were here already. */
  marks: markCountsSchema.optional(),
  /** Of these, the notes on the article as a whole. */
  articleNotes: markCountsSchema.optional(),
});
export type ImportResult = z.infer<typeof importResultSchema>;

/** An import that a crash ended: of `total` files `done` had come in. */
export const interruptedImportSchema = z.object({
  id: z.string(),
  started: z.string(),
  done: z.number().int(),
  total: z.number().int(),
  paths: z.array(z.string()),
});
export type InterruptedImport = z.infer<typeof interruptedImportSchema>;
