import * as z from 'zod';
import { articleChangesSchema, articleSummarySchema } from './article.ts';
import { queryProblemSchema } from './search.ts';

/** By what a list is sorted: newest, longest, furthest and last read first, titles from A on. */
export const articleSorts = ['saved', 'published', 'title', 'length', 'progress', 'read'] as const;
export type ArticleSort = (typeof articleSorts)[number];

/** A list of articles is a query, in an order; every article outside the trash is the query that is empty. */
export const articleOrderSchema = z.object({
  query: z.string().max(1000).default(''),
  sort: z.enum(articleSorts).default('saved'),
  /** The other way round. */
  reversed: z.boolean().default(false),
});
export type ArticleOrder = z.output<typeof articleOrderSchema>;

/** The lists that every library has. */
export const builtInLists = {
  inbox: 'is:inbox',
  reading: 'is:reading -is:archive',
  later: 'is:later',
  archive: 'is:archive',
  favourites: 'is:favourite',
  all: '',
  trash: 'is:trash',
} as const;
export type BuiltInList = keyof typeof builtInLists;

/** Some rows of a list, of `total`; `pending` articles of the library are still to be read. */
export const articleListSchema = z.object({
  articles: z.array(articleSummarySchema),
  total: z.number().int(),
  pending: z.number().int(),
  /** Why the query cannot be read; then the list is empty. */
  problem: queryProblemSchema.nullable(),
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

/** A change of one article among several. */
export const articleChangeSchema = z.object({ id: z.string().min(1).max(64), changes: articleChangesSchema });
export type ArticleChange = z.infer<typeof articleChangeSchema>;
