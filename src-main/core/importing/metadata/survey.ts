import { limits } from '../limits.ts';
import { type DomDocument, type DomElement, type DomNode, isElement } from '../page/dom.ts';

/** An element on the way to a text: what its name and its attributes say of it. */
export interface Place {
  readonly element: DomElement;
  readonly tag: string;
  /** `class`, `id`, `itemprop`, `rel` and `property`, in lower case; empty for most elements. */
  readonly words: string;
  readonly up: Place | null;
}

/** A text node as readers see it, or the `datetime` of an element without text. */
export interface Piece {
  readonly text: string;
  /** Whether white space stands between it and the piece before. */
  readonly apart: boolean;
  readonly place: Place;
}

/** What stands on one line of the page: the texts between two borders of blocks. */
export interface Line {
  /** The pieces joined by spaces, folded. */
  readonly text: string;
  /** The pieces joined as they run, for words that are part of them set apart. */
  readonly flow: string;
  readonly pieces: readonly Piece[];
  /** The innermost block. */
  readonly block: Place;
}

/** What a page's markup holds for its metadata, gathered in one walk. */
export interface Survey {
  readonly lines: readonly Line[];
  readonly scripts: readonly string[];
  readonly metas: readonly DomElement[];
  readonly links: readonly DomElement[];
  /** Elements with `itemprop`, `property` or `typeof` outside the head, `time` elements among them. */
  readonly marked: readonly Place[];
  /** The text of the `title` element. */
  readonly title: string;
}

const inline = new Set(
  'a abbr acronym b bdi bdo big cite data dfn em font i img ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const silent = new Set(['noscript', 'template', 'select', 'textarea', 'datalist', 'svg', 'math', 'pre']);
const mostLines = 20_000;
const longest = 2000;

/** Walks a page once and gathers what the other steps read; linear in its size. */
export function surveyPage(page: DomDocument): Survey {
  const lines: Line[] = [];
  const scripts: string[] = [];
  const metas: DomElement[] = [];
  const links: DomElement[] = [];
  const marked: Place[] = [];
  let title = '';
  let pieces: Piece[] = [];
  let apart = true;
  let block: Place = placeOf(page.documentElement, null);

  const flush = (): void => {
    if (pieces.length === 0) return;
    const text = pieces.map((piece) => piece.text).join(' ');
    const flow = pieces.map((piece, index) => (piece.apart && index > 0 ? ` ${piece.text}` : piece.text)).join('');
    if (text !== '' && lines.length < mostLines) lines.push({ text, flow, pieces, block });
    pieces = [];
    apart = true;
  };

  const visit = (node: DomNode, up: Place, depth: number): void => {
    if (node.nodeType === 3) {
      const value = node.nodeValue ?? '';
      const source = value.length > longest ? value.slice(0, longest) : value;
      const text = /[^\s\u00a0\u200b]/.test(source) ? fold(source) : '';
      if (text !== '') pieces.push({ text, apart: apart || /^\s/.test(source), place: up });
      if (source !== '') apart = text === '' || /\s$/.test(source);
      return;
    }
    if (!isElement(node) || depth > limits.depth * 2) return;
    const tag = node.localName;
    if (tag === 'script') scripts.push(node.textContent ?? '');
    else if (tag === 'meta') metas.push(node);
    else if (tag === 'link') links.push(node);
    else if (tag === 'title') title ||= fold((node.textContent ?? '').slice(0, longest));
    if (tag === 'script' || tag === 'style' || tag === 'title' || silent.has(tag)) return;
    const place = placeOf(node, up);
    if (isMarked(place)) marked.push(place);
    const isBlock = !inline.has(tag);
    const outer = block;
    if (isBlock) {
      flush();
      block = place;
    }
    const before = pieces.length;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) visit(child, place, depth + 1);
    if (tag === 'time' && pieces.length === before) {
      const text = fold((node.getAttribute('datetime') ?? '').slice(0, 60));
      if (text !== '') pieces.push({ text, apart: true, place });
    }
    if (isBlock) {
      flush();
      block = outer;
    }
  };
  visit(page.documentElement, block, 0);
  flush();
  return { lines, scripts, metas, links, marked, title };
}

function placeOf(element: DomElement, up: Place | null): Place {
  const tag = element.localName;
  let words = '';
  for (const name of naming) {
    const value = element.getAttribute(name);
    if (value !== null && value !== '') words += ` ${value.length > 300 ? value.slice(0, 300) : value}`;
  }
  return { element, tag, words: words.toLowerCase(), up };
}

function isMarked({ element, tag, words }: Place): boolean {
  return tag === 'time' || (words !== '' && (element.hasAttribute('itemprop') || element.hasAttribute('property')));
}

const naming = ['class', 'id', 'itemprop', 'rel', 'property'];

/** The words of a place and of what is around it, `levels` of them. */
export function wordsAround(place: Place, levels: number): string {
  let words = '';
  let at: Place | null = place;
  for (let level = 0; level < levels && at !== null; level += 1, at = at.up) words += at.words;
  return words;
}

/** White space folded, the ends trimmed. */
export function fold(text: string): string {
  return text.replace(/[\s\u00a0\u200b]+/g, ' ').trim();
}
