import * as z from 'zod';

/** A tag in its most used spelling, and how many articles and notes outside the trash have just this one. */
export const tagUseSchema = z.object({ tag: z.string(), articles: z.number().int(), notes: z.number().int() });
export type TagUse = z.infer<typeof tagUseSchema>;

/** What became of a change of a tag: how many articles and notes were changed. */
export const tagChangeSchema = z.object({
  /** What `tags.takeBack` takes. */
  change: z.string(),
  articles: z.number().int(),
  notes: z.number().int(),
  /** Saved lists that ask for its new name now. */
  lists: z.number().int(),
  /** Articles of which something stayed as it was, tags of their own or of their notes, and why. */
  failed: z.array(z.object({ id: z.string(), title: z.string(), reason: z.string() })),
});
export type TagChange = z.infer<typeof tagChangeSchema>;
