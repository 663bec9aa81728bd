import { type ClosedField, closedValue, isDateField, isOpenField, valueHint } from './fields.ts';
import { firstDayOf } from './query-dates.ts';
import type { QueryNode, QueryProblem } from './query-tree.ts';
import { type QueryText, type QueryToken, scanQuery } from './scan-query.ts';

/** How many parentheses may be open at once. */
export const deepest = 64;

/** What a query means and null, or null and the first thing that is wrong with it. */
export type ParsedQuery =
  | { readonly tree: QueryNode; readonly problem: null }
  | { readonly tree: null; readonly problem: QueryProblem };

/** What can be made of a text that is being typed, and the first thing that is still wrong with it. */
export interface TolerantQuery {
  readonly tree: QueryNode;
  readonly problem: QueryProblem | null;
}

/** An open parenthesis, or the whole query: branches of OR that are done, and the one being read. */
interface Group {
  readonly start: number;
  readonly isNegated: boolean;
  readonly branches: QueryNode[];
  parts: QueryNode[];
  /** The OR that waits for something to its right. */
  or: QueryToken | null;
}

type LeafToken = Extract<QueryToken, { readonly kind: 'text' | 'field' }>;
type Report = (code: QueryProblem['code'], start: number, end: number, message: string) => void;

/**
 * Reads the query language: words, "phrases", prefix*, `field:value`, `-not`, OR, which binds weaker than standing side by
 * side, and parentheses. What is no field of ours (`http:`, `10:30`) is a word. Dates back from now count from `now`.
 * With `tolerant` what is open is closed and what is empty or unknown is left out, so that there always is a tree. Takes
 * linear time.
 */
export function parseQuery(text: string, options: { now: Date; tolerant: true }): TolerantQuery;
export function parseQuery(text: string, options: { now: Date; tolerant?: false }): ParsedQuery;
export function parseQuery(
  text: string,
  { now, tolerant = false }: { now: Date; tolerant?: boolean },
): ParsedQuery | TolerantQuery {
  let first: QueryProblem | null = null;
  const tree = read(scanQuery(text), now, (code, start, end, message) => {
    first ??= { code, message, start, end };
  });
  // TypeScript takes it for null for good, as it does not follow the call above.
  const problem = first as QueryProblem | null;
  if (tolerant || problem === null) return { tree, problem } as TolerantQuery;
  return { tree: null, problem };
}

/** The tree of what can be read; everything else is reported and left out. */
function read(tokens: readonly QueryToken[], now: Date, report: Report): QueryNode {
  const whole = newGroup(0, false);
  const open: Group[] = [];
  let group = whole;
  let isNegated = false;
  let ignored = 0;

  const add = (node: QueryNode | null, negated: boolean): void => {
    if (node === null) return;
    group.parts.push(negated ? { kind: 'not', part: node } : node);
    group.or = null;
  };
  const close = (): void => {
    const { isNegated: negated } = group;
    const node = ended(group, report);
    group = open.pop() ?? whole;
    add(node, negated);
  };

  for (const token of tokens) {
    if (token.kind === 'minus') {
      isNegated = true;
      continue;
    }
    const negated = isNegated;
    isNegated = false;
    if (token.kind === 'open') {
      if (open.length === deepest) {
        report('too-deep', token.start, token.end, `There are more than ${deepest} parentheses inside one another.`);
        ignored += 1;
        continue;
      }
      open.push(group);
      group = newGroup(token.start, negated);
    } else if (token.kind === 'close') {
      if (ignored > 0) ignored -= 1;
      else if (open.length > 0) {
        if (group.parts.length === 0 && group.branches.length === 0) {
          report('empty-parentheses', group.start, token.end, 'There is nothing in these parentheses.');
        }
        close();
      } else {
        const what = 'This parenthesis closes nothing. Remove it, or put quotes around what it belongs to.';
        report('unopened-parenthesis', token.start, token.end, what);
      }
    } else if (token.kind === 'or') {
      if (group.parts.length === 0) reportOr(token, report);
      else {
        group.branches.push(joined('all', group.parts));
        group.parts = [];
        group.or = token;
      }
    } else add(leafOf(token, now, report), negated);
  }
  if (open.length > 0) {
    const { start } = group;
    report('unclosed-parenthesis', start, start + 1, 'This parenthesis is not closed. Add ")" where it should end.');
  }
  while (open.length > 0) close();
  return ended(whole, report) ?? { kind: 'all', parts: [] };
}

function newGroup(start: number, isNegated: boolean): Group {
  return { start, isNegated, branches: [], parts: [], or: null };
}

/** What a group says; null where it says nothing. */
function ended({ branches, parts, or }: Group, report: Report): QueryNode | null {
  if (or !== null) reportOr(or, report);
  const all = parts.length === 0 ? branches : [...branches, joined('all', parts)];
  return all.length === 0 ? null : joined('any', all);
}

function joined(kind: 'all' | 'any', parts: readonly QueryNode[]): QueryNode {
  return parts.length === 1 ? (parts[0] as QueryNode) : { kind, parts };
}

function reportOr({ start, end }: QueryToken, report: Report): void {
  const what = 'OR needs something on either side. To look for the word itself, write "OR" in quotes.';
  report('or-alone', start, end, what);
}

/** A word, a phrase or a field with its value; null where it is none. */
function leafOf(token: LeafToken, now: Date, report: Report): QueryNode | null {
  const { value } = token;
  if (token.kind === 'field' && value === null) {
    const what = `Write ${valueHint(token.name)}, right behind the colon; two values are two fields with OR between them.`;
    report('no-value', token.start, token.end, what);
    return null;
  }
  const { start, end, text, isQuoted, isClosed } = value as QueryText;
  const trimmed = text.trim();
  if (!isClosed) report('unclosed-quote', start, start + 1, 'This quotation is not closed. Add a quote where it ends.');
  if (trimmed === '') {
    report('empty-quotes', start, end, 'There is nothing between these quotes.');
    return null;
  }
  const stem = isQuoted ? trimmed : trimmed.replace(/\*+$/, '');
  const isPrefix = stem !== '' && stem !== trimmed;
  const written = stem === '' ? trimmed : stem;
  if (token.kind === 'text') {
    return isQuoted ? { kind: 'phrase', text: trimmed } : { kind: 'word', text: written, isPrefix };
  }
  const { name } = token;
  if (isOpenField(name)) return { kind: 'field', field: name, text: written, isPrefix };
  if (isDateField(name)) {
    const day = firstDayOf(trimmed, now);
    if (day !== null) return { kind: 'date', field: name, text: trimmed, day };
    const what = `"${shortened(trimmed)}" is no date. Write 2024, 2024-05, 2024-05-03, today, yesterday, or back from now 7d, 2w, 3m, 1y.`;
    report('bad-date', start, end, what);
    return null;
  }
  const node = closedNode(name, trimmed);
  if (node === null) {
    report('unknown-value', start, end, `${name}: does not know "${shortened(trimmed)}". Write ${valueHint(name)}.`);
  }
  return node;
}

function closedNode(field: ClosedField, written: string): QueryNode | null {
  const value = closedValue(field, written);
  return value === null ? null : ({ kind: field, value } as QueryNode);
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
