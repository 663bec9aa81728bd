import type { RelatedArticle } from '#shared/model/duplicate.ts';
import type { Statements } from '../../index/statements.ts';
import { textOf } from '../../search/index/article-files.ts';
import { wordsOf } from '../../search/index/searchable.ts';
import { sameAs } from './groups.ts';
import { type SharedEntities, sharedEntities } from './shared-entities.ts';
import { matchOf, spelledIn, type TellingWord, tellingWords, termsIn } from './telling-words.ts';

interface ArticleRow {
  readonly n: number;
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  readonly site: string;
  readonly day: string;
}

/** Below this two articles have hardly more in common than any. */
const leastScore = 0.12;
const shown = { entities: 4, words: 4 };

/**
 * The articles nearest to one, the nearest first, with what they share: half by entities (their share of the weight of all
 * that it names), half by its telling words (BM25, as a share of what the article itself gets). Those that are the same and
 * those in the trash are left out.
 */
export function relatedTo(db: Statements, { id, limit }: { id: string; limit: number }): RelatedArticle[] {
  const article = db.get<ArticleRow>(`${select} WHERE id = ?`, id);
  if (article === undefined) return [];
  const text = textOf(article.folder);
  const words = tellingWords(db, article.title, text);
  const byWords = wordScores(db, article.n, words);
  const entities = sharedEntities(db, id, article.title, text);
  const [wordShare, entityShare] = entities.scores.size === 0 ? [1, 0] : [0.5, 0.5];
  const scores = new Map<string, number>();
  for (const [other, score] of byWords) scores.set(other, wordShare * score);
  for (const [other, score] of entities.scores) scores.set(other, (scores.get(other) ?? 0) + entityShare * score);
  const same = sameAs(db, article.n);
  const found: RelatedArticle[] = [];
  for (const [other, score] of [...scores].sort((a, b) => b[1] - a[1])) {
    if (found.length === limit || score < leastScore) break;
    const row = db.get<ArticleRow>(`${select} WHERE id = ? AND deleted = 0`, other);
    if (row === undefined || row.n === article.n || same.has(row.n)) continue;
    const reason = reasonOf(row, text, words, entities);
    if (reason.entities.length === 0 && reason.words.length < 2) continue;
    found.push({ id: row.id, title: row.title, site: row.site, day: row.day, score, ...reason });
  }
  return found;
}

const select = 'SELECT n, id, folder, title, shown_site AS site, day FROM text_article';

/** BM25 of all that have some of the words, as a share of what the article itself gets, by id. */
function wordScores(db: Statements, n: number, words: readonly TellingWord[]): Map<string, number> {
  if (words.length === 0) return new Map();
  const rows = db.all<{ n: number; id: string; score: number }>(
    `SELECT a.n, a.id, m.score FROM (
        SELECT rowid AS n, -bm25(text_words, 3, 0, 1) AS score FROM text_words WHERE text_words MATCH ?) m
      JOIN text_article a ON a.n = m.n`,
    matchOf(words),
  );
  const itself = rows.find((row) => row.n === n)?.score ?? 0;
  if (itself <= 0) return new Map();
  return new Map(rows.map(({ id, score }) => [id, Math.min(1, score / itself)]));
}

/** What both have, in the spelling of the article; words that are part of a name that both have say nothing more. */
function reasonOf(
  row: ArticleRow,
  text: string,
  words: readonly TellingWord[],
  entities: SharedEntities,
): Pick<RelatedArticle, 'entities' | 'words'> {
  const named = entities.sharedWith(row.id).slice(0, shown.entities);
  const inNames = new Set(named.flatMap(({ name }) => wordsOf(name)));
  const theirs = termsIn(`${row.title}\n${textOf(row.folder)}`);
  const shared = words.filter(({ word }) => theirs.has(word) && !inNames.has(word)).slice(0, shown.words);
  const spelled = spelledIn(text, new Set(shared.map(({ word }) => word)));
  return { entities: named, words: shared.map(({ word }) => spelled.get(word) ?? word) };
}
