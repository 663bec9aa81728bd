import * as z from 'zod';
import { indexedTypes } from './choices.ts';

export const sameBy = ['source', 'address', 'text'] as const;

/** An article that is in the library more than once, as a list shows it. */
const duplicateSchema = z.object({
  id: z.string(),
  title: z.string(),
  site: z.string(),
  /** The day of publication, else of saving: `YYYY-MM-DD`. */
  day: z.string(),
  words: z.number().int(),
  marks: z.number().int(),
  /** Why it counts as the same as the first of its group, or as another one of it; null for the first. */
  same: z.object({ by: z.enum(sameBy), percent: z.number().int() }).nullable(),
});
export type Duplicate = z.infer<typeof duplicateSchema>;

/** Articles that are the same, the one to be kept first: that with most marks, read furthest, longest, saved first. */
export const duplicateGroupSchema = z.object({ articles: z.array(duplicateSchema) });
export type DuplicateGroup = z.infer<typeof duplicateGroupSchema>;

export const duplicateListSchema = z.object({ groups: z.array(duplicateGroupSchema), total: z.number().int() });
export type DuplicateList = z.infer<typeof duplicateListSchema>;

/** An article that has to do with another one, and why: entities and words that both have, the most telling first. */
export const relatedArticleSchema = z.object({
  id: z.string(),
  title: z.string(),
  site: z.string(),
  day: z.string(),
  /** 0 to 1; 1 is the article itself. */
  score: z.number(),
  entities: z.array(z.object({ id: z.string(), type: z.enum(indexedTypes), name: z.string() })),
  words: z.array(z.string()),
});
export type RelatedArticle = z.infer<typeof relatedArticleSchema>;

/** `duplicates.json`: pairs that the person said are different, by their ids, the lesser first. A taking back is a record. */
export const differentFileSchema = z.looseObject({
  format: z.literal(1),
  different: z.array(
    z.looseObject({ one: z.string(), other: z.string(), said: z.string(), deleted: z.string().nullable() }),
  ),
});
export type DifferentFile = z.infer<typeof differentFileSchema>;

/** What a merge gave to the article that was kept, so that it can be taken back. */
export const mergedSchema = z.looseObject({
  id: z.string(),
  at: z.string(),
  tags: z.array(z.string()),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
export type Merged = z.infer<typeof mergedSchema>;
