import { crc32 } from 'node:zlib';
import { fold } from '#shared/finding/fold.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { colors } from '#shared/model/choices.ts';
import type { Statements } from '../../index/statements.ts';
import { NearIndex } from '../../near/index/near-index.ts';
import { contentHash } from '../../storage/hash.ts';
import { type ArticlePlace, isSameText, readFacts, readNotes, type Signs, signsOf, textOf } from './article-files.ts';
import { searchable } from './searchable.ts';

/** Articles that are looked at between two looks at the clock. */
const atOnce = 8;

interface Known {
  readonly n: number;
  readonly folder: string;
  readonly sign: string;
  readonly notes_sign: string;
  readonly head: string;
}

interface NoteRow {
  readonly n: number;
  readonly id: string;
  readonly sum: number;
}

/** The tables of texts: kept in step with the files of articles and notes, which it reads itself. */
export class TextIndex {
  private readonly db: Statements;
  private changes = 0;
  private readonly near: NearIndex;

  constructor(db: Statements) {
    this.db = db;
    this.near = new NearIndex(db);
  }

  /** Another number whenever something of it has changed. */
  get revision(): number {
    return this.changes;
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
    this.changes += read;
    return { done, read };
  }

  /** How many articles it knows. */
  count(): number {
    return this.db.get<{ count: number }>('SELECT count(*) AS count FROM text_article')?.count ?? 0;
  }

  /** Forgets every article that is not among these; gives how many. */
  keepOnly(ids: readonly string[]): number {
    const there = new Set(ids);
    const known = this.db.all<{ id: string }>('SELECT id FROM text_article');
    return this.forget(known.flatMap(({ id }) => (there.has(id) ? [] : id)));
  }

  /** Forgets these articles; gives how many it knew. */
  forget(ids: readonly string[]): number {
    const find = 'SELECT n FROM text_article WHERE id = ?';
    const gone = ids.flatMap((id) => this.db.get<{ n: number }>(find, id) ?? []);
    this.db.atomically(() => {
      for (const { n } of gone) {
        this.removeNotes(n);
        this.removeArticle(n);
        this.near.remove(n);
      }
    });
    this.changes += gone.length;
    return gone.length;
  }

  private compareOne(place: ArticlePlace): boolean {
    const signs = signsOf(place);
    const known = this.db.get<Known>(
      'SELECT n, folder, sign, notes_sign, head FROM text_article WHERE id = ?',
      place.id,
    );
    if (known?.folder === place.folder && known.sign === signs.article && known.notes_sign === signs.notes)
      return false;
    const article = signs.article === '' ? null : readFacts(place);
    if (article === null) {
      if (known === undefined) return false;
      this.removeNotes(known.n);
      this.removeArticle(known.n);
      this.near.remove(known.n);
      return true;
    }
    const n = this.putArticle(place, signs, article, known);
    if (known?.notes_sign !== signs.notes) this.putNotes(n, readNotes(place));
    return true;
  }

  /** The text is read only where it or what stands beside it has changed: most changes are of progress and state. */
  private putArticle(place: ArticlePlace, signs: Signs, article: Article, known: Known | undefined): number {
    const { title, byline, site, tags, published } = article;
    const beside = searchable([byline, site, ...tags, dayWords(published)].join('\n'));
    const head = contentHash(`${title}\n${beside}`).slice(-12);
    const n = this.putRow(place, signs, article, head, known?.n ?? null);
    if (known !== undefined) this.db.run('DELETE FROM text_tag WHERE article = ?', n);
    for (const [tag, shown] of new Map(tags.map((each) => [folded(each), each])))
      this.db.run('INSERT INTO text_tag VALUES (?, ?, ?)', tag, n, shown);
    if (known?.head === head && isSameText(known.sign, signs.article)) {
      this.near.putIdentity(n, article);
      return n;
    }
    if (known !== undefined) this.db.run('DELETE FROM text_words WHERE rowid = ?', n);
    const body = searchable(textOf(place.folder));
    this.db.run(
      'INSERT INTO text_words (rowid, title, head, body) VALUES (?, ?, ?, ?)',
      ...[n, searchable(title), beside, body],
    );
    this.near.put(n, article, body);
    return n;
  }

