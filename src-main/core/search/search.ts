import type { SearchHit } from '#shared/api/contract.ts';
import { eachOccurrence } from '#shared/finding/find.ts';
import { type Folded, fold } from '#shared/finding/fold.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from '../notes/notes.ts';
import { joined, type Range, snippetsOf } from './snippets.ts';

/** Weights of a word found in the title, in a note, in the text. */
const titleWeight = 8;
const noteWeight = 3;

/**
 * Articles and notes that hold every word of the query ("a phrase" counts as one), best first. Case and diacritics do
 * not matter. Reads the library as it stands; articles in the trash are left out.
 */
export async function searchLibrary(
  library: Library,
  notes: Notes,
  query: string,
  limit: number,
): Promise<SearchHit[]> {
  const terms = parseTerms(query);
  if (terms.length === 0) return [];
  const hits: SearchHit[] = [];
  for (const article of await library.list()) {
    if (article.deleted !== null) continue;
    hits.push(...articleHits(article, (await library.bodyIfThere(article.id))?.text ?? '', terms));
    if ((await notes.count(article.id)) === 0) continue;
    for (const note of await notes.present(article.id)) hits.push(...noteHits(article, note, terms));
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}

/** Words and "phrases" of a query, folded. */
export function parseTerms(query: string): string[] {
  // White space is folded first: a mark that folding drops between two spaces leaves both, here as in a text.
  const folded = fold(query.replace(/\s+/g, ' ')).text;
  const parts = [...folded.matchAll(/"([^"]*)"?|[^\s"]+/g)].map((part) => part[1] ?? part[0]);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function articleHits(article: Article, text: string, terms: readonly string[]): SearchHit[] {
  const head = fold([article.title, article.byline, article.site].filter((part) => part !== null).join('\n'));
  const body = fold(text);
  const inHead = terms.map((term) => occurrences(head, term));
  const inText = terms.map((term) => occurrences(body, term));
  if (terms.some((_, index) => inHead[index]?.length === 0 && inText[index]?.length === 0)) return [];
  const found = inText.flat();
  // Long articles should not win by length alone.
  const score = titleWeight * inHead.flat().length + (1000 * found.length) / (1000 + article.words);
  const { id: articleId, title } = article;
  return [{ kind: 'article', articleId, noteId: null, title, score, snippets: snippetsOf(text, joined(found)) }];
}

function noteHits(article: Article, note: Annotation, terms: readonly string[]): SearchHit[] {
  const text = [note.body, note.anchor?.quote.exact ?? '', ...note.tags.map((tag) => `#${tag}`)].join('\n').trim();
  const found = everyTerm(fold(text), terms);
  if (found === null) return [];
  const { id: articleId, title } = article;
  const score = noteWeight * found.length;
  return [{ kind: 'note', articleId, noteId: note.id, title, score, snippets: snippetsOf(text, joined(found)) }];
}

function everyTerm(text: Folded, terms: readonly string[]): Range[] | null {
  const found = terms.map((term) => occurrences(text, term));
  return found.some((ranges) => ranges.length === 0) ? null : found.flat();
}

/** Every place of a folded term, sorted. */
export function occurrences(text: Folded, term: string): Range[] {
  const ranges: Range[] = [];
  eachOccurrence(text, term, (start, end) => ranges.push([start, end]) > 0);
  return ranges;
}
