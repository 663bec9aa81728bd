import { fold } from '#shared/finding/fold.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { colors } from '#shared/model/choices.ts';
import type { Statements } from '../../index/statements.ts';
import { NearIndex } from '../../near/index/near-index.ts';
import { type ArticleOnDisk, type ArticlePlace, readArticle, readNotes, signsOf } from './article-files.ts';
import { searchable } from './searchable.ts';

/** Articles that are looked at between two looks at the clock. */
const atOnce = 8;

/** The tables of texts: kept in step with the files of articles and notes, which it reads itself. */
export class TextIndex {
  private readonly db: Statements;
  private readonly near: NearIndex;

  constructor(db: Statements) {
    this.db = db;
    this.near = new NearIndex(db);
  }

  /**
   * Compares some articles with what it knows of them, for some `milliseconds`, and reads anew those whose files have
   * changed; gives how many it has compared, from the first on, and how many of them it read.
   */
  compare(places: readonly ArticlePlace[], milliseconds: number): { done: number; read: number } {
    const until = performance.now() + milliseconds;
    let done = 0;
    let read = 0;
    this.db.atomically(() => {
      while (done < places.length && performance.now() < until) {
        for (const place of places.slice(done, done + atOnce)) read += this.compareOne(place) ? 1 : 0;
        done = Math.min(places.length, done + atOnce);
      }
    });
    return { done, read };
  }

  /** Forgets every article that is not among these; gives how many. */
  keepOnly(ids: readonly string[]): number {
    const there = new Set(ids);
    const gone = this.db
      .all<{ n: number; id: string }>('SELECT n, id FROM text_article')
      .filter(({ id }) => !there.has(id));
    this.db.atomically(() => {
      for (const { n } of gone) {
        this.removeNotes(n);
        this.removeArticle(n);
        this.near.remove(n);
      }
    });
    return gone.length;
  }

  private compareOne(place: ArticlePlace): boolean {
    const signs = signsOf(place);
    const known = this.db.get<{ n: number; folder: string; sign: string; notes_sign: string }>(
      'SELECT n, folder, sign, notes_sign FROM text_article WHERE id = ?',
      place.id,
    );
    if (known !== undefined && known.folder !== place.folder)
      this.db.run('UPDATE text_article SET folder = ? WHERE n = ?', place.folder, known.n);
    if (known?.sign === signs.article && known.notes_sign === signs.notes) return false;
    let n = known?.n ?? null;
    if (known?.sign !== signs.article) {
      if (n !== null) this.removeArticle(n);
      const found = signs.article === '' ? null : readArticle(place);
      n = found === null ? null : this.putArticle(place, signs.article, found, n);
    }
    if (known !== undefined) this.removeNotes(known.n);
    if (known !== undefined && n === null) this.near.remove(known.n);
    if (n !== null) {
      for (const annotation of readNotes(place)) this.putNote(n, annotation);
      this.db.run('UPDATE text_article SET notes_sign = ? WHERE n = ?', signs.notes, n);
    }
    return true;
  }

  private putArticle(
    { id, folder }: ArticlePlace,
    sign: string,
    { article, text }: ArticleOnDisk,
    before: number | null,
  ): number {
    const { title, byline, site, saved, published, state, deleted, progress, words, images, tags } = article;
    const folded = (value: string | null) => fold(value ?? '').text;
    const { n } = this.db.get<{ n: number }>(
      `INSERT INTO text_article VALUES (${'?, '.repeat(4)}'', ${'?, '.repeat(11)}?) RETURNING n`,
      ...[before, id, folder, sign, title, folded(byline), folded(site), saved, (published ?? saved).slice(0, 10)],
      ...[
        state,
        deleted === null ? 0 : 1,
        progress.furthest,
        words,
        Object.keys(images).length,
        byline ?? '',
        site ?? '',
      ],
    ) as { n: number };
    for (const [tag, shown] of new Map(tags.map((each) => [folded(each), each])))
      this.db.run('INSERT INTO text_tag VALUES (?, ?, ?)', tag, n, shown);
    const body = searchable(text);
    this.db.run(
      'INSERT INTO text_words (rowid, title, head, body) VALUES (?, ?, ?, ?)',
      ...[n, searchable(title), searchable([byline, site, ...tags, dayWords(published)].join('\n')), body],
    );
    this.near.put(n, article, body);
    return n;
  }

  private putNote(article: number, { id, color, anchor, body, tags }: Annotation): void {
    const { n } = this.db.get<{ n: number }>(
      'INSERT INTO text_note VALUES (NULL, ?, ?, ?, ?, ?) RETURNING n',
      ...[article, id, colors.indexOf(color), body.trim() === '' ? 0 : 1, anchor === null ? 0 : 1],
    ) as { n: number };
    const quote = anchor?.quote.exact ?? '';
    this.db.run(
      'INSERT INTO text_notes (rowid, quote, body, tags) VALUES (?, ?, ?, ?)',
      ...[n, searchable(quote), searchable(body), searchable(tags.join('\n'))],
    );
  }

  private removeNotes(article: number): void {
    this.db.run('DELETE FROM text_notes WHERE rowid IN (SELECT n FROM text_note WHERE article = ?)', article);
    this.db.run('DELETE FROM text_note WHERE article = ?', article);
  }

  private removeArticle(n: number): void {
    this.db.run('DELETE FROM text_tag WHERE article = ?', n);
    this.db.run('DELETE FROM text_words WHERE rowid = ?', n);
    this.db.run('DELETE FROM text_article WHERE n = ?', n);
  }
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** A day as a person remembers it, "14 May 2021", so that words find it; empty where none is known. */
function dayWords(published: string | null): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(published ?? '') ?? [];
  return [day.replace(/^0/, ''), months[Number(month) - 1], year].join(' ').trim();
}
