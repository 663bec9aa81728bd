import { fold } from '#shared/finding/fold.ts';
import type { QueryNode } from '#shared/finding/query/query-tree.ts';
import { begunFrom, colors } from '#shared/model/choices.ts';
import { roleNumbers } from '../../entities/index/said-table.ts';
import { phraseOf } from './match.ts';

/** A condition of SQL on an article `a` or a note `o` of it, with the values of its question marks in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

export const everything: Condition = { sql: '1', values: [] };
export const nothing: Condition = { sql: '0', values: [] };

/** Furthest point, as a fraction of the text, from which an article counts as read. */
const read = 0.97;

type Filter = Exclude<QueryNode, { kind: 'all' | 'any' | 'not' | 'word' | 'phrase' | 'in' }>;

/** What a filter of a query asks of a row; `onNote` asks it of a note where it speaks of notes. */
export function filterCondition(node: Filter, onNote: boolean): Condition {
  if (node.kind === 'has') return { sql: having[node.value], values: [] };
  if (node.kind === 'is') return { sql: being[node.value], values: [] };
  if (node.kind === 'color') {
    const sql = onNote ? 'o.color = ?' : 'EXISTS (SELECT 1 FROM text_note m WHERE m.article = a.n AND m.color = ?)';
    return { sql, values: [colors.indexOf(node.value)] };
  }
  if (node.kind === 'date') {
    const column = node.field.startsWith('saved') ? 'substr(a.saved, 1, 10)' : 'a.day';
    return { sql: `${column} ${node.field.endsWith('before') ? '<' : '>='} ?`, values: [node.day] };
  }
  const value = fold(node.text.replace(/\s+/g, ' ')).text.trim();
  if (value === '') return everything;
  if (node.field === 'title') return matching(phraseOf(node.text, node.isPrefix, 'title'), 'text_words', 'a.n');
  if (node.field === 'tag') return tagged(value, node.isPrefix, onNote);
  if (node.field === 'site') return { sql: 'instr(a.site, ?) > 0', values: [value] };
  if (node.field === 'author') return { sql: wordStart('a.byline', node.isPrefix), values: [value] };
  const totals = `SELECT total FROM entity_form WHERE count > 0 AND ${wordStart('folded', node.isPrefix)}`;
  const role = node.field === 'said-by' ? `AND EXISTS (${saidBy})` : '';
  return {
    sql: `a.id IN (SELECT e.id FROM entity_article e JOIN entity_name n ON n.article = e.n WHERE n.total IN (${totals}) ${role})`,
    values: [value],
  };
}

const saidBy = `SELECT 1 FROM entity_role r WHERE r.article = n.article AND r.local = n.local AND r.role = ${roleNumbers.by}`;

/** Words that follow one another in a folded column, as whole words. */
function wordStart(column: string, isPrefix: boolean): string {
  return isPrefix ? `instr(' ' || ${column}, ' ' || ?) > 0` : `instr(' ' || ${column} || ' ', ' ' || ? || ' ') > 0`;
}

/** An article has the tags of its own and of its notes, a note its own. */
function tagged(value: string, isPrefix: boolean, onNote: boolean): Condition {
  const [is, values] = isPrefix ? ['tag >= ? AND tag < ?', [value, `${value}\uffff`]] : tagRange(value);
  if (onNote) return { sql: `o.n IN (${notesTagged(is)})`, values };
  return { sql: `a.n IN (${articlesTagged(is)} UNION ${articlesOfTaggedNotes(is)})`, values: [...values, ...values] };
}

/** What asks of a column `tag` whether it is a folded tag or what is nested under it, and the values of its marks. */
export function tagRange(tag: string): [is: string, values: string[]] {
  // What is under a tag begins with it and a slash, which the sign "0" follows.
  return ['tag = ? OR tag > ? AND tag < ?', [tag, `${tag}/`, `${tag}0`]];
}

/** The numbers of the articles that have a tag of which `is` holds. */
export function articlesTagged(is: string): string {
  return `SELECT article FROM text_tag WHERE ${is}`;
}

/** The same of those that have it on a note. */
export function articlesOfTaggedNotes(is: string): string {
  return `SELECT article FROM text_note WHERE n IN (${notesTagged(is)})`;
}

function notesTagged(is: string): string {
  // The few names first: SQLite would go through what every note has.
  return `SELECT t.note FROM text_note_tag_name w CROSS JOIN text_note_tag t ON t.name = w.n WHERE ${is}`;
}

/** Rows whose words match an expression of FTS5; with null, one that has no words, all. */
export function matching(expression: string | null, table: 'text_words' | 'text_notes', column: string): Condition {
  if (expression === null) return everything;
  return { sql: `${column} IN (SELECT rowid FROM ${table} WHERE ${table} MATCH ?)`, values: [expression] };
}

const note = 'SELECT 1 FROM text_note m WHERE m.article = a.n';
const having = {
  note: `EXISTS (${note} AND m.written = 1)`,
  highlight: `EXISTS (${note} AND m.marked = 1)`,
  tag: 'EXISTS (SELECT 1 FROM text_tag t WHERE t.article = a.n)',
  image: 'a.images > 0',
} as const;

const being = {
  unread: `a.furthest < ${begunFrom}`,
  reading: `(a.state = 'reading' OR a.furthest >= ${begunFrom} AND a.furthest < ${read})`,
  read: `a.furthest >= ${read}`,
  favourite: 'a.favourite = 1',
  inbox: "a.deleted = 0 AND a.state IN ('inbox', 'reading')",
  later: "a.deleted = 0 AND a.state = 'later'",
  archive: "a.deleted = 0 AND a.state = 'archive'",
  trash: 'a.deleted = 1',
} as const;
