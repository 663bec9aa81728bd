import { serialize } from 'parse5';
import { bodyText, parseBody } from '../page/body-text.ts';
import type { TreeElement, TreeNode } from '../page/parse-tree.ts';
import { attributeOf, isEmpty, isText, isTreeElement } from '../page/tree-node.ts';

/** What a figure shows that has a text of its own: its caption belongs to that text. */
const written = new Set(['table', 'pre', 'blockquote', 'ul', 'ol', 'dl']);

/** A stored body without the images of the given sources, and without the figures that held nothing else. */
export function withoutImages(html: string, sources: ReadonlySet<string>): string {
  return without(html, (node) => {
    if (node.tagName === 'img') return sources.has(attributeOf(node, 'src') ?? '');
    return node.tagName === 'figure' && isEmpty(node);
  });
}

/** The reading text of a stored body without what stands under its pictures and players: captions and credits. */
export function textWithoutCaptions(html: string): string {
  return bodyText(without(html, (node) => node.tagName === 'figure' && !holds(node, written), 'figcaption'));
}

/** Drops the elements that `isDropped` picks, inner ones first, or only their children of one name. */
function without(html: string, isDropped: (node: TreeElement) => boolean, child?: string): string {
  const tree = parseBody(html);
  const visit = (parent: { childNodes: TreeNode[] }): void => {
    for (const node of parent.childNodes) if ('childNodes' in node) visit(node);
    parent.childNodes = parent.childNodes.filter((node) => {
      if (!isTreeElement(node) || !isDropped(node)) return true;
      if (child === undefined) return false;
      node.childNodes = node.childNodes.filter((inner) => inner.nodeName !== child);
      return true;
    });
  };
  visit(tree);
  // What parted a dropped block from the next goes with it.
  tree.childNodes = tree.childNodes.filter((node, at, all) => {
    const next = all[at + 1];
    return !isText(node) || (at > 0 && next !== undefined && !isText(next));
  });
  return serialize(tree);
}

function holds(node: TreeElement, names: ReadonlySet<string>): boolean {
  return node.childNodes.some((inner) => isTreeElement(inner) && (names.has(inner.tagName) || holds(inner, names)));
}
