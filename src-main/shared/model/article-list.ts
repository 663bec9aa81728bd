import * as z from 'zod';
import { articleChangesSchema, articleSummarySchema } from './article.ts';
import { articleSorts } from './choices.ts';
import { queryNoticeSchema, queryProblemSchema } from './search.ts';

/** A list of articles is a query, in an order; every article outside the trash is the query that is empty. */
export const articleOrderSchema = z.object({
  query: z.string().max(1000).default(''),
  sort: z.enum(articleSorts).default('saved'),
  /** The other way round. */
  reversed: z.boolean().default(false),
});
export type ArticleOrder = z.output<typeof articleOrderSchema>;

/** Some rows of a list, of `total`; `pending` articles of the library are still to be read. */
export const articleListSchema = z.object({
  articles: z.array(articleSummarySchema),
  total: z.number().int(),
  pending: z.number().int(),
  /** Why the query cannot be read; then the list is empty. */
  problem: queryProblemSchema.nullable(),
  /** What is written like a field and is none; null where there is nothing to tell. */
  notice: queryNoticeSchema.nullable(),
});
export type ArticleList = z.infer<typeof articleListSchema>;

/** Where an article stands in a list, from 0 on, and who stands beside it; null where it is not in it, or is the end. */
export const listPlaceSchema = z.object({
  index: z.number().int().nullable(),
  total: z.number().int(),
  previous: z.string().nullable(),
  next: z.string().nullable(),
});
export type ListPlace = z.infer<typeof listPlaceSchema>;

const tags = z.array(z.string().trim().min(1).max(100)).max(100);

/** A change of one article among several; `addTags` and `removeTags` leave its other tags alone. */
export const articleChangeSchema = z.object({
  id: z.string().min(1).max(64),
  changes: articleChangesSchema,
  addTags: tags.optional(),
  removeTags: tags.optional(),
});
export type ArticleChange = z.infer<typeof articleChangeSchema>;
