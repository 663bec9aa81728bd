import type { IndexPart } from '../../index/index-database.ts';

/**
 * What the index knows of entities. `body` holds what was recognised and the reading text, packed, so that corrections
 * are applied without reading the library; `name` a row for each entity of an article as corrected; `total` and `form`
 * their sums by entity of the library, kept in step with every row. `said` is a row for each statement of an article,
 * `words` what it can be found by, `role` what its entities have to do with it or with a dated sentence, whose words are
 * `sentence`; what is said stands in `body` alone. Articles and totals are numbered, as their ids would be most of the index; `local` numbers the
 * entities of an article. `sign` is the one of `text_article` for which it was looked at last. `stale` 1: corrections have changed for the article; 2: only if its text holds a word looked for.
 */
export const entityPart: IndexPart = {
  name: 'entity',
  version: 4,
  schema: `
    CREATE TABLE entity_article (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL, facts TEXT NOT NULL, recogniser TEXT NOT NULL,
      day TEXT NOT NULL, published INTEGER NOT NULL, present INTEGER NOT NULL, stale INTEGER NOT NULL,
      said INTEGER NOT NULL, roles INTEGER NOT NULL, sign TEXT NOT NULL
    );
    CREATE INDEX entity_article_stale ON entity_article (stale) WHERE stale > 0;
    CREATE TABLE entity_body (article INTEGER PRIMARY KEY, raw BLOB NOT NULL, text BLOB NOT NULL);
    CREATE TABLE entity_applied (
      correction TEXT NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (correction, article)
    ) WITHOUT ROWID;
    CREATE INDEX entity_applied_article ON entity_applied (article);
    CREATE TABLE entity_total (
      n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ref TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
      sorted TEXT NOT NULL, articles INTEGER NOT NULL, mentions INTEGER NOT NULL, weight INTEGER NOT NULL
    );
    CREATE INDEX entity_total_weight ON entity_total (weight DESC, id);
    CREATE INDEX entity_total_sorted ON entity_total (sorted, id);
    CREATE INDEX entity_total_ref ON entity_total (ref);
    CREATE TABLE entity_name (
      article INTEGER NOT NULL, entity TEXT NOT NULL, local INTEGER NOT NULL, total INTEGER NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
      alone INTEGER NOT NULL, world TEXT, joins TEXT, forms TEXT, roles TEXT, corrections TEXT,
      PRIMARY KEY (article, entity)
    ) WITHOUT ROWID;
    CREATE INDEX entity_name_total ON entity_name (total, article, local);
    CREATE INDEX entity_name_world ON entity_name (total, world) WHERE world IS NOT NULL;
    CREATE INDEX entity_name_joins ON entity_name (total) WHERE joins IS NOT NULL;
    CREATE TABLE entity_form (
      total INTEGER NOT NULL, form TEXT NOT NULL, folded TEXT NOT NULL, articles INTEGER NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (total, form)
    ) WITHOUT ROWID;
    CREATE TABLE entity_said (id INTEGER PRIMARY KEY, at INTEGER, sum INTEGER NOT NULL);
    CREATE INDEX entity_said_at ON entity_said (at);
    CREATE VIRTUAL TABLE entity_words USING fts5 (
      who, perhaps, words, content = '', contentless_delete = 1, detail = 'column', tokenize = 'ascii'
    );
    CREATE VIRTUAL TABLE entity_sentence USING fts5 (
      words, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
    );
    CREATE TABLE entity_role (
      article INTEGER NOT NULL, local INTEGER NOT NULL, role INTEGER NOT NULL, n INTEGER NOT NULL, at INTEGER,
      PRIMARY KEY (article, local, role, n)
    ) WITHOUT ROWID;
    CREATE TABLE entity_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `,
};
