import { AppError } from '#shared/api/errors.ts';
import { formatQuery } from '#shared/finding/query/format-query.ts';
import { parseQuery } from '#shared/finding/query/parse-query.ts';
import type { QueryNode, QueryProblem } from '#shared/finding/query/query-tree.ts';
import type { QueryCompletions, SearchAnswer } from '#shared/model/search.ts';
import type { TagUse } from '#shared/model/tag.ts';
import type { LibraryIndex } from '../index/index-client.ts';
import { said } from '../said.ts';
import { completeQuery } from './complete.ts';
import { createLists, type Lists, type ListsParts } from './lists.ts';
import { createNoteLinks, type NoteLinks } from './note-links.ts';
import type { TextKeeper } from './text-keeper.ts';
import { unknownField } from './unknown-field.ts';

export interface SearchWanted {
  readonly query: string;
  readonly limit: number;
  /** The query is still being written: its last word may go on, and what is not finished is no mistake. */
  readonly typing: boolean;
}

/** Finds articles, notes and highlights in the index. */
export interface Search {
  /**
   * What a query of the language of `shared/finding/query` finds. A query that cannot be read finds nothing and tells its
   * `problem`. Where nothing has all of its words there is what has some, and `meant` is the query with the nearest words
   * that are in the library.
   */
  query(wanted: SearchWanted): Promise<SearchAnswer>;
  /** The ids of every article of a query, the best first. Throws `invalid-input` for one that cannot be read. */
  articles(query: string): Promise<string[]>;
  /** Resolves when the index is in step with the files; with `background` it may still have to look at some. */
  settle(): Promise<void>;
  /** What may be written at the caret (UTF-16 units) of a query that is being written. */
  complete(query: string, caret: number): Promise<QueryCompletions>;
  /** The same, once every article was looked at. */
  settleAll(): Promise<void>;
  readonly lists: Lists;
  /** Every tag outside the trash, once, in its most used spelling; the most used first. */
  tags(): Promise<TagUse[]>;
  /**
   * The articles that have a tag or one nested under it, in the trash too, of their own and on their notes: all of them,
   * however long the index has to be waited for.
   */
  tagged(tag: string): Promise<{ own: string[]; onNotes: string[] }>;
  readonly links: NoteLinks;
}

export interface SearchParts {
  readonly index: LibraryIndex;
  readonly texts: TextKeeper;
  readonly now: () => Date;
}

/** More than the articles of any library. */
const every = 1_000_000_000;
/** Milliseconds that a list waits for an index that is filled for the first time: a small library is whole by then. */
const patience = 250;

export function createSearch({ index, texts, now }: SearchParts): Search {
  /** Asks the index, and once more where it was found damaged: then it is there again, to be filled. */
  async function asking<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'damaged') throw error;
      await texts.settle();
      return work();
    }
  }

  async function meantBy(tree: QueryNode): Promise<string | null> {
    const words = wordsIn(tree);
    const meant = await index.ask('meantBy', { words });
    if (meant.every((word) => word === null)) return null;
    const known = new Map(words.map((word, at) => [word, meant[at] ?? word]));
    return formatQuery(withWords(tree, known));
  }

  function mustRead(query: string): QueryNode {
    const { tree, problem } = read(query, false, now());
    if (tree === null) throw new AppError('invalid-input', problemMessage(query, problem as QueryProblem));
    return tree;
  }

  const settleAll = () => asking(texts.settleAll);
  const settled: ListsParts['settled'] = (work) => asking(async () => work((await texts.settle(patience)).pending));
  const lists = createLists({ index, read: (query) => read(query, false, now()), mustRead, settled });

  return {
    lists,
    settleAll,
    tags: () => settled(() => index.ask('tagsInUse', null)),
    tagged: (tag) =>
      asking(async () => {
        await texts.settleAll();
        return index.ask('taggedWith', { tag });
      }),
    links: createNoteLinks(index, (work) => asking(() => texts.settle(patience).then(work))),
    async query({ query, limit, typing }) {
      const { tree, written, problem } = read(query, typing, now());
      const words = said().queries;
      const noticeOf = (isFound: boolean) => (problem === null ? unknownField(query, isFound, words) : null);
      const empty = { hits: [], isPartial: false, pending: 0, meant: null, problem, notice: null };
      if (tree === null || written === null || isEmpty(tree)) return empty;
      return asking(async () => {
        const { pending } = await texts.settle();
        const hits = await index.ask('search', { tree, limit });
        if (hits.length > 0) return { hits, isPartial: false, pending, meant: null, problem, notice: noticeOf(true) };
        const some = someOf(tree);
        const partly = some === null ? [] : await index.ask('search', { tree: some, limit });
        const meant = await meantBy(written);
        return { hits: partly, isPartial: partly.length > 0, pending, meant, problem, notice: noticeOf(false) };
      });
    },
    articles: (query) =>
      asking(async () => {
        const tree = mustRead(query);
        await texts.settle();
        return index.ask('articlesOf', { tree, limit: every });
      }),
    async settle() {
      await texts.settle();
    },
    complete: (query, caret) =>
      asking(async () => {
        await texts.settle();
        return completeQuery(index, query, caret);
      }),
  };
}

