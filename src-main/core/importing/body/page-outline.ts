import { type DomDocument, type DomElement, type DomNode, isElement } from '../page/dom.ts';
import { isPart, partsOf, silentNames } from './page-parts.ts';

/** Elements that keep their name; other parts become a `div`, and what is neither is only its content. */
const keptNames = new Set(
  (
    'article aside blockquote dd details div dl dt figure footer h1 h2 h3 h4 h5 h6 header li main nav ol p pre section ' +
    'table ul caption figcaption tbody td tfoot th thead tr summary b br cite code em i kbd q s small strong sub sup u'
  ).split(' '),
);

/**
 * The whole page for a person to point at: its structure and text with `data-postil-block="n"` on each part, and no
 * other attribute but an image's description. Safe by construction: nothing of the page is copied but text.
 */
export function outlineOf(page: DomDocument): string {
  const numbers = new Map(partsOf(page).map((part, index) => [part, index] as const));
  const pieces: string[] = [];
  const write = (node: DomNode): void => {
    if (node.nodeType === 3) pieces.push(escaped(node.nodeValue ?? ''));
    if (!isElement(node) || silentNames.has(node.localName)) return;
    const { localName } = node;
    if (localName === 'img') {
      pieces.push(`<img alt="${escaped(imageText(node))}">`);
      return;
    }
    const number = numbers.get(node);
    const name = keptNames.has(localName) ? localName : isPart(node) ? 'div' : null;
    if (name !== null) pieces.push(number === undefined ? `<${name}>` : `<${name} data-postil-block="${number}">`);
    for (let child = node.firstChild; child !== null; child = child.nextSibling) write(child);
    if (name !== null && name !== 'br') pieces.push(`</${name}>`);
  };
  for (let child = page.body.firstChild; child !== null; child = child.nextSibling) write(child);
  return pieces.join('');
}

function imageText(image: DomElement): string {
  const alt = image.getAttribute('alt')?.replace(/\s+/g, ' ').trim() ?? '';
  return alt === '' ? 'Image' : `Image: ${alt.slice(0, 300)}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
}
