import type { ParsedInput } from '#shared/api/contract.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { DatedWanted, StatementsWanted } from '#shared/model/statement.ts';
import type { Statements } from '../../index/statements.ts';
import { EntityIndex, type Known } from './entity-index.ts';
import type { IndexedArticle } from './indexed-article.ts';
import { entityPage } from './page.ts';
import { type PlanWanted, planArticles, readUnrecognised, unplanned } from './plan.ts';
import { listEntities, standings } from './queries.ts';
import { listDated, listStatements } from './said.ts';

/** What the thread of the index does for entities; each job is short, so that a person never waits long for the next. */
export type EntityJobs = ReturnType<typeof entityJobs>;

export function entityJobs(db: Statements) {
  const index = new EntityIndex(db);
  return {
    unplanned: ({ recogniser }: { recogniser: string }) => unplanned(db, recogniser),
    plan: (wanted: PlanWanted) => planArticles(db, index, wanted),
    readUnrecognised: ({ id }: { id: string }) => readUnrecognised(db, id),
    put: ({
      articles,
      recogniser,
    }: {
      articles: readonly { article: IndexedArticle; known: Known }[];
      recogniser: string;
    }) => index.put(articles, recogniser),
    setRules: (rules: readonly Correction[]) => index.setRules(rules),
    catchUp: ({ milliseconds }: { milliseconds: number }) => index.catchUp(milliseconds),
    corrected: ({ article, recogniser }: { article: IndexedArticle; recogniser: string }) => {
      const known = index.corrected(article, recogniser);
      return known === null ? null : { recognition: known.recognition, standings: standings(db, article.id) };
    },
    list: (wanted: ParsedInput<'entities.list'>) => listEntities(db, wanted),
    page: (wanted: ParsedInput<'entities.get'>) => entityPage(db, index, wanted),
    statements: (wanted: StatementsWanted) => listStatements(db, index, wanted),
    dated: (wanted: DatedWanted) => listDated(db, index, wanted),
    /** The weightiest entity of a type and name; null where there is none. */
    idOf: ({ ref }: { ref: string }) =>
      db.get<{ id: string }>('SELECT id FROM entity_total WHERE ref = ? ORDER BY weight DESC, id LIMIT 1', ref)?.id ??
      null,
  };
}
