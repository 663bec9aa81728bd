import { queries } from '../../messages/sentences/en/queries.ts';
import { type ClosedField, closedValue, isDateField, isOpenField, type QueryWords, valueHint } from './fields.ts';
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
/** Is told what is wrong from `start` to `end`, and says it in its own words. */
type Report = (code: QueryProblem['code'], start: number, end: number, say: (words: QueryWords) => string) => void;

/**
 * Reads the query language: words, "phrases", prefix*, `field:value`, `-not`, OR, which binds weaker than standing side by
 * side, and parentheses. What is no field of ours (`http:`, `10:30`) is a word. Dates back from now count from `now`.
 * `words` say what is wrong, in English when left out. With `tolerant` what is open is closed and what is empty or unknown is left out, so that there always is a tree. Takes
 * linear time.
 */
export function parseQuery(text: string, options: { now: Date; tolerant: true; words?: QueryWords }): TolerantQuery;
export function parseQuery(text: string, options: { now: Date; tolerant?: false; words?: QueryWords }): ParsedQuery;
export function parseQuery(
  text: string,
  { now, tolerant = false, words = queries }: { now: Date; tolerant?: boolean; words?: QueryWords },
): ParsedQuery | TolerantQuery {
  let first: QueryProblem | null = null;
  const tree = read(scanQuery(text), now, (code, start, end, say) => {
    first ??= { code, message: say(words), start, end };
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
        report('too-deep', token.start, token.end, ({ tooDeep }) => tooDeep(deepest));
        ignored += 1;
        continue;
      }
      open.push(group);
      group = newGroup(token.start, negated);
    } else if (token.kind === 'close') {
      if (ignored > 0) ignored -= 1;
      else if (open.length > 0) {
        if (group.parts.length === 0 && group.branches.length === 0) {
          report('empty-parentheses', group.start, token.end, (words) => words.emptyParentheses);
        }
        close();
      } else {
        report('unopened-parenthesis', token.start, token.end, (words) => words.unopened);
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
    report('unclosed-parenthesis', start, start + 1, (words) => words.unclosed);
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
  report('or-alone', start, end, (words) => words.orAlone);
}

/** A word, a phrase or a field with its value; null where it is none. */
function leafOf(token: LeafToken, now: Date, report: Report): QueryNode | null {
  const { value } = token;
  if (token.kind === 'field' && value === null) {
    const { name } = token;
    report('no-value', token.start, token.end, ({ noValue, hints }) => noValue(valueHint(name, hints)));
    return null;
  }
  const { start, end, text, isQuoted, isClosed } = value as QueryText;
  const trimmed = text.trim();
  if (!isClosed) report('unclosed-quote', start, start + 1, (words) => words.unclosedQuote);
  if (trimmed === '') {
    report('empty-quotes', start, end, (words) => words.emptyQuotes);
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
    report('bad-date', start, end, ({ badDate }) => badDate(shortened(trimmed)));
    return null;
  }
  const node = closedNode(name, trimmed);
  if (node === null) {
    report('unknown-value', start, end, ({ unknownValue, hints }) =>
      unknownValue(name, shortened(trimmed), valueHint(name, hints)),
    );
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
