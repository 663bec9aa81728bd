import * as z from 'zod';

/** What became of an export of several articles. */
export const exportReportSchema = z.object({
  name: z.string(),
  /** Where it was saved; null where a browser fetches it: then `download` is the address on this host. */
  path: z.string().nullable(),
  download: z.string().nullable(),
  /** Files in the archive, or 1. */
  files: z.number().int(),
  articles: z.number().int(),
  /** Articles that could not be read, in whose place nothing was written. */
  failed: z.array(z.object({ id: z.string(), title: z.string().nullable(), reason: z.string() })),
});
export type ExportReport = z.infer<typeof exportReportSchema>;
