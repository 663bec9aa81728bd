import { type DomDocument, type DomElement, type DomNode, isElement } from '../page/dom.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { imageSource, insideImage, type PageFiles } from './page-files.ts';
import type { PageImages } from './page-images.ts';
import { pictureKey } from './picture-address.ts';

export interface LeadImage {
  /** Token for its addresses. */
  readonly source: string;
  readonly keys: readonly string[];
  readonly alt: string;
}

/** UTF-16 units of text, captions left aside, before which an image stands at the top. */
const top = 400;

/**
 * The image that a page names as its own (`address`), where its bytes came with the page: by that address, or as an
 * image of the page with the same name. Looked for before the body is chosen; null when it was not saved.
 */
export function findLeadImage(
  page: DomDocument,
  address: string | null,
  guarded: GuardedHtml,
  files: PageFiles,
  known: PageImages,
): LeadImage | null {
  const key = address === null ? null : pictureKey(address);
  if (address === null || key === null) return null;
  for (const image of page.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? '';
    const addresses = known.addressesOf(source);
    const keys = addresses.map(pictureKey).filter((own) => own !== null);
    const isSaved = keys.includes(key) && imageSource(addresses, guarded, files) !== null;
    if (isSaved) return { source, keys, alt: image.getAttribute('alt') ?? '' };
  }
  if (insideImage(address, guarded, files) === null) return null;
  return { source: known.keep([address]), keys: [key], alt: '' };
}

/** Puts the lead image above a body that has no image at its top and does not show it elsewhere. */
export function placeLeadImage(root: DomElement, lead: LeadImage | null, known: PageImages): void {
  if (lead === null || hasImageAtTop(root)) return;
  const images = [...root.querySelectorAll('img')];
  const keys = images.flatMap((image) => known.addressesOf(image.getAttribute('src') ?? '').map(pictureKey));
  if (keys.some((key) => key !== null && lead.keys.includes(key))) return;
  const figure = root.ownerDocument.createElement('figure');
  const image = root.ownerDocument.createElement('img');
  image.setAttribute('src', lead.source);
  image.setAttribute('alt', lead.alt);
  figure.append(image);
  root.prepend(figure);
}

function hasImageAtTop(root: DomElement): boolean {
  let at = 0;
  const open: DomNode[] = [root];
  for (let node = open.pop(); node !== undefined && at < top; node = open.pop()) {
    if (node.nodeType === 3) at += (node.nodeValue ?? '').trim().length;
    if (!isElement(node) || node.localName === 'figcaption') continue;
    if (/^(?:img|video|iframe)$/.test(node.localName)) return true;
    for (const child of Array.from(node.childNodes).reverse()) open.push(child);
  }
  return false;
}
