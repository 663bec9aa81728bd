import * as z from 'zod';

export const entityTypes = ['person', 'organisation', 'place', 'event', 'work', 'date', 'amount'] as const;
export const entityTypeSchema = z.enum(entityTypes);
export type EntityType = z.infer<typeof entityTypeSchema>;

/** One place where an entity is named: UTF-16 code units into the text, end exclusive. */
export const mentionSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  type: entityTypeSchema,
  /** Id of the entity within this result. */
  entity: z.string(),
});
export type Mention = z.infer<typeof mentionSchema>;

export const entitySchema = z.object({
  id: z.string(),
  name: z.string(),
  type: entityTypeSchema,
  /** Every other name that the text uses for it. */
  aliases: z.array(z.string()),
  count: z.number().int(),
  /** Named once, and no surer a name of its type than of another, or of none. */
  possible: z.boolean().optional(),
  /** Titles and roles that the text gives it, as it writes them. */
  roles: z.array(z.string()).optional(),
  /** Corrections of the person that made it what it is, in their order. */
  corrections: z.array(z.string()).optional(),
});
export type Entity = z.infer<typeof entitySchema>;

/** What a reporting verb does: the verb of a quotation, told in one of a few words. */
export const stances = [
  'said',
  'announced',
  'claimed',
  'confirmed',
  'admitted',
  'denied',
  'warned',
  'asked',
  'demanded',
  'promised',
  'predicted',
  'suggested',
  'agreed',
  'accused',
  'criticised',
  'praised',
] as const;
export const stanceSchema = z.enum(stances);
export type Stance = z.infer<typeof stanceSchema>;

/**
 * Who speaks: the span that says so (a name, a pronoun, a role), the name or phrase to show, and the entity if it has one.
 * "Officials" have none; who speaks
 * for a named body without a name of their own ("a spokesman for Verdi") has that body's, and is shown by the role.
 */
export const speakerSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  name: z.string(),
  entity: z.string().nullable(),
});
export type Speaker = z.infer<typeof speakerSchema>;

export const quotationSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  kind: z.enum(['direct', 'indirect']),
  /** Null where the text does not say it plainly enough. */
  speaker: speakerSchema.nullable(),
  /** The reporting verb as it stands. */
  verb: z.string().nullable(),
  /** What leads from the verb to a report that would be taken for something else without it: "denied that", "called on Vale". */
  lead: z.string().nullable().default(null),
  stance: stanceSchema.nullable().default(null),
  /** Where `speaker` is null: who it may be, to be shown as a question. */
  possible: speakerSchema.nullable().default(null),
  /** Through whom it is known: the agency that quotes the speaker. */
  via: speakerSchema.nullable().default(null),
  /** When it was said, if the text tells: ISO 8601 as in `dates`. */
  date: z.string().nullable().default(null),
  /** Of what goes on behind "…, she said, …": where what stands before it begins, of the same sentence and speaker. */
  continues: z.number().int().optional(),
});
export type Quotation = z.infer<typeof quotationSchema>;

export const datedSpanSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  iso: z.string(),
});
export type DatedSpan = z.infer<typeof datedSpanSchema>;

/** What a text is about. Mentions are sorted and do not overlap; entities are sorted by count, then first mention. */
export const recognitionSchema = z.object({
  mentions: z.array(mentionSchema),
  entities: z.array(entitySchema),
  quotes: z.array(quotationSchema),
  dates: z.array(datedSpanSchema),
  /** Corrections of the person that changed anything here, in their order; what they left out is told by nothing else. */
  applied: z.array(z.string()).optional(),
});
export type Recognition = z.infer<typeof recognitionSchema>;
