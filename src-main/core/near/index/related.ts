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
const leastScore = 0.14;
/** What names the same but shares hardly any words is less likely to be about the same. */
const leastWords = 0.04;
const unworded = 0.6;
/** How many times as many as are wanted are looked at closely. */
const looked = 8;
const shown = { entities: 4, words: 4 };
/** Words that begin with the same letters are mostly forms of one, which says it once. */
const formOf = 5;

/**
 * The articles nearest to one, the nearest first, with what they share: by entities (their share of the weight of all that it
 * names) and by its telling words (BM25, as a share of what the article itself gets, with those that only it has), half each where it names many. Those that are the same and
 * those in the trash are left out.
 */
export function relatedTo(db: Statements, { id, limit }: { id: string; limit: number }): RelatedArticle[] {
  const article = db.get<ArticleRow>(`${select} WHERE id = ?`, id);
  if (article === undefined) return [];
  const text = textOf(article.folder);
  const entities = sharedEntities(db, id, article.title, text);
  const { words, share } = tellingWords(db, article.title, text, entities.nameWords);
  const byWords = wordScores(db, article.n, words);
  const scoreOf = (other: string, trust: number) => {
    const word = share * (byWords.get(other) ?? 0);
    const entity = trust * (entities.scores.get(other) ?? 0);
    return (word < leastWords ? unworded : 1) * ((1 - entities.share) * word + entities.share * entity);
  };
  const nearest = [...new Set([...byWords.keys(), ...entities.scores.keys()])]
    .map((other) => ({ other, score: scoreOf(other, 1) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, looked * limit)
    .map(({ other }) => ({ other, score: scoreOf(other, entities.trustIn(other)) }))
    .sort((a, b) => b.score - a.score);
  const same = sameAs(db, article.n);
  const found: RelatedArticle[] = [];
  for (const { other, score } of nearest) {
    if (found.length === limit || score < leastScore) break;
    const row = db.get<ArticleRow>(`${select} WHERE id = ? AND deleted = 0`, other);
    if (row === undefined || row.n === article.n || same.has(row.n)) continue;
    const reason = reasonOf(row, text, words, entities);
    if (reason.entities.length === 0 && reason.words.length < 2) continue;
    found.push({ id: row.id, title: row.title, site: row.site, day: row.day, score, ...reason });
  }
  return found;
}

const select = "SELECT n, id, folder, title, coalesce(shown_site, '') AS site, day FROM text_article";

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
  const shared: TellingWord[] = [];
  for (const each of words) {
    const { word } = each;
    const isForm = shared.some((other) => other.word.slice(0, formOf) === word.slice(0, formOf));
    if (theirs.has(word) && !inNames.has(word) && !isForm) shared.push(each);
    if (shared.length === shown.words) break;
  }
  const spelled = spelledIn(text, new Set(shared.map(({ word }) => word)));
  return { entities: named, words: shared.map(({ word }) => spelled.get(word) ?? word) };
}
