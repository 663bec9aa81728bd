import * as z from 'zod';
import { articleSchema } from '../model/article.ts';
import { duplicateListSchema, relatedArticleSchema } from '../model/duplicate.ts';

const id = z.string().min(1).max(64);
const others = z.array(id).min(1).max(500);
const merging = z.object({ keep: id, others });

/** Calls for articles that are in the library more than once, or near one another. */
export const nearContract = {
  /** Makes one article of several: it gets their notes, they go to the trash. `notes` is how many came. */
  'articles.merge': { input: merging, output: z.object({ article: articleSchema, notes: z.number().int() }) },
  /** Takes that back: they return with their notes. */
  'articles.unmerge': { input: merging, output: articleSchema },
  /** The nearest others by what they name and their telling words. */
  'articles.related': {
    input: z.object({ id, limit: z.number().int().min(1).max(50).default(5) }),
    output: z.array(relatedArticleSchema),
  },
  /** Groups of articles that are the same, or the group of one. */
  'duplicates.list': {
    input: z.object({
      id: id.nullable().default(null),
      limit: z.number().int().min(1).max(500).default(50),
      offset: z.number().int().min(0).default(0),
    }),
    output: duplicateListSchema,
  },
  /** An article is none of the others although it looks so; `different` false takes that back. */
  'duplicates.tell': {
    input: z.object({ id, others, different: z.boolean().default(true) }),
    output: z.object({}),
  },
} as const;
