import * as z from 'zod';
import { quotationSchema, speakerSchema } from './entity.ts';

/** One thing said, in the article where it stands: offsets are UTF-16 units of that article's reading text. */
export const ledgerLineSchema = z.object({
  articleId: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  kind: quotationSchema.shape.kind,
  verb: quotationSchema.shape.verb,
  lead: quotationSchema.shape.lead,
  stance: quotationSchema.shape.stance,
  /** Null where the text does not say it plainly; then `possible` may say who it is likely to be. */
  speaker: speakerSchema.nullable(),
  possible: speakerSchema.nullable(),
  via: speakerSchema.nullable(),
  /** When it was said if the text tells, else when the article was published; ISO 8601. */
  date: z.string().nullable(),
  /** Whether the text tells `date`. */
  isDated: z.boolean(),
});
export type LedgerLine = z.infer<typeof ledgerLineSchema>;

/** Of an entity of the library: type and name, and of which article where the name does not tell. */
export const entityIdSchema = z.string().min(1).max(400);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const words = z.string().max(200).default('');

/** Which statements are wanted; words must all occur, each at the start of a word, whatever its case and accents. */
export const statementFilterSchema = z.object({
  /** The library's id of the entity that said it. */
  by: entityIdSchema.nullable().default(null),
  /** Of an entity that is named in it, and did not say it. */
  about: entityIdSchema.nullable().default(null),
  /** Words of what its article calls the speaker. */
  who: words,
  /** With `by` and `who`: also what they only may have said. */
  possible: z.boolean().default(true),
  /** Words of what is said. */
  topic: words,
  articles: z.array(z.string().min(1).max(64)).max(1000).nullable().default(null),
  /** The first and the last day on which it may have been said, `YYYY-MM-DD`; a longer stretch counts by its first day. */
  from: day.nullable().default(null),
  until: day.nullable().default(null),
});
export type StatementFilter = z.input<typeof statementFilterSchema>;
export type ParsedFilter = z.output<typeof statementFilterSchema>;

const order = z.enum(['newest', 'oldest']).default('newest');
const source = z.object({
  title: z.string(),
  site: z.string().nullable(),
  published: z.string().nullable(),
  /** The body that the offsets refer to. */
  content: z.string(),
});

/** A statement with the article in which it stands. */
export const statementSchema = ledgerLineSchema.extend(source.shape);
export type Statement = z.infer<typeof statementSchema>;

export const statementsWantedSchema = statementFilterSchema.extend({
  order,
  limit: z.number().int().min(1).max(500).default(50),
  offset: z.number().int().min(0).default(0),
});
export type StatementsWanted = z.output<typeof statementsWantedSchema>;

/** Some statements by time, undated ones last: of `total`; `pending` articles of the library are still to be read. */
export const statementListSchema = z.object({
  statements: z.array(statementSchema),
  total: z.number().int(),
  pending: z.number().int(),
});
export type StatementList = z.infer<typeof statementListSchema>;

/** What to export of the ledger, under which heading: it may name an entity or a speaker, words and days. */
export const statementsExportSchema = statementFilterSchema.extend({ heading: z.string().trim().min(1).max(1000) });

export const datedWantedSchema = z.object({
  id: entityIdSchema,
  /** Words of the sentence. */
  topic: words,
  order,
  limit: z.number().int().min(1).max(500).default(50),
  offset: z.number().int().min(0).default(0),
});
export type DatedWanted = z.output<typeof datedWantedSchema>;

/** A sentence that names an entity and says when; `iso` as in `dates`. */
export const datedSentenceSchema = z
  .object({ articleId: z.string(), start: z.number().int(), end: z.number().int(), text: z.string(), iso: z.string() })
  .extend(source.shape);
export type DatedSentence = z.infer<typeof datedSentenceSchema>;

export const datedListSchema = z.object({
  sentences: z.array(datedSentenceSchema),
  total: z.number().int(),
  pending: z.number().int(),
});
export type DatedList = z.infer<typeof datedListSchema>;
