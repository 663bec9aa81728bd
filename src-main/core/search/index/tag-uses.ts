import type { TagUse } from '#shared/model/tag.ts';
import { tagKey } from '#shared/model/tag-names.ts';
import type { Statements } from '../../index/statements.ts';
import { articlesOfTaggedNotes, articlesTagged, tagRange } from './conditions.ts';

interface Uses {
  readonly tag: string;
  readonly shown: string;
  readonly count: number;
}

const trashed = `SELECT t.tag, t.shown, count(*) AS count FROM text_article a JOIN text_tag t ON t.article = a.n
  WHERE a.deleted = 1 GROUP BY t.tag, t.shown`;
const onNotes = `SELECT n.tag, n.shown, c.count FROM text_note_tag_name n
  JOIN (SELECT name, count(*) AS count FROM text_note_tag GROUP BY name) c ON c.name = n.n`;
const onTrashedNotes = `SELECT n.tag, n.shown, count(*) AS count FROM text_article a JOIN text_note m ON m.article = a.n
  JOIN text_note_tag t ON t.note = m.n JOIN text_note_tag_name n ON n.n = t.name WHERE a.deleted = 1 GROUP BY n.n`;

/** Every tag of an article or a note outside the trash, once, as it is spelled most often; the most used first. */
export function tagsInUse(db: Statements): TagUse[] {
  const known = new Map<string, { articles: number; notes: number; spellings: Map<string, number> }>();
  const add = (kind: 'articles' | 'notes', rows: readonly Uses[], sign: 1 | -1): void => {
    for (const { tag, shown, count } of rows) {
      const use = known.get(tag) ?? { articles: 0, notes: 0, spellings: new Map<string, number>() };
      const spelling = shown.normalize('NFC');
      use[kind] += sign * count;
      use.spellings.set(spelling, (use.spellings.get(spelling) ?? 0) + sign * count);
      known.set(tag, use);
    }
  };
  // All, less those in the trash, which are few: quicker than to ask of each whether it is there.
  add('articles', onArticles(db), 1);
  add('articles', db.all<Uses>(trashed), -1);
  add('notes', db.all<Uses>(onNotes), 1);
  add('notes', db.all<Uses>(onTrashedNotes), -1);
  return [...known.values()]
    .filter(({ articles, notes }) => articles + notes > 0)
    .map(({ articles, notes, spellings }) => ({ tag: mostUsed(spellings), articles, notes }))
    .sort((a, b) => b.articles + b.notes - a.articles - a.notes || (a.tag < b.tag ? -1 : 1));
}

/** By spelling only where a tag has several: to sort all by it takes three times as long. */
function onArticles(db: Statements): Uses[] {
  const all = db.all<Uses & { other: string }>(
    'SELECT tag, min(shown) AS shown, max(shown) AS other, count(*) AS count FROM text_tag GROUP BY tag',
  );
  const spellings = 'SELECT tag, shown, count(*) AS count FROM text_tag WHERE tag = ? GROUP BY shown';
  return all.flatMap((use) => (use.shown === use.other ? use : db.all<Uses>(spellings, use.tag)));
}

function mostUsed(spellings: ReadonlyMap<string, number>): string {
  const [[spelling = ''] = []] = [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1));
  return spelling;
}

/** The articles that have a tag or one that is nested under it, in the trash too: of their own, and on notes of theirs. */
export function taggedWith(db: Statements, tag: string): { own: string[]; onNotes: string[] } {
  const [is, values] = tagRange(tagKey(tag));
  const ids = (numbers: string) =>
    db.all<{ id: string }>(`SELECT id FROM text_article WHERE n IN (${numbers})`, ...values).map(({ id }) => id);
  return { own: ids(articlesTagged(is)), onNotes: ids(articlesOfTaggedNotes(is)) };
}

/** How many articles outside the trash have a tag or one nested under it, of their own or on a note. */
export function countTagged(db: Statements, tag: string): number {
  const [is, values] = tagRange(tagKey(tag));
  const sql = `SELECT count(*) AS count FROM text_article WHERE deleted = 0
    AND n IN (${articlesTagged(is)} UNION ${articlesOfTaggedNotes(is)})`;
  return db.get<{ count: number }>(sql, ...values, ...values)?.count ?? 0;
}
