import { type Claim, idsOf } from '#shared/entities/library/clashes.ts';
import { fold } from '#shared/finding/fold.ts';
import type { Statements } from '../../index/statements.ts';
import type { Unsettled } from './name-table.ts';

/** A row of `entity_name`: lists are JSON, null where they are empty; `forms` null where the name is the only one. */
export interface StoredRow {
  readonly article: number;
  readonly entity: string;
  readonly total: number;
  readonly name: string;
  readonly count: number;
  readonly alone: number;
  readonly world: string | null;
  readonly joins: string | null;
  readonly forms: string | null;
  readonly roles: string | null;
  readonly corrections: string | null;
}

/** The number of an entity of the library; one that was not known has no articles yet. */
export function totalFor(
  db: Statements,
  { id, ref, type, name }: { id: string; ref: string; type: string; name: string },
): number {
  const known = db.get<{ n: number }>('SELECT n FROM entity_total WHERE id = ?', id);
  if (known !== undefined) return known.n;
  const sql = 'INSERT INTO entity_total VALUES (NULL, ?, ?, ?, ?, ?, 0, 0, 0) RETURNING n';
  return (db.get<{ n: number }>(sql, id, ref, type, name, fold(name).text) as { n: number }).n;
}

/** A first mention counts for more than a tenth: what many articles name goes before what one of them repeats. */
function weightOf(mentions: number): number {
  return Math.round(1000 * (1 + Math.log(mentions)));
}

/** Adds a row that is there to the sums of its total, or takes off one that is no longer there. */
export function count(
  db: Statements,
  row: Pick<StoredRow, 'article' | 'entity' | 'total' | 'name' | 'count' | 'forms' | 'corrections'>,
  sign: 1 | -1,
): void {
  const { article, entity, total, name } = row;
  // An article may hold two of one total; it still is one article.
  const twin = db.get(
    'SELECT 1 FROM entity_name WHERE total = ? AND article = ? AND entity <> ?',
    total,
    article,
    entity,
  );
  db.run(
    'UPDATE entity_total SET articles = articles + ?, mentions = mentions + ?, weight = weight + ? WHERE n = ?',
    ...[twin === undefined ? sign : 0, sign * row.count, sign * weightOf(row.count), total],
  );
  if (sign < 0) db.run('DELETE FROM entity_total WHERE n = ? AND articles <= 0', total);
  const forms = row.forms === null ? [[name, row.count] as const] : (JSON.parse(row.forms) as [string, number][]);
  for (const [form, uses] of forms) {
    db.run(
      `INSERT INTO entity_form VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
         articles = articles + excluded.articles, count = count + excluded.count`,
      ...[total, form, fold(form).text, sign, sign * uses],
    );
    if (sign < 0) db.run('DELETE FROM entity_form WHERE total = ? AND form = ? AND articles <= 0', total, form);
  }
  showName(db, row, sign);
}

/** The spelling that a total is shown by: one that a person gave, else the first; always one that some row has. */
function showName(
  db: Statements,
  { total, name, corrections }: Pick<StoredRow, 'total' | 'name' | 'corrections'>,
  sign: 1 | -1,
): void {
  const shown = db.get<{ name: string }>('SELECT name FROM entity_total WHERE n = ?', total)?.name;
  if (shown === undefined || (sign > 0 ? shown === name : shown !== name)) return;
  const isSpelled =
    db.get('SELECT 1 FROM entity_name WHERE total = ? AND name = ? LIMIT 1', total, shown) !== undefined;
  if (isSpelled && !(sign > 0 && corrections !== null)) return;
  const other = db.get<{ name: string }>('SELECT name FROM entity_name WHERE total = ? LIMIT 1', total)?.name;
  const next = sign > 0 ? name : (other ?? name);
  db.run('UPDATE entity_total SET name = ?, sorted = ? WHERE n = ?', next, fold(next).text, total);
}

/** Gives the rows of these types and names the ids that `idsOf` says, where it is not simply one entity. */
export function tellApart(db: Statements, unsettled: Unsettled): void {
  for (const [ref, alone] of unsettled) if (isUnclear(db, ref, alone)) tellOneApart(db, ref);
}

/** Whether the ids of a type and name depend on all of its rows, or did. */
function isUnclear(db: Statements, ref: string, alone: boolean): boolean {
  const totals = db.all<{ n: number; id: string }>('SELECT n, id FROM entity_total WHERE ref = ?', ref);
  const least = 'SELECT world FROM entity_name WHERE total = ? AND world IS NOT NULL ORDER BY world';
  const worlds = new Set<string>();
  for (const { n, id } of totals) {
    if (id.includes('~') || (alone && id === ref)) return true;
    if (alone && db.get('SELECT 1 FROM entity_name WHERE total = ? AND joins IS NOT NULL LIMIT 1', n) !== undefined)
      return true;
    for (const sql of [`${least} LIMIT 1`, `${least} DESC LIMIT 1`]) {
      const world = db.get<{ world: string }>(sql, n)?.world;
      if (world !== undefined) worlds.add(world);
    }
    if (worlds.size > 1) return true;
  }
  return false;
}

function tellOneApart(db: Statements, ref: string): void {
  const rows = db.all<StoredRow & { id: string; type: string; articleId: string }>(
    `SELECT n.*, t.id, t.type, a.id AS articleId FROM entity_total t JOIN entity_name n ON n.total = t.n
      JOIN entity_article a ON a.n = n.article WHERE t.ref = ?`,
    ref,
  );
  const claims = rows.map(({ articleId, alone, world, joins }): Claim => {
    return {
      article: articleId,
      ref,
      alone: alone === 1,
      world,
      joins: joins === null ? [] : (JSON.parse(joins) as string[]),
    };
  });
  for (const [i, id] of idsOf(claims).entries()) {
    const row = rows[i] as (typeof rows)[number];
    if (row.id === id) continue;
    const total = totalFor(db, { id, ref, type: row.type, name: row.name });
    db.run('UPDATE entity_name SET total = ? WHERE article = ? AND entity = ?', total, row.article, row.entity);
    count(db, row, -1);
    count(db, { ...row, total }, 1);
  }
}
