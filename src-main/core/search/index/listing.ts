import type { QueryNode } from '#shared/finding/query/query-tree.ts';
import type { ArticleSummary } from '#shared/model/article.ts';
import type { ListPlace } from '#shared/model/article-list.ts';
import type { ArticleSort } from '#shared/model/choices.ts';
import type { Statements } from '../../index/statements.ts';
import { conditionOf } from './compile-query.ts';
import { livingOnly } from './find.ts';

/** A list of articles: those of a query, in an order. */
export interface ListOrder {
  readonly tree: QueryNode;
  readonly sort: ArticleSort;
  readonly reversed: boolean;
}

/** Lists whose order is remembered: those that a window shows, and a few more. */
const remembered = 12;

const keys: Readonly<Record<ArticleSort, string>> = {
  saved: 'a.saved DESC',
  published: 'a.day DESC',
  title: 'a.title_key ASC',
  length: 'a.words DESC',
  progress: 'a.furthest DESC',
  read: "coalesce(a.read, '') DESC",
};

/** Lists of articles, answered by the index alone. An order is worked out once and is good until something changes. */
export class Listing {
  private readonly db: Statements;
  private readonly revision: () => number;
  private readonly orders = new Map<string, readonly number[]>();
  private known = '';

  /** `revision` is another number whenever the tables of texts have changed. */
  constructor(db: Statements, revision: () => number) {
    this.db = db;
    this.revision = revision;
  }

  /** Some rows of a list, of how many there are. */
  rows(order: ListOrder, offset: number, limit: number): { articles: ArticleSummary[]; total: number } {
    const numbers = this.orderOf(order);
    return { articles: this.summaries(numbers.slice(offset, offset + limit)), total: numbers.length };
  }

  ids(order: ListOrder, offset: number, limit: number): string[] {
    return this.idsOf(this.orderOf(order).slice(offset, offset + limit));
  }

  /** Where an article stands, and who stands beside it. */
  place(order: ListOrder, id: string): ListPlace {
    const numbers = this.orderOf(order);
    const total = numbers.length;
    const n = this.db.get<{ n: number }>('SELECT n FROM text_article WHERE id = ?', id)?.n;
    const index = n === undefined ? -1 : numbers.indexOf(n);
    if (index < 0) return { index: null, total, previous: null, next: null };
    const idAt = (at: number) => this.idsOf(numbers.slice(Math.max(0, at), at + 1))[0] ?? null;
    return { index, total, previous: idAt(index - 1), next: idAt(index + 1) };
  }

  /** How many articles each query has. */
  counts(trees: readonly QueryNode[]): number[] {
    return trees.map((tree) => {
      const { sql, values } = conditionOf(tree, 'article');
      const counted = `SELECT count(*) AS count FROM text_article a WHERE ${sql} ${livingOnly(tree)}`;
      return this.db.get<{ count: number }>(counted, ...values)?.count ?? 0;
    });
  }

  private orderOf({ tree, sort, reversed }: ListOrder): readonly number[] {
    const version = this.db.get<{ data_version: number }>('PRAGMA data_version')?.data_version;
    const now = `${this.revision()} ${version}`;
    if (now !== this.known) this.orders.clear();
    this.known = now;
    const name = JSON.stringify([tree, sort, reversed]);
    const there = this.orders.get(name);
    if (there !== undefined) return there;
    const numbers = this.sorted(tree, sort, reversed);
    // Names are found in other tables, whose changes are not counted.
    if (!/"field":"(?:entity|said-by)"/.test(name)) this.remember(name, numbers);
    return numbers;
  }

  private remember(name: string, numbers: readonly number[]): void {
    if (this.orders.size >= remembered) this.orders.delete([...this.orders.keys()][0] ?? '');
    this.orders.set(name, numbers);
  }

  private sorted(tree: QueryNode, sort: ArticleSort, reversed: boolean): readonly number[] {
    const { sql, values } = conditionOf(tree, 'article');
    const order = `${keys[sort]}, a.saved DESC, a.n DESC`;
    const turned = order.replace(/ASC|DESC/g, (way) => (way === 'ASC' ? 'DESC' : 'ASC'));
    // As one text: fifty thousand rows would be as many objects.
    const found = this.db.get<{ numbers: string }>(
      `SELECT json_group_array(n) AS numbers FROM
        (SELECT a.n FROM text_article a WHERE ${sql} ${livingOnly(tree)} ORDER BY ${reversed ? turned : order})`,
      ...values,
    );
    return JSON.parse(found?.numbers ?? '[]') as number[];
  }

  private idsOf(numbers: readonly number[]): string[] {
    const rows = this.db.all<{ id: string }>(
      'SELECT a.id FROM json_each(?) w JOIN text_article a ON a.n = w.value ORDER BY w.key',
      JSON.stringify(numbers),
    );
    return rows.map(({ id }) => id);
  }

  private summaries(numbers: readonly number[]): ArticleSummary[] {
    const rows = this.db.all<Row>(
      `SELECT a.id, a.title, a.shown_byline AS byline, a.shown_site AS site, a.url, a.published, a.language, a.saved, a.state,
          a.favourite, a.furthest, a.last, a.read, a.words, a.trashed,
          (SELECT count(*) FROM text_note m WHERE m.article = a.n) AS marks,
          (SELECT json_group_array(t.shown) FROM text_tag t WHERE t.article = a.n) AS tags
        FROM json_each(?) w JOIN text_article a ON a.n = w.value ORDER BY w.key`,
      JSON.stringify(numbers),
    );
    return rows.map(({ furthest, last, read, trashed, favourite, tags, ...row }) => ({
      ...row,
      favourite: favourite === 1,
      progress: { furthest, last, at: read },
      tags: JSON.parse(tags) as string[],
      deleted: trashed,
    }));
  }
}

type Row = Omit<ArticleSummary, 'favourite' | 'progress' | 'tags' | 'deleted'> & {
  readonly favourite: number;
  readonly furthest: number;
  readonly last: number;
  readonly read: string | null;
  readonly trashed: string | null;
  readonly tags: string;
};
