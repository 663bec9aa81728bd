import { type Claim, idsOf, worldOf } from '#shared/entities/library/clashes.ts';
import type { NameRow } from '#shared/entities/library/name-rows.ts';
import { fold } from '#shared/finding/fold.ts';
import type { Statements } from './statements.ts';

interface StoredRow {
  readonly article: string;
  readonly entity: string;
  readonly id: string;
  readonly ref: string;
  readonly type: string;
  readonly name: string;
  readonly count: number;
  readonly weight: number;
  readonly alone: number;
  readonly world: string | null;
  readonly joins: string | null;
  readonly forms: string;
  readonly corrections: string | null;
}

const columns = 'article, entity, id, ref, type, name, count, weight, alone, world, joins, forms, corrections';

/** A first mention counts for more than a tenth: what many articles name goes before what one of them repeats. */
function weightOf(count: number): number {
  return Math.round(1000 * (1 + Math.log(count)));
}

/** Puts `rows` in place of those of an article, and keeps ids, totals and forms in step. Whether anything changed. */
export function putRows(db: Statements, article: string, rows: readonly NameRow[]): boolean {
  const before = new Map(
    db
      .all<StoredRow & { roles: string | null }>(`SELECT ${columns}, roles FROM entity_name WHERE article = ?`, article)
      .map((row) => [row.entity, row]),
  );
  const next = rows.map((row) => stored(article, row));
  const kept = new Set(next.filter((row) => isSame(before.get(row.entity), row)).map(({ entity }) => entity));
  const gone = [...before.values()].filter(({ entity }) => !kept.has(entity));
  const added = next.filter(({ entity }) => !kept.has(entity));
  if (gone.length + added.length === 0) return false;
  const refs = new Set([...gone, ...added].map(({ ref }) => ref));
  const unclear = new Set([...refs].filter((ref) => isUnclear(db, ref)));
  for (const row of gone) {
    db.run('DELETE FROM entity_name WHERE article = ? AND entity = ?', article, row.entity);
    count(db, row, -1);
  }
  for (const row of added) {
    const id = row.alone === 1 ? `${row.ref}@${article}` : row.ref;
    db.run(
      `INSERT INTO entity_name (${columns}, roles) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[row.article, row.entity, id, row.ref, row.type, row.name, row.count, row.weight, row.alone],
      ...[row.world, row.joins, row.forms, row.corrections, row.roles],
    );
    count(db, { ...row, id }, 1);
  }
  for (const ref of refs) if (unclear.has(ref) || isUnclear(db, ref)) tellApart(db, ref);
  return true;
}

function stored(article: string, row: NameRow) {
  const list = (values: readonly unknown[]) => (values.length === 0 ? null : JSON.stringify(values));
  return {
    article,
    entity: row.entity,
    ref: row.ref,
    type: row.type,
    name: row.name,
    count: row.count,
    weight: weightOf(row.count),
    alone: row.alone ? 1 : 0,
    world: worldOf(row),
    joins: list(row.joins),
    forms: JSON.stringify(row.forms.map(({ text, count: uses }) => [text, uses])),
    roles: list(row.roles),
    corrections: list(row.corrections),
  };
}

function isSame(a: object | undefined, b: Readonly<Record<string, unknown>>): boolean {
  if (a === undefined) return false;
  const values = a as Record<string, unknown>;
  return Object.keys(b).every((key) => values[key] === b[key]);
}

/** Whether some rows of a type and name are not simply one: then their ids depend on all of them. */
function isUnclear(db: Statements, ref: string): boolean {
  const joined = db.get('SELECT 1 FROM entity_name WHERE ref = ? AND joins IS NOT NULL LIMIT 1', ref);
  if (joined !== undefined) return true;
  const first = 'SELECT world FROM entity_name WHERE ref = ? AND world IS NOT NULL ORDER BY world';
  const least = db.get<{ world: string }>(`${first} LIMIT 1`, ref)?.world;
  return least !== undefined && db.get<{ world: string }>(`${first} DESC LIMIT 1`, ref)?.world !== least;
}

function tellApart(db: Statements, ref: string): void {
  const rows = db.all<StoredRow>(`SELECT ${columns} FROM entity_name WHERE ref = ?`, ref);
  const claims = rows.map(({ article, alone, world, joins }): Claim => {
    return { article, ref, alone: alone === 1, world, joins: joins === null ? [] : (JSON.parse(joins) as string[]) };
  });
  for (const [i, id] of idsOf(claims).entries()) {
    const row = rows[i] as StoredRow;
    if (row.id === id) continue;
    db.run('UPDATE entity_name SET id = ? WHERE article = ? AND entity = ?', id, row.article, row.entity);
    count(db, row, -1);
    count(db, { ...row, id }, 1);
  }
}

/** Adds a row to the sums of its id, or takes it off; called when the row itself has that id, or no longer has. */
function count(db: Statements, row: Omit<StoredRow, 'joins' | 'world'>, sign: 1 | -1): void {
  const { article, entity, id, ref, type, name } = row;
  // An article may hold two of one id; it still is one article.
  const twin = db.get('SELECT 1 FROM entity_name WHERE id = ? AND article = ? AND entity <> ?', id, article, entity);
  const articles = twin === undefined ? sign : 0;
  db.run(
    `INSERT INTO entity_total VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
       articles = articles + excluded.articles, mentions = mentions + excluded.mentions, weight = weight + excluded.weight`,
    ...[id, ref, type, name, fold(name).text, articles, sign * row.count, sign * row.weight],
  );
  if (sign < 0) db.run('DELETE FROM entity_total WHERE id = ? AND articles <= 0', id);
  showName(db, row, sign);
  for (const [form, uses] of JSON.parse(row.forms) as [string, number][]) {
    db.run(
      `INSERT INTO entity_form VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
         articles = articles + excluded.articles, count = count + excluded.count`,
      ...[id, form, fold(form).text, sign, sign * uses],
    );
    if (sign < 0) db.run('DELETE FROM entity_form WHERE id = ? AND form = ? AND articles <= 0', id, form);
  }
}

/** The spelling that a total is shown by: one that a person gave, else the first; always one that some row has. */
function showName(db: Statements, { id, name, corrections }: Omit<StoredRow, 'joins' | 'world'>, sign: 1 | -1): void {
  const shown = db.get<{ name: string }>('SELECT name FROM entity_total WHERE id = ?', id)?.name;
  if (shown === undefined || (sign > 0 && shown === name)) return;
  const spelled = db.get('SELECT 1 FROM entity_name WHERE id = ? AND name = ? LIMIT 1', id, shown);
  if (spelled !== undefined && !(sign > 0 && corrections !== null)) return;
  const other = db.get<{ name: string }>('SELECT name FROM entity_name WHERE id = ? LIMIT 1', id)?.name;
  const next = sign > 0 ? name : (other ?? name);
  db.run('UPDATE entity_total SET name = ?, sorted = ? WHERE id = ?', next, fold(next).text, id);
}
