import type { SearchHit } from '#shared/api/contract.ts';
import type { Article } from '#shared/model/article.ts';
import type { Library } from '../library/library.ts';
import type { Notes } from '../notes/notes.ts';

/** Units of text shown on each side of a match, and how many pieces a hit shows. */
const around = 60;
const snippetsShown = 3;

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
    const hit = await articleHit(library, article, terms);
    if (hit !== null) hits.push(hit);
    for (const note of await notes.list(article.id)) {
      const text = [note.body, note.anchor?.quote.exact ?? '', ...note.tags.map((tag) => `#${tag}`)].join('\n').trim();
      const found = match(text, terms);
      if (found === null) continue;
      const score = noteWeight * found.length;
      hits.push({ ...origin(article), kind: 'note', noteId: note.id, score, snippets: snippetsOf(text, found) });
    }
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, limit);
}

async function articleHit(library: Library, article: Article, terms: readonly string[]): Promise<SearchHit | null> {
  const head = [article.title, article.byline, article.site].filter((part) => part !== null).join('\n');
  const { text } = await library.body(article.id);
  if (match(`${head}\n${text}`, terms) === null) return null;
  const inHead = terms.flatMap((term) => occurrences(fold(head), term));
  const inText = sorted(terms.flatMap((term) => occurrences(fold(text), term)));
  // Long articles should not win by length alone.
  const score = titleWeight * inHead.length + (1000 * inText.length) / (1000 + article.words);
  return { ...origin(article), kind: 'article', noteId: null, score, snippets: snippetsOf(text, inText) };
}

function origin(article: Article): { articleId: string; title: string } {
  return { articleId: article.id, title: article.title };
}

/** Words and "phrases" of a query, folded. */
export function parseTerms(query: string): string[] {
  const parts = [...query.matchAll(/"([^"]+)"?|(\S+)/g)].map((part) => fold(part[1] ?? part[2] ?? '').text.trim());
  return parts.filter((part) => part !== '');
}

type Range = [start: number, end: number];

function match(text: string, terms: readonly string[]): Range[] | null {
  const folded = fold(text);
  const found: Range[] = [];
  for (const term of terms) {
    const ranges = occurrences(folded, term);
    if (ranges.length === 0) return null;
    found.push(...ranges);
  }
  return sorted(found);
}

interface Folded {
  readonly text: string;
  /** For each unit of `text`, the offset in the original; absent when folding kept every offset. */
  readonly origin: Uint32Array | null;
}

/** Case and diacritics folded, curly quotes straightened, with the way back to the original offsets. */
function fold(text: string): Folded {
  const simple = foldUnits(text);
  if (simple.length === text.length) return { text: simple, origin: null };
  let folded = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    const units = foldUnits(character);
    for (let i = 0; i < units.length; i += 1) offsets.push(at);
    folded += units;
    at += character.length;
  }
  offsets.push(at);
  return { text: folded, origin: Uint32Array.from(offsets) };
}

function foldUnits(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"');
}

function occurrences({ text, origin }: Folded, term: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    const end = at + term.length;
    ranges.push(origin === null ? [at, end] : [origin[at] ?? 0, origin[end] ?? 0]);
  }
  return ranges;
}

function sorted(ranges: Range[]): Range[] {
  return ranges.sort((a, b) => a[0] - b[0]);
}

function snippetsOf(text: string, found: readonly Range[]): SearchHit['snippets'] {
  const snippets: SearchHit['snippets'] = [];
  let covered = -1;
  for (const [start, end] of found) {
    if (snippets.length === snippetsShown) break;
    if (start < covered) continue;
    const from = wordStart(text, Math.max(0, start - around));
    const to = wordEnd(text, Math.min(text.length, end + around));
    const ranges = found.filter((range) => range[0] >= from && range[1] <= to);
    snippets.push({ text: text.slice(from, to), ranges: ranges.map(([a, b]) => [a - from, b - from]) });
    covered = to;
  }
  return snippets;
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + 20).search(/\s/);
  return space < 0 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at === text.length) return at;
  const space = text.slice(at - 20, at).lastIndexOf(' ');
  return space <= 0 ? at : at - 20 + space;
}
