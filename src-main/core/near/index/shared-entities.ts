import { fold } from '#shared/finding/fold.ts';
import type { RelatedArticle } from '#shared/model/duplicate.ts';
import type { Statements } from '../../index/statements.ts';
import { wordsOf } from '../../search/index/searchable.ts';

type Named = RelatedArticle['entities'][number];

interface OwnEntity extends Named {
  readonly total: number;
  readonly weight: number;
}

/** What others share with an article, by their ids: a share of the weight of all that it names, and whom they share. */
export interface SharedEntities {
  /** How much entities say of the article, beside its words: 0 where it names nobody, at most a half. */
  readonly share: number;
  readonly scores: ReadonlyMap<string, number>;
  /** Words of the people whom it names: they say who, and not what. */
  readonly nameWords: ReadonlySet<string>;
  /** How much a share says where the other one names hundreds, as lists do: 1 for most, less for those. */
  trustIn(id: string): number;
  sharedWith(id: string): Named[];
}

/** What an article weighs beside what it names: where that is little, sharing all of it makes nothing near. */
const leastWhole = 15;
/** A place says less than who is there. */
const placeWeight = 0.6;
/** Names of a usual article. */
const usual = 30;
const taken = 12;
const mostRanked = 6000;
/** Characters in which an article says what it is about. */
const leadLength = 400;

/** Entities of an article, weighed by how rare they are in the library, how often they are named, and whether in title or lead. */
export function sharedEntities(db: Statements, id: string, title: string, text: string): SharedEntities {
  const n = db.get<{ n: number }>('SELECT n FROM entity_article WHERE id = ?', id)?.n;
  const own = n === undefined ? [] : ownEntities(db, n, fold(title).text, fold(text.slice(0, leadLength)).text);
  const named = own.reduce((sum, { weight }) => sum + weight, 0);
  const whole = named + leastWhole;
  const scores = new Map<string, number>();
  const rows = own.flatMap(({ total, weight }) =>
    db
      .all<{ id: string; count: number }>(
        `SELECT a.id, max(e.count) AS count FROM entity_name e JOIN entity_article a ON a.n = e.article
          WHERE e.total = ? AND a.n <> ? GROUP BY a.n`,
        ...[total, n as number],
      )
      .map((row) => ({ ...row, weight })),
  );
  for (const { id: other, count, weight } of rows) {
    // What is named in passing says less.
    const share = (weight / whole) * (count > 2 ? 1 : count > 1 ? 0.85 : 0.65);
    scores.set(other, (scores.get(other) ?? 0) + share);
  }
  const people = db.all<{ name: string }>(
    `SELECT e.name FROM entity_name e JOIN entity_total t ON t.n = e.total WHERE e.article = ? AND t.type = 'person'`,
    n ?? -1,
  );
  return {
    share: named / (2 * whole),
    scores,
    nameWords: new Set(people.flatMap(({ name }) => wordsOf(name))),
    trustIn(other) {
      const sql =
        'SELECT count(*) AS names FROM entity_name WHERE article = (SELECT n FROM entity_article WHERE id = ?)';
      const names = db.get<{ names: number }>(sql, other)?.names ?? 0;
      return 1 / (1 + Math.max(0, Math.log(names / usual)));
    },
    sharedWith(other) {
      const named = db.all<{ total: number }>(
        'SELECT total FROM entity_name WHERE article = (SELECT n FROM entity_article WHERE id = ?)',
        other,
      );
      const totals = new Set(named.map(({ total }) => total));
      return own
        .filter(({ total }) => totals.has(total))
        .map(({ id: entity, type, name }) => ({ id: entity, type, name }));
    },
  };
}

/** The most telling first; together no more articles name them than can be ranked quickly. */
function ownEntities(db: Statements, article: number, title: string, lead: string): OwnEntity[] {
  const all = db.get<{ n: number }>('SELECT count(*) AS n FROM entity_article WHERE present = 1')?.n ?? 0;
  const rows = db.all<Named & { total: number; count: number; articles: number; own: string }>(
    `SELECT t.id, t.type, t.name, t.articles, e.total, e.name AS own, sum(e.count) AS count
      FROM entity_name e JOIN entity_total t ON t.n = e.total WHERE e.article = ? AND t.articles > 1 GROUP BY e.total`,
    article,
  );
  const weighed = rows
    .map(({ id, type, name, total, count, articles, own }) => {
      const folded = fold(own).text;
      const where = title.includes(folded) ? 1.6 : lead.includes(folded) ? 1.25 : 1;
      const weight =
        (type === 'place' ? placeWeight : 1) * where * (1 + Math.log(count)) * Math.log((all + 1) / articles);
      return { id, type, name, total, articles, weight };
    })
    .sort((a, b) => b.weight - a.weight);
  let ranked = 0;
  return weighed.slice(0, taken).filter(({ articles, weight }) => {
    if (weight <= 0 || ranked + articles > mostRanked) return false;
    ranked += articles;
    return true;
  });
}
