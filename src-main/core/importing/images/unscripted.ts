import type { DomElement } from '../page/dom.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { candidatesOf } from './candidates.ts';
import { isDecoration } from './decoration.ts';
import { firstInside } from './near-image.ts';
import { pictureKey } from './picture-address.ts';
import { standInOf } from './stand-in.ts';

/** For each image that a script would have filled, the copy for readers without scripts. */
export type Copies = ReadonlyMap<DomElement, DomElement>;

/**
 * Makes plain images of what stands in for one: the elements of AMP, boxes with a background picture, and the copies
 * in `noscript`. A copy of an image that is there already is returned as such, the others take their own place.
 */
export function unscriptImages(root: DomElement, guarded: GuardedHtml): Copies {
  for (const element of [...root.querySelectorAll('amp-img, amp-anim')]) replaceAmp(element);
  for (const element of [...root.querySelectorAll(backgrounds)]) replaceBackground(element);
  const copies = new Map<DomElement, DomElement>();
  for (const noscript of [...root.querySelectorAll('noscript')]) {
    for (const inner of [...noscript.querySelectorAll('img')]) {
      const partner = partnerOf(noscript, inner, guarded);
      if (partner === null) noscript.before(inner);
      else if (!copies.has(partner)) copies.set(partner, inner);
    }
    noscript.remove();
  }
  return copies;
}

function replaceAmp(element: DomElement): void {
  const inner = element.querySelector('img');
  const image = inner ?? element.ownerDocument.createElement('img');
  for (const name of ['src', 'srcset', 'alt', 'width', 'height']) {
    const value = element.getAttribute(name);
    if (value !== null && !image.hasAttribute(name)) image.setAttribute(name, value);
  }
  element.replaceWith(image);
}

const backgrounds =
  'figure [style*="background"], figure [data-bg], figure [data-background-image], [role="img"][style*="background"]';

/** A box of a figure that shows its picture as a background and holds nothing else. */
function replaceBackground(element: DomElement): void {
  if (/^(?:img|picture|figcaption|video|iframe|a)$/.test(element.localName)) return;
  const figure = element.closest('figure');
  if (element.firstElementChild !== null || (element.textContent ?? '').trim() !== '') return;
  if (figure !== null && firstInside(figure, 'img').length > 0) return;
  const style = element.getAttribute('style') ?? '';
  const lazy = element.getAttribute('data-bg') ?? element.getAttribute('data-background-image');
  const address = backgroundIn(lazy ?? style) ?? lazy ?? '';
  const kept = /--sf-img-\d+/.test(style);
  if (address === '' && !kept) return;
  const image = element.ownerDocument.createElement('img');
  image.setAttribute('src', address);
  if (kept) image.setAttribute('style', style);
  image.setAttribute('alt', element.getAttribute('aria-label') ?? element.getAttribute('title') ?? '');
  element.replaceWith(image);
}

/** The first address in the styles of a background; null when there is none. */
function backgroundIn(style: string): string | null {
  const at = style.indexOf('url(');
  const [, quoted, single, bare] = /^\s*(?:"([^"]*)"|'([^']*)'|([^)]*))/.exec(at < 0 ? '' : style.slice(at + 4)) ?? [];
  return (quoted ?? single ?? bare ?? '').trim() || null;
}

/** The image beside a `noscript` that its copy belongs to: one without a picture of its own, or of the same one. */
function partnerOf(noscript: DomElement, copy: DomElement, guarded: GuardedHtml): DomElement | null {
  const keys = keysOf(copy, guarded);
  const { previousElementSibling: before, nextElementSibling: after, parentElement: parent } = noscript;
  const lone = boxOf(parent);
  for (const near of [before, after].map(boxOf).concat(lone)) {
    const images = near === null ? [] : firstInside(near, 'img', 2);
    const [image] = images;
    if (image === undefined || images.length > 1 || isDecoration(image)) continue;
    const own = keysOf(image, guarded);
    if (own.length === 0 || own.some((key) => keys.includes(key))) return image;
  }
  return null;
}

/** An element that may be an image or stand around one alone. */
function boxOf(element: DomElement | null): DomElement | null {
  return element !== null && /^(?:img|figure|picture|span|div|a)$/.test(element.localName) ? element : null;
}

function keysOf(image: DomElement, guarded: GuardedHtml): string[] {
  const real = candidatesOf(image, guarded).filter(({ address }) => standInOf(address, guarded) === null);
  return real.map(({ address }) => pictureKey(address)).filter((key) => key !== null);
}
