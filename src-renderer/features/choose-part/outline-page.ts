import { readingText } from '#shared/anchoring/reading-text.ts';
import { safeBody, safeOutline } from '../../lib/article-page/safe-body.ts';
import { counted } from '../../lib/counted.ts';
import { type OutlinePart, type PartTree, partTree } from './part-tree.ts';

/** The whole page as nodes to be pointed at, and its parts. */
export interface OutlinePage {
  readonly nodes: DocumentFragment;
  readonly tree: PartTree;
  readonly elements: ReadonlyMap<number, HTMLElement>;
}

/** The article as it is now. */
interface HeldArticle {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

const inlineNames = new Set('b br cite code em i kbd q s small strong sub sup u'.split(' '));
/** A line shorter than this may be in the article by chance. */
const tellingLength = 40;

/**
 * Makes the outline of a page (`articles.page`) into neutral elements: its headings, lists and landmarks are something
 * to look at here, not the structure of Postil's own page. Parts that the article holds already have `data-kept`.
 */
export function outlinePage(outline: string, article: HeldArticle): OutlinePage {
  const held = heldTexts(article);
  const elements = new Map<number, HTMLElement>();
  const parts: { number: number; parent: number | null; element: HTMLElement }[] = [];
  const write = (from: Node, into: Node, around: number | null): void => {
    for (const node of from.childNodes) {
      if (node instanceof Text) into.appendChild(new Text(node.data));
      if (!(node instanceof HTMLElement)) continue;
      const copy = into.appendChild(neutral(node));
      const number = Number(node.dataset.postilBlock ?? Number.NaN);
      const isPart = Number.isInteger(number) && !elements.has(number);
      if (isPart) {
        copy.dataset.part = String(number);
        elements.set(number, copy);
        parts.push({ number, parent: around, element: copy });
      }
      write(node, copy, isPart ? number : around);
    }
  };
  const nodes = document.createDocumentFragment();
  write(safeOutline(outline), nodes, null);
  const measured = parts.map(({ number, parent, element }): OutlinePart => {
    const isLeaf = element.querySelector('[data-part]') === null;
    const text = squeezed(element.textContent);
    const isKept = isLeaf && (held.lines.has(text) || (text.length >= tellingLength && held.all.includes(text)));
    if (isKept) element.dataset.kept = '';
    return { number, parent, size: text.length, kept: isKept ? text.length : 0 };
  });
  const tree = partTree(measured);
  for (const [number, element] of elements) {
    if (tree.byNumber.get(number)?.number !== number) delete element.dataset.part;
  }
  return { nodes, tree, elements };
}

function neutral(element: HTMLElement): HTMLElement {
  const name = element.localName;
  if (name === 'img') {
    const image = Object.assign(document.createElement('span'), { textContent: element.getAttribute('alt') ?? '' });
    image.dataset.name = 'img';
    return image;
  }
  if (inlineNames.has(name)) return document.createElement(name);
  const block = document.createElement('div');
  block.dataset.name = name;
  return block;
}

function heldTexts({ id, title, html }: HeldArticle): { all: string; lines: ReadonlySet<string> } {
  const body = document.createElement('div');
  body.append(safeBody(html, id));
  const { text } = readingText<Node>(body);
  return { all: squeezed(text), lines: new Set([title, ...text.split('\n')].map(squeezed)) };
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

const kinds: Readonly<Record<string, string>> = {
  article: 'Article',
  aside: 'Side box',
  blockquote: 'Quotation',
  figure: 'Figure',
  footer: 'Footer',
  form: 'Form',
  header: 'Header',
  li: 'List item',
  main: 'Main part',
  nav: 'Navigation',
  ol: 'List',
  p: 'Paragraph',
  pre: 'Code',
  section: 'Section',
  table: 'Table',
  ul: 'List',
};

/** A part in words: `Section, 412 words: “The mill stood …”`. */
export function partInWords(element: HTMLElement): string {
  const name = element.dataset.name ?? '';
  const kind = kinds[name] ?? (/^h[1-6]$/.test(name) ? 'Heading' : 'Block');
  const text = textIn(element).replace(/\s+/g, ' ').trim();
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const start = text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
  return `${kind}, ${counted(words, 'word')}${start === '' ? '' : `: “${start}”`}`;
}

/** Text with a space between blocks. */
function textIn(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLBRElement) return ' ';
  const text = [...node.childNodes].map(textIn).join('');
  return node instanceof HTMLDivElement ? ` ${text} ` : text;
}
