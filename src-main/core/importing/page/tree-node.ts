import { defaultTreeAdapter as adapter, type DefaultTreeAdapterTypes, html as standard } from 'parse5';
import { allowedAttributes, isAllowedValue } from '../sanitising/allow-list.ts';
import type { TreeElement, TreeNode } from './parse-tree.ts';

export type TreeText = DefaultTreeAdapterTypes.TextNode;

export function isText(node: TreeNode): node is TreeText {
  return node.nodeName === '#text';
}

export function isTreeElement(node: TreeNode): node is TreeElement {
  return 'tagName' in node && node.namespaceURI === standard.NS.HTML;
}

/** A new element holding the given nodes, which leave where they were. */
export function make(name: string, children: readonly TreeNode[] = []): TreeElement {
  return fill(adapter.createElement(name, standard.NS.HTML, []), children);
}

/** A new element of the same name with the attributes that the allow-list passes, holding the given nodes. */
export function copyOf(node: TreeElement, children: readonly TreeNode[] = []): TreeElement {
  const allowed = allowedAttributes(node.tagName);
  const attributes = node.attrs
    .map(({ name, value }) => ({ name, value: tidyValue(value) }))
    .filter(({ name, value }) => allowed.includes(name) && isAllowedValue(node.tagName, name, value));
  return fill(adapter.createElement(node.tagName, standard.NS.HTML, attributes), children);
}

export function attributeOf(node: TreeElement, name: string): string | null {
  return node.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

/** Whether a node shows nothing: blank text, or elements that hold neither text nor an image nor a way back. */
export function isEmpty(node: TreeNode): boolean {
  if (isText(node)) return isBlank(node.value);
  if (!('tagName' in node)) return true;
  return node.tagName !== 'img' && !isBackLink(node) && node.childNodes.every(isEmpty);
}

/** The way from a note back to the text: it may be without words, which the reader then draws. */
export function isBackLink(node: TreeNode): boolean {
  return isTreeElement(node) && node.tagName === 'a' && /^#fnref-\d/.test(attributeOf(node, 'href') ?? '');
}

/** White space, with what takes no room at all. */
export function isBlank(text: string): boolean {
  return !/[^\s\u200b-\u200f\u2060\ufeff]/.test(text);
}

function fill(element: TreeElement, children: readonly TreeNode[]): TreeElement {
  for (const child of children) adapter.appendChild(element, child);
  return element;
}

/** Parsers change line ends in attributes, so that none may be left there. */
function tidyValue(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced.
  return value.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
}
