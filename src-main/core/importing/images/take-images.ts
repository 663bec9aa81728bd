import type { ExtractedImage } from '../extracted.ts';
import type { DomElement } from '../page/dom.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { captionOf } from './near-image.ts';
import { absoluteAddress, imageSource, type PageFiles } from './page-files.ts';
import { PageImages } from './page-images.ts';

export interface TakenImages {
  readonly images: readonly ExtractedImage[];
  /** Where on the web those are that came neither with the page nor beside it. */
  readonly missing: readonly string[];
}

/**
 * Gives the images of a body sources that stand for bytes or for a file beside the page. One that is neither stays
 * without a source, which is how a stored body says that an image was not saved: nothing is ever fetched. `known` is
 * what `settleSources` found; an address that is no token of it is looked up as it is.
 */
export function takeImages(
  body: DomElement,
  guarded: Pick<GuardedHtml, 'dataUris'>,
  files: PageFiles,
  known = new PageImages(),
): TakenImages {
  const images: ExtractedImage[] = [];
  const placeholders = new Map<string, string>();
  const missing = new Set<string>();
  for (const image of [...body.querySelectorAll('img')]) {
    const addresses = known.addressesOf(image.getAttribute('src') ?? '');
    const key = addresses[0] ?? '';
    const found = placeholders.has(key) ? null : imageSource(addresses, guarded, files);
    if (found !== null) {
      placeholders.set(key, `media/pending-${images.length + 1}`);
      images.push({ placeholder: `media/pending-${images.length + 1}`, ...found });
    }
    const placeholder = placeholders.get(key);
    if (placeholder !== undefined) image.setAttribute('src', placeholder);
    else {
      const address = placeOnWeb(addresses, files);
      if (address !== null) missing.add(address);
      markMissing(image);
    }
  }
  return { images, missing: [...missing] };
}

/** The best address that leads to a server. */
function placeOnWeb(addresses: readonly string[], { base }: PageFiles): string | null {
  for (const address of addresses) {
    const absolute = absoluteAddress(address, base);
    if (absolute !== null && /^https?:/.test(absolute)) return absolute;
  }
  return null;
}

/** Leaves an image without a source but with its description; one that only decorates goes. */
function markMissing(image: DomElement): void {
  const alt = image.getAttribute('alt')?.replace(/\s+/g, ' ').trim() ?? null;
  const width = Number(image.getAttribute('width') ?? '0');
  const hasCaption = captionOf(image) !== null;
  if (!isMissed(alt, width, hasCaption) || (isDoor(image) && alt === '' && !hasCaption)) {
    image.remove();
    return;
  }
  for (const name of ['src', 'width', 'height']) image.removeAttribute(name);
  image.setAttribute('alt', (alt ?? '').slice(0, 500));
}

/** Whether an image leads to another page, as those of teasers do. */
function isDoor(image: DomElement): boolean {
  const link = image.closest('a[href]')?.getAttribute('href') ?? null;
  return link !== null && !/\.(?:jpe?g|png|webp|gif|avif|svg)(?:[?#]|$)/i.test(link);
}

/**
 * Whether the article lacks something without this image: not when its description is empty, which says that it only
 * decorates, unless it has a caption or was declared to be wide.
 */
export function isMissed(alt: string | null, width: number, hasCaption: boolean): boolean {
  return alt === null || alt !== '' || hasCaption || width >= 200;
}
