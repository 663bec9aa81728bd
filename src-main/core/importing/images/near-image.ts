import { type DomElement, type DomNode, isElement } from '../page/dom.ts';

/** The most nodes that are looked at, so that a page of nothing but figures takes no longer than another. */
const mostNodes = 300;

/**
 * The first elements of a name inside one, at the most `most`, among its first few hundred nodes; what stands in a
 * `noscript` is not counted.
 */
export function firstInside(root: DomElement, name: string, most = 1): DomElement[] {
  const found: DomElement[] = [];
  const open: DomNode[] = [root];
  for (let n = 0; n < mostNodes && found.length < most; n += 1) {
    const node = open.pop();
    if (node === undefined) break;
    if (!isElement(node) || node.localName === 'noscript') continue;
    if (node.localName === name) found.push(node);
    // Of many children the first are looked at first, and no more are put on the list than can be looked at.
    const children: DomNode[] = [];
    for (let child = node.firstChild; child !== null && children.length < mostNodes; child = child.nextSibling) {
      children.push(child);
    }
    open.push(...children.reverse());
  }
  return found;
}

/** The caption of the figure that an image stands in, or null. */
export function captionOf(image: DomElement): DomElement | null {
  const figure = image.closest('figure');
  return figure === null ? null : (firstInside(figure, 'figcaption')[0] ?? null);
}
