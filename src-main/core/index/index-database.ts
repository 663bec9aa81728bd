import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Some tables of the index that belong together: when their version changes they alone are made anew. */
export interface IndexPart {
  readonly name: string;
  readonly version: number;
  /** Makes its tables, all of them named `<name>_…`. */
  readonly schema: string;
}

/** SQLite's result codes for a file that holds no sound database: SQLITE_CORRUPT and SQLITE_NOTADB. */
const unsound: readonly unknown[] = [11, 26];

/**
 * The index of a library: what can be made again from its files, kept so that it need not be. One that is damaged or
 * older is made anew; where `keeps` is false (somebody else may be using it) or the disk refuses, one in memory takes
 * its place.
 */
export function openIndex(path: string, parts: readonly IndexPart[], keeps: boolean): DatabaseSync {
  try {
    mkdirSync(dirname(path), { recursive: true });
    return prepared(path, parts, keeps);
  } catch (error) {
    if (keeps && isUnsound(error)) {
      removeIndex(path);
      return openIndex(path, parts, false);
    }
    return prepared(':memory:', parts, true);
  }
}

/** Deletes the files of an index; none is no error. */
export function removeIndex(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
}

export function isUnsound(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && unsound.includes(Number(error.errcode) & 0xff);
}

function prepared(path: string, parts: readonly IndexPart[], keeps: boolean): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    // Before the first table: what was merged away is given back to the disk.
    database.exec('PRAGMA auto_vacuum = INCREMENTAL');
    // Written ahead: a command that reads does not wait for the app. What a power cut takes is made again.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;');
    database.exec('CREATE TABLE IF NOT EXISTS part (name TEXT PRIMARY KEY, version INTEGER NOT NULL)');
    for (const part of parts) {
      const found = database.prepare('SELECT version FROM part WHERE name = ?').get(part.name)?.version;
      if (found === part.version) continue;
      if (found !== undefined && !keeps) throw new Error('the index is of another Postil');
      makePart(database, part);
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makePart(database: DatabaseSync, { name, version, schema }: IndexPart): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ? ORDER BY sql LIKE '%VIRTUAL%' DESC")
      .all(`${name}_*`);
    // A virtual table takes the tables that it is kept in along.
    for (const table of tables) database.exec(`DROP TABLE IF EXISTS "${String(table.name)}"`);
    database.exec(schema);
    database.prepare('INSERT OR REPLACE INTO part VALUES (?, ?)').run(name, version);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
