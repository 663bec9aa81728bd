import { serialize } from 'parse5';
import { parseBody } from '../page/body-text.ts';
import type { TreeFragment } from '../page/parse-tree.ts';
import { allowedAttributes, blockNames, inlineNames, isAllowedValue } from './allow-list.ts';
import { isCleanMath, isMathElement } from './maths.ts';

/** Whether a body is one as it is stored: nothing changes when it is parsed again, and everything in it is on the list. */
export function isFixpoint(html: string): boolean {
  const tree = parseBody(html);
  return serialize(tree) === html && isAllowedTree(tree);
}

function isAllowedTree(tree: TreeFragment): boolean {
  const open: TreeFragment['childNodes'] = [...tree.childNodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeName === '#text') continue;
    if (!('tagName' in node)) return false;
    const isMath: boolean = isMathElement(node);
    if (isMath && isCleanMath(node)) continue;
    if (isMath) return false;
    const name = node.tagName;
    if (!inlineNames.has(name) && !blockNames.has(name)) return false;
    const attributes = allowedAttributes(name);
    for (const { name: key, value } of node.attrs) {
      if (!attributes.includes(key) || !isAllowedValue(name, key, value)) return false;
    }
    for (const child of node.childNodes) open.push(child);
  }
  return true;
}