/** What is wrong with a query, with a mark under the place, for a terminal. */
export function problemMessage(query: string, { message, start }: QueryProblem): string {
  return `${message}\n    ${query}\n    ${' '.repeat(start)}^`;
}

interface ReadQuery {
  /** What is looked for; null where the query cannot be read. */
  readonly tree: QueryNode | null;
  /** What is written. */
  readonly written: QueryNode | null;
  readonly problem: QueryProblem | null;
}

function read(query: string, typing: boolean, now: Date): ReadQuery {
  const words = said().queries;
  if (!typing) {
    const { tree, problem } = parseQuery(query, { now, words });
    return { tree, written: tree, problem };
  }
  const { tree: written, problem } = parseQuery(query, { now, tolerant: true, words });
  // The word at the end may be the beginning of a longer one.
  const isOpen = /[\p{L}\p{N}]$/u.test(query);
  const open = isOpen ? parseQuery(`${query}*`, { now, tolerant: true }).tree : null;
  // A value that is one of a few, or a date, has no longer form: with the star it would be passed over as one that is wrong.
  const isWhole = open !== null && conditionsOf(open) >= conditionsOf(written);
  return { tree: isWhole ? open : written, written, problem };
}

/** How many conditions a query has: words, phrases and filters. */
function conditionsOf(node: QueryNode | null): number {
  if (node === null) return 0;
  if (node.kind === 'not') return conditionsOf(node.part);
  if (node.kind !== 'all' && node.kind !== 'any') return 1;
  return node.parts.reduce((count, part) => count + conditionsOf(part), 0);
}

/** The same query where words that stand side by side need not all be there; null where it has not several of them. */
function someOf(tree: QueryNode): QueryNode | null {
  if (tree.kind !== 'all') return null;
  const isText = ({ kind }: QueryNode) => kind === 'word' || kind === 'phrase';
  const words = tree.parts.filter(isText);
  if (words.length < 2) return null;
  return { kind: 'all', parts: [{ kind: 'any', parts: words }, ...tree.parts.filter((part) => !isText(part))] };
}

/** Whether a query asks for nothing that there could be: it has no filter, and no word with a letter or a figure. */
function isEmpty(node: QueryNode): boolean {
  if (node.kind === 'all' || node.kind === 'any') return node.parts.every(isEmpty);
  return (node.kind === 'word' || node.kind === 'phrase') && !/[\p{L}\p{N}]/u.test(node.text);
}

function wordsIn(node: QueryNode): string[] {
  if (node.kind === 'word') return [node.text];
  return node.kind === 'all' || node.kind === 'any' ? node.parts.flatMap(wordsIn) : [];
}

function withWords(node: QueryNode, words: ReadonlyMap<string, string>): QueryNode {
  if (node.kind === 'word') {
    const text = words.get(node.text) ?? node.text;
    // What was corrected is whole.
    return { ...node, text, isPrefix: node.isPrefix && text === node.text };
  }
  if (node.kind !== 'all' && node.kind !== 'any') return node;
  return { ...node, parts: node.parts.map((part) => withWords(part, words)) };
}
