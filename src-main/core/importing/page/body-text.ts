import { readingText } from '#shared/anchoring/reading-text.ts';
import { parseFragmentTree, type TreeFragment } from './parse-tree.ts';

/** The standard's tree of a sanitised body, as a page's `innerHTML` makes it. */
export function parseBody(html: string): TreeFragment {
  return parseFragmentTree(html);
}

/** The reading text of a sanitised body: the text that offsets count in UTF-16 units. */
export function bodyText(html: string): string {
  return readingText(parseBody(html)).text;
}
