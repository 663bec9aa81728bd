import * as z from 'zod';
import { mergedSchema } from './duplicate.ts';
import { bodyRuleSchema } from './site-rule.ts';

export const articleStates = ['inbox', 'reading', 'later', 'archive'] as const;
export const articleStateSchema = z.enum(articleStates);
export type ArticleState = z.infer<typeof articleStateSchema>;

/**
 * ISO 8601: in UTC as `Date.toISOString` writes it; of a source with the source's own offset, so that its first ten
 * characters are the day that the source tells, or a plain day where it states no zone.
 */
const timestamp = z.string().min(10);

/** Facts that a person may correct. */
export const editableFacts = ['title', 'byline', 'site', 'published'] as const;
export type EditableFact = (typeof editableFacts)[number];

export const factNames = [
  'title',
  'byline',
  'site',
  'published',
  'updated',
  'language',
  'canonicalUrl',
  'leadImage',
  'description',
  'section',
] as const;
export type FactName = (typeof factNames)[number];

/** Where a fact about an article comes from ("json-ld", "og:title", "by-line text", …); below 0.5 it is a guess. */
const findingSchema = z.object({ source: z.string(), confidence: z.number().min(0).max(1) });
const findingsSchema = z.partialRecord(z.enum(factNames), findingSchema);
export type Findings = z.infer<typeof findingsSchema>;

/** The untouched original beside the article, with all that reading it anew takes. */
const sourceSchema = z.object({
  /** Path in the article's folder. */
  file: z.string(),
  name: z.string(),
  contentType: z.string(),
  encoding: z.string(),
  sha256: z.string(),
  /** What was known from outside when it was read; empty where nothing was. */
  given: z
    .object({ url: z.string(), contentType: z.string(), format: z.string().nullable() })
    .default({ url: '', contentType: '', format: null }),
});
export type ArticleSource = z.infer<typeof sourceSchema>;

/** An earlier body, `versions/<content>.html`; what is left out was not recorded then. */
const versionSchema = z.object({
  content: z.string(),
  replaced: timestamp,
  words: z.number().int().optional(),
  certainty: z.number().optional(),
  warnings: z.array(z.string()).optional(),
  extractor: z.number().int().optional(),
  chosen: bodyRuleSchema.nullable().optional(),
  /** The original that this body was made of. */
  source: sourceSchema.optional(),
});
export type ArticleVersion = z.infer<typeof versionSchema>;

/** `article.json`. Loose: keys that a later Postil wrote survive a rewrite by this one. */
export const articleSchema = z.looseObject({
  format: z.literal(1),
  id: z.string().min(1),
  title: z.string(),
  byline: z.string().nullable(),
  site: z.string().nullable(),
  url: z.string().nullable(),
  canonicalUrl: z.string().nullable(),
  published: timestamp.nullable(),
  saved: timestamp,
  modified: timestamp,
  language: z.string().nullable(),
  description: z.string().nullable(),
  updated: timestamp.nullable().default(null),
  section: z.string().nullable().default(null),
  direction: z.enum(['ltr', 'rtl']).nullable().default(null),
  found: findingsSchema.default({}),
  /** How sure extraction was that the body is the article, whole and alone, 0 to 1. */
  certainty: z.number().min(0).max(1).default(1),
  /** The body that the person found right although extraction was unsure of it, as `content` names it. */
  accepted: z.string().nullish(),
  /** Facts that the person corrected: importing again leaves them alone. */
  edited: z.array(z.string()).default([]),
  /** When a person last changed what of it, by key: two machines may change different things, and both hold. `unread`: said so. */
  changed: z.record(z.string(), z.string()).optional(),
  tags: z.array(z.string()),
  state: articleStateSchema,
  favourite: z.boolean().default(false),
  /** Fractions of the text, 0 to 1: the furthest point read and the last one shown; and when that was. */
  progress: z.object({ furthest: z.number(), last: z.number(), at: timestamp.nullable().default(null) }),
  words: z.number().int(),
  /** `sha256-…` of content.html: the body that offsets refer to. */
  content: z.string(),
  source: sourceSchema,
  /** Which extraction made the body: a newer one may do better. 0 for articles from before it was counted. */
  extractor: z.number().int().default(0),
  /** Which sanitiser the body went through last; a newer one sanitises it again before it is shown. */
  sanitiser: z.number().int().optional(),
  /** Files beside the saved page by the path it uses, as names in `media/`; null for one that was not there. */
  images: z.record(z.string(), z.string().nullable()).default({}),
  /** What the person chose of this very page; goes before the rule of its site. */
  chosen: bodyRuleSchema.nullable().default(null),
  /** Its text is not here yet: the body is empty until the page is imported. */
  linkOnly: z.boolean().optional(),
  /** What it is in the apps that it came from, with what of their exports Postil has no place for. */
  origins: z.array(z.looseObject({ app: z.string(), id: z.string() })).optional(),
  versions: z.array(versionSchema),
  warnings: z.array(z.string()),
  /** The articles that were merged into this one, and what it got of each. */
  merged: z.array(mergedSchema).optional(),
  /** The article that this one was merged into; its notes are there. */
  mergedInto: z.string().nullish(),
  /** When it went to the trash; null while it is in the library. */
  deleted: timestamp.nullable(),
});
export type Article = z.infer<typeof articleSchema>;

/** A row of the library list. */
export const articleSummarySchema = articleSchema
  .pick({
    id: true,
    title: true,
    byline: true,
    site: true,
    url: true,
    published: true,
    language: true,
    saved: true,
    tags: true,
    state: true,
    favourite: true,
    progress: true,
    words: true,
    deleted: true,
  })
  .strip()
  .extend({ marks: z.number().int() });
export type ArticleSummary = z.infer<typeof articleSummarySchema>;

/** What a person may change about an article; a key that is left out stays as it is. */
export const articleChangesSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(500),
    byline: z.string().trim().max(500).nullable(),
    site: z.string().trim().min(1).max(200).nullable(),
    published: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).nullable(),
    /** Which facts count as corrected from now on; left out, those changed here join those corrected before. */
    edited: z.array(z.enum(editableFacts)).max(editableFacts.length),
    state: articleStateSchema,
    favourite: z.boolean(),
    tags: z.array(z.string().trim().min(1).max(100)).max(100),
    /**
     * Without `at` it is read on now, and never less far than before; without `last` the place stays. At 0 and with null, a
     * person says that it is unread.
     */
    progress: z.object({
      furthest: z.number().min(0).max(1),
      last: z.number().min(0).max(1).optional(),
      at: timestamp.max(40).nullable().optional(),
    }),
    accepted: z.string().max(100).nullable(),
  })
  .partial();
export type ArticleChanges = z.infer<typeof articleChangesSchema>;
