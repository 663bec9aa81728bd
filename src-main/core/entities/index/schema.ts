import type { IndexPart } from '../../index/index-database.ts';

/**
 * What the index knows of entities. `article` holds what was recognised, packed, with the reading text, so that a
 * correction can be applied without reading the library; `name` a row for each entity of an article as corrected;
 * `total` and `form` their sums by id, kept in step with every row. `stale` 1: corrections changed for the article, 2:
 * only if the text holds one of the forms to look for.
 */
export const entityPart: IndexPart = {
  name: 'entity',
  version: 1,
  schema: `
    CREATE TABLE entity_article (
      id TEXT PRIMARY KEY, content TEXT NOT NULL, facts TEXT NOT NULL, recogniser TEXT NOT NULL,
      day TEXT NOT NULL, present INTEGER NOT NULL, stale INTEGER NOT NULL, raw BLOB NOT NULL, text BLOB NOT NULL
    );
    CREATE INDEX entity_article_stale ON entity_article (stale) WHERE stale > 0;
    CREATE TABLE entity_seen (article TEXT NOT NULL, ref TEXT NOT NULL, PRIMARY KEY (ref, article)) WITHOUT ROWID;
    CREATE INDEX entity_seen_article ON entity_seen (article);
    CREATE TABLE entity_applied (article TEXT NOT NULL, correction TEXT NOT NULL, PRIMARY KEY (correction, article)) WITHOUT ROWID;
    CREATE INDEX entity_applied_article ON entity_applied (article);
    CREATE TABLE entity_name (
      article TEXT NOT NULL, entity TEXT NOT NULL, id TEXT NOT NULL, ref TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
      count INTEGER NOT NULL, weight INTEGER NOT NULL, alone INTEGER NOT NULL, world TEXT, joins TEXT,
      forms TEXT NOT NULL, roles TEXT, corrections TEXT, PRIMARY KEY (article, entity)
    ) WITHOUT ROWID;
    CREATE INDEX entity_name_id ON entity_name (id, article, count);
    CREATE INDEX entity_name_ref ON entity_name (ref);
    CREATE INDEX entity_name_world ON entity_name (ref, world) WHERE world IS NOT NULL;
    CREATE INDEX entity_name_joins ON entity_name (ref) WHERE joins IS NOT NULL;
    CREATE TABLE entity_total (
      id TEXT PRIMARY KEY, ref TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL, sorted TEXT NOT NULL,
      articles INTEGER NOT NULL, mentions INTEGER NOT NULL, weight INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX entity_total_weight ON entity_total (weight DESC, id);
    CREATE INDEX entity_total_sorted ON entity_total (sorted, id);
    CREATE INDEX entity_total_ref ON entity_total (ref);
    CREATE TABLE entity_form (
      id TEXT NOT NULL, form TEXT NOT NULL, folded TEXT NOT NULL, articles INTEGER NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (id, form)
    ) WITHOUT ROWID;
    CREATE TABLE entity_state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  `,
};
