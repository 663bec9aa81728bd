import type { Duplicate, DuplicateGroup } from '#shared/model/duplicate.ts';
import type { Statements } from '../../index/statements.ts';

/** Two articles that are the same, as far as the index says; the best reason of several. */
export interface Edge {
  readonly one: number;
  readonly other: number;
  readonly same: NonNullable<Duplicate['same']>;
}

/** Two ids that the person said are different. */
export type Different = readonly (readonly [string, string])[];

interface Row extends Omit<Duplicate, 'same'> {
  readonly n: number;
  readonly furthest: number;
  readonly saved: string;
}

/** Pages of one site with fewer words, the same under other titles, are likely what it shows instead of them. */
const wallWords = 150;
/** Of more that share one address each is compared with the next alone: they are one group all the same. */
const mostPaired = 20;

/** All groups of articles that are the same, the one that was saved last first. */
export function duplicateGroups(db: Statements, different: Different): DuplicateGroup[] {
  return groupsOf(db, edges(db, null), different);
}

/** The articles that are the same as this one, which is the first; none where there are none. */
export function duplicatesOf(db: Statements, id: string, different: Different): DuplicateGroup[] {
  const n = db.get<{ n: number }>('SELECT n FROM text_article WHERE id = ? AND deleted = 0', id)?.n;
  return n === undefined ? [] : groupsOf(db, edges(db, n), different, n);
}

/** Numbers of the articles that are the same as one. */
export function sameAs(db: Statements, n: number): Set<number> {
  return new Set(edges(db, n).map(({ one, other }) => (one === n ? other : one)));
}

/** The best edge between any two; with `n`, of that article alone. */
function edges(db: Statements, n: number | null): Edge[] {
  const best = new Map<string, Edge>();
  const add = (one: number, other: number, same: Edge['same']) => {
    const key = one < other ? `${one} ${other}` : `${other} ${one}`;
    if (!best.has(key)) best.set(key, { one, other, same });
  };
  for (const by of ['source', 'address'] as const)
    for (const some of sharing(db, by, n).values())
      for (const [one, other] of pairsOf(some, n)) add(one, other, { by, percent: 100 });
  for (const { one, other } of cameFrom(db, n)) add(one, other, { by: 'address', percent: 100 });
  const pairs =
    n === null
      ? db.all<{ one: number; other: number; percent: number }>('SELECT one, other, percent FROM near_pair')
      : db.all<{ one: number; other: number; percent: number }>(
          'SELECT one, other, percent FROM near_pair WHERE one = ?1 OR other = ?1',
          n,
        );
  for (const { one, other, percent } of pairs) add(one, other, { by: 'text', percent });
  return [...best.values()];
}

/** Articles that came from the address that another one has beside its own; where both state their own that decides. */
function cameFrom(db: Statements, n: number | null): { one: number; other: number }[] {
  // In this order, as few articles have another address.
  const sql = `SELECT a.n AS one, b.n AS other FROM near_article b CROSS JOIN near_article a ON a.address = b.also
    WHERE b.also IS NOT NULL AND a.also IS NULL AND a.n <> b.n`;
  if (n === null) return db.all(sql);
  const other = `SELECT a.n AS one, b.n AS other FROM near_article a CROSS JOIN near_article b ON b.also = a.address
    WHERE a.n = ?1 AND a.also IS NULL AND b.n <> ?1`;
  return db.all(`${sql} AND b.n = ?1 UNION ${other}`, n);
}

/** Numbers of articles by what they share with others. */
function sharing(db: Statements, by: 'source' | 'address', n: number | null): Map<number, number[]> {
  const keys =
    n === null
      ? `SELECT ${by} FROM near_article WHERE ${by} IS NOT NULL GROUP BY ${by} HAVING count(*) > 1`
      : `SELECT ${by} FROM near_article WHERE n = ?`;
  const rows = db.all<{ key: number; n: number }>(
    `SELECT ${by} AS key, n FROM near_article WHERE ${by} IN (${keys})`,
    ...(n === null ? [] : [n]),
  );
  const found = new Map<number, number[]>();
  for (const { key, n: one } of rows) found.set(key, [...(found.get(key) ?? []), one]);
  return found;
}

