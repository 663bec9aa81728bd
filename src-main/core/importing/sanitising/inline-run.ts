/** Runs of text and inline elements: cleaned, folded, and cut into paragraphs. */

import type { TreeElement, TreeNode } from '../page/parse-tree.ts';
import {
  attributeOf,
  copyOf,
  isBackLink,
  isEmpty,
  isText,
  isTreeElement,
  make,
  type TreeText,
} from '../page/tree-node.ts';
import { inlineNames } from './allow-list.ts';
import { cleanMath, isMathElement } from './maths.ts';

/** Said twice they say nothing more, and left unclosed they nest without end. */
const idempotent = new Set('a abbr b cite code del em i ins kbd s samp strong time u var'.split(' '));

/** What stands above or beside the letters of a `ruby`, and means nothing elsewhere. */
const readings = new Set(['rt', 'rp']);

/** Copies inline content through the allow-list; `outer` names the inline elements that already stand around it. */
export function cleanInline(nodes: readonly TreeNode[], outer: ReadonlySet<string>): TreeNode[] {
  return nodes.flatMap((node): TreeNode[] => {
    if (isText(node)) {
      node.value = tidyText(node.value);
      return node.value === '' ? [] : [node];
    }
    if (isMathElement(node)) return [cleanMath(node)].filter((math) => math !== null);
    if (!isTreeElement(node)) return [];
    const name = node.tagName;
    if (name === 'br') return [make('br')];
    if (name === 'img') return image(node);
    const isStray = readings.has(name) && (!outer.has('ruby') || outer.has('rt') || outer.has('rp'));
    const dissolves = !inlineNames.has(name) || isStray || (idempotent.has(name) && outer.has(name));
    if (dissolves) return cleanInline(node.childNodes, outer);
    const children = cleanInline(node.childNodes, new Set([...outer, name]));
    const copy = copyOf(node, children);
    if (children.length === 0) return isBackLink(copy) ? [copy] : [];
    const pointless = (name === 'a' && attributeOf(copy, 'href') === null) || isImages(copy.childNodes);
    return pointless ? [...copy.childNodes] : [copy];
  });
}

/** An image that is there, or the place of one that was not saved: it has a description, be it empty, and no source. */
function image(node: TreeElement): TreeNode[] {
  const copy = copyOf(node);
  return attributeOf(copy, 'src') === null && attributeOf(copy, 'alt') === null ? [] : [copy];
}

/** Soft hyphens, marks and control characters stand between a reader's words and their search. */
function tidyText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\ufeff]/g, '');
}

/** Cuts a cleaned run at empty lines into paragraphs; images alone become figures. */
export function paragraphsOf(run: readonly TreeNode[]): TreeElement[] {
  return linesOf(run).map((line) => (isImages(line) ? make('figure', line.filter(isImage)) : make('p', line)));
}

/** One run without empty lines, for blocks that hold their text directly. */
export function lineOf(run: readonly TreeNode[]): TreeNode[] {
  return linesOf(run).flatMap((line, index) => (index === 0 ? line : [make('br'), ...line]));
}

function linesOf(run: readonly TreeNode[]): TreeNode[][] {
  const lines: TreeNode[][] = [[]];
  let breaks: TreeNode[] = [];
  for (const node of hoistBreaks(run)) {
    if (isTreeElement(node) && node.tagName === 'br') breaks.push(node);
    else if (isText(node) && isFoldable(node.value)) lines.at(-1)?.push(...(breaks.length === 0 ? [node] : []));
    else {
      const line = lines.at(-1) ?? [];
      if (breaks.length > 1 && line.length > 0) lines.push([node]);
      else line.push(...(line.length > 0 ? breaks : []), node);
      breaks = [];
    }
  }
  return lines.map(fold).filter((line) => !line.every(isEmpty));
}

/** An inline element that starts or ends with line breaks gives them to the run around it. */
function hoistBreaks(run: readonly TreeNode[]): TreeNode[] {
  return run.flatMap((node): TreeNode[] => {
    if (!isTreeElement(node) || !node.childNodes.some(isBreak)) return [node];
    const pieces: TreeNode[][] = [[]];
    for (const inner of [...node.childNodes]) {
      if (isBreak(inner)) pieces.push([]);
      else pieces.at(-1)?.push(inner);
    }
    return pieces.flatMap((piece, index) => [
      ...(index === 0 ? [] : [make('br')]),
      ...(piece.length === 0 ? [] : [copyOf(node, piece)]),
    ]);
  });
}

function isBreak(node: TreeNode): boolean {
  return isTreeElement(node) && node.tagName === 'br';
}

function isImage(node: TreeNode): boolean {
  return isTreeElement(node) && node.tagName === 'img';
}

/** Whether nodes are one or more images and nothing else that shows. */
function isImages(nodes: readonly TreeNode[]): boolean {
  return nodes.some(isImage) && nodes.every((node) => isImage(node) || isBreak(node) || isEmpty(node));
}

const foldable = /[ \t\n\f\r]+/g;

function isFoldable(text: string): boolean {
  return text.replace(foldable, '') === '';
}

/** Folds the white space of one line, none at its ends, none next to another or to a line break. */
function fold(line: readonly TreeNode[]): TreeNode[] {
  let last: TreeText | null = null;
  let afterSpace = true;
  const visit = (node: TreeNode): void => {
    if (isText(node)) {
      const folded = node.value.replace(foldable, ' ');
      node.value = afterSpace && folded.startsWith(' ') ? folded.slice(1) : folded;
      if (node.value === '') return;
      afterSpace = node.value.endsWith(' ');
      last = node;
    } else if (isBreak(node)) {
      trimEnd(last);
      afterSpace = true;
      last = null;
    } else if (isTreeElement(node)) {
      if (node.tagName === 'img') {
        afterSpace = false;
        last = null;
      }
      node.childNodes.forEach(visit);
    } else if (isMathElement(node)) {
      afterSpace = false;
      last = null;
    }
  };
  line.forEach(visit);
  trimEnd(last);
  return line.map(withoutEmpty).filter((node) => node !== null);
}

function trimEnd(text: TreeText | null): void {
  if (text !== null) text.value = text.value.replace(/ $/, '');
}

/** A node without empty text and without elements left empty by folding; null when nothing is left. */
function withoutEmpty(node: TreeNode): TreeNode | null {
  if (isText(node)) return node.value === '' ? null : node;
  if (!isTreeElement(node) || node.tagName === 'img' || node.tagName === 'br') return node;
  node.childNodes = node.childNodes.map(withoutEmpty).filter((inner) => inner !== null);
  return node.childNodes.length === 0 && !isBackLink(node) ? null : node;
}
