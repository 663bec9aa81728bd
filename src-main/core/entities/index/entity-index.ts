import { applyCorrections } from '#shared/entities/corrections/apply-corrections.ts';
import { nameRows } from '#shared/entities/library/name-rows.ts';
import { saidRows } from '#shared/entities/library/said-rows.ts';
import { fold } from '#shared/finding/fold.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { Recognition } from '#shared/model/entity.ts';
import type { Statements } from '../../index/statements.ts';
import type { IndexedArticle } from './indexed-article.ts';
import { putRows, type Unsettled } from './name-table.ts';
import { packRecognition, packText, unpackRecognition, unpackText } from './packing.ts';
import { lookedFor, putRules, storedRules } from './rule-changes.ts';
import { putSaid } from './said-table.ts';
import { tellApart } from './totals.ts';

/** What one article is about, as the index holds it. */
export interface Known {
  readonly recognition: Recognition;
  readonly text: string;
}

interface ArticleRow {
  readonly n: number;
  readonly id: string;
  readonly content: string;
  readonly facts: string;
  readonly recogniser: string;
  readonly day: string;
  readonly published: number;
  readonly present: number;
  readonly stale: number;
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
   * Takes note of articles as they are now, and gives the ids of those that have to be recognised for it, and whether
   * anything else is said from now on.
   */
  plan(
    articles: readonly IndexedArticle[],
    recogniser: string,
  ): { readonly wanted: string[]; readonly changed: boolean } {
    return this.settling((unsettled) => {
      const wanted: string[] = [];
      let changed = false;
      for (const article of articles) {
        const { id, day, published, present, sign } = article;
        const row = this.row(id);
        const isKnown = isOf(row, article, recogniser);
        if (present && !isKnown) wanted.push(id);
        if (row === undefined) continue;
        if (isKnown || !present) this.db.run('UPDATE entity_article SET sign = ? WHERE n = ?', sign, row.n);
        if (row.day !== day || (row.published === 1) !== published)
          this.db.run('UPDATE entity_article SET day = ?, published = ? WHERE n = ?', day, published ? 1 : 0, row.n);
        if ((row.present === 1) === present) continue;
        // What was recognised stays for the case that it comes back; its names go.
        const flag = present ? 1 : 0;
        this.db.run('UPDATE entity_article SET present = ?, stale = ? WHERE n = ?', flag, flag, row.n);
        if (!present) changed = this.clear(row, unsettled) || changed;
      }
      return { wanted, changed };
    });
  }

  /** Forgets some articles; whether anything else is said from now on. */
  forget(ids: readonly string[]): boolean {
    return this.settling((unsettled) => {
      let changed = false;
      for (const id of ids) {
        const row = this.row(id);
        if (row !== undefined) changed = this.forgetOne(row, unsettled) || changed;
      }
      return changed;
    });
  }

  /** Keeps what was recognised in some articles. */
  put(articles: readonly { readonly article: IndexedArticle; readonly known: Known }[], recogniser: string): void {
    this.settling((unsettled) => {
      for (const { article, known } of articles) this.putOne(article, recogniser, known, unsettled);
    });
  }

  private putOne(article: IndexedArticle, recogniser: string, known: Known, unsettled: Unsettled): void {
    const { id, content, facts, day, published, present, sign } = article;
    const { n } = this.db.get<{ n: number }>(
      `INSERT INTO entity_article VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?) ON CONFLICT DO UPDATE SET content = excluded.content,
         facts = excluded.facts, recogniser = excluded.recogniser, day = excluded.day, published = excluded.published,
         present = excluded.present, sign = excluded.sign, stale = 0 RETURNING n`,
      ...[id, content, facts, recogniser, day, published ? 1 : 0, present ? 1 : 0, sign],
    ) as { n: number };
    const packed = packRecognition(known.recognition, known.text);
    this.db.run('INSERT OR REPLACE INTO entity_body VALUES (?, ?, ?)', n, packed, packText(known.text));
    if (present) this.derive({ n, id, day, published: published ? 1 : 0 }, known, unsettled);
  }

  setRules(rules: readonly Correction[]): void {
    putRules(this.db, rules);
  }

  /** Brings stale articles into step for some `milliseconds`; gives how many are left. */
  catchUp(milliseconds: number): { left: number; changed: boolean } {
    const until = Date.now() + milliseconds;
    let changed = false;
    while (Date.now() < until) {
      const some = this.db.all<ArticleRow>(
        `SELECT * FROM entity_article WHERE stale > 0 ORDER BY stale LIMIT ${atOnce}`,
      );
      if (some.length === 0) {
        this.db.run("DELETE FROM entity_state WHERE key = 'words'");
        return { left: 0, changed };
      }
      const words = some.some(({ stale }) => stale === 2) ? lookedFor(this.db) : [];
      this.settling((unsettled) => {
        for (const row of some) {
          if (row.stale === 1 || this.holds(row, words)) changed = this.refresh(row, unsettled) || changed;
          else this.db.run('UPDATE entity_article SET stale = 0 WHERE n = ?', row.n);
        }
      });
    }
    const left = this.db.get<{ n: number }>('SELECT count(*) AS n FROM entity_article WHERE stale > 0')?.n ?? 0;
    return { left, changed };
  }

