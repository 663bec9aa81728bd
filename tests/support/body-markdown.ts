/**
 * A stored body as Markdown, to be compared with a text written by hand. Nothing is escaped: this is read by people and
 * compared as it stands, never parsed. All text shows, and every block; not compared are the elements without a form in
 * Markdown (`u`, `small`, `abbr`, `time`, …), languages and directions, row spans, and the way back from a note.
 */
import { parseBody } from '../../src-main/core/importing/page/body-text.ts';
import type { TreeElement, TreeNode } from '../../src-main/core/importing/page/parse-tree.ts';
import { attributeOf, isText, isTreeElement } from '../../src-main/core/importing/page/tree-node.ts';
import { blockNames } from '../../src-main/core/importing/sanitising/allow-list.ts';

/** Says what stands in the parentheses of an image with this `src`; empty for one without. */
type ImageNamer = (source: string) => string;

const marks: Readonly<Record<string, readonly [string, string]>> = {
  em: ['*', '*'],
  i: ['*', '*'],
  cite: ['*', '*'],
  strong: ['**', '**'],
  b: ['**', '**'],
  s: ['~~', '~~'],
  code: ['`', '`'],
  q: ['“', '”'],
  sup: ['<sup>', '</sup>'],
  sub: ['<sub>', '</sub>'],
  rt: ['(', ')'],
  rp: ['', ''],
};

/** The blocks of a body in order, parted by empty lines. */
export function bodyMarkdown(html: string, nameImage: ImageNamer): string {
  return blocksOf(parseBody(html).childNodes, nameImage).join('\n\n');
}

function blocksOf(nodes: readonly TreeNode[], nameImage: ImageNamer): string[] {
  const blocks: string[] = [];
  let run: TreeNode[] = [];
  const flush = (): void => {
    const text = inline(run, nameImage).trim();
    if (text !== '') blocks.push(text);
    run = [];
  };
  for (const node of nodes) {
    if (!isBlock(node)) {
      run.push(node);
      continue;
    }
    flush();
    blocks.push(...block(node, nameImage));
  }
  flush();
  return blocks;
}

function isBlock(node: TreeNode): node is TreeElement {
  return isTreeElement(node) && blockNames.has(node.tagName);
}

function block(node: TreeElement, nameImage: ImageNamer): string[] {
  const inner = (): string[] => blocksOf(node.childNodes, nameImage);
  const heading = /^h([1-6])$/.exec(node.tagName)?.[1];
  if (heading !== undefined) return [`${'#'.repeat(Number(heading))} ${inline(node.childNodes, nameImage).trim()}`];
  switch (node.tagName) {
    case 'hr':
      return ['---'];
    case 'pre':
      return [`\`\`\`${languageOf(node)}\n${textOf(node).replace(/\n+$/, '')}\n\`\`\``];
    case 'blockquote':
      return [inner().join('\n\n').replace(/^/gm, '> ').replace(/ $/gm, '')];
    case 'ul':
    case 'ol':
      return [list(node, nameImage)];
    case 'dl':
      return [terms(node, nameImage)];
    case 'table':
      return table(node, nameImage);
    case 'figure':
      return figure(node, nameImage);
    case 'caption':
    case 'figcaption':
      return inner().map((text) => `*${text}*`);
    default:
      return inner();
  }
}

/** Pictures stand on lines of their own, whatever lies around them. */
function figure(node: TreeElement, nameImage: ImageNamer): string[] {
  return blocksOf(node.childNodes, nameImage).flatMap((text) => text.split(/(?<=^!\[[^\]]*\]\([^)]*\))\s*(?=!\[)/gm));
}

function list(node: TreeElement, nameImage: ImageNamer): string {
  const items = node.childNodes.filter(isTreeElement);
  const step = attributeOf(node, 'reversed') === null ? 1 : -1;
  const first = Number(attributeOf(node, 'start') ?? (step > 0 ? 1 : items.length));
  const lines = items.map((item, index) => {
    const number = attributeOf(item, 'value') ?? first + index * step;
    const mark = node.tagName === 'ul' ? '- ' : `${number}. `;
    const parts = blocksOf(item.childNodes, nameImage);
    const joined = parts.reduce((text, part) => `${text}${/^(?:- |\d+\. )/.test(part) ? '\n' : '\n\n'}${part}`);
    return mark + joined.replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
  });
  return lines.join('\n');
}

