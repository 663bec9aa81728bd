import type { QueryNode, QueryProblem } from '#shared/finding/query/query-tree.ts';
import type { ArticleList, ArticleOrder, ListPlace } from '#shared/model/article-list.ts';
import type { LibraryIndex } from '../index/index-client.ts';
import { said } from '../said.ts';
import type { ListOrder } from './index/listing.ts';
import { unknownField } from './unknown-field.ts';

/** Some rows of a list, from `offset` on. */
export interface ListWanted extends ArticleOrder {
  readonly offset: number;
  readonly limit: number;
}

/** Lists of articles, from the index alone: no article is read for them. */
export interface Lists {
  /** A query that cannot be read has no rows, and tells its problem. */
  list(wanted: ListWanted): Promise<ArticleList>;
  /** The ids of some rows. Throws `invalid-input` for a query that cannot be read. */
  ids(wanted: ListWanted): Promise<string[]>;
  /** Where an article stands. Throws `invalid-input` for a query that cannot be read. */
  place(order: ArticleOrder, id: string): Promise<ListPlace>;
  /** How many articles each query has; null for one that cannot be read. */
  counts(queries: readonly string[]): Promise<(number | null)[]>;
}

export interface ListsParts {
  readonly index: LibraryIndex;
  readonly read: (query: string) => { readonly tree: QueryNode | null; readonly problem: QueryProblem | null };
  /** The tree, or an error that says what is wrong with the query. */
  readonly mustRead: (query: string) => QueryNode;
  /** Asks the index when it is in step; while it is filled for the first time, after a moment. */
  readonly settled: <T>(work: (pending: number) => Promise<T>) => Promise<T>;
}

export function createLists({ index, read, mustRead, settled }: ListsParts): Lists {
  const orderOf = ({ query, sort, reversed }: ArticleOrder): ListOrder => ({ tree: mustRead(query), sort, reversed });
  return {
    async list({ query, sort, reversed, offset, limit }) {
      const { tree, problem } = read(query);
      const words = said().queries;
      if (tree === null) return { articles: [], total: 0, pending: 0, problem, notice: null };
      return settled(async (pending) => {
        const rows = await index.ask('listArticles', { order: { tree, sort, reversed }, offset, limit });
        return { ...rows, pending, problem: null, notice: unknownField(query, rows.total > 0, words) };
      });
    },
    async ids({ offset, limit, ...order }) {
      const wanted = { order: orderOf(order), offset, limit };
      return settled(() => index.ask('listIds', wanted));
    },
    async place(order, id) {
      const wanted = { order: orderOf(order), id };
      return settled(() => index.ask('placeInList', wanted));
    },
    async counts(queries) {
      const trees = queries.map((query) => read(query).tree);
      const known = trees.filter((tree) => tree !== null);
      const counts = await settled(() => index.ask('countArticles', { trees: known }));
      return trees.map((tree) => (tree === null ? null : (counts[known.indexOf(tree)] ?? 0)));
    },
  };
}
