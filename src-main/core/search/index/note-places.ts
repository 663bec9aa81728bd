import type { Statements } from '../../index/statements.ts';
import type { NotePlace } from '../note-links.ts';

const columns = 'SELECT DISTINCT o.id, a.id AS articleId';
const articles = 'JOIN text_article a ON a.n = o.article';

/** The notes that link to one of these. */
export function notesLinkingTo(db: Statements, ids: readonly string[]): NotePlace[] {
  const sql = `${columns} FROM json_each(?) w JOIN text_link l ON l.target = w.value JOIN text_note o ON o.n = l.note ${articles} ORDER BY o.id`;
  return plain(db.all<NotePlace>(sql, JSON.stringify(ids)));
}

/** The articles that hold these notes. */
export function placesOfNotes(db: Statements, ids: readonly string[]): NotePlace[] {
  const sql = `${columns} FROM text_note o ${articles} WHERE o.id IN (SELECT value FROM json_each(?))`;
  return plain(db.all<NotePlace>(sql, JSON.stringify(ids)));
}

/** Rows of SQLite have no prototype, which not everything takes. */
function plain(rows: readonly NotePlace[]): NotePlace[] {
  return rows.map((row) => ({ ...row }));
}
