import { parseFragmentTree, type TreeElement, type TreeFragment, type TreeNode } from '../page/parse-tree.ts';
import { isText, isTreeElement } from '../page/tree-node.ts';
import { isRecord, listIn, textOf } from './values.ts';

/** Characters of context on each side: as many as tell two places of the same words apart. */
const contextLength = 64;

/**
 * What stands before and behind a quote in an HTML content, by the ranges of annotator.js: XPaths of elements by their
 * number (`/div[1]/p[2]`), relative to the content, and offsets into their text, often as strings. An empty answer where
 * they do not lead to the quote: the quote then stands alone.
 */
export function contextOfRanges(html: string, quote: string, ranges: unknown): { prefix?: string; suffix?: string } {
  const range = listIn(ranges).find(isRecord);
  if (range === undefined || quote === '' || html === '') return {};
  try {
    const root = parseFragmentTree(html);
    const { text, starts } = readTexts(root);
    const [first, last] = [elementAt(root, textOf(range.start)), elementAt(root, textOf(range.end))];
    const from = first === null ? undefined : starts.get(first);
    const until = last === null ? undefined : starts.get(last);
    if (from === undefined || until === undefined) return {};
    const [start, end] = [from + Number(range.startOffset), until + Number(range.endOffset)];
    if (squeezed(text.slice(start, end)) !== squeezed(quote)) return {};
    return {
      prefix: text.slice(Math.max(0, start - contextLength), start),
      suffix: text.slice(end, end + contextLength),
    };
  } catch {
    // Markup out of proportion: the quote has to do.
    return {};
  }
}

/** The text of the whole and where in it that of each element begins. */
function readTexts(root: TreeFragment): { text: string; starts: Map<TreeFragment | TreeElement, number> } {
  let text = '';
  const starts = new Map<TreeFragment | TreeElement, number>([[root, 0]]);
  const walk = (nodes: readonly TreeNode[]): void => {
    for (const node of nodes) {
      if (isText(node)) text += node.value;
      else if (isTreeElement(node)) {
        starts.set(node, text.length);
        walk(node.childNodes);
      }
    }
  };
  walk(root.childNodes);
  return { text, starts };
}

function elementAt(root: TreeFragment, path: string): TreeFragment | TreeElement | null {
  let at: TreeFragment | TreeElement = root;
  for (const step of path.split('/').filter((part) => part !== '')) {
    const [, name = '', nth = '1'] = /^([a-z][a-z0-9-]*)(?:\[(\d+)\])?$/i.exec(step) ?? [];
    const named: TreeElement[] = at.childNodes
      .filter(isTreeElement)
      .filter(({ tagName }) => tagName === name.toLowerCase());
    const next = named[Number(nth) - 1];
    if (next === undefined) return null;
    at = next;
  }
  return at;
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
