import type { IndexPart } from '../../index/index-database.ts';

/** Words as `searchable` spells them: letters, figures, and the vowel signs that belong to letters. */
const tokens = `tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"`;
/** Full text without the text: snippets are cut from the files. */
const textless = `content = '', contentless_delete = 1, ${tokens}`;

/**
 * What the index knows of articles and notes: what lists and filters ask for, and the words (FTS5). The numbers of
 * articles and notes are the rowids of the words. `sign` and `notes_sign` say of which files article and notes were read; Columns of names are
 * folded, as `fold` does it; those that begin with `shown` are as they are written.
 */
export const textPart: IndexPart = {
  name: 'text',
  version: 2,
  schema: `
    CREATE TABLE text_article (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, folder TEXT NOT NULL, sign TEXT NOT NULL, notes_sign TEXT NOT NULL, title TEXT NOT NULL, byline TEXT NOT NULL,
      site TEXT NOT NULL, saved TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL, deleted INTEGER NOT NULL,
      furthest REAL NOT NULL, words INTEGER NOT NULL, images INTEGER NOT NULL, shown_byline TEXT NOT NULL,
      shown_site TEXT NOT NULL
    );
    CREATE INDEX text_article_saved ON text_article (saved DESC);
    CREATE TABLE text_tag (
      tag TEXT NOT NULL, article INTEGER NOT NULL, shown TEXT NOT NULL, PRIMARY KEY (tag, article)
    ) WITHOUT ROWID;
    CREATE INDEX text_tag_article ON text_tag (article);
    CREATE TABLE text_note (
      n INTEGER PRIMARY KEY, article INTEGER NOT NULL, id TEXT NOT NULL, color INTEGER NOT NULL, written INTEGER NOT NULL,
      marked INTEGER NOT NULL
    );
    CREATE INDEX text_note_article ON text_note (article);
    CREATE VIRTUAL TABLE text_words USING fts5(title, head, body, ${textless});
    CREATE VIRTUAL TABLE text_notes USING fts5(quote, body, tags, ${textless});
    CREATE VIRTUAL TABLE text_vocabulary USING fts5vocab(text_words, 'row');
  `,
};
