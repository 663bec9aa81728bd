import type { inValues, QueryNode } from '#shared/finding/query/query-tree.ts';
import { type Condition, everything, filterCondition, matching, nothing } from './conditions.ts';
import { joinMatches, phraseOf } from './match.ts';

/** What a query asks of the rows of one kind. */
export interface CompiledQuery {
  readonly where: Condition;
  /** An expression of FTS5 by which rows are ranked: every word that helps; null where the query has no words. */
  readonly ranked: string | null;
  /** Whether a row has to match `ranked` as well; else it only helps. */
  readonly isRequired: boolean;
  /** The words that stand beside one another in the query, as one phrase or all in the title: such rows come first. */
  readonly best: string | null;
}

type Place = (typeof inValues)[number];
type Words = Extract<QueryNode, { kind: 'word' | 'phrase' }>;

/** The columns of each kind of row in which a place is looked for; what is not told has none. */
const columnsOf: Readonly<Record<'article' | 'note', Readonly<Record<Place, string | null>>>> = {
  article: { title: 'title', text: 'body', notes: null, highlights: null },
  note: { title: null, text: null, notes: 'body tags', highlights: 'quote' },
};

/** Makes SQL of a query for articles, or for notes and highlights. */
export function compileQuery(tree: QueryNode, kind: 'article' | 'note'): CompiledQuery {
  const compiler = new Compiler(kind);
  const parts = tree.kind === 'all' ? tree.parts : [tree];
  const places = compiler.placesIn(parts);
  const sure = parts.flatMap((part) => compiler.expression(part, places) ?? []);
  const rest = parts.filter((part) => compiler.expression(part, places) === null);
  const where = compiler.all(rest, places, parts.some(isWords));
  const ranked = joinMatches(sure, 'AND') ?? joinMatches(compiler.positive(tree), 'OR');
  const plain = parts.filter((part): part is Words => part.kind === 'word' && !part.isPrefix);
  const isPlain = kind === 'article' && plain.length > 1 && plain.length === parts.filter(isWords).length;
  const titles = plain.flatMap(({ text }) => phraseOf(text, false, 'title') ?? []);
  const phrase = phraseOf(plain.map(({ text }) => text).join(' '), false, null);
  const best = isPlain && phrase !== null ? `${phrase} OR ${joinMatches(titles, 'AND')}` : null;
  return { where, ranked, isRequired: sure.length > 0, best };
}

/** What a query asks of rows of one kind, without ranking them. */
export function conditionOf(tree: QueryNode, kind: 'article' | 'note'): Condition {
  return new Compiler(kind).condition(tree, null);
}

function isWords(node: QueryNode): node is Words {
  return node.kind === 'word' || node.kind === 'phrase';
}

class Compiler {
  private readonly kind: 'article' | 'note';
  private readonly table: 'text_words' | 'text_notes';
  private readonly row: 'a.n' | 'o.n';

  constructor(kind: 'article' | 'note') {
    this.kind = kind;
    this.table = kind === 'article' ? 'text_words' : 'text_notes';
    this.row = kind === 'article' ? 'a.n' : 'o.n';
  }

  /** The places that `in:` beside these parts names; null where there is none. */
  placesIn(parts: readonly QueryNode[]): readonly Place[] | null {
    const places = parts.flatMap((part) => (part.kind === 'in' ? [part.value] : []));
    return places.length === 0 ? null : places;
  }

  condition(node: QueryNode, places: readonly Place[] | null): Condition {
    if (node.kind === 'all') return this.all(node.parts, places);
    if (node.kind === 'any') {
      const text = this.expression(node, places);
      return text === null
        ? join(
            node.parts.map((part) => this.condition(part, places)),
            'OR',
          )
        : this.matching(text);
    }
    if (node.kind === 'not') {
      const { sql, values } = this.condition(node.part, places);
      return { sql: `NOT (${sql})`, values };
    }
    if (isWords(node)) {
      if (this.columns(places) === '') return nothing;
      return this.matching(this.expression(node, places));
    }
    if (node.kind === 'in') return columnsOf[this.kind][node.value] === null ? nothing : everything;
    return filterCondition(node, this.kind === 'note');
  }

  /** Words beside one another are one question to FTS5: it is quicker than one for each. */
  all(parts: readonly QueryNode[], outer: readonly Place[] | null, hasWords = parts.some(isWords)): Condition {
    const places = this.placesIn(parts) ?? outer;
    const texts: string[] = [];
    const others: Condition[] = [];
    for (const part of parts) {
      if (part.kind === 'in' && hasWords) continue;
      const text = this.expression(part, places);
      if (text === null) others.push(this.condition(part, places));
      else texts.push(text);
    }
    const match = joinMatches(texts, 'AND');
    return join([...(match === null ? [] : [this.matching(match)]), ...others], 'AND');
  }

  /** A node that is nothing but words as an expression of FTS5; null for any other, and for words that ask for nothing. */
  expression(node: QueryNode, places: readonly Place[] | null): string | null {
    if (isWords(node)) {
      const columns = this.columns(places);
      return columns === '' ? null : phraseOf(node.text, node.kind === 'word' && node.isPrefix, columns);
    }
    if (node.kind !== 'any') return null;
    const parts = node.parts.map((part) => this.expression(part, places));
    return parts.some((part) => part === null) ? null : joinMatches(parts as string[], 'OR');
  }

  /** Every word that may speak for a row. */
  positive(node: QueryNode): string[] {
    if (isWords(node)) return [this.expression(node, null) ?? []].flat();
    return node.kind === 'all' || node.kind === 'any' ? node.parts.flatMap((part) => this.positive(part)) : [];
  }

  /** Columns in which words are looked for: null for all, empty where this kind of row has none of these places. */
  private columns(places: readonly Place[] | null): string | null {
    if (places === null) return null;
    return places.flatMap((place) => columnsOf[this.kind][place] ?? []).join(' ');
  }

  private matching(expression: string | null): Condition {
    return matching(expression, this.table, this.row);
  }
}

function join(conditions: readonly Condition[], by: 'AND' | 'OR'): Condition {
  if (conditions.length === 0) return everything;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(` ${by} `)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}
