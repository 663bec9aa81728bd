import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBody } from '../../importing/page/body-text.ts';
import type { Statements } from '../../index/statements.ts';
import { contentFile } from '../../library/article-folder.ts';
import { readFacts } from '../../search/index/article-files.ts';
import { contentHash } from '../../storage/hash.ts';
import type { EntityIndex } from './entity-index.ts';
import { type IndexedArticle, indexed } from './indexed-article.ts';

/** What recognising an article takes. */
export interface Unrecognised {
  readonly article: IndexedArticle;
  readonly text: string;
  readonly published: string | null;
  readonly language: string | null;
}

/** Articles that may be others by now. */
export interface PlanWanted {
  readonly ids: readonly string[];
  /** Those of them that are forgotten where the index of texts does not know them. */
  readonly gone: readonly string[];
  readonly recogniser: string;
}

interface Row {
  readonly id: string;
  readonly folder: string;
  readonly sign: string;
  readonly deleted: number;
}

/**
 * The ids of the articles, the newest first, whose files are others than those that the index of entities was made of, or
 * that another recogniser has looked at. The index of texts knows the files; what it has forgotten is among them.
 */
export function unplanned(db: Statements, recogniser: string): string[] {
  const found = db.get<{ ids: string }>(
    `SELECT json_group_array(id) AS ids FROM (
      SELECT a.id FROM text_article a LEFT JOIN entity_article e ON e.id = a.id
        WHERE (e.id IS NULL AND a.deleted = 0) OR e.sign <> a.sign OR (e.recogniser <> ? AND a.deleted = 0)
        ORDER BY a.saved DESC)`,
    recogniser,
  );
  const gone = db.all<{ id: string }>('SELECT id FROM entity_article WHERE id NOT IN (SELECT id FROM text_article)');
  return [...(JSON.parse(found?.ids ?? '[]') as string[]), ...gone.map(({ id }) => id)];
}

/**
 * Takes note of what the files of some articles say now, and forgets those that are gone; gives those that have to be
 * recognised for it, and whether anything else is said from now on.
 */
export function planArticles(
  db: Statements,
  index: EntityIndex,
  { ids, gone, recogniser }: PlanWanted,
): { wanted: string[]; changed: boolean } {
  const wanted: string[] = [];
  const noted: IndexedArticle[] = [];
  const forgotten: string[] = [];
  const mayGo = new Set(gone);
  for (const id of ids) {
    const row = db.get<Row>('SELECT id, folder, sign, deleted FROM text_article WHERE id = ?', id);
    const known = db.get<{ sign: string; recogniser: string }>(
      'SELECT sign, recogniser FROM entity_article WHERE id = ?',
      id,
    );
    if (row === undefined) {
      if (mayGo.has(id)) forgotten.push(id);
    } else if (known === undefined || known.sign === row.sign) {
      if (row.deleted === 0 && known?.recogniser !== recogniser) wanted.push(id);
    } else {
      const article = readFacts(row);
      if (article !== null) noted.push(indexed(article, row.sign));
    }
  }
  const plan = index.plan(noted, recogniser);
  const isLess = index.forget(forgotten);
  return { wanted: [...wanted, ...plan.wanted], changed: plan.changed || isLess };
}

/** Reads an article; null where it is gone, or its files cannot be read. */
export function readUnrecognised(db: Statements, id: string): Unrecognised | null {
  const row = db.get<Row>('SELECT id, folder, sign, deleted FROM text_article WHERE id = ?', id);
  const article = row && readFacts(row);
  if (row === undefined || article == null) return null;
  const html = readFileSync(join(row.folder, contentFile), 'utf8');
  const { published, language } = article;
  // What is on disk is the truth, also where a sync tool brought the body before its article.json.
  const known = { ...indexed(article, row.sign), content: contentHash(html) };
  return { article: known, text: readBody(html).text, published, language };
}
