/**
 * The form in which a body is stored: blocks at the root, text in paragraphs, white space folded, nothing empty,
 * boxes without a meaning dissolved into the lines they make. It works on the standard's own tree, behind the
 * sanitiser, and copies nothing that the allow-list does not name.
 */
import { defaultTreeAdapter as adapter } from 'parse5';
import type { TreeElement, TreeFragment, TreeNode } from '../page/parse-tree.ts';
import { attributeOf, copyOf, isEmpty, isText, isTreeElement, make } from '../page/tree-node.ts';
import { blockNames, inlineNames, neutralNames } from './allow-list.ts';
import { cleanInline, lineOf, paragraphsOf } from './inline-run.ts';
import { cleanMath, isDisplayMath, isMathElement } from './maths.ts';
import { settleNames } from './names.ts';

/** Inline elements that stand around blocks and have to move into them, outermost first. */
type Wrappers = readonly TreeElement[];
type Part = { readonly run: readonly TreeNode[] } | { readonly block: TreeElement };

const mostWrappers = 3;

/** Rebuilds a tree in its normal form; the given tree is used up. Linear in its size. */
export function normalForm(tree: TreeFragment): TreeFragment {
  const result = adapter.createDocumentFragment();
  const blocks = new Builder(tree).blocks(tree.childNodes, []);
  blocks.forEach((block, index) => {
    if (index > 0) adapter.appendChild(result, adapter.createTextNode('\n'));
    adapter.appendChild(result, block);
  });
  settleNames(result);
  return result;
}

class Builder {
  /** Inline elements with a block somewhere inside. */
  private readonly split = new Set<TreeNode>();

  constructor(tree: TreeFragment) {
    const open = [...tree.childNodes];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (isDisplayMath(node)) this.markAncestors(node);
      if (!isTreeElement(node)) continue;
      if (blockNames.has(node.tagName) || neutralNames.has(node.tagName)) this.markAncestors(node);
      for (const child of node.childNodes) open.push(child);
    }
  }

  private markAncestors(node: TreeNode): void {
    let parent = 'parentNode' in node ? node.parentNode : null;
    while (parent !== null && 'tagName' in parent && !this.split.has(parent)) {
      this.split.add(parent);
      parent = parent.parentNode;
    }
  }

  /** Blocks alone: runs of text become paragraphs. */
  blocks(nodes: readonly TreeNode[], wrappers: Wrappers): TreeElement[] {
    return this.parts(nodes, wrappers).flatMap((part) => ('block' in part ? [part.block] : paragraphsOf(part.run)));
  }

  /** A run alone stays bare, also with lists behind it; else paragraphs and blocks. */
  private content(nodes: readonly TreeNode[], wrappers: Wrappers): TreeNode[] {
    const parts = this.parts(nodes, wrappers);
    const lists = parts.slice(1).every((part) => 'block' in part && /^[uo]l$/.test(part.block.tagName));
    return parts.flatMap((part, index): TreeNode[] => {
      if ('run' in part) return lists && index === 0 ? lineOf(part.run) : paragraphsOf(part.run);
      const bare = part.block.tagName === 'p' && part.block.attrs.length === 0 && lists && index === 0;
      return bare ? [...part.block.childNodes] : [part.block];
    });
  }

  private parts(nodes: readonly TreeNode[], wrappers: Wrappers): Part[] {
    const result: Part[] = [];
    let run: TreeNode[] = [];
    const flush = (): void => {
      const wrapped = wrappers.reduceRight<readonly TreeNode[]>((inner, wrapper) => [copyOf(wrapper, inner)], run);
      run = [];
      const clean = cleanInline(wrapped, new Set());
      if (!clean.every(isEmpty)) result.push({ run: clean });
    };
    for (const node of nodes) {
      if (isText(node)) run.push(node);
      else if (isDisplayMath(node)) {
        flush();
        const math = cleanMath(node as TreeElement);
        if (math !== null) result.push({ block: make('p', [math]) });
      } else if (isMathElement(node)) run.push(node);
      else if (!isTreeElement(node)) continue;
      else if (blockNames.has(node.tagName)) {
        flush();
        for (const block of this.block(node, wrappers)) result.push({ block });
      } else if (neutralNames.has(node.tagName)) {
        flush();
        for (const part of this.parts(node.childNodes, wrappers)) result.push(...inheriting(part, node));
      } else if (this.split.has(node)) {
        flush();
        for (const part of this.parts(node.childNodes, within(node, wrappers))) result.push(part);
      } else run.push(node);
    }
    flush();
    return result;
  }

  private block(node: TreeElement, wrappers: Wrappers): TreeElement[] {
    switch (node.tagName) {
      case 'hr':
        return [make('hr')];
      case 'pre':
        return preformatted(node);
      case 'p':
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return this.blocks(node.childNodes, wrappers).map((block) =>
          block.tagName === 'p' ? copyOf(node, block.childNodes) : block,
        );
      case 'ul':
      case 'ol':
        return unlessEmpty(copyOf(node, this.items(node, wrappers)));
      case 'dl':
        return unlessEmpty(copyOf(node, this.terms(node, wrappers)));
      case 'table':
        return this.table(node, wrappers);
      case 'figure':
        return unlessEmpty(copyOf(node, this.figure(node, wrappers)));
      case 'blockquote':
        return unlessEmpty(copyOf(node, this.blocks(node.childNodes, wrappers)));
      default:
        // A part without its whole, such as a list item outside of a list: only its content means something.
        return this.blocks(node.childNodes, wrappers);
    }
  }

  private items(list: TreeElement, wrappers: Wrappers): TreeElement[] {
    const items: TreeElement[] = [];
    for (const node of list.childNodes) {
      if (isTreeElement(node) && node.tagName === 'li') {
        items.push(...unlessEmpty(copyOf(node, this.content(node.childNodes, wrappers))));
        continue;
      }
      const parts = this.content([node], wrappers).filter((part) => !isEmpty(part));
      if (parts.length > 0) items.push(make('li', parts));
    }
    return items;
  }

  private terms(list: TreeElement, wrappers: Wrappers): TreeElement[] {
    return list.childNodes.flatMap((node): TreeElement[] => {
      if (isTreeElement(node) && neutralNames.has(node.tagName)) return this.terms(node, wrappers);
      const isTerm = isTreeElement(node) && (node.tagName === 'dt' || node.tagName === 'dd');
      if (isTerm) return unlessEmpty(copyOf(node, this.content(node.childNodes, wrappers)));
      return unlessEmpty(make('dd', this.content([node], wrappers)));
    });
  }

  private figure(figure: TreeElement, wrappers: Wrappers): TreeNode[] {
    const result: TreeNode[] = [];
    for (const node of figure.childNodes) {
      if (isTreeElement(node) && node.tagName === 'figcaption') {
        result.push(...unlessEmpty(copyOf(node, this.content(node.childNodes, wrappers))));
        continue;
      }
      for (const block of this.blocks([node], wrappers)) {
        // A figure in a figure is the same figure.
        if (block.tagName === 'figure') result.push(...block.childNodes);
        else result.push(block);
      }
    }
    return result;
  }

  private table(node: TreeElement, wrappers: Wrappers): TreeElement[] {
    const cells = cellsOf(node);
    // One cell is a frame around something, not a table.
    if (cells.length <= 1) return cells.flatMap((cell) => this.blocks(cell.childNodes, wrappers));
    return unlessEmpty(this.tablePart(node, wrappers));
  }

  private tablePart(node: TreeElement, wrappers: Wrappers): TreeElement {
    const parts = node.childNodes.flatMap((inner): TreeElement[] => {
      if (!isTreeElement(inner)) return [];
      const name = inner.tagName;
      if (name === 'td' || name === 'th') return [copyOf(inner, this.content(inner.childNodes, wrappers))];
      if (name === 'caption') return unlessEmpty(copyOf(inner, this.content(inner.childNodes, wrappers)));
      return tableParts.has(name) ? unlessEmpty(this.tablePart(inner, wrappers)) : [];
    });
    return copyOf(node, parts);
  }
}

