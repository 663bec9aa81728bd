import * as z from 'zod';
import { problemCodes } from '../finding/query/query-tree.ts';

/** What is wrong with a query, and where, in UTF-16 units. */
export const queryProblemSchema = z.object({
  code: z.enum(problemCodes),
  message: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});

export const searchHitSchema = z.object({
  kind: z.enum(['article', 'note']),
  articleId: z.string(),
  noteId: z.string().nullable(),
  title: z.string(),
  /** What tells articles of one title apart: the site, the day of publication, else of saving (`YYYY-MM-DD`), the words. */
  site: z.string().nullable(),
  day: z.string(),
  words: z.number().int(),
  /** Of the article, BCP 47; its title and text are in it. */
  language: z.string().nullable(),
  /** Within one kind: the more, the better. */
  score: z.number(),
  /** Pieces of text around the matches; ranges are UTF-16 code units into the piece. A note is plain words, without Markdown. */
  snippets: z.array(
    z.object({
      /** Whether it stands in the article, in a note, in the passage that it is about, or is a tag of it. */
      of: z.enum(['text', 'note', 'quote', 'tag']),
      text: z.string(),
      ranges: z.array(z.tuple([z.number(), z.number()])),
    }),
  ),
});
export type SearchHit = z.infer<typeof searchHitSchema>;
export type Snippet = SearchHit['snippets'][number];

/** What a person should know of a query that can be read, and of which words of it, in UTF-16 units, end exclusive. */
export const queryNoticeSchema = z.object({ message: z.string(), start: z.number().int(), end: z.number().int() });
export type QueryNotice = z.infer<typeof queryNoticeSchema>;

export const searchAnswerSchema = z.object({
  /** Articles first, then notes and highlights, each kind from the best on. */
  hits: z.array(searchHitSchema),
  /** Nothing has all of the words; these have some of them. */
  isPartial: z.boolean(),
  /** Articles that the index has still to look at. */
  pending: z.number().int(),
  /** Where nothing has all of the words: the query with words that are in the library; null where none are meant. */
  meant: z.string().nullable(),
  problem: queryProblemSchema.nullable(),
  /** What is written like a field and is none; null where there is a problem or nothing to tell. */
  notice: queryNoticeSchema.nullable(),
});
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;

export const queryCompletionsSchema = z.object({
  /** What an option takes the place of, in UTF-16 units of the query. */
  start: z.number().int(),
  end: z.number().int(),
  /** `text` as it is written there; how many articles have it, or null where that says nothing. */
  options: z.array(z.object({ text: z.string(), articles: z.number().int().nullable() })),
});
export type QueryCompletions = z.infer<typeof queryCompletionsSchema>;
