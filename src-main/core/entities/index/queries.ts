import type { ParsedInput } from '#shared/api/contract.ts';
import { inContext } from '#shared/entities/library/snippet.ts';
import { fold } from '#shared/finding/fold.ts';
import type { EntityList, EntityPage, LibraryEntity } from '#shared/model/library-entity.ts';
import type { EntityIndex } from './entity-index.ts';
import { similarTo } from './similar.ts';
import type { Statements } from './statements.ts';

interface TotalRow {
  readonly id: string;
  readonly ref: string;
  readonly type: LibraryEntity['type'];
  readonly name: string;
  readonly articles: number;
  readonly mentions: number;
}

const columns = 'id, ref, type, name, articles, mentions';
const aliasesShown = 12;
const togetherShown = 20;
/** Of an entity that half the library names, these newest articles say well enough whom it is named with. */
const togetherFrom = 2000;

/** Entities by weight or name; a query is words of which each has to stand in one of an entity's names. */
export function listEntities(
  db: Statements,
  { query, types, sort, limit, offset }: ParsedInput<'entities.list'>,
): Omit<EntityList, 'pending'> {
  const conditions: string[] = [];
  const values: string[] = [];
  if (types.length > 0) {
    conditions.push(`type IN (${types.map(() => '?').join(', ')})`);
    values.push(...types);
  }
  for (const word of new Set(fold(query.replace(/\s+/g, ' ')).text.trim().split(' '))) {
    if (word === '') continue;
    conditions.push('id IN (SELECT id FROM entity_form WHERE instr(folded, ?) > 0)');
    values.push(word);
  }
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
  const order = sort === 'name' ? 'sorted, id' : 'weight DESC, id';
  const rows = db.all<TotalRow>(
    `SELECT ${columns} FROM entity_total ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...[...values, limit, offset],
  );
  const total = db.get<{ n: number }>(`SELECT count(*) AS n FROM entity_total ${where}`, ...values)?.n ?? 0;
  return { entities: rows.map((row) => described(db, row)), total };
}

/** What an entity of the list looks like; null where nothing has that id. */
export function entityById(db: Statements, id: string): LibraryEntity | null {
  const row = db.get<TotalRow>(`SELECT ${columns} FROM entity_total WHERE id = ?`, id);
  return row === undefined ? null : described(db, row);
}

function described(db: Statements, { id, ref, type, name, articles, mentions }: TotalRow): LibraryEntity {
  const aliases = db.all<{ form: string }>(
    `SELECT form FROM entity_form WHERE id = ? AND count > 0 AND form <> ? ORDER BY count DESC, form LIMIT ${aliasesShown}`,
    ...[id, name],
  );
  const others = db.get('SELECT 1 FROM entity_total WHERE ref = ? AND id <> ? LIMIT 1', ref, id);
  const scope =
    id === ref && others === undefined
      ? null
      : db.all<{ article: string }>('SELECT DISTINCT article FROM entity_name WHERE id = ?', id);
  const ids = scope === null ? null : scope.map(({ article }) => article);
  return { id, type, name, aliases: aliases.map(({ form }) => form), articles, mentions, scope: ids };
}

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
  if (entity === null) return null;
  const names = db.all<{ form: string; count: number }>(
    'SELECT form, count FROM entity_form WHERE id = ? AND count > 0 ORDER BY count DESC, form',
    id,
  );
  const rows = db.all<{ article: string; content: string; count: number }>(
    `SELECT n.article, a.content, sum(n.count) AS count FROM entity_name n JOIN entity_article a ON a.id = n.article
      WHERE n.id = ? GROUP BY n.article ORDER BY a.day DESC, n.article DESC LIMIT ? OFFSET ?`,
    ...[id, limit, offset],
  );
  const articles = rows.map(({ article, content, count }) => {
    const locals = db.all<{ entity: string }>(
      'SELECT entity FROM entity_name WHERE article = ? AND id = ?',
      article,
      id,
    );
    const own = new Set(locals.map(({ entity: local }) => local));
    const { recognition, text } = index.correctedNow(article);
    const found = recognition.mentions.filter((mention) => own.has(mention.entity)).slice(0, most);
    return { id: article, content, count, mentions: found.map((mention) => inContext(text, mention)) };
  });
  const months = db.all<EntityPage['months'][number]>(
    `SELECT substr(a.day, 1, 7) AS month, count(DISTINCT n.article) AS articles, sum(n.count) AS mentions
      FROM entity_name n JOIN entity_article a ON a.id = n.article WHERE n.id = ? GROUP BY month ORDER BY month`,
    id,
  );
  const together = db.all<{ id: string; shared: number }>(
    `SELECT id, count(DISTINCT article) AS shared FROM entity_name WHERE id <> ? AND article IN (
        SELECT n.article FROM entity_name n JOIN entity_article a ON a.id = n.article
         WHERE n.id = ? ORDER BY a.day DESC LIMIT ${togetherFrom})
      GROUP BY id ORDER BY shared DESC, id LIMIT ${togetherShown}`,
    ...[id, id],
  );
  return {
    entity,
    names: names.map(({ form, count }) => ({ text: form, count })),
    roles: rolesOf(db, id),
    articles,
    total: entity.articles,
    months: months.map((month) => ({ ...month })),
    together: together.flatMap(({ id: other, shared }) => {
      const found = entityById(db, other);
      return found === null ? [] : [{ entity: found, articles: shared }];
    }),
    similar: similarTo(db, entity).flatMap((other) => entityById(db, other) ?? []),
    corrections: [...listed(db, 'corrections', id).keys()],
  };
}

function rolesOf(db: Statements, id: string): EntityPage['roles'] {
  const roles = [...listed(db, 'roles', id)].map(([text, articles]) => ({ text, articles }));
  return roles.sort((a, b) => b.articles - a.articles || a.text.localeCompare(b.text));
}

/** The entries of a column that holds lists, each with the number of rows that have it. */
function listed(db: Statements, column: 'roles' | 'corrections', id: string): Map<string, number> {
  const counts = new Map<string, number>();
  const lists = db.all<{ list: string; n: number }>(
    `SELECT ${column} AS list, count(*) AS n FROM entity_name WHERE id = ? AND ${column} IS NOT NULL GROUP BY ${column}`,
    id,
  );
  for (const { list, n } of lists)
    for (const each of JSON.parse(list) as string[]) counts.set(each, (counts.get(each) ?? 0) + n);
  return counts;
}

/** How each entity of an article stands in the library. */
export function standings(
  db: Statements,
  article: string,
): Map<string, { libraryId: string; elsewhere: number; isClear: boolean }> {
  const rows = db.all<{ entity: string; id: string; ref: string; articles: number; others: number }>(
    `SELECT n.entity, n.id, n.ref, t.articles, EXISTS (SELECT 1 FROM entity_total o WHERE o.ref = n.ref AND o.id <> n.id) AS others
      FROM entity_name n JOIN entity_total t ON t.id = n.id WHERE n.article = ?`,
    article,
  );
  return new Map(
    rows.map(({ entity, id, ref, articles, others }) => [
      entity,
      { libraryId: id, elsewhere: articles - 1, isClear: id === ref && others === 0 },
    ]),
  );
}
