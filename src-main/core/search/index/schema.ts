import type { IndexPart } from '../../index/index-database.ts';

/** Words as `searchable` spells them: letters, figures, and the vowel signs that belong to letters. */
const tokens = `tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"`;
/** Full text without the text: snippets are cut from the files. */
const textless = `content = '', contentless_delete = 1, ${tokens}`;

/**
 * What the index knows of articles and notes: what lists and filters ask for, and the words (FTS5). The numbers of
 * articles and notes are the rowids of the words. `sign` and `notes_sign` say of which files article and notes were read,
 * `head` is a hash of what stands beside the text in `text_words`, `sum` a check sum of a note. Columns of names are folded, as `fold` does it, and so
 * is `title_key`; those that begin with `shown` are as they are written.
 */
export const textPart: IndexPart = {
  name: 'text',
  version: 5,
  schema: `
    CREATE TABLE text_article (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, folder TEXT NOT NULL, sign TEXT NOT NULL, notes_sign TEXT NOT NULL,
      head TEXT NOT NULL, title TEXT NOT NULL, title_key TEXT NOT NULL, url TEXT, byline TEXT NOT NULL, site TEXT NOT NULL,
      shown_byline TEXT, shown_site TEXT, saved TEXT NOT NULL, day TEXT NOT NULL, published TEXT, language TEXT, read TEXT,
      state TEXT NOT NULL, deleted INTEGER NOT NULL, trashed TEXT, favourite INTEGER NOT NULL, furthest REAL NOT NULL,
      last REAL NOT NULL, words INTEGER NOT NULL, images INTEGER NOT NULL
    );
    -- All that lists and most filters ask for: they read this and leave the long rows alone.
    CREATE INDEX text_article_facts
      ON text_article (deleted, state, saved, day, read, favourite, furthest, words, images);
    CREATE TABLE text_tag (
      tag TEXT NOT NULL, article INTEGER NOT NULL, shown TEXT NOT NULL, PRIMARY KEY (tag, article)
    ) WITHOUT ROWID;
    CREATE INDEX text_tag_article ON text_tag (article);
    CREATE TABLE text_note (
      n INTEGER PRIMARY KEY, article INTEGER NOT NULL, id TEXT NOT NULL, color INTEGER NOT NULL, written INTEGER NOT NULL,
      marked INTEGER NOT NULL, sum INTEGER NOT NULL
    );
    CREATE INDEX text_note_article ON text_note (article);
    CREATE TABLE text_note_tag_name (
      n INTEGER PRIMARY KEY, tag TEXT NOT NULL, shown TEXT NOT NULL UNIQUE
    );
    CREATE TABLE text_note_tag (
      note INTEGER NOT NULL, name INTEGER NOT NULL, PRIMARY KEY (note, name)
    ) WITHOUT ROWID;
    CREATE INDEX text_note_tag_by_name ON text_note_tag (name);
    CREATE TABLE text_link (
      target TEXT NOT NULL, note INTEGER NOT NULL, PRIMARY KEY (target, note)
    ) WITHOUT ROWID;
    CREATE INDEX text_link_note ON text_link (note);
    CREATE VIRTUAL TABLE text_words USING fts5(title, head, body, ${textless});
    CREATE VIRTUAL TABLE text_notes USING fts5(quote, body, tags, ${textless});
    CREATE VIRTUAL TABLE text_vocabulary USING fts5vocab(text_words, 'row');
  `,
};
