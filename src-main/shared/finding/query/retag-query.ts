import { restOf } from '../../model/tag-names.ts';
import { formatValue } from './format-query.ts';
import { scanQuery } from './scan-query.ts';

/** A query once a tag is called something else, with what is nested under it; the same where it does not ask for it. */
export function retaggedQuery(query: string, from: string, to: string): string {
  let next = '';
  let at = 0;
  for (const token of scanQuery(query)) {
    if (token.kind !== 'field' || token.name !== 'tag' || token.value === null) continue;
    const { start, end, text } = token.value;
    const rest = restOf(text, from);
    if (rest === null) continue;
    next += query.slice(at, start) + formatValue(to + rest);
    at = end;
  }
  return next + query.slice(at);
}