function terms(node: TreeElement, nameImage: ImageNamer): string {
  const lines = node.childNodes.filter(isTreeElement).map((part, index) => {
    const text = blocksOf(part.childNodes, nameImage).join('\n\n');
    return part.tagName === 'dt' ? `${index === 0 ? '' : '\n'}${text}` : `: ${text.replace(/\n(?=.)/g, '\n  ')}`;
  });
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** As GFM has it; a table without a head has an empty one, a cell over several columns is followed by empty ones. */
function table(node: TreeElement, nameImage: ImageNamer): string[] {
  const rows = descendants(node, 'tr').map((row) =>
    row.childNodes.filter(isTreeElement).flatMap((cell): string[] => {
      const text = blocksOf(cell.childNodes, nameImage).join('<br>').replaceAll('\n', ' ');
      return [text, ...Array<string>(Number(attributeOf(cell, 'colspan') ?? 1) - 1).fill('')];
    }),
  );
  const width = Math.max(...rows.map((row) => row.length));
  const firstRow = descendants(node, 'tr')[0]?.childNodes.filter(isTreeElement) ?? [];
  const hasHead = firstRow.length > 0 && firstRow.every((cell) => cell.tagName === 'th');
  const lined = rows.map((row) => `| ${[...row, ...Array<string>(width - row.length).fill('')].join(' | ')} |`);
  const head = hasHead ? (lined.shift() ?? '') : `|${'  |'.repeat(width)}`;
  const caption = descendants(node, 'caption').flatMap((part) => block(part, nameImage));
  return [...caption, [head, `|${' --- |'.repeat(width)}`, ...lined].join('\n').replace(/ {2,}(?=\|)/g, ' ')];
}

function descendants(node: TreeElement, name: string): TreeElement[] {
  return node.childNodes.filter(isTreeElement).flatMap((inner) => {
    if (inner.tagName === name) return [inner];
    return inner.tagName === 'table' ? [] : descendants(inner, name);
  });
}

function inline(nodes: readonly TreeNode[], nameImage: ImageNamer): string {
  return nodes.map((node) => inlineOf(node, nameImage)).join('');
}

function inlineOf(node: TreeNode, nameImage: ImageNamer): string {
  if (isText(node)) return node.value.replace(/[ \t\n]+/g, ' ');
  if (node.nodeName === 'math') return mathOf(node);
  if (!isTreeElement(node)) return '';
  const inner = (): string => inline(node.childNodes, nameImage);
  if (node.tagName === 'br') return '\\\n';
  if (node.tagName === 'rp') return '';
  if (node.tagName === 'img') {
    // The words that say that an image is missing are not the page's.
    const alt = (attributeOf(node, 'alt') ?? '').replace(/^Image not saved(?:: )?/, '');
    return `![${alt}](${nameImage(attributeOf(node, 'src') ?? '')})`;
  }
  if (node.tagName === 'a') {
    const address = attributeOf(node, 'href');
    if (address?.startsWith('#fnref') === true) return '';
    return address === null || address.startsWith('#') ? inner() : `[${inner()}](${address})`;
  }
  const [before, after] = marks[node.tagName] ?? ['', ''];
  return before + inner() + after;
}

/** MathML on one line, as one would say it: enough to see that a formula is there once and whole. */
function mathOf(node: TreeNode): string {
  const mark = 'attrs' in node && node.attrs.some(({ value }) => value === 'block') ? '$$' : '$';
  return mark + termOf(node) + mark;
}

function termOf(node: TreeNode): string {
  if (isText(node)) return node.value.trim();
  const parts = 'childNodes' in node ? node.childNodes.map(termOf).filter((part) => part !== '') : [];
  const joints: Readonly<Record<string, string>> = { msup: '^', msub: '_', mfrac: '/' };
  return parts.join(joints[node.nodeName] ?? '');
}

/** Named on `pre` or on the `code` in it. */
function languageOf(node: TreeElement): string {
  for (const element of [node, ...descendants(node, 'code')]) {
    const named = /(?:^|\s)(?:language|lang)-(\S+)/.exec(attributeOf(element, 'class') ?? '')?.[1];
    const stated = attributeOf(element, 'data-language') ?? attributeOf(element, 'data-lang') ?? named;
    if (stated !== undefined) return /^(?:text|txt|plaintext|none)$/.test(stated) ? '' : stated;
  }
  return '';
}

function textOf(node: TreeNode): string {
  if (isText(node)) return node.value;
  if (isTreeElement(node) && node.tagName === 'br') return '\n';
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
