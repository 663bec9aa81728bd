import { type DomDocument, type DomNode, isElement } from '../page/dom.ts';

const before = 8;
const after = 40;
const longest = 160;
const skipped = new Set(['script', 'style', 'noscript', 'nav', 'aside', 'footer', 'form', 'select', 'button']);

/** The short pieces of text around a page's headline, in order: where by-line and date stand. */
export function piecesNearHeadline(page: DomDocument): string[] {
  const headline = page.querySelector('article h1, main h1') ?? page.querySelector('h1');
  if (headline === null) return [];
  const pieces: string[] = [];
  let seen = -1;
  const visit = (node: DomNode): boolean => {
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').replace(/\s+/g, ' ').trim();
      if (text === '') return true;
      if (seen >= 0) seen += 1;
      if (text.length <= longest) pieces.push(text);
      if (seen < 0 && pieces.length > before) pieces.shift();
      return seen < after;
    }
    if (!isElement(node) || skipped.has(node.localName)) return true;
    if (node === headline) {
      seen = 0;
      return true;
    }
    for (let child = node.firstChild; child !== null; child = child.nextSibling) if (!visit(child)) return false;
    return true;
  };
  visit(page.body);
  return pieces;
}
