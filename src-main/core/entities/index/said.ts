import { timeline } from '#shared/entities/dates/timeline.ts';
import { ledgerWords, lineOf, statementsOf, timeKey, timeKeyAfter } from '#shared/entities/said/ledger.ts';
import type { Quotation } from '#shared/model/entity.ts';
import type {
  DatedSentence,
  DatedWanted,
  LedgerLine,
  ParsedFilter,
  StatementsWanted,
} from '#shared/model/statement.ts';
import type { Statements } from '../../index/statements.ts';
import type { EntityIndex, Known } from './entity-index.ts';
import { mostOfArticle, roleNumbers } from './said-table.ts';

/** A line without what only the library knows of its article. */
export type IndexedLine = LedgerLine & { readonly content: string };
export type IndexedSentence = Omit<DatedSentence, 'title' | 'site' | 'published'>;

/** Statements by time, undated ones last; of one time in the order in which their articles came. */
export function listStatements(
  db: Statements,
  index: EntityIndex,
  wanted: StatementsWanted,
): { readonly lines: IndexedLine[]; readonly total: number } {
  const { conditions, values } = conditionsOf(wanted);
  if (conditions === null) return { lines: [], total: 0 };
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const rows = db.all<{ id: number }>(
    `SELECT id FROM entity_said ${where} ORDER BY ${inOrder(wanted.order)}, id LIMIT ? OFFSET ?`,
    ...[...values, wanted.limit, wanted.offset],
  );
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM entity_said ${where}`, ...values)?.n ?? 0;
  const articleOf = reading(db, index);
  const lines = rows.map(({ id }): IndexedLine => {
    const { article, published, content, statements, identify } = articleOf(Math.floor(id / mostOfArticle));
    const quote = statements().get(id % mostOfArticle);
    if (quote === undefined) throw new Error(`article ${article} has no such statement`);
    return { ...lineOf(quote, article, published, identify), content };
  });
  return { lines, total };
}

/** The sentences that name an entity and say when, by time. */
export function listDated(
  db: Statements,
  index: EntityIndex,
  { id, topic, order, limit, offset }: DatedWanted,
): { readonly sentences: IndexedSentence[]; readonly total: number } {
  const words = matching('', topic);
  if (words === null) return { sentences: [], total: 0 };
  const having =
    words.length === 0 ? '' : `AND ${roleId} IN (SELECT rowid FROM entity_sentence WHERE entity_sentence MATCH ?)`;
  const from = `FROM ${partsOf('?')} ${having}`;
  const values = [id, roleNumbers.dated, ...(words.length === 0 ? [] : [words.join(' AND ')])];
  const rows = db.all<{ id: number }>(
    `SELECT DISTINCT ${roleId} AS id, r.at ${from} ORDER BY ${inOrder(order)}, id LIMIT ? OFFSET ?`,
    ...[...values, limit, offset],
  );
  const total = db.get<{ n: number }>(`SELECT count(DISTINCT ${roleId}) AS n ${from}`, ...values)?.n ?? 0;
  const articleOf = reading(db, index);
  const sentences = rows.map((row): IndexedSentence => {
    const { article, content, text, points } = articleOf(Math.floor(row.id / mostOfArticle));
    const point = points()[row.id % mostOfArticle];
    if (point === undefined) throw new Error(`article ${article} has no such dated sentence`);
    const { start, end, iso } = point;
    return { articleId: article, start, end, text: text.slice(start, end), iso, content };
  });
  return { sentences, total };
}

const inOrder = (order: 'newest' | 'oldest') => (order === 'newest' ? 'at DESC' : 'at ASC NULLS LAST');
const roleId = `r.article * ${mostOfArticle} + r.n`;

/** What an entity has to do with what is said: of a library's id, in some roles. */
function partsOf(roles: string): string {
  return `entity_total t JOIN entity_name n ON n.total = t.n
    JOIN entity_role r ON r.article = n.article AND r.local = n.local WHERE t.id = ? AND r.role IN (${roles})`;
}

/** What the filter asks of a row of `entity_said`; null where nothing can be what it asks for. */
function conditionsOf(filter: ParsedFilter): { conditions: string[] | null; values: (string | number)[] } {
  const { by, about, who, possible, topic, articles, from, until } = filter;
  const conditions: string[] = [];
  const values: (string | number)[] = [];
  const having = (condition: string, ...given: (string | number)[]) => {
    conditions.push(condition);
    values.push(...given);
  };
  const ofEntity = (id: string, roles: number[]) =>
    having(`id IN (SELECT ${roleId} FROM ${partsOf(roles.map(() => '?').join(', '))})`, id, ...roles);
  if (by !== null) ofEntity(by, possible ? [roleNumbers.by, roleNumbers.perhaps] : [roleNumbers.by]);
  if (about !== null) ofEntity(about, [roleNumbers.about]);
  const speakers = possible ? '{who perhaps} :' : 'who :';
  const speaking = matching(speakers, who);
  const saying = matching('words :', topic);
  if (speaking === null || saying === null) return { conditions: null, values };
  const words = [...speaking, ...saying];
  if (words.length > 0)
    having('id IN (SELECT rowid FROM entity_words WHERE entity_words MATCH ?)', words.join(' AND '));
  if (articles !== null) {
    const ids = articles.map(() => '?').join(', ');
    having(`id / ${mostOfArticle} IN (SELECT n FROM entity_article WHERE id IN (${ids}))`, ...articles);
  }
  if (from !== null) having('at >= ?', timeKey(from) ?? 0);
  if (until !== null) having('at < ?', timeKeyAfter(until) ?? 0);
  return { conditions, values };
}

/** Each word as a query of an index of words, in the `columns` that it names; null for what holds no word, and so nothing has. */
function matching(columns: string, given: string): string[] | null {
  const words = ledgerWords(given);
  if (words.length === 0) return given.trim() === '' ? [] : null;
  return words.map((word) => `${columns} "${word}" *`);
}

interface ReadArticle extends Known {
  readonly article: string;
  readonly content: string;
  readonly published: string | null;
  readonly identify: (entity: string) => string | null;
  readonly points: () => ReturnType<typeof timeline>;
  /** By the number of the quotation that they begin with. */
  readonly statements: () => ReadonlyMap<number, Quotation>;
}

/** Gives articles by their number, each read once. */
function reading(db: Statements, index: EntityIndex): (n: number) => ReadArticle {
  const read = new Map<number, ReadArticle>();
  return (n) => {
    let article = read.get(n);
    if (article === undefined) {
      article = readArticle(db, index, n);
      read.set(n, article);
    }
    return article;
  };
}

function readArticle(db: Statements, index: EntityIndex, n: number): ReadArticle {
  const row = db.get<{ id: string; content: string; day: string; published: number }>(
    'SELECT id, content, day, published FROM entity_article WHERE n = ?',
    n,
  );
  if (row === undefined) throw new Error(`the index has no article ${n}`);
  const { id, content, day, published } = row;
  const known = index.correctedNow(id);
  const ids = db.all<{ entity: string; id: string }>(
    'SELECT n.entity, t.id FROM entity_name n JOIN entity_total t ON t.n = n.total WHERE n.article = ?',
    n,
  );
  const libraryIds = new Map(ids.map(({ entity, id: libraryId }) => [entity, libraryId]));
  let points: ReturnType<typeof timeline> | null = null;
  let statements: ReadonlyMap<number, Quotation> | null = null;
  return {
    ...known,
    article: id,
    content,
    published: published === 1 ? day : null,
    identify: (entity) => libraryIds.get(entity) ?? null,
    points: () => {
      points ??= timeline(known.recognition, known.text);
      return points;
    },
    statements: () => {
      statements ??= new Map(statementsOf(known.recognition.quotes).map(({ n, quote }) => [n, quote]));
      return statements;
    },
  };
}
