import type { Article } from '#shared/model/article.ts';
import type { Statements } from '../../index/statements.ts';
import { textOf } from '../../search/index/article-files.ts';
import { wordsIn, wordsOf } from '../../search/index/searchable.ts';
import { identityOf } from './identity.ts';
import { bandsOf, leastOf, likeness, sharedLeast, shinglesOf } from './signature.ts';

/**
 * Texts that have so much in common are offered as the same. Measured on pages and on generated texts: with a quarter of
 * the sentences changed and five lines of the site added, 98 of 100 are alike by 0.52 or more; two that share 40 % of
 * their sentences, as reports on one event may, by 0.42 or less.
 */
const alike = 0.5;
/** Equal values of a signature, of sixteen, below which two texts are not worth comparing. */
const promising = 4;
/** With how many others a text is compared at most: hundreds that are alike are found through one another. */
const mostCompared = 12;

/** The tables by which articles are known to be the same; in step with `text_article`, whose numbers it takes. */
export class NearIndex {
  private readonly db: Statements;

  constructor(db: Statements) {
    this.db = db;
  }

  /** Where one of the two parts was made anew the other one follows: rows that have gone go, missing ones are read again. */
  heal(): void {
    const lost = 'SELECT 1 FROM near_article WHERE n NOT IN (SELECT n FROM text_article) LIMIT 1';
    const missing = 'SELECT 1 FROM text_article WHERE n NOT IN (SELECT n FROM near_article) LIMIT 1';
    if (this.db.get(lost) !== undefined)
      this.db.atomically(() => {
        const gone = this.db.all<{ n: number }>(
          'SELECT n FROM near_article WHERE n NOT IN (SELECT n FROM text_article)',
        );
        for (const { n } of gone) this.remove(n);
      });
    if (this.db.get(missing) !== undefined)
      this.db.run("UPDATE text_article SET sign = '' WHERE n NOT IN (SELECT n FROM near_article)");
  }

  /** Takes an article as it is now; `text` as `searchable` gives it. Texts that are as they were are not compared again. */
  put(n: number, article: Article, text: string): void {
    const { address, also, source } = identityOf(article);
    const shingles = shinglesOf(wordsIn(text));
    const least = shingles.size === 0 ? null : leastOf(shingles);
    const before = this.db.get<{ least: Uint8Array | null }>('SELECT least FROM near_article WHERE n = ?', n);
    const bytes = least === null ? null : new Uint8Array(least.buffer);
    if (before === undefined)
      this.db.run('INSERT INTO near_article VALUES (?, ?, ?, ?, ?)', n, address, also, source, bytes);
    else {
      this.db.run(
        'UPDATE near_article SET address = ?, also = ?, source = ?, least = ? WHERE n = ?',
        ...[address, also, source, bytes, n],
      );
      if (isSame(before.least, bytes)) return;
      this.forgetText(n);
    }
    if (least === null) return;
    for (const [other, percent] of this.alikeTo(n, shingles, least))
      this.db.run('INSERT OR REPLACE INTO near_pair VALUES (?, ?, ?)', Math.min(n, other), Math.max(n, other), percent);
    this.db.run('INSERT INTO near_bands (rowid, bands) VALUES (?, ?)', n, bandsOf(least).join(' '));
  }

  /** Takes what is told of an article whose text is as it was. */
  putIdentity(n: number, article: Article): void {
    const { address, also, source } = identityOf(article);
    this.db.run('UPDATE near_article SET address = ?, also = ?, source = ? WHERE n = ?', ...[address, also, source, n]);
  }

  remove(n: number): void {
    this.forgetText(n);
    this.db.run('DELETE FROM near_article WHERE n = ?', n);
  }

  private forgetText(n: number): void {
    this.db.run('DELETE FROM near_pair WHERE one = ? OR other = ?', n, n);
    this.db.run('DELETE FROM near_bands WHERE rowid = ?', n);
  }

  /** Numbers of the articles whose texts, as their files have them, are alike, with the per cent. */
  private alikeTo(n: number, shingles: ReadonlySet<number>, least: Int32Array): Map<number, number> {
    const rows = this.db.all<{ n: number; folder: string; least: Uint8Array | null }>(
      `SELECT a.n, a.folder, s.least FROM near_bands b JOIN near_article s ON s.n = b.rowid
        JOIN text_article a ON a.n = b.rowid WHERE near_bands MATCH ? AND b.rowid <> ?`,
      ...[
        bandsOf(least)
          .map((band) => `"${band}"`)
          .join(' OR '),
        n,
      ],
    );
    const found = new Map<number, number>();
    const promised = rows
      .map((row) => ({ ...row, shared: row.least === null ? 0 : sharedLeast(least, valuesOf(row.least)) }))
      .filter(({ shared }) => shared >= promising)
      .sort((a, b) => b.shared - a.shared || a.n - b.n);
    for (const { n: other, folder } of promised.slice(0, mostCompared)) {
      const share = likeness(shingles, shinglesOf(wordsOf(textOf(folder))));
      if (share >= alike) found.set(other, Math.round(100 * share));
    }
    return found;
  }
}

function valuesOf(bytes: Uint8Array): Int32Array {
  return new Int32Array(Uint8Array.from(bytes).buffer);
}

function isSame(one: Uint8Array | null, other: Uint8Array | null): boolean {
  if (one === null || other === null) return one === other;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
