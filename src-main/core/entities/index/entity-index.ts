import { applyCorrections } from '#shared/entities/corrections/apply-corrections.ts';
import { nameRows } from '#shared/entities/library/name-rows.ts';
import { refKey } from '#shared/entities/name-key.ts';
import { fold } from '#shared/finding/fold.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { Recognition } from '#shared/model/entity.ts';
import { putRows } from './name-table.ts';
import { packRecognition, packText, unpackRecognition, unpackText } from './packing.ts';
import { lookedFor, putRules, storedRules } from './rule-changes.ts';
import type { Statements } from './statements.ts';

/** An article as the index has to know it. */
export interface IndexedArticle {
  readonly id: string;
  readonly content: string;
  /** What else recognition depends on (language, date of publication), as one string. */
  readonly facts: string;
  /** The day of publication, else of saving: `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether it is in the library, and not in the trash. */
  readonly present: boolean;
}

/** What one article is about, as the index holds it. */
export interface Known {
  readonly recognition: Recognition;
  readonly text: string;
}

/** Articles that are looked at between two looks at the clock. */
const atOnce = 20;

/** The tables of recognised entities: puts, plans, and brings into step what corrections made stale. */
export class EntityIndex {
  private readonly db: Statements;
  private rules: { json: string; list: Correction[] } = { json: '', list: [] };

  constructor(db: Statements) {
    this.db = db;
  }

  /**
   * Takes note of articles as they are now, and gives the ids of those that have to be recognised for it. With `all` the
   * index forgets any other.
   */
  plan(articles: readonly IndexedArticle[], recogniser: string, all: boolean): string[] {
    const db = this.db;
    return db.atomically(() => {
      const wanted: string[] = [];
      for (const { id, content, facts, day, present } of articles) {
        const row = db.get<{ content: string; facts: string; recogniser: string; day: string; present: number }>(
          'SELECT content, facts, recogniser, day, present FROM entity_article WHERE id = ?',
          id,
        );
        const isKnown = row?.content === content && row.facts === facts && row.recogniser === recogniser;
        if (!isKnown && present) wanted.push(id);
        if (row === undefined) continue;
        if (row.day !== day) db.run('UPDATE entity_article SET day = ? WHERE id = ?', day, id);
        if ((row.present === 1) === present) continue;
        // What was recognised stays for the case that it comes back; its names go.
        db.run('UPDATE entity_article SET present = ?, stale = ? WHERE id = ?', present ? 1 : 0, present ? 1 : 0, id);
        if (!present) this.clear(id);
      }
      if (all) {
        const there = new Set(articles.map(({ id }) => id));
        for (const { id } of db.all<{ id: string }>('SELECT id FROM entity_article'))
          if (!there.has(id)) this.forget(id);
      }
      return wanted;
    });
  }

  /** Keeps what was recognised in an article. */
  put(article: IndexedArticle, recogniser: string, { recognition, text }: Known): void {
    const { id, content, facts, day, present } = article;
    const db = this.db;
    db.atomically(() => {
      db.run(
        'INSERT OR REPLACE INTO entity_article VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)',
        ...[id, content, facts, recogniser, day, present ? 1 : 0, packRecognition(recognition), packText(text)],
      );
      db.run('DELETE FROM entity_seen WHERE article = ?', id);
      for (const ref of new Set(recognition.entities.map(refKey)))
        db.run('INSERT INTO entity_seen VALUES (?, ?)', id, ref);
      if (present) this.derive(id, { recognition, text });
    });
  }

  setRules(rules: readonly Correction[]): void {
    putRules(this.db, rules);
  }

  /** Brings stale articles into step for some `milliseconds`; gives how many are left. */
  catchUp(milliseconds: number): { left: number; changed: boolean } {
    const until = Date.now() + milliseconds;
    let changed = false;
    while (Date.now() < until) {
      const some = this.db.all<{ id: string; stale: number }>(
        `SELECT id, stale FROM entity_article WHERE stale > 0 ORDER BY stale LIMIT ${atOnce}`,
      );
      if (some.length === 0) {
        this.db.run("DELETE FROM entity_state WHERE key = 'words'");
        return { left: 0, changed };
      }
      const words = some.some(({ stale }) => stale === 2) ? lookedFor(this.db) : [];
      this.db.atomically(() => {
        for (const { id, stale } of some) {
          if (stale === 1 || this.holds(id, words)) changed = this.refresh(id) || changed;
          else this.db.run('UPDATE entity_article SET stale = 0 WHERE id = ?', id);
        }
      });
    }
    const left = this.db.get<{ n: number }>('SELECT count(*) AS n FROM entity_article WHERE stale > 0')?.n ?? 0;
    return { left, changed };
  }

  /** An article with every correction applied, or null where just this text was not recognised by just this recogniser. */
  corrected({ id, content, facts }: IndexedArticle, recogniser: string): Known | null {
    const row = this.db.get<{ content: string; facts: string; recogniser: string; stale: number }>(
      'SELECT content, facts, recogniser, stale FROM entity_article WHERE id = ?',
      id,
    );
    if (row?.content !== content || row.facts !== facts || row.recogniser !== recogniser) return null;
    if (row.stale > 0) this.db.atomically(() => this.refresh(id));
    return this.correctedNow(id);
  }

  /** The same for the text that the index holds, whatever it is by now. */
  correctedNow(id: string): Known {
    const { recognition, text } = this.unpacked(id);
    return { recognition: applyCorrections(recognition, text, this.currentRules(), id), text };
  }

  private currentRules(): Correction[] {
    const json = this.db.get<{ value: string }>("SELECT value FROM entity_state WHERE key = 'rules'")?.value ?? '';
    if (this.rules.json !== json) this.rules = { json, list: storedRules(this.db) };
    return this.rules.list;
  }

  private refresh(id: string): boolean {
    this.db.run('UPDATE entity_article SET stale = 0 WHERE id = ?', id);
    // What is in the trash is looked at when it comes back.
    if (this.db.get('SELECT 1 FROM entity_article WHERE id = ? AND present = 1', id) === undefined) return false;
    return this.derive(id, this.unpacked(id));
  }

  private derive(id: string, { recognition, text }: Known): boolean {
    const rules = this.currentRules();
    const result = applyCorrections(recognition, text, rules, id);
    this.db.run('DELETE FROM entity_applied WHERE article = ?', id);
    for (const correction of result.applied ?? [])
      this.db.run('INSERT INTO entity_applied VALUES (?, ?)', id, correction);
    return putRows(this.db, id, nameRows(result, rules));
  }

  private holds(id: string, words: readonly string[]): boolean {
    const packed = this.db.get<{ text: Uint8Array }>('SELECT text FROM entity_article WHERE id = ?', id)?.text;
    if (packed === undefined) return false;
    const text = fold(unpackText(packed)).text;
    return words.some((word) => text.includes(word));
  }

  private unpacked(id: string): Known {
    const row = this.db.get<{ raw: Uint8Array; text: Uint8Array }>(
      'SELECT raw, text FROM entity_article WHERE id = ?',
      id,
    );
    if (row === undefined) throw new Error(`the index does not know ${id}`);
    return { recognition: unpackRecognition(row.raw), text: unpackText(row.text) };
  }

  private clear(id: string): void {
    putRows(this.db, id, []);
    this.db.run('DELETE FROM entity_applied WHERE article = ?', id);
  }

  private forget(id: string): void {
    this.clear(id);
    this.db.run('DELETE FROM entity_seen WHERE article = ?', id);
    this.db.run('DELETE FROM entity_article WHERE id = ?', id);
  }
}
