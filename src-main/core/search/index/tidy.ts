import type { Statements } from '../../index/statements.ts';

/** Pages that are merged, or given back to the disk, between two looks at the clock. */
const pages = 64;
const tables = ['text_words', 'text_notes'] as const;

/**
 * Merges the pieces in which words were written, for some milliseconds, and then gives the disk back what that left free;
 * whether more is to be done. `isStart` begins with all pieces (FTS5's "merge", whose first number is negative then).
 */
export function tidyTexts(db: Statements, isStart: boolean, milliseconds: number): boolean {
  const until = performance.now() + milliseconds;
  if (isStart) for (const table of tables) merge(db, table, -pages);
  while (performance.now() < until) {
    const isMerged = tables.map((table) => merge(db, table, pages)).every((changes) => changes < 2);
    if (!isMerged) continue;
    if (freePages(db) === 0) return false;
    db.database.exec(`PRAGMA incremental_vacuum(${pages})`);
    // A file that was not made for it gives nothing back.
    if (db.get<{ auto_vacuum: number }>('PRAGMA auto_vacuum')?.auto_vacuum !== 2) return false;
  }
  return true;
}

/** How many rows that changed: fewer than two where there was nothing to merge. */
function merge(db: Statements, table: (typeof tables)[number], count: number): number {
  const before = changesOf(db);
  db.run(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`, count);
  return changesOf(db) - before;
}

function changesOf(db: Statements): number {
  return db.get<{ changes: number }>('SELECT total_changes() AS changes')?.changes ?? 0;
}

function freePages(db: Statements): number {
  return db.get<{ freelist_count: number }>('PRAGMA freelist_count')?.freelist_count ?? 0;
}