/** A box that dissolves leaves the direction and the language of its text with the blocks in it. */
function inheriting(part: Part, box: TreeElement): Part[] {
  const said = copyOf(box).attrs.filter(({ name }) => name === 'dir' || name === 'lang');
  if (said.length === 0) return [part];
  const blocks = 'block' in part ? [part.block] : paragraphsOf(part.run);
  return blocks.map((block) => {
    block.attrs.push(...said.filter(({ name }) => attributeOf(block, name) === null).map((one) => ({ ...one })));
    return { block };
  });
}

const tableParts = new Set(['thead', 'tbody', 'tfoot', 'tr']);

function cellsOf(node: TreeElement): TreeElement[] {
  return node.childNodes.flatMap((inner) => {
    if (!isTreeElement(inner)) return [];
    if (inner.tagName === 'td' || inner.tagName === 'th') return [inner];
    return tableParts.has(inner.tagName) ? cellsOf(inner) : [];
  });
}

/** The wrappers inside an inline element that holds blocks; few, so that a copy in every block stays cheap. */
function within(node: TreeElement, wrappers: Wrappers): Wrappers {
  const known = wrappers.some((wrapper) => wrapper.tagName === node.tagName);
  return known || wrappers.length >= mostWrappers || !inlineNames.has(node.tagName) ? wrappers : [...wrappers, node];
}

function unlessEmpty(element: TreeElement): TreeElement[] {
  return isEmpty(element) ? [] : [element];
}

function preformatted(node: TreeElement): TreeElement[] {
  const children = cleanInline(flatten(node.childNodes), new Set());
  dropLeadingBreaks(children);
  return unlessEmpty(copyOf(node, children));
}

/** Inside `pre` a block is only its text on lines of its own. */
function flatten(nodes: readonly TreeNode[]): TreeNode[] {
  return nodes.flatMap((node): TreeNode[] => {
    if (!isTreeElement(node) || inlineNames.has(node.tagName)) return [node];
    return [...flatten(node.childNodes), adapter.createTextNode('\n') as TreeNode];
  });
}

/** The parser swallows a line break right behind `<pre>`, so that none may be left there. */
function dropLeadingBreaks(nodes: TreeNode[]): void {
  for (let first = nodes[0]; first !== undefined && isText(first); first = nodes[0]) {
    first.value = first.value.replace(/^\n+/, '');
    if (first.value !== '') return;
    nodes.shift();
  }
}
