import * as z from 'zod';
import { entitySchema, entityTypeSchema, mentionSchema, recognitionSchema } from './entity.ts';

/** An entity of an article as the person corrected it, and how it stands in the library. */
export const articleEntitySchema = entitySchema.extend({
  /** What `entities.get` takes. */
  libraryId: z.string(),
  /** In how many other articles of the library it stands. */
  elsewhere: z.number().int(),
  /**
   * What a correction of it names as `articles` unless the person says otherwise: null (everywhere), or these articles
   * where its name alone does not say who it is, such as a surname.
   */
  scope: z.array(z.string()).nullable(),
});

/** What `entities.recognise` gives: the recognition with every correction applied. */
export const articleEntitiesSchema = recognitionSchema.extend({ entities: z.array(articleEntitySchema) });
export type ArticleEntities = z.infer<typeof articleEntitiesSchema>;

/** An entity across the library. */
export const libraryEntitySchema = z.object({
  id: z.string(),
  type: entityTypeSchema,
  name: z.string(),
  /** Other names that articles use for it, the most used first, twelve at the most. */
  aliases: z.array(z.string()),
  /** In how many articles it stands, and how often in all of them. */
  articles: z.number().int(),
  mentions: z.number().int(),
  scope: z.array(z.string()).nullable(),
});
export type LibraryEntity = z.infer<typeof libraryEntitySchema>;

/** Some entities: of a library that is still being read, `pending` articles are not yet in it. */
export const entityListSchema = z.object({
  entities: z.array(libraryEntitySchema),
  total: z.number().int(),
  pending: z.number().int(),
});
export type EntityList = z.infer<typeof entityListSchema>;

/** A mention and the words around it: `snippet.start` and `snippet.end` are UTF-16 code units into `snippet.text`. */
export const mentionInContextSchema = mentionSchema.pick({ start: true, end: true, text: true }).extend({
  snippet: z.object({ text: z.string(), start: z.number().int(), end: z.number().int() }),
});
export type MentionInContext = z.infer<typeof mentionInContextSchema>;

export const entityNoteSchema = z.object({
  /** The correction that holds it. */
  id: z.string(),
  entity: z.object({ type: entityTypeSchema, name: z.string() }),
  articles: z.array(z.string()).nullable(),
  body: z.string(),
  modified: z.string(),
});
export type EntityNote = z.infer<typeof entityNoteSchema>;

/** What the library knows of one entity. `articles` is a page of them, the newest first, of `total`. */
export const entityPageSchema = z.object({
  entity: libraryEntitySchema,
  /** Every name that articles use for it, the most used first. */
  names: z.array(z.object({ text: z.string(), count: z.number().int() })),
  /** Titles and roles that articles give it, the most frequent first. */
  roles: z.array(z.object({ text: z.string(), articles: z.number().int() })),
  /** Its own notes first; more than one where entities with notes were merged. */
  notes: z.array(entityNoteSchema),
  articles: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      site: z.string().nullable(),
      published: z.string().nullable(),
      saved: z.string(),
      /** The body that the mentions refer to. */
      content: z.string(),
      count: z.number().int(),
      mentions: z.array(mentionInContextSchema),
    }),
  ),
  total: z.number().int(),
  /** Articles by month of publication, else of saving: `YYYY-MM`, in order. */
  months: z.array(z.object({ month: z.string(), articles: z.number().int(), mentions: z.number().int() })),
  /** Entities of the same articles, the most frequent first. */
  together: z.array(z.object({ entity: libraryEntitySchema, articles: z.number().int() })),
  /** Others that may be the same, for the person to merge: of the same name, or of a name that is part of the other. */
  similar: z.array(libraryEntitySchema),
  /** The ids of the corrections that made it what it is. */
  corrections: z.array(z.string()),
  pending: z.number().int(),
});
export type EntityPage = z.infer<typeof entityPageSchema>;
