import * as z from 'zod';
import { colorSchema } from './annotation.ts';

/** One link of a note of an article: `direction` is `to` where the note links, `from` where the other one does. */
export const linkedNoteSchema = z.object({
  note: z.string(),
  direction: z.enum(['to', 'from']),
  relation: z.string(),
  other: z.object({
    articleId: z.string(),
    id: z.string(),
    title: z.string(),
    quote: z.string(),
    body: z.string(),
    color: colorSchema,
  }),
});
export type LinkedNote = z.infer<typeof linkedNoteSchema>;
