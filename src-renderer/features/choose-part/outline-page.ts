import { readingText } from '#shared/anchoring/reading-text.ts';
import { safeBody, safeOutline } from '../../lib/article-page/safe-body.ts';
import { text } from '../../lib/text.ts';
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
    const shown = squeezed(element.textContent);
    const isKept = isLeaf && (held.lines.has(shown) || (shown.length >= tellingLength && held.all.includes(shown)));
    if (isKept) element.dataset.kept = '';
    return { number, parent, size: shown.length, kept: isKept ? shown.length : 0 };
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
  const { text: held } = readingText<Node>(body);
  return { all: squeezed(held), lines: new Set([title, ...held.split('\n')].map(squeezed)) };
}

function squeezed(words: string): string {
  return words.replace(/\s+/g, '');
}

/** A part in words: `Section, 412 words: “The mill stood …”`. */
export function partInWords(element: HTMLElement): string {
  const name = element.dataset.name ?? '';
  const { kinds, part, partBegins } = text.extracting.choosing;
  const known: Readonly<Record<string, string>> = kinds;
  const kind = known[name] ?? (/^h[1-6]$/.test(name) ? kinds.heading : kinds.block);
  const all = textIn(element).replace(/\s+/g, ' ').trim();
  const words = all.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const start = all.length > 60 ? `${all.slice(0, 60).trimEnd()}…` : all;
  return start === '' ? part(words, kind) : partBegins(words, kind, start);
}

/** Text with a space between blocks. */
function textIn(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof HTMLBRElement) return ' ';
  const inside = [...node.childNodes].map(textIn).join('');
  return node instanceof HTMLDivElement ? ` ${inside} ` : inside;
}
