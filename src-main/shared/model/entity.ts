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
  /** Titles and roles that the text gives it, as it writes them. */
  roles: z.array(z.string()).optional(),
  /** Corrections of the person that made it what it is, in their order. */
  corrections: z.array(z.string()).optional(),
});
export type Entity = z.infer<typeof entitySchema>;

export const quotationSchema = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  kind: z.enum(['direct', 'indirect']),
  speaker: z
    .object({ start: z.number().int(), end: z.number().int(), name: z.string(), entity: z.string().nullable() })
    .nullable(),
  verb: z.string().nullable(),
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
