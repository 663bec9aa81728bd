import { fold } from '#shared/finding/fold.ts';
import type { OpenField } from '#shared/finding/query/query-tree.ts';
import { tagKey } from '#shared/model/tag-names.ts';
import { listEntities } from '../../entities/index/queries.ts';
import type { Statements } from '../../index/statements.ts';
import { countTagged, tagsInUse } from './tag-uses.ts';

/** A value that a field can have, as it is written, and how many articles have it. */
export interface KnownValue {
  readonly text: string;
  readonly articles: number;
}

/** The values of the library that go on with what is typed, those of most articles first. Titles are not completed. */
export function valuesOf(db: Statements, field: OpenField, typed: string, limit: number): KnownValue[] {
  const start = fold(typed.replace(/\s+/g, ' ')).text.trim();
  const many = (sql: string, ...values: string[]) =>
    db.all<KnownValue>(sql, ...values, limit).map((value) => ({ ...value }));
  if (field === 'tag') {
    const tags = tagsInUse(db).filter(({ tag }) => tagKey(tag).startsWith(start));
    const some = tags.slice(0, limit).map(({ tag }) => ({ text: tag, articles: countTagged(db, tag) }));
    return some.sort((a, b) => b.articles - a.articles || (tagKey(a.text) < tagKey(b.text) ? -1 : 1));
  }
  if (field === 'site' || field === 'author') {
    const [column, shown] = field === 'site' ? ['site', 'shown_site'] : ['byline', 'shown_byline'];
    const sql = `SELECT max(${shown}) AS text, count(*) AS articles FROM text_article
      WHERE deleted = 0 AND ${column} <> '' AND instr(' ' || ${column}, ' ' || ?) > 0
      GROUP BY ${column} ORDER BY articles DESC, ${column} LIMIT ?`;
    return many(sql, start);
  }
  if (field === 'title') return [];
  const types = field === 'said-by' ? (['person', 'organisation', 'place'] as const) : [];
  const wanted = { query: start, types: [...types], sort: 'weight' as const, limit: 4 * limit, offset: 0 };
  // The list finds words anywhere; here a word of the name has to begin so.
  const begins = (name: string) => ` ${fold(name).text}`.includes(` ${start}`);
  const { entities } = listEntities(db, wanted);
  const named = entities.filter(({ name, aliases }) => [name, ...aliases].some(begins));
  return named.slice(0, limit).map(({ name, articles }) => ({ text: name, articles }));
}