  /** An article with every correction applied, or null where just this text was not recognised by just this recogniser. */
  corrected(article: IndexedArticle, recogniser: string): Known | null {
    const row = this.row(article.id);
    if (row === undefined || !isOf(row, article, recogniser)) return null;
    if (row.stale > 0) this.settling((unsettled) => this.refresh(row, unsettled));
    return this.correctedNow(article.id);
  }

  /** The same for the text that the index holds, whatever it is by now. */
  correctedNow(id: string): Known {
    const row = this.row(id);
    if (row === undefined) throw new Error(`the index does not know ${id}`);
    const { recognition, text } = this.unpacked(row);
    return { recognition: applyCorrections(recognition, text, this.currentRules(), id), text };
  }

  private settling<T>(work: (unsettled: Unsettled) => T): T {
    return this.db.atomically(() => {
      const unsettled: Unsettled = new Map();
      const result = work(unsettled);
      tellApart(this.db, unsettled);
      return result;
    });
  }

  private row(id: string): ArticleRow | undefined {
    return this.db.get<ArticleRow>('SELECT * FROM entity_article WHERE id = ?', id);
  }

  private currentRules(): Correction[] {
    const json = this.db.get<{ value: string }>("SELECT value FROM entity_state WHERE key = 'rules'")?.value ?? '';
    if (this.rules.json !== json) this.rules = { json, list: storedRules(this.db) };
    return this.rules.list;
  }

  private refresh(row: ArticleRow, unsettled: Unsettled): boolean {
    this.db.run('UPDATE entity_article SET stale = 0 WHERE n = ?', row.n);
    // What is in the trash is looked at when it comes back.
    return row.present === 1 && this.derive(row, this.unpacked(row), unsettled);
  }

  private derive(
    { n, id, day, published }: Pick<ArticleRow, 'n' | 'id' | 'day' | 'published'>,
    known: Known,
    unsettled: Unsettled,
  ): boolean {
    const rules = this.currentRules();
    const result = applyCorrections(known.recognition, known.text, rules, id);
    this.db.run('DELETE FROM entity_applied WHERE article = ?', n);
    for (const correction of result.applied ?? [])
      this.db.run('INSERT INTO entity_applied VALUES (?, ?)', correction, n);
    const isNamedAnew = putRows(this.db, n, id, nameRows(result, rules), unsettled);
    return putSaid(this.db, n, saidRows(result, known.text, published === 1 ? day : null)) || isNamedAnew;
  }

  private holds({ n }: ArticleRow, words: readonly string[]): boolean {
    const packed = this.db.get<{ text: Uint8Array }>('SELECT text FROM entity_body WHERE article = ?', n)?.text;
    if (packed === undefined) return false;
    const text = fold(unpackText(packed)).text;
    return words.some((word) => text.includes(word));
  }

  private unpacked({ n, id }: Pick<ArticleRow, 'n' | 'id'>): Known {
    const row = this.db.get<{ raw: Uint8Array; text: Uint8Array }>(
      'SELECT raw, text FROM entity_body WHERE article = ?',
      n,
    );
    if (row === undefined) throw new Error(`the index holds no text of ${id}`);
    const text = unpackText(row.text);
    return { recognition: unpackRecognition(row.raw, text), text };
  }

  /** Takes what an article names and says out of all lists; whether there was any. */
  private clear({ n, id }: Pick<ArticleRow, 'n' | 'id'>, unsettled: Unsettled): boolean {
    this.db.run('DELETE FROM entity_applied WHERE article = ?', n);
    const isSaid = putSaid(this.db, n, { said: [], dated: [], roles: [] });
    return putRows(this.db, n, id, [], unsettled) || isSaid;
  }

  private forgetOne(row: Pick<ArticleRow, 'n' | 'id'>, unsettled: Unsettled): boolean {
    const changed = this.clear(row, unsettled);
    this.db.run('DELETE FROM entity_body WHERE article = ?', row.n);
    this.db.run('DELETE FROM entity_article WHERE n = ?', row.n);
    return changed;
  }
}

function isOf(row: ArticleRow | undefined, { content, facts }: IndexedArticle, recogniser: string): boolean {
  return row?.content === content && row.facts === facts && row.recogniser === recogniser;
}
