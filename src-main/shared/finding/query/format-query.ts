import { parseQuery } from './parse-query.ts';
import type { QueryNode } from './query-tree.ts';
import { quoted } from './scan-query.ts';

/**
 * A tree of `parseQuery` as a text that reads as the same tree. A word of another tree that would read as something else
 * (`OR`, or with a space in it) is written in quotes.
 */
export function formatQuery(tree: QueryNode): string {
  switch (tree.kind) {
    case 'all':
      return tree.parts.map((part) => within(part, ['all', 'any'])).join(' ');
    case 'any':
      return tree.parts.map((part) => within(part, ['any'])).join(' OR ');
    case 'not':
      return formatNot(tree.part);
    case 'word':
      return formatWord(tree, '');
    case 'phrase':
      return quoted(tree.text);
    case 'field':
      return `${tree.field}:${formatValue(tree.text, tree.isPrefix)}`;
    case 'date':
      return `${tree.field}:${formatValue(tree.text)}`;
    default:
      return `${tree.kind}:${tree.value}`;
  }
}

/** The value of a field as it is written behind the colon, in quotes where it needs them; with `isPrefix` as a beginning. */
export function formatValue(text: string, isPrefix = false): string {
  const written = isPrefix ? `${text}*` : text;
  const { tree } = parseQuery(`title:${written}`, { now: anyTime });
  const isRead = tree?.kind === 'field' && tree.text === text && tree.isPrefix === isPrefix;
  return isRead && !/\s/.test(text) ? written : quoted(text);
}

/** No date is read back here, only words. */
const anyTime = new Date(0);

function within(part: QueryNode, kinds: readonly QueryNode['kind'][]): string {
  return kinds.includes(part.kind) ? `(${formatQuery(part)})` : formatQuery(part);
}

function formatNot(part: QueryNode): string {
  if (part.kind === 'word') return formatWord(part, '-');
  return ['all', 'any', 'not'].includes(part.kind) ? `-(${formatQuery(part)})` : `-${formatQuery(part)}`;
}

function formatWord(word: QueryNode & { kind: 'word' }, sign: '' | '-'): string {
  const { text, isPrefix } = word;
  const written = isPrefix ? `${text}*` : text;
  const ways = sign === '' ? [written] : [`-${written}`, `-(${written})`];
  return ways.find((way) => isWord(way, word, sign)) ?? `${sign}${quoted(text)}`;
}

function isWord(way: string, word: QueryNode & { kind: 'word' }, sign: '' | '-'): boolean {
  const { tree } = parseQuery(way, { now: anyTime });
  const read = sign === '' ? tree : tree?.kind === 'not' ? tree.part : null;
  return read?.kind === 'word' && read.text === word.text && read.isPrefix === word.isPrefix;
}
