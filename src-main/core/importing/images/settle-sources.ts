import type { DomElement } from '../page/dom.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { isBeside } from './address-kind.ts';
import { candidatesOf } from './candidates.ts';
import { emojiOf, isDecoration } from './decoration.ts';
import { imageSize } from './image-size.ts';
import { captionOf } from './near-image.ts';
import { insideImage, type PageFiles } from './page-files.ts';
import { PageImages } from './page-images.ts';
import { standInOf } from './stand-in.ts';
import { unscriptImages } from './unscripted.ts';

/** Of an image nothing else is needed, and extractors make too much of what they find. */
const keptAttributes = ['alt', 'width', 'height', 'class', 'id'];
const mostAddresses = 12;

/**
 * Finds for each image of a page the addresses that it may be shown from, before the body is chosen: the best one
 * inside the saved file first, then those beside it, then those on the web. The images keep a token for them. What
 * only decorates or counts goes, as do `noscript` and the sources of a `picture`.
 */
export function settleSources(root: DomElement, guarded: GuardedHtml, files: PageFiles): PageImages {
  const known = new PageImages();
  const copies = unscriptImages(root, guarded);
  for (const image of [...root.querySelectorAll('img')]) {
    const emoji = emojiOf(image);
    if (emoji !== null || isDecoration(image)) {
      image.replaceWith(...(emoji === null ? [] : [emoji]));
      continue;
    }
    const copy = copies.get(image);
    const addresses = addressesOf(image, guarded, files);
    if (copy !== undefined) addresses.push(...addressesOf(copy, guarded, files));
    const alt = [image, copy].map((element) => element?.getAttribute('alt') ?? element?.getAttribute('title'));
    const description = alt.find((text) => text != null && text.trim() !== '') ?? alt.find((text) => text != null);
    if (addresses.length === 0 && !isNamed(image, description ?? '')) {
      image.remove();
      continue;
    }
    if (description != null) image.setAttribute('alt', description);
    for (const { name } of [...image.attributes]) if (!keptAttributes.includes(name)) image.removeAttribute(name);
    image.setAttribute('src', known.keep(ranked(addresses, guarded, files)));
  }
  for (const source of [...root.querySelectorAll('picture > source')]) source.remove();
  return known;
}

/** The addresses of one image without those that only hold its place, the widest first. */
function addressesOf(image: DomElement, guarded: GuardedHtml, files: PageFiles): string[] {
  const all = candidatesOf(image, guarded).map(({ address }) => address);
  const real = all.filter((address) => standInOf(address, guarded) === null);
  if (real.length > 0) return real;
  return all.filter(
    (address) => standInOf(address, guarded) === 'blur' && insideImage(address, guarded, files) !== null,
  );
}

function ranked(addresses: readonly string[], guarded: GuardedHtml, files: PageFiles): string[] {
  const inside: { address: string; width: number }[] = [];
  for (const address of addresses) {
    const image = insideImage(address, guarded, files);
    if (image !== null) inside.push({ address, width: imageSize(image.bytes)?.width ?? 1 });
  }
  inside.sort((a, b) => b.width - a.width);
  const first = inside.map(({ address }) => address);
  const rest = addresses.filter((address) => !first.includes(address));
  const order = files.alone
    ? [...first, ...rest]
    : [...first, ...rest.filter(isBeside), ...rest.filter((address) => !isBeside(address))];
  return [...new Set(order)].slice(0, mostAddresses);
}

/** Whether somebody took the trouble to say what the picture shows. */
function isNamed(image: DomElement, description: string): boolean {
  return description.trim() !== '' || captionOf(image) !== null;
}
