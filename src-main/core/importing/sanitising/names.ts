import type { TreeElement, TreeFragment, TreeNode } from '../page/parse-tree.ts';
import { attributeOf, isTreeElement } from '../page/tree-node.ts';

/** Leaves every name to the first that bears it, and takes the links away that lead to a name nobody bears. */
export function settleNames(tree: TreeFragment): void {
  const names = new Set<string>();
  const links: TreeElement[] = [];
  const visit = (node: TreeNode): void => {
    if (!isTreeElement(node)) return;
    const id = attributeOf(node, 'id');
    if (id !== null && names.has(id)) drop(node, 'id');
    else if (id !== null) names.add(id);
    if (attributeOf(node, 'href')?.startsWith('#')) links.push(node);
    node.childNodes.forEach(visit);
  };
  tree.childNodes.forEach(visit);
  for (const link of links) if (!names.has((attributeOf(link, 'href') ?? '').slice(1))) drop(link, 'href');
}

function drop(node: TreeElement, name: string): void {
  node.attrs = node.attrs.filter((attribute) => attribute.name !== name);
}
