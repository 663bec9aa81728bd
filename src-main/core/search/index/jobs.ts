import type { OpenField, QueryNode } from '#shared/finding/query/query-tree.ts';
import type { Statements } from '../../index/statements.ts';
import type { ArticlePlace } from './article-files.ts';
import { valuesOf } from './completions.ts';
import { findArticles } from './find.ts';
import { searchHits } from './hits.ts';
import { Listing, type ListOrder } from './listing.ts';
import { notesLinkingTo, placesOfNotes } from './note-places.ts';
import { meantBy } from './spelling.ts';
import { survey } from './survey.ts';
import { taggedWith, tagsInUse } from './tag-uses.ts';
import { TextIndex } from './text-index.ts';
import { tidyTexts } from './tidy.ts';

/** What the thread of the index does for texts; each job is short, so that a person never waits long for the next. */
export type TextJobs = ReturnType<typeof textJobs>;

export function textJobs(db: Statements) {
  const index = new TextIndex(db);
  const listing = new Listing(db, () => index.revision);
  return {
    compareTexts: ({ places, milliseconds }: { places: readonly ArticlePlace[]; milliseconds: number }) =>
      index.compare(places, milliseconds),
    tidyTexts: ({ isStart, milliseconds }: { isStart: boolean; milliseconds: number }) =>
      tidyTexts(db, isStart, milliseconds),
    countTexts: (_: null) => index.count(),
    keepOnlyTexts: ({ ids }: { ids: readonly string[] }) => index.keepOnly(ids),
    survey: (wanted: Parameters<typeof survey>[1]) => survey(db, wanted),
    search: (wanted: Parameters<typeof searchHits>[1]) => searchHits(db, wanted),
    articlesOf: ({ tree, limit }: { tree: QueryNode; limit: number }) =>
      findArticles(db, tree, limit).map(({ id }) => id),
    listArticles: ({ order, offset, limit }: { order: ListOrder; offset: number; limit: number }) =>
      listing.rows(order, offset, limit),
    listIds: ({ order, offset, limit }: { order: ListOrder; offset: number; limit: number }) =>
      listing.ids(order, offset, limit),
    placeInList: ({ order, id }: { order: ListOrder; id: string }) => listing.place(order, id),
    countArticles: ({ trees }: { trees: readonly QueryNode[] }) => listing.counts(trees),
    tagsInUse: (_: null) => tagsInUse(db),
    taggedWith: ({ tag }: { tag: string }) => taggedWith(db, tag),
    forgetTexts: ({ ids }: { ids: readonly string[] }) => index.forget(ids),
    notesLinkingTo: ({ ids }: { ids: readonly string[] }) => notesLinkingTo(db, ids),
    placesOfNotes: ({ ids }: { ids: readonly string[] }) => placesOfNotes(db, ids),
    valuesOf: ({ field, typed, limit }: { field: OpenField; typed: string; limit: number }) =>
      valuesOf(db, field, typed, limit),
    /** For words that no article has the nearest that some have. */
    meantBy: ({ words }: { words: readonly string[] }) => meantBy(db, words),
  };
}
