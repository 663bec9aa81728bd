import type { colors } from '../../model/choices.ts';

/** Fields with any value. A tag matches its children too: `tag:news` is also what is tagged `news/local`. */
export const openFields = ['tag', 'site', 'author', 'title', 'entity', 'said-by'] as const;
export type OpenField = (typeof openFields)[number];

/** The first two speak of the day of publication, the others of the day on which the article was saved. */
export const dateFields = ['before', 'after', 'saved-before', 'saved-after'] as const;
export type DateField = (typeof dateFields)[number];

export const hasValues = ['note', 'highlight', 'tag', 'image'] as const;
export const isValues = ['unread', 'reading', 'read', 'favourite', 'inbox', 'later', 'archive', 'trash'] as const;
export const inValues = ['notes', 'title', 'text', 'highlights'] as const;

/**
 * What a query says. Every text is spelt as the person wrote it and is folded by who looks for it; a word without a
 * letter or a digit (a lone dash) asks for nothing. Nothing is nested deeper than `deepest` of `parse-query.ts` allows.
 */
export type QueryNode =
  /** Every part has to hold. Empty, which only a whole query can be, it holds for everything. */
  | { readonly kind: 'all'; readonly parts: readonly QueryNode[] }
  | { readonly kind: 'any'; readonly parts: readonly QueryNode[] }
  | { readonly kind: 'not'; readonly part: QueryNode }
  /** One word, anywhere; with `isPrefix` the beginning of one. */
  | { readonly kind: 'word'; readonly text: string; readonly isPrefix: boolean }
  /** Words that follow one another. */
  | { readonly kind: 'phrase'; readonly text: string }
  /** The value is words that follow one another; with `isPrefix` the last is the beginning of one. */
  | { readonly kind: 'field'; readonly field: OpenField; readonly text: string; readonly isPrefix: boolean }
  | { readonly kind: 'has'; readonly value: (typeof hasValues)[number] }
  | { readonly kind: 'color'; readonly value: (typeof colors)[number] }
  | { readonly kind: 'is'; readonly value: (typeof isValues)[number] }
  /**
   * Words and phrases that stand beside it in the same `all`, or below that, are looked for there alone; several of it
   * beside one another mean any of these places. With no words beside it: where there is any text there.
   */
  | { readonly kind: 'in'; readonly value: (typeof inValues)[number] }
  /**
   * `day` is the first day, `YYYY-MM-DD`, of what `text` names (of 2024 it is 2024-01-01): `before` and `saved-before`
   * mean days before it, `after` and `saved-after` that day and those after it. A span back ("7d") counts from now.
   */
  | { readonly kind: 'date'; readonly field: DateField; readonly text: string; readonly day: string };

export const problemCodes = [
  'unclosed-quote',
  'empty-quotes',
  'unclosed-parenthesis',
  'unopened-parenthesis',
  'empty-parentheses',
  'too-deep',
  'or-alone',
  'no-value',
  'unknown-value',
  'bad-date',
] as const;

/** What keeps a text from being a query: a message for the person, and where, in UTF-16 units, end exclusive. */
export interface QueryProblem {
  readonly code: (typeof problemCodes)[number];
  readonly message: string;
  readonly start: number;
  readonly end: number;
}
