import type { ParsedInput } from '#shared/api/contract.ts';
import { inContext } from '#shared/entities/library/snippet.ts';
import type { EntityPage } from '#shared/model/library-entity.ts';
import type { EntityIndex } from './entity-index.ts';
import { entityById } from './queries.ts';
import { similarTo } from './similar.ts';
import type { Statements } from './statements.ts';

const togetherShown = 20;
/** Of an entity that half the library names, these newest articles say well enough whom it is named with. */
const togetherFrom = 2000;

/** A page of the articles of an entity, without what only the library knows of them. */
export type IndexedPage = Omit<EntityPage, 'articles' | 'notes' | 'pending'> & {
  readonly articles: readonly Pick<EntityPage['articles'][number], 'id' | 'content' | 'count' | 'mentions'>[];
};

/** The page of an entity, or null where nothing has that id. */
export function entityPage(
  db: Statements,
  index: EntityIndex,
  { id, limit, offset, mentions: most }: ParsedInput<'entities.get'>,
): IndexedPage | null {
  const entity = entityById(db, id);
  const total = db.get<{ n: number }>('SELECT n FROM entity_total WHERE id = ?', id)?.n;
  if (entity === null || total === undefined) return null;
  const names = db.all<{ form: string; count: number }>(
    'SELECT form, count FROM entity_form WHERE total = ? AND count > 0 ORDER BY count DESC, form',
    total,
  );
  const rows = db.all<{ n: number; id: string; content: string; count: number }>(
    `SELECT a.n, a.id, a.content, sum(n.count) AS count FROM entity_name n JOIN entity_article a ON a.n = n.article
      WHERE n.total = ? GROUP BY a.n ORDER BY a.day DESC, a.id DESC LIMIT ? OFFSET ?`,
    ...[total, limit, offset],
  );
  const articles = rows.map(({ n, id: article, content, count }) => {
    const sql = 'SELECT entity FROM entity_name WHERE article = ? AND total = ?';
    const own = new Set(db.all<{ entity: string }>(sql, n, total).map(({ entity: local }) => local));
    const { recognition, text } = index.correctedNow(article);
    const found = recognition.mentions.filter((mention) => own.has(mention.entity)).slice(0, most);
    return { id: article, content, count, mentions: found.map((mention) => inContext(text, mention)) };
  });
  const months = db.all<EntityPage['months'][number]>(
    `SELECT substr(a.day, 1, 7) AS month, count(DISTINCT a.n) AS articles, sum(n.count) AS mentions
      FROM entity_name n JOIN entity_article a ON a.n = n.article WHERE n.total = ? GROUP BY month ORDER BY month`,
    total,
  );
  const together = db.all<{ id: string; shared: number }>(
    `SELECT t.id, s.shared FROM (
        SELECT total, count(DISTINCT article) AS shared FROM entity_name WHERE total <> ? AND article IN (
          SELECT a.n FROM entity_name n JOIN entity_article a ON a.n = n.article
            WHERE n.total = ? ORDER BY a.day DESC LIMIT ${togetherFrom})
        GROUP BY total) s JOIN entity_total t ON t.n = s.total ORDER BY s.shared DESC, t.id LIMIT ${togetherShown}`,
    ...[total, total],
  );
  const roles = merged(entriesOf(db, 'roles', total));
  return {
    entity,
    names: names.map(({ form, count }) => ({ text: form, count })),
    roles: roles.sort((a, b) => b.articles - a.articles || a.text.localeCompare(b.text)),
    articles,
    total: entity.articles,
    months: months.map((month) => ({ ...month })),
    together: together.flatMap(({ id: other, shared }) => {
      const found = entityById(db, other);
      return found === null ? [] : [{ entity: found, articles: shared }];
    }),
    similar: similarTo(db, entity).flatMap((other) => entityById(db, other) ?? []),
    corrections: [...entriesOf(db, 'corrections', total).keys()],
  };
}

/** "Chief executive" and "chief executive" are one role: as most articles write it. */
function merged(counts: ReadonlyMap<string, number>): { text: string; articles: number }[] {
  const roles = new Map<string, { text: string; articles: number }>();
  const mostFirst = [...counts].sort(([a, inA], [b, inB]) => inB - inA || a.localeCompare(b));
  for (const [text, articles] of mostFirst) {
    const key = text.toLowerCase();
    const role = roles.get(key);
    if (role === undefined) roles.set(key, { text, articles });
    else role.articles += articles;
  }
  return [...roles.values()];
}

/** The entries of a column that holds lists, each with the number of rows that have it. */
function entriesOf(db: Statements, column: 'roles' | 'corrections', total: number): Map<string, number> {
  const counts = new Map<string, number>();
  const lists = db.all<{ list: string; n: number }>(
    `SELECT ${column} AS list, count(*) AS n FROM entity_name WHERE total = ? AND ${column} IS NOT NULL GROUP BY ${column}`,
    total,
  );
  for (const { list, n } of lists) {
    for (const each of JSON.parse(list) as string[]) counts.set(each, (counts.get(each) ?? 0) + n);
  }
  return counts;
}
