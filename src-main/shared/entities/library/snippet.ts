import type { Mention } from '../../model/entity.ts';
import type { MentionInContext } from '../../model/library-entity.ts';

/** Units of text shown on each side of a mention. */
const around = 90;

/** A mention with the words around it: of its own line, cut at words. */
export function inContext(text: string, { start, end }: Pick<Mention, 'start' | 'end'>): MentionInContext {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const from = Math.max(lineStart, start - around);
  const to = Math.min(lineEnd, end + around);
  const first = from === lineStart ? from : Math.min(start, afterSpace(text, from, start));
  const last = to === lineEnd ? to : Math.max(end, beforeSpace(text, to, end));
  const snippet = { text: text.slice(first, last), start: start - first, end: end - first };
  return { start, end, text: text.slice(start, end), snippet };
}

function afterSpace(text: string, from: number, limit: number): number {
  const space = text.slice(from, limit).search(/\s/);
  return space < 0 ? limit : from + space + 1;
}

function beforeSpace(text: string, to: number, limit: number): number {
  const space = text.slice(limit, to).search(/\s\S*$/);
  return space < 0 ? limit : limit + space;
}