function pairsOf(numbers: readonly number[], n: number | null): [number, number][] {
  if (n !== null) return numbers.filter((each) => each !== n).map((each) => [n, each]);
  const all = numbers.length <= mostPaired;
  return numbers.flatMap((one, at) =>
    (all ? numbers.slice(at + 1) : numbers.slice(at + 1, at + 2)).map((other): [number, number] => [one, other]),
  );
}

function groupsOf(db: Statements, found: readonly Edge[], different: Different, first: number | null = null) {
  const rows = rowsOf(db, new Set(found.flatMap(({ one, other }) => [one, other])));
  const told = new Set(different.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
  const held = found.filter(({ one, other, same }) => {
    const [a, b] = [rows.get(one), rows.get(other)];
    return a !== undefined && b !== undefined && !told.has(`${a.id} ${b.id}`) && !(same.by === 'text' && isWall(a, b));
  });
  const groups = new Map<number, number[]>();
  const groupOf = joined(held);
  for (const n of groupOf.keys()) {
    const root = groupOf.get(n) as number;
    groups.set(root, [...(groups.get(root) ?? []), n]);
  }
  const byArticle = new Map<number, Edge[]>();
  for (const edge of held)
    for (const n of [edge.one, edge.other]) byArticle.set(n, [...(byArticle.get(n) ?? []), edge]);
  const made = [...groups.values()].map((numbers) => {
    const ordered = numbers.map((n) => rows.get(n) as Row).sort((a, b) => rank(a, b, first));
    const saved = ordered.reduce((latest, row) => (row.saved > latest ? row.saved : latest), '');
    const kept = (ordered[0] as Row).n;
    const articles = ordered.map(({ n, furthest: _, saved: __, ...row }): Duplicate => {
      return { ...row, same: n === kept ? null : reason(byArticle.get(n) ?? [], kept) };
    });
    return { saved, group: { articles } };
  });
  return made.sort((a, b) => b.saved.localeCompare(a.saved)).map(({ group }) => group);
}

/** With the kept one if that is known, else the best with any. */
function reason(all: readonly Edge[], kept: number): Duplicate['same'] {
  const [best] = [...all].sort((a, b) => b.same.percent - a.same.percent);
  return (all.find(({ one, other }) => one === kept || other === kept) ?? best)?.same ?? null;
}

function rank(a: Row, b: Row, first: number | null): number {
  if (a.n === first || b.n === first) return a.n === first ? -1 : 1;
  return b.marks - a.marks || b.furthest - a.furthest || b.words - a.words || a.saved.localeCompare(b.saved);
}

function isWall(a: Row, b: Row): boolean {
  return a.site !== '' && a.site === b.site && a.title !== b.title && Math.max(a.words, b.words) < wallWords;
}

/** What stands for the group of each, by union of what is joined. */
function joined(found: readonly Edge[]): Map<number, number> {
  const parents = new Map<number, number>();
  const rootOf = (n: number): number => {
    let root = n;
    for (let up = parents.get(root) ?? root; up !== root; up = parents.get(root) ?? root) root = up;
    parents.set(n, root);
    return root;
  };
  for (const { one, other } of found) parents.set(rootOf(one), rootOf(other));
  return new Map([...parents.keys()].map((n) => [n, rootOf(n)]));
}

/** The articles that are not in the trash. */
function rowsOf(db: Statements, numbers: ReadonlySet<number>): Map<number, Row> {
  const rows = new Map<number, Row>();
  const sql = `SELECT n, id, title, coalesce(shown_site, '') AS site, day, words, furthest, saved,
      (SELECT count(*) FROM text_note WHERE article = a.n) AS marks
    FROM text_article a WHERE n = ? AND deleted = 0`;
  for (const n of numbers) {
    const row = db.get<Row>(sql, n);
    if (row !== undefined) rows.set(n, row);
  }
  return rows;
}
