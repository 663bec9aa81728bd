import { completionAt } from '#shared/finding/query/completion.ts';
import { type ClosedField, closedValues, fieldNames, isOpenField } from '#shared/finding/query/fields.ts';
import { formatValue } from '#shared/finding/query/format-query.ts';
import type { QueryCompletions } from '#shared/model/search.ts';
import type { LibraryIndex } from '../index/index-client.ts';

/** As many as a glance takes in. */
const mostOffered = 6;

/** What may be written at the caret of a query: names of fields, and the values that there are in the library. */
export async function completeQuery(index: LibraryIndex, query: string, caret: number): Promise<QueryCompletions> {
  const wanted = completionAt(query, caret);
  // Every word may become a field's name: what is not begun offers nothing.
  if (wanted === null || (wanted.kind === 'name' && wanted.typed === ''))
    return { start: caret, end: caret, options: [] };
  const { start, end, typed } = wanted;
  const begins = (text: string) => text.startsWith(typed.toLowerCase()) && text !== typed;
  if (wanted.kind === 'name') {
    return { start, end, options: fieldNames.filter(begins).map((name) => ({ text: `${name}:`, articles: null })) };
  }
  const { field } = wanted;
  if (isOpenField(field)) {
    const values = await index.ask('valuesOf', { field, typed, limit: mostOffered });
    return { start, end, options: values.map(({ text, articles }) => ({ text: formatValue(text), articles })) };
  }
  const values: readonly string[] = field in closedValues ? closedValues[field as ClosedField] : [];
  return { start, end, options: values.filter(begins).map((text) => ({ text, articles: null })) };
}
