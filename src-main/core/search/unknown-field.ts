import { type FieldName, fieldNames, type QueryWords } from '#shared/finding/query/fields.ts';
import { scanQuery } from '#shared/finding/query/scan-query.ts';
import type { QueryNotice } from '#shared/model/search.ts';
import { distance } from './index/spelling.ts';

/** A name of letters with something right behind its colon that does not make an address of it. */
const named = /^(\p{L}+):(?!\/\/)[^\s:)]/u;

/**
 * The first word of a query that is written like a field and names none, so that it is looked for as it stands; null where
 * there is none. Where something was found (`isFound`) it is told only where it is nearly the name of a field: else it may
 * be meant as it stands.
 */
export function unknownField(query: string, isFound: boolean, words: QueryWords): QueryNotice | null {
  for (const token of scanQuery(query)) {
    if (token.kind !== 'text' || token.value.isQuoted) continue;
    const name = named.exec(query.slice(token.start))?.[1];
    if (name === undefined) continue;
    const near = fieldNear(name.toLowerCase());
    if (near === null && isFound) continue;
    const message = words.unknownField(name, near, fieldNames.join(', '));
    return { message, start: token.start, end: token.start + name.length };
  }
  return null;
}

/** The field of which this is the plural, a beginning or a longer form, else one with one wrong letter; short names are near to too much. */
function fieldNear(name: string): FieldName | null {
  const isForm = (field: string) =>
    name === `${field}s` || (field.length > 3 && name.startsWith(field)) || (name.length > 2 && field.startsWith(name));
  const isNear = (field: string) => field.length > 3 && distance(name, field, 1) <= 1;
  return fieldNames.find(isForm) ?? fieldNames.find(isNear) ?? null;
}
