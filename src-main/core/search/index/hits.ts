import { fold } from '#shared/finding/fold.ts';
import type { QueryNode } from '#shared/finding/query/query-tree.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { plainLine } from '#shared/model/plain-line.ts';
import type { SearchHit, Snippet } from '#shared/model/search.ts';
import type { Statements } from '../../index/statements.ts';
import { joined, type Range, snippetsOf, snippetsShown } from '../snippets.ts';
import { notesFile, readNotes, textOf } from './article-files.ts';
import { type Found, findArticles, findNotes } from './find.ts';
import { isUnspaced, wordsOf } from './searchable.ts';

/** What a query finds, articles first, each kind from the best on, with the pieces of text that show why. */
export function searchHits(db: Statements, { tree, limit }: { tree: QueryNode; limit: number }): SearchHit[] {
  const terms = termsOf(tree);
  const folderOf = (n: number) =>
    db.get<{ folder: string }>('SELECT folder FROM text_article WHERE n = ?', n)?.folder ?? '';
  const articles = findArticles(db, tree, limit).map(({ n, id, note: _, ...shown }): SearchHit => {
    const text = terms.length === 0 ? '' : textOf(folderOf(n));
    return {
      kind: 'article',
      articleId: id,
      noteId: null,
      ...shown,
      snippets: snippetsOf(text, rangesOf(text, terms)),
    };
  });
  return [...articles, ...noteHits(findNotes(db, tree, limit), terms, folderOf)].slice(0, limit);
}

function noteHits(found: readonly Found[], terms: readonly Term[], folderOf: (n: number) => string): SearchHit[] {
  const notes = new Map<string, Annotation>();
  for (const [n, some] of Map.groupBy(found, ({ n }) => n)) {
    const wanted = new Set(some.map(({ note }) => note));
    for (const note of readNotes({ notes: notesFile(folderOf(n), some[0]?.id ?? '') }))
      if (wanted.has(note.id)) notes.set(note.id, note);
  }
  return found.map(({ n: _, id, note, ...shown }): SearchHit => {
    const read = notes.get(note ?? '');
    return {
      kind: 'note',
      articleId: id,
      noteId: note,
      ...shown,
      snippets: read === undefined ? [] : snippetsOfNote(read, terms),
    };
  });
}

/**
 * Where the terms stand in a note and in its passage; where they are in neither, how it begins; the tags that have them. What
 * the note is about is always among them.
 */
function snippetsOfNote({ anchor, body, tags }: Annotation, terms: readonly Term[]): Snippet[] {
  const parts = [
    { of: 'note', text: plainLine(body) },
    { of: 'quote', text: (anchor?.quote.exact ?? '').replace(/\s+/g, ' ').trim() },
  ] as const;
  const matching = (of: Snippet['of'], text: string) => snippetsOf(text, rangesOf(text, terms), of);
  const inWords = parts.flatMap(({ of, text }) => matching(of, text));
  const inTags = tags.flatMap((tag) => matching('tag', `#${tag}`));
  const [note, quote] = parts.map(({ of, text }) =>
    text === '' ? [] : snippetsOf(text, [[0, 0]], of).map((snippet) => ({ ...snippet, ranges: [] })),
  );
  const told = inWords.length > 0 ? inWords : (note ?? []);
  const passage = told.filter(({ of }) => of === 'quote');
  const shown = [...told.slice(0, 1), ...(passage.length > 0 ? passage : (quote ?? [])), ...told, ...inTags];
  return [...new Set(shown)].slice(0, snippetsShown);
}

/** Words that follow one another, as the index has them; the last one may be the beginning of a word. */
export interface Term {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

/** The words that a text was found by, so that they can be shown in it. */
function termsOf(node: QueryNode): Term[] {
  if (node.kind === 'all' || node.kind === 'any') return node.parts.flatMap(termsOf);
  const isNamed = node.kind === 'field' && (node.field === 'entity' || node.field === 'said-by');
  if (node.kind !== 'word' && node.kind !== 'phrase' && !isNamed) return [];
  const words = wordsOf(node.text);
  return words.length === 0 ? [] : [{ words, isPrefix: node.kind !== 'phrase' && node.isPrefix }];
}

/** Where the terms stand in a text as whole words, whatever marks part them; sorted and apart. */
export function rangesOf(text: string, terms: readonly Term[]): Range[] {
  if (text === '' || terms.length === 0) return [];
  const { text: folded, origin } = fold(text);
  const at = (offset: number) => origin?.[offset] ?? offset;
  const isInside = (offset: number) => /[\udc00-\udfff]/.test(text[offset] ?? '');
  const startAt = (offset: number) => (isInside(at(offset)) ? at(offset) - 1 : at(offset));
  const endAt = (offset: number) => {
    let end = offset;
    // Out of the middle of a character that folds to several.
    while (end < folded.length && at(end) === at(end - 1)) end += 1;
    return isInside(at(end)) ? at(end) + 1 : at(end);
  };
  const ranges = terms.flatMap((term) =>
    [...folded.matchAll(patternOf(term))].map(
      ({ 0: found, index }): Range => [startAt(index), endAt(index + found.length)],
    ),
  );
  return joined(ranges);
}

/** What the index takes for a word has none of these signs beside it. */
const border = '[\\p{L}\\p{N}\\p{Mn}\\p{Mc}]';

function patternOf({ words, isPrefix }: Term): RegExp {
  // Nothing in a word of the index means something in a pattern.
  const isFree = words.some((word) => isUnspaced.test(word));
  const gap = `[^\\p{L}\\p{N}]${isFree ? '*' : '+'}`;
  const [start, end] = isFree ? ['', ''] : [`(?<!${border})`, isPrefix ? '' : `(?!${border})`];
  return new RegExp(`${start}${words.join(gap)}${end}`, 'gu');
}