  private putRow(
    { id, folder }: ArticlePlace,
    signs: Signs,
    article: Article,
    head: string,
    before: number | null,
  ): number {
    const { title, url, byline, site, saved, published, language, state, deleted, favourite, progress, words, images } =
      article;
    const values = [
      ...[before, id, folder, signs.article, signs.notes, head, title, titleKey(title), url, folded(byline)],
      ...[folded(site), byline, site, saved, (published ?? saved).slice(0, 10), published, language],
      ...[
        progress.at,
        state,
        deleted === null ? 0 : 1,
        deleted,
        favourite ? 1 : 0,
        progress.furthest,
        progress.last,
        words,
      ],
      Object.keys(images).length,
    ];
    const marks = values.map(() => '?').join(', ');
    const sql = `INSERT OR REPLACE INTO text_article VALUES (${marks}) RETURNING n`;
    return (this.db.get<{ n: number }>(sql, ...values) as { n: number }).n;
  }

  /** Only what is new or has changed: an article may have thousands of notes, of which one is being written. */
  private putNotes(article: number, annotations: readonly Annotation[]): void {
    const rows = this.db.all<NoteRow>('SELECT n, id, sum FROM text_note WHERE article = ?', article);
    const known = new Map(rows.map((row) => [row.id, row]));
    const gone = new Set(rows.map(({ n }) => n));
    for (const annotation of annotations) {
      const sum = crc32(JSON.stringify(annotation));
      const row = known.get(annotation.id);
      if (row?.sum === sum) gone.delete(row.n);
      else this.putNote(article, annotation, sum);
    }
    for (const n of gone) this.removeNote(n);
  }

  private putNote(article: number, { id, color, anchor, body, tags, links }: Annotation, sum: number): void {
    const { n } = this.db.get<{ n: number }>(
      'INSERT INTO text_note VALUES (NULL, ?, ?, ?, ?, ?, ?) RETURNING n',
      ...[article, id, colors.indexOf(color), body.trim() === '' ? 0 : 1, anchor === null ? 0 : 1, sum],
    ) as { n: number };
    const quote = anchor?.quote.exact ?? '';
    this.db.run(
      'INSERT INTO text_notes (rowid, quote, body, tags) VALUES (?, ?, ?, ?)',
      ...[n, searchable(quote), searchable(body), searchable(tags.join('\n'))],
    );
    for (const tag of new Set(tags))
      this.db.run('INSERT OR IGNORE INTO text_note_tag VALUES (?, ?)', n, this.tagName(tag));
    for (const { to } of links) this.db.run('INSERT OR IGNORE INTO text_link VALUES (?, ?)', to, n);
  }

  /** The number of a tag in this spelling. Spellings stay when nothing has them any more: they are few. */
  private tagName(shown: string): number {
    const find = () => this.db.get<{ n: number }>('SELECT n FROM text_note_tag_name WHERE shown = ?', shown)?.n;
    const known = find();
    if (known !== undefined) return known;
    this.db.run('INSERT INTO text_note_tag_name VALUES (NULL, ?, ?)', folded(shown), shown);
    return find() ?? 0;
  }

  private removeNotes(article: number): void {
    for (const { n } of this.db.all<NoteRow>('SELECT n FROM text_note WHERE article = ?', article)) this.removeNote(n);
  }

  private removeNote(n: number): void {
    this.db.run('DELETE FROM text_notes WHERE rowid = ?', n);
    this.db.run('DELETE FROM text_note_tag WHERE note = ?', n);
    this.db.run('DELETE FROM text_link WHERE note = ?', n);
    this.db.run('DELETE FROM text_note WHERE n = ?', n);
  }

  private removeArticle(n: number): void {
    this.db.run('DELETE FROM text_tag WHERE article = ?', n);
    this.db.run('DELETE FROM text_words WHERE rowid = ?', n);
    this.db.run('DELETE FROM text_article WHERE n = ?', n);
  }
}

function folded(value: string | null): string {
  return fold(value ?? '').text;
}

/** By what titles are sorted: without the quotation marks and the like that they begin with. */
function titleKey(title: string): string {
  return folded(title).replace(/^[^\p{L}\p{N}]+/u, '');
}

const months = 'January February March April May June July August September October November December'.split(' ');

/** A day as a person remembers it, "14 May 2021", so that words find it; empty where none is known. */
function dayWords(published: string | null): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(published ?? '') ?? [];
  return [day.replace(/^0/, ''), months[Number(month) - 1], year].join(' ').trim();
}
