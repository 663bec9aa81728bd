import { type DomElement, type DomNode, isElement, textOf } from '../page/dom.ts';
import { captionOf, firstInside } from './near-image.ts';
import type { PageImages } from './page-images.ts';
import { pictureKey } from './picture-address.ts';

interface PlacedImage {
  readonly image: DomElement;
  readonly keys: ReadonlySet<string>;
  /** UTF-16 units of text before it, captions left aside. */
  readonly at: number;
}

/** How near the second of two has to stand to be the same one shown again, and how far the top of an article reaches. */
const near = { anywhere: 80, top: 700 };

/**
 * Leaves one of two images that show the same picture one after the other, as pages do with the one above the text:
 * the one with a caption, else the first. Linear in the size of the body.
 */
export function dropRepeatedImages(root: DomElement, known: PageImages): void {
  let last: PlacedImage[] = [];
  for (const next of placesOf(root, known)) {
    const twin = last.find(({ at, keys }) => {
      const isNear = next.at - at <= near.anywhere || next.at <= near.top;
      return isNear && [...next.keys].some((key) => keys.has(key));
    });
    last = [...last.slice(-3), next];
    if (twin === undefined) continue;
    const [mine, other] = [next, twin].map(({ image }) => textOf(captionOf(image)));
    if (mine !== '' && other !== '' && mine !== other) continue;
    const goes = mine !== '' && other === '' ? twin : next;
    const stays = goes === twin ? next : twin;
    if ((stays.image.getAttribute('alt') ?? '') === '') {
      stays.image.setAttribute('alt', goes.image.getAttribute('alt') ?? '');
    }
    last = last.filter((placed) => placed !== goes);
    const figure = goes.image.closest('figure');
    const isAlone = figure !== null && root !== figure && firstInside(figure, 'img', 2).length === 1;
    if (isAlone) figure.remove();
    else goes.image.remove();
  }
}

function placesOf(root: DomElement, known: PageImages): PlacedImage[] {
  const places: PlacedImage[] = [];
  let at = 0;
  const open: DomNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeType === 3) at += (node.nodeValue ?? '').trim().length;
    if (!isElement(node) || node.localName === 'figcaption') continue;
    if (node.localName === 'img') {
      const keys = known.addressesOf(node.getAttribute('src') ?? '').map(pictureKey);
      places.push({ image: node, keys: new Set(keys.filter((key) => key !== null)), at });
    }
    const children = Array.from(node.childNodes);
    for (const child of children.reverse()) open.push(child);
  }
  return places;
}
