import * as z from 'zod';
import { articleChangeSchema, articleListSchema, articleOrderSchema, listPlaceSchema } from '../model/article-list.ts';
import { newSavedListSchema, savedListChangesSchema, savedListSchema } from '../model/saved-list.ts';
import { tagChangeSchema, tagUseSchema } from '../model/tag.ts';

const id = z.string().min(1).max(64);
const articleIds = z.object({ ids: z.array(id).min(1).max(1000) });
const nothing = z.object({});
const tag = z.string().min(1).max(1000);

/** What became of a change of several articles: those that could not be changed, and why. */
const manySchema = z.object({ failed: z.array(z.object({ id, reason: z.string() })) });
/** What became of articles that were to go for good: how many are gone. */
const removalSchema = manySchema.extend({ removed: z.number().int() });

/** Calls for lists of articles, what is done to several of them, tags, and the trash. */
export const listContract = {
  /** Some rows of a list; no article is read for them. */
  'articles.list': {
    input: articleOrderSchema.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).max(500).default(100),
    }),
    output: articleListSchema,
  },
  /** The ids of some rows of a list, for what a person selects in it. */
  'articles.ids': {
    input: articleOrderSchema.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).max(1_000_000).default(1_000_000),
    }),
    output: z.array(z.string()),
  },
  'articles.place': { input: articleOrderSchema.extend({ id }), output: listPlaceSchema },
  /** How many articles each query has; null for one that cannot be read. */
  'articles.counts': {
    input: z.object({ queries: z.array(z.string().max(1000)).max(200) }),
    output: z.array(z.number().int().nullable()),
  },
  /** Changes several articles, each on its own; gives what the changed ones had before, which takes it back. */
  'articles.changeEach': {
    input: z.object({ each: z.array(articleChangeSchema).min(1).max(1000) }),
    output: manySchema.extend({ before: z.array(articleChangeSchema) }),
  },
  'articles.trashEach': { input: articleIds, output: manySchema },
  /** Brings several out of the trash; `unmerged` are those that took their notes back from an article they were merged into. */
  'articles.restoreEach': {
    input: articleIds,
    output: manySchema.extend({ unmerged: z.array(z.object({ keep: id, id })) }),
  },
  /** The queries that a person keeps as lists, in their order. */
  'lists.list': { input: nothing, output: z.array(savedListSchema) },
  'lists.add': { input: newSavedListSchema, output: savedListSchema },
  'lists.change': { input: z.object({ id, changes: savedListChangesSchema }), output: savedListSchema },
  'lists.delete': { input: z.object({ id }), output: savedListSchema },
  'lists.restore': { input: z.object({ id }), output: savedListSchema },

  /** Every tag of articles and notes outside the trash, once, as it is most often spelled; the most used first. */
  'tags.list': { input: nothing, output: z.array(tagUseSchema) },
  /** Renames a tag with what is nested under it; into one that is there it is merged. */
  'tags.rename': { input: z.object({ from: tag, to: z.string().max(1000) }), output: tagChangeSchema },
  /** Takes a tag, with what is nested under it, off everything. */
  'tags.delete': { input: z.object({ tag }), output: tagChangeSchema },
  /** Gives what a change of this start has changed the tags that it had, but for what was changed since. */
  'tags.takeBack': { input: z.object({ change: id }), output: tagChangeSchema },
  /** Removes everything that is in the trash, for good. */
  'trash.empty': { input: nothing, output: removalSchema },
  'trash.remove': { input: articleIds, output: removalSchema },
} as const;
