import type { ExtractedImage } from '../extracted.ts';
import type { DomElement } from '../page/dom.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { imageSource, type PageFiles } from './page-files.ts';

/**
 * Replaces the sources of a body's images by placeholders that stand for bytes or for a file beside the page. One
 * that is neither becomes an image without a source whose text says that it was not saved: nothing is ever fetched.
 */
export function takeImages(
  body: DomElement,
  guarded: GuardedHtml,
  files: PageFiles,
): { images: ExtractedImage[]; missing: number } {
  const images: ExtractedImage[] = [];
  const known = new Map<string, string>();
  let missing = 0;
  for (const image of [...body.querySelectorAll('img')]) {
    const address = image.getAttribute('src') ?? '';
    const source = known.has(address) ? null : imageSource(address, guarded, files);
    if (source !== null) {
      const placeholder = `media/pending-${images.length + 1}`;
      images.push({ placeholder, source });
      known.set(address, placeholder);
    }
    const placeholder = known.get(address);
    if (placeholder !== undefined) image.setAttribute('src', placeholder);
    else {
      missing += 1;
      markMissing(image);
    }
  }
  return { images, missing };
}

function markMissing(image: DomElement): void {
  const alt = image.getAttribute('alt')?.replace(/\s+/g, ' ').trim() ?? '';
  if (alt === '' && image.closest('figure')?.querySelector('figcaption') == null) {
    image.remove();
    return;
  }
  for (const name of ['src', 'width', 'height']) image.removeAttribute(name);
  image.setAttribute('alt', alt === '' ? 'Image not saved' : `Image not saved: ${alt.slice(0, 500)}`);
}
