import * as z from 'zod';
import { colors, linkRelations } from './choices.ts';

export const colorSchema = z.enum(colors);
export type Color = z.infer<typeof colorSchema>;

/** W3C TextQuoteSelector. */
export const quoteSelectorSchema = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() });
export type QuoteSelector = z.infer<typeof quoteSelectorSchema>;

/** W3C TextPositionSelector: UTF-16 code units into the reading text, end exclusive. */
export const positionSelectorSchema = z.object({
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
});
export type PositionSelector = z.infer<typeof positionSelectorSchema>;

export const anchorSchema = z.looseObject({
  quote: quoteSelectorSchema,
  position: positionSelectorSchema,
  /** The body that the position refers to, `sha256-…`; empty for a quote from elsewhere that was not placed yet. */
  content: z.string(),
  /** Set when an image is marked: its file in `media/`. The quote is empty then, and the position where it stands. */
  image: z.string().optional(),
});
export type Anchor = z.infer<typeof anchorSchema>;

/** A link to another note: `article` holds it, so that it can be followed without a search. */
export const linkSchema = z.looseObject({ to: z.string(), article: z.string().optional(), relation: z.string() });
export type Link = z.infer<typeof linkSchema>;

const body = z.string().max(1_000_000);
const tags = z.array(z.string().trim().min(1).max(100)).max(100);
const links = z
  .array(
    z.looseObject({
      to: z.string().min(1).max(64),
      article: z.string().max(64).optional(),
      relation: z.enum(linkRelations),
    }),
  )
  .max(200);

export const annotationSchema = z.looseObject({
  id: z.string().min(1),
  kind: z.enum(['highlight', 'note', 'article-note']),
  color: colorSchema,
  anchor: anchorSchema.nullable(),
  body,
  tags: z.array(z.string()),
  links: z.array(linkSchema),
  /** What it is in the app that it came from. */
  origin: z.looseObject({ app: z.string(), id: z.string() }).optional(),
  /** What the same passage is in other apps, whose exports had it too. */
  alsoFrom: z.array(z.looseObject({ app: z.string(), id: z.string() })).optional(),
  created: z.string(),
  modified: z.string(),
  /** A deletion is a record: the time of it, or null. */
  deleted: z.string().nullable(),
  /** It was deleted by taking back that it was made. */
  undone: z.literal(true).optional(),
  /** The articles that it was on before they were merged into another, the last one last. */
  movedFrom: z.array(z.string()).optional(),
  /** The article that it is on now: this is what stays of it here, and no note that was deleted. */
  movedTo: z.string().optional(),
});
export type Annotation = z.infer<typeof annotationSchema>;

/** `notes/<article id>.json`. */
export const notesFileSchema = z.looseObject({
  format: z.literal(1),
  article: z.string(),
  annotations: z.array(annotationSchema),
});
export type NotesFile = z.infer<typeof notesFileSchema>;

export const placeStates = ['exact', 'moved', 'changed', 'review', 'lost'] as const;

/**
 * Where an annotation stands in a text: UTF-16 code units, end exclusive; both null when lost.
 * Confidence is 0 to 1.
 */
export const placeSchema = z.object({
  state: z.enum(placeStates),
  start: z.number().int().nullable(),
  end: z.number().int().nullable(),
  confidence: z.number(),
});
export type Place = z.infer<typeof placeSchema>;

export const placedAnnotationSchema = annotationSchema.extend({ place: placeSchema.nullable() });
export type PlacedAnnotation = z.infer<typeof placedAnnotationSchema>;

/** A passage of the body `content`, or an image of it: then `start` and `end` are where it stands. */
export const passageSchema = z.strictObject({
  ...positionSelectorSchema.shape,
  content: z.string(),
  image: z
    .string()
    .regex(/^[0-9a-f]+\.[a-z]+$/)
    .optional(),
});
export type AnchoredPassage = z.infer<typeof passageSchema>;

/** A new annotation: with a passage of the current body, or with null for a note on the article. */
export const newAnnotationSchema = z.strictObject({
  passage: passageSchema.nullable(),
  color: colorSchema.default('yellow'),
  body: body.default(''),
  tags: tags.default([]),
});
export type NewAnnotation = z.input<typeof newAnnotationSchema>;

/** `anchor` is a passage of the current body, an anchor as it was stored before, or null for a note on the article. */
export const annotationChangesSchema = z
  .strictObject({ color: colorSchema, body, tags, links, anchor: z.union([passageSchema, anchorSchema]).nullable() })
  .partial();
export type AnnotationChanges = z.infer<typeof annotationChangesSchema>;

/** What is being typed into a note: it takes the place of both once it is saved. */
export const draftSchema = z.strictObject({ body, tags });
export type Draft = z.infer<typeof draftSchema>;

/** What a note had when a change of it was begun. */
export const changeBaseSchema = draftSchema.extend({ links: links.optional() });
export type ChangeBase = z.infer<typeof changeBaseSchema>;

/**
 * A note as it is after a change: `meanwhile` is what it had before of that which was changed, where somebody else had written
 * in it since the change began.
 */
export const writtenAnnotationSchema = placedAnnotationSchema.extend({ meanwhile: annotationChangesSchema.optional() });
export type WrittenAnnotation = z.infer<typeof writtenAnnotationSchema>;

/** What an annotation is follows from what it holds. */
export function kindOf(annotation: { anchor: unknown; body: string }): Annotation['kind'] {
  if (annotation.anchor === null) return 'article-note';
  return annotation.body.trim() === '' ? 'highlight' : 'note';
}
