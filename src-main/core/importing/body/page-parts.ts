import { type DomDocument, type DomElement, isElement } from '../page/dom.ts';

const partNames = new Set(
  (
    'address article aside blockquote center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hgroup li main nav ol p pre section table ul'
  ).split(' '),
);
/** What shows nothing to a reader. */
export const silentNames: ReadonlySet<string> = new Set(
  'head script style noscript template link meta title textarea select option iframe object svg'.split(' '),
);

/** Whether a person can point at it as a part of a page: a block, or an element of the page's own making. */
export function isPart(element: DomElement): boolean {
  return partNames.has(element.localName) || element.localName.includes('-');
}

/**
 * The parts of a page that show a text or an image, in document order: the n-th of them is the part that a person
 * means by n, in the outline and in every later reading of the same bytes.
 */
export function partsOf(page: DomDocument): DomElement[] {
  const showing = new Set<DomElement>();
  const parts: DomElement[] = [];
  walk(page.body, (node) => {
    if (isElement(node) && isPart(node)) parts.push(node);
    const shows = isElement(node) ? node.localName === 'img' : node.nodeType === 3 && /\S/.test(node.nodeValue ?? '');
    if (!shows) return;
    let at = isElement(node) ? node : node.parentElement;
    for (; at !== null && !showing.has(at); at = at.parentElement) showing.add(at);
  });
  return parts.filter((part) => showing.has(part));
}

/** Calls `visit` with each node below an element in document order; what shows nothing is passed over. */
export function walk(root: DomElement, visit: (node: DomElement['childNodes'][number]) => void): void {
  const open: (DomElement['childNodes'][number] | null)[] = [root.firstChild];
  while (open.length > 0) {
    const node = open.pop() ?? null;
    if (node === null) continue;
    open.push(node.nextSibling);
    if (isElement(node) && silentNames.has(node.localName)) continue;
    visit(node);
    open.push(node.firstChild);
  }
}
