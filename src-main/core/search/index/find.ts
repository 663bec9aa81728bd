import type { QueryNode } from '#shared/finding/query/query-tree.ts';
import type { Statements } from '../../index/statements.ts';
import { type CompiledQuery, compileQuery } from './compile-query.ts';
import { everything } from './conditions.ts';

/** A row that a query found: `n` numbers the article, and for a note `note` is its id. */
export interface Found {
  readonly n: number;
  readonly id: string;
  readonly note: string | null;
  readonly title: string;
  readonly site: string | null;
  /** The day of publication, else of saving: `YYYY-MM-DD`. */
  readonly day: string;
  readonly words: number;
  readonly language: string | null;
  readonly score: number;
}

/** Weights of a word in the title, in by-line, site or tags, in the text; and in quote, note and tags of a note. */
const weights = { text_words: '8, 3, 1', text_notes: '1, 2, 3' } as const;

/** Articles of a query, the best first: those that have its words side by side, then by BM25; without words the newest. */
export function findArticles(db: Statements, tree: QueryNode, limit: number): Found[] {
  const query = compileQuery(tree, 'article');
  const found = (most: number | null) =>
    db.all<Omit<Found, 'note'> & { best: number }>(
      `SELECT a.n, a.id, ${shown}, ${scoreOf(query)}, ${query.best === null ? '0' : bestOf} AS best
        FROM ${sourceOf(query, 'text_words', 'text_article a', 'a.n', most)}
        WHERE ${query.where.sql} ${livingOnly(tree)} ORDER BY best DESC, score DESC, a.saved DESC LIMIT ?`,
      ...[...bestValues(query), ...sourceValues(query, most), ...query.where.values, limit],
    );
  return enough(query, limit, found).map(({ best: _, ...row }) => ({ ...row, note: null }));
}

/** What tells articles apart, as it is shown. */
const shown = 'a.title, a.shown_site AS site, a.day, a.words, a.language';

const bestOf = 'a.n IN (SELECT rowid FROM text_words WHERE text_words MATCH ?)';

/** Notes and highlights of a query, the best first. A query that has no words and asks for no colour, tag or place names none. */
export function findNotes(db: Statements, tree: QueryNode, limit: number): Found[] {
  const query = compileQuery(tree, 'note');
  if (query.ranked === null && !speaksOfNotes(tree)) return [];
  const found = (most: number | null) =>
    db.all<Found>(
      `SELECT a.n, a.id, o.id AS note, ${shown}, ${scoreOf(query)}
        FROM ${sourceOf(query, 'text_notes', 'text_note o', 'o.n', most)} ${inOrder} text_article a ON a.n = o.article
        WHERE ${query.where.sql} ${livingOnly(tree)} ORDER BY score DESC, o.id DESC LIMIT ?`,
      ...[...sourceValues(query, most), ...query.where.values, limit],
    );
  return enough(query, limit, found);
}

/**
 * A word that stands nearly everywhere ranks every row: where nothing but its words is asked of a row, the best few of them
 * are looked up, and only where too many of these are in the trash all. Of rows of one score the later ones are taken.
 */
function enough<Row>(query: CompiledQuery, limit: number, found: (most: number | null) => Row[]): Row[] {
  const isWordsAlone = query.isRequired && query.best === null && query.where === everything;
  const few = isWordsAlone ? found(limit * spare) : [];
  return isWordsAlone && few.length === limit ? few : found(null);
}

/** How many times as many rows as are wanted are looked up, as some are in the trash. */
const spare = 4;

function scoreOf({ ranked }: CompiledQuery): string {
  return ranked === null ? '0.0 AS score' : 'coalesce(m.score, 0.0) AS score';
}

/** The rows with their scores; those that may lack the words are joined so that they stay. */
function sourceOf(
  query: CompiledQuery,
  table: keyof typeof weights,
  rows: string,
  row: string,
  most: number | null,
): string {
  if (query.ranked === null) return rows;
  const best = most === null ? '' : 'ORDER BY score DESC, rowid DESC LIMIT ?';
  const scored = `(SELECT rowid AS n, -bm25(${table}, ${weights[table]}) AS score FROM ${table} WHERE ${table} MATCH ? ${best}) m`;
  return query.isRequired
    ? `${scored} ${most === null ? 'JOIN' : inOrder} ${rows} ON ${row} = m.n`
    : `${rows} LEFT JOIN ${scored} ON m.n = ${row}`;
}

/**
 * SQLite keeps the order of such a join: a few rows are the ones to begin with, which it does not see, and with the articles
 * first it would try every note that has a tag on each of them.
 */
const inOrder = 'CROSS JOIN';

function sourceValues({ ranked }: CompiledQuery, most: number | null): (string | number)[] {
  return ranked === null ? [] : [ranked, ...(most === null ? [] : [most])];
}

function bestValues({ best }: CompiledQuery): string[] {
  return best === null ? [] : [best];
}

/** What is in the trash is found where it is asked for: goes on after a condition. */
export function livingOnly(tree: QueryNode): string {
  return asksFor(tree, (node) => node.kind === 'is' && node.value === 'trash') ? '' : 'AND a.deleted = 0';
}

function speaksOfNotes(tree: QueryNode): boolean {
  return asksFor(
    tree,
    (node) => node.kind === 'color' || node.kind === 'in' || ('field' in node && node.field === 'tag'),
  );
}

function asksFor(node: QueryNode, is: (node: QueryNode) => boolean): boolean {
  if (is(node)) return true;
  return (node.kind === 'all' || node.kind === 'any') && node.parts.some((part) => asksFor(part, is));
}
