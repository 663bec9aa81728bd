import type { ParsedInput } from '#shared/api/contract.ts';
import { fold } from '#shared/finding/fold.ts';
import type { EntityList, LibraryEntity } from '#shared/model/library-entity.ts';
import type { Statements } from '../../index/statements.ts';

interface TotalRow {
  readonly n: number;
  readonly id: string;
  readonly ref: string;
  readonly type: LibraryEntity['type'];
  readonly name: string;
  readonly articles: number;
  readonly mentions: number;
}

const columns = 'n, id, ref, type, name, articles, mentions';
const aliasesShown = 12;

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
    conditions.push('n IN (SELECT total FROM entity_form WHERE instr(folded, ?) > 0)');
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

function described(db: Statements, { n, id, ref, type, name, articles, mentions }: TotalRow): LibraryEntity {
  const aliases = db.all<{ form: string }>(
    `SELECT form FROM entity_form WHERE total = ? AND count > 0 AND form <> ? ORDER BY count DESC, form LIMIT ${aliasesShown}`,
    ...[n, name],
  );
  const others = db.get('SELECT 1 FROM entity_total WHERE ref = ? AND n <> ? LIMIT 1', ref, n);
  const isClear = id === ref && others === undefined;
  const scope = isClear
    ? null
    : db.all<{ id: string }>(
        'SELECT id FROM entity_article WHERE n IN (SELECT article FROM entity_name WHERE total = ?)',
        n,
      );
  const forms = aliases.map(({ form }) => form);
  return { id, type, name, aliases: forms, articles, mentions, scope: scope?.map((article) => article.id) ?? null };
}

/** How an entity of an article stands in the library; `isClear` where its type and name say who it is. */
export interface Standing {
  readonly libraryId: string;
  readonly elsewhere: number;
  readonly isClear: boolean;
}

/** How each entity of an article stands in the library, by its id in the article. */
export function standings(db: Statements, article: string): Map<string, Standing> {
  const rows = db.all<{ entity: string; id: string; ref: string; articles: number; others: number }>(
    `SELECT n.entity, t.id, t.ref, t.articles, EXISTS (SELECT 1 FROM entity_total o WHERE o.ref = t.ref AND o.n <> t.n) AS others
      FROM entity_article a JOIN entity_name n ON n.article = a.n JOIN entity_total t ON t.n = n.total WHERE a.id = ?`,
    article,
  );
  return new Map(
    rows.map(({ entity, id, ref, articles, others }) => [
      entity,
      { libraryId: id, elsewhere: articles - 1, isClear: id === ref && others === 0 },
    ]),
  );
}
