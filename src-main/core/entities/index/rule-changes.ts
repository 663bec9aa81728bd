import { nameKey, refKey } from '#shared/entities/name-key.ts';
import { fold } from '#shared/finding/fold.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { Statements } from '../../index/statements.ts';

/** The corrections that the index is in step with, or on its way to. */
export function storedRules(db: Statements): Correction[] {
  const value = db.get<{ value: string }>("SELECT value FROM entity_state WHERE key = 'rules'")?.value;
  return value === undefined ? [] : (JSON.parse(value) as Correction[]);
}

/** Remembers the corrections there are now, and marks every article that they may change as stale. */
export function putRules(db: Statements, rules: readonly Correction[]): void {
  const before = storedRules(db);
  const value = JSON.stringify(rules);
  if (value === JSON.stringify(before)) return;
  const known = new Map(before.map((rule) => [rule.id, JSON.stringify(rule)]));
  const now = new Map(rules.map((rule) => [rule.id, rule]));
  const inOrder = (all: readonly Correction[], other: { has(id: string): boolean }) =>
    all.flatMap(({ id }) => (other.has(id) ? [id] : []));
  db.atomically(() => {
    db.run("INSERT OR REPLACE INTO entity_state VALUES ('rules', ?)", value);
    if (inOrder(before, now).join() !== inOrder(rules, known).join()) {
      db.run('UPDATE entity_article SET stale = 1 WHERE present = 1');
      return;
    }
    const changed = [
      ...rules.filter((rule) => known.get(rule.id) !== JSON.stringify(rule)),
      ...before.filter(({ id }) => !now.has(id)),
    ].filter(({ kind }) => kind !== 'note');
    for (const rule of changed) {
      markApplied(db, rule.id);
      if (now.get(rule.id)?.deleted === null) markMatching(db, rule, rules);
    }
  });
}

function markApplied(db: Statements, id: string): void {
  db.run(
    'UPDATE entity_article SET stale = 1 WHERE n IN (SELECT article FROM entity_applied WHERE correction = ?)',
    id,
  );
}

/**
 * Where a correction may do something: where its entity is, or was before another correction took it away or made
 * something else of it, or its words stand.
 */
function markMatching(db: Statements, rule: Correction, rules: readonly Correction[]): void {
  const ref = refKey(rule.entity);
  db.run(
    `UPDATE entity_article SET stale = 1 WHERE n IN
       (SELECT n.article FROM entity_total t JOIN entity_name n ON n.total = t.n WHERE t.ref = ?)`,
    ref,
  );
  for (const other of rules) {
    const isText = other.kind === 'add' || other.kind === 'alias';
    if (other.id !== rule.id && (isText || refKey(other.entity) === ref || madeBy(other) === ref))
      markApplied(db, other.id);
  }
  if (rule.kind !== 'add' && rule.kind !== 'alias') return;
  if (rule.kind === 'add' && rule.at !== null) {
    db.run('UPDATE entity_article SET stale = 1 WHERE id = ?', rule.at.article);
  }
  if (rule.kind === 'add' && !rule.every) return;
  const wanted = new Set([...lookedFor(db), wordsFor(rule.kind === 'add' ? rule.entity.name : rule.alias)]);
  db.run("INSERT OR REPLACE INTO entity_state VALUES ('words', ?)", JSON.stringify([...wanted]));
  db.run('UPDATE entity_article SET stale = 2 WHERE present = 1 AND stale = 0');
}

/** The words that articles marked with 2 are looked through for. */
export function lookedFor(db: Statements): string[] {
  const value = db.get<{ value: string }>("SELECT value FROM entity_state WHERE key = 'words'")?.value;
  return value === undefined ? [] : (JSON.parse(value) as string[]);
}

/** As texts are folded for it: a word that is not there in any case is not there in its own. */
function wordsFor(name: string): string {
  return fold(name).text.trim();
}

/** What an entity is after a correction of it. */
function madeBy(rule: Correction): string {
  const { type, name } = rule.entity;
  if (rule.kind === 'rename') return `${type}:${nameKey(rule.to)}`;
  if (rule.kind === 'retype') return refKey({ type: rule.to, name });
  if (rule.kind === 'merge') return refKey(rule.into);
  return rule.kind === 'split' ? refKey({ type, name: rule.alias }) : refKey(rule.entity);
}
