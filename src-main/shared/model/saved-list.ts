import * as z from 'zod';
import { articleOrderSchema } from './article-list.ts';

const name = z.string().trim().min(1).max(100);

/** A query that a person keeps under a name, with its order; stands in postil.json. Deleted, it is a record still. */
export const savedListSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string(),
  ...articleOrderSchema.shape,
  /** Lists stand by it, the smallest first. */
  rank: z.number(),
  created: z.string(),
  modified: z.string(),
  deleted: z.string().nullable(),
});
export type SavedList = z.infer<typeof savedListSchema>;

export const newSavedListSchema = z.strictObject({ name, ...articleOrderSchema.shape });
export type NewSavedList = z.output<typeof newSavedListSchema>;

/** A key that is left out stays as it is. */
export const savedListChangesSchema = z
  .strictObject({
    name,
    query: articleOrderSchema.shape.query.unwrap(),
    sort: articleOrderSchema.shape.sort.unwrap(),
    reversed: articleOrderSchema.shape.reversed.unwrap(),
    rank: z.number(),
  })
  .partial();
export type SavedListChanges = z.infer<typeof savedListChangesSchema>;
