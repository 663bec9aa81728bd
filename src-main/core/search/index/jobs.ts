import type { OpenField, QueryNode } from '#shared/finding/query/query-tree.ts';
import type { Statements } from '../../index/statements.ts';
import type { ArticlePlace } from './article-files.ts';
import { valuesOf } from './completions.ts';
import { findArticles } from './find.ts';
import { searchHits } from './hits.ts';
import { meantBy } from './spelling.ts';
import { survey } from './survey.ts';
import { TextIndex } from './text-index.ts';

/** What the thread of the index does for texts; each job is short, so that a person never waits long for the next. */
export type TextJobs = ReturnType<typeof textJobs>;

export function textJobs(db: Statements) {
  const index = new TextIndex(db);
  return {
    compareTexts: ({ places, milliseconds }: { places: readonly ArticlePlace[]; milliseconds: number }) =>
      index.compare(places, milliseconds),
    keepOnlyTexts: ({ ids }: { ids: readonly string[] }) => index.keepOnly(ids),
    survey: (wanted: Parameters<typeof survey>[1]) => survey(db, wanted),
    search: (wanted: Parameters<typeof searchHits>[1]) => searchHits(db, wanted),
    articlesOf: ({ tree, limit }: { tree: QueryNode; limit: number }) =>
      findArticles(db, tree, limit).map(({ id }) => id),
    valuesOf: ({ field, typed, limit }: { field: OpenField; typed: string; limit: number }) =>
      valuesOf(db, field, typed, limit),
    /** For words that no article has the nearest that some have. */
    meantBy: ({ words }: { words: readonly string[] }) => meantBy(db, words),
  };
}
