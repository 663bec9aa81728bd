import { worldOf } from '#shared/entities/library/clashes.ts';
import type { NameRow } from '#shared/entities/library/name-rows.ts';
import type { Statements } from '../../index/statements.ts';
import { count, type StoredRow, totalFor } from './totals.ts';

const columns =
  'n.article, n.entity, n.total, n.name, n.count, n.alone, n.world, n.joins, n.forms, n.roles, n.corrections, n.local';

/** The types and names of which rows came or went, and whether they are of those that do not say who it is. */
export type Unsettled = Map<string, boolean>;

/**
 * Puts `rows` in place of those of an article, and keeps totals and forms in step; whether anything changed. What the
 * rows are about is added to `unsettled`: `tellApart` gives them their last ids, once for many articles.
 */
export function putRows(
  db: Statements,
  article: number,
  id: string,
  rows: readonly NameRow[],
  unsettled: Unsettled,
): boolean {
  const before = new Map(
    db
      .all<StoredRow & { ref: string; type: string; local: number }>(
        `SELECT ${columns}, t.ref, t.type FROM entity_name n JOIN entity_total t ON t.n = n.total WHERE n.article = ?`,
        article,
      )
      .map((row) => [row.entity, row]),
  );
  const next = rows.map((row) => stored(article, row));
  const kept = new Set(next.filter((row) => isSame(before.get(row.entity), row)).map(({ entity }) => entity));
  for (const row of before.values()) {
    if (kept.has(row.entity)) continue;
    unsettled.set(row.ref, row.alone === 1);
    db.run('DELETE FROM entity_name WHERE article = ? AND entity = ?', article, row.entity);
    count(db, row, -1);
  }
  let last = Math.max(0, ...[...before.values()].map(({ local }) => local));
  for (const { ref, type, ...row } of next) {
    if (kept.has(row.entity)) continue;
    unsettled.set(ref, row.alone === 1);
    // An entity keeps its number through corrections, and so what it said.
    const local = before.get(row.entity)?.local ?? ++last;
    const total = totalFor(db, { id: row.alone === 1 ? `${ref}@${id}` : ref, ref, type, name: row.name });
    db.run(
      'INSERT INTO entity_name VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...[
        article,
        row.entity,
        local,
        total,
        row.name,
        row.count,
        row.alone,
        row.world,
        row.joins,
        row.forms,
        row.roles,
      ],
      row.corrections,
    );
    count(db, { ...row, total }, 1);
  }
  return kept.size < Math.max(before.size, next.length);
}

function stored(article: number, row: NameRow): Omit<StoredRow, 'total'> & { ref: string; type: string } {
  const list = (values: readonly unknown[]) => (values.length === 0 ? null : JSON.stringify(values));
  const { entity, ref, type, name, forms } = row;
  const [only] = forms;
  // Most entities of an article have one name, once told.
  const isPlain = forms.length === 1 && only?.text === name && only.count === row.count;
  return {
    ...{ article, entity, ref, type, name, count: row.count, alone: row.alone ? 1 : 0, world: worldOf(row) },
    joins: list(row.joins),
    forms: isPlain ? null : JSON.stringify(forms.map(({ text, count: uses }) => [text, uses])),
    roles: list(row.roles),
    corrections: list(row.corrections),
  };
}

function isSame(a: object | undefined, b: object): boolean {
  if (a === undefined) return false;
  const values = a as Record<string, unknown>;
  return Object.entries(b).every(([key, value]) => values[key] === value);
}
