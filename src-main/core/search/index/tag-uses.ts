import type { TagUse } from '#shared/model/tag.ts';
import { tagKey } from '#shared/model/tag-names.ts';
import type { Statements } from '../../index/statements.ts';
import { articlesOfTaggedNotes, articlesTagged, tagRange } from './conditions.ts';

interface Uses {
  readonly tag: string;
  readonly shown: string;
  readonly count: number;
}

/** Articles by tag, and notes by tag. Those in the trash are few: it is quicker to count all and these, than the others. */
const counts = {
  articles: [
    'SELECT tag, shown, count(*) AS count FROM text_tag GROUP BY tag, shown',
    `SELECT t.tag, t.shown, count(*) AS count FROM text_article a JOIN text_tag t ON t.article = a.n
      WHERE a.deleted = 1 GROUP BY t.tag, t.shown`,
  ],
  notes: [
    `SELECT n.tag, n.shown, c.count FROM text_note_tag_name n
      JOIN (SELECT name, count(*) AS count FROM text_note_tag GROUP BY name) c ON c.name = n.n`,
    `SELECT n.tag, n.shown, count(*) AS count FROM text_article a JOIN text_note m ON m.article = a.n
      JOIN text_note_tag t ON t.note = m.n JOIN text_note_tag_name n ON n.n = t.name
      WHERE a.deleted = 1 GROUP BY n.n`,
  ],
} as const;

/** Every tag of an article or a note outside the trash, once, as it is spelled most often; the most used first. */
export function tagsInUse(db: Statements): TagUse[] {
  const known = new Map<string, { articles: number; notes: number; spellings: Map<string, number> }>();
  for (const kind of ['articles', 'notes'] as const) {
    counts[kind].forEach((sql, isTrash) => {
      for (const { tag, shown, count } of db.all<Uses>(sql)) {
        const use = known.get(tag) ?? { articles: 0, notes: 0, spellings: new Map<string, number>() };
        const more = isTrash === 1 ? -count : count;
        const spelling = shown.normalize('NFC');
        use[kind] += more;
        use.spellings.set(spelling, (use.spellings.get(spelling) ?? 0) + more);
        known.set(tag, use);
      }
    });
  }
  return [...known.values()]
    .filter(({ articles, notes }) => articles + notes > 0)
    .map(({ articles, notes, spellings }) => ({ tag: mostUsed(spellings), articles, notes }))
    .sort((a, b) => b.articles + b.notes - a.articles - a.notes || (a.tag < b.tag ? -1 : 1));
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
