import { hash } from 'node:crypto';
import type { DatedRow, SaidRole, SaidRow, SaidRows } from '#shared/entities/library/said-rows.ts';
import { ledgerWords } from '#shared/entities/said/ledger.ts';
import type { Statements } from '../../index/statements.ts';

/** As `entity_role` writes them. */
export const roleNumbers: Readonly<Record<SaidRole, number>> = { by: 1, perhaps: 2, about: 3, dated: 4 };

/** An article's statements have the ids from its number times this: no text has as many. */
export const mostOfArticle = 2 ** 20;

/**
 * Puts what is said in an article in place of what was; whether anything changed. Who an entity is in the library is not
 * kept here but looked up by its number in the article: what moves an entity moves its statements. What came of it is
 * known again by a sum, as most corrections of an article change nothing of what is said there.
 */
export function putSaid(db: Statements, article: number, { said, dated, roles }: SaidRows): boolean {
  const localOf = new Map(
    db
      .all<{ entity: string; local: number }>('SELECT entity, local FROM entity_name WHERE article = ?', article)
      .map(({ entity, local }) => [entity, local]),
  );
  const parts: Part[] = [];
  for (const { entity, role, n, at } of roles) {
    const local = localOf.get(entity);
    // Dates and amounts have no page.
    if (local !== undefined && n < mostOfArticle) parts.push([local, roleNumbers[role], n, at]);
  }
  const told = said.filter(({ n }) => n < mostOfArticle);
  const sums = { said: sumOf(told), roles: sumOf([...parts, ...dated]) };
  const before = db.get<typeof sums>('SELECT said, roles FROM entity_article WHERE n = ?', article);
  if (before?.said !== sums.said) putStatements(db, article, told);
  if (before?.roles !== sums.roles) putRoles(db, article, parts, dated);
  if (before?.said === sums.said && before.roles === sums.roles) return false;
  db.run('UPDATE entity_article SET said = ?, roles = ? WHERE n = ?', sums.said, sums.roles, article);
  return true;
}

type Part = readonly [local: number, role: number, n: number, at: number | null];

/** 0 for nothing. */
function sumOf(rows: readonly unknown[]): number {
  return rows.length === 0 ? 0 : hash('sha1', JSON.stringify(rows), 'buffer').readUIntBE(0, 6);
}

function putStatements(db: Statements, article: number, said: readonly SaidRow[]): void {
  const first = article * mostOfArticle;
  const stored = db.all<{ id: number; sum: number }>(
    'SELECT id, sum FROM entity_said WHERE id >= ? AND id < ?',
    ...[first, first + mostOfArticle],
  );
  const before = new Map(stored.map(({ id, sum }) => [id, sum]));
  for (const row of said) {
    const { n, at, who, perhaps, text } = row;
    const id = first + n;
    const sum = sumOf([row]);
    const known = before.get(id);
    before.delete(id);
    if (known === sum) continue;
    if (known !== undefined) remove(db, id);
    db.run('INSERT INTO entity_said VALUES (?, ?, ?)', id, at, sum);
    const words = [who, perhaps, text].map(uniqueWords);
    db.run('INSERT INTO entity_words (rowid, who, perhaps, words) VALUES (?, ?, ?, ?)', id, ...words);
  }
  for (const id of before.keys()) remove(db, id);
}

function remove(db: Statements, id: number): void {
  db.run('DELETE FROM entity_said WHERE id = ?', id);
  db.run('DELETE FROM entity_words WHERE rowid = ?', id);
}

function putRoles(db: Statements, article: number, parts: readonly Part[], dated: readonly DatedRow[]): void {
  const first = article * mostOfArticle;
  const sql = 'SELECT DISTINCT n FROM entity_role WHERE article = ? AND role = ?';
  for (const { n } of db.all<{ n: number }>(sql, article, roleNumbers.dated))
    db.run('DELETE FROM entity_sentence WHERE rowid = ?', first + n);
  db.run('DELETE FROM entity_role WHERE article = ?', article);
  const kept = new Set<number>();
  for (const part of parts) {
    db.run('INSERT INTO entity_role VALUES (?, ?, ?, ?, ?)', article, ...part);
    if (part[1] === roleNumbers.dated) kept.add(part[2]);
  }
  for (const { n, text } of dated)
    if (kept.has(n)) db.run('INSERT INTO entity_sentence (rowid, words) VALUES (?, ?)', first + n, uniqueWords(text));
}

function uniqueWords(text: string): string {
  return [...new Set(ledgerWords(text))].join(' ');
}
