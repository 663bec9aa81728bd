import type { DomDocument, DomElement } from './dom.ts';
import type { ExtractedImage } from './extracted.ts';
import type { GuardedHtml } from './guard-html.ts';

const lazyAttributes = ['data-src', 'data-original', 'data-lazy-src', 'data-lazy', 'data-hi-res-src'];
const lazySets = ['data-srcset', 'data-lazy-srcset'];

/**
 * Points every image of a page to a placeholder for bytes that the saved page brings (embedded, or a file beside it).
 * An image that lies only on the web is replaced by its description: importing never makes a request.
 */
export function settleImages(document: DomDocument, guarded: GuardedHtml): ExtractedImage[] {
  const images: ExtractedImage[] = [];
  const bySource = new Map<string, string>();
  for (const image of document.querySelectorAll('img')) {
    const address = bestAddress(image);
    const source = address === null ? null : sourceOf(address, guarded);
    if (address === null || source === null) {
      missing(document, image);
      continue;
    }
    const placeholder = bySource.get(address) ?? `media/pending-${images.length}`;
    if (!bySource.has(address)) {
      bySource.set(address, placeholder);
      images.push({ placeholder, source });
    }
    for (const name of ['srcset', ...lazyAttributes, ...lazySets]) image.removeAttribute(name);
    image.setAttribute('src', placeholder);
  }
  return images;
}

/** Lazy loaders keep the picture beside a grey dot in `src`; of a set, the widest is best. */
function bestAddress(image: DomElement): string | null {
  const plain = image.getAttribute('src')?.trim() ?? '';
  const lazy = lazyAttributes.map((name) => image.getAttribute(name)?.trim()).find((value) => value);
  if (lazy) return lazy;
  const set = [...lazySets, 'srcset'].map((name) => image.getAttribute(name)).find((value) => value);
  const local = plain !== '' && !/^https?:|^\/\//i.test(plain);
  return local ? plain : ((set ? widest(set) : null) ?? (plain === '' ? null : plain));
}

function widest(set: string): string | null {
  const candidates = set.split(/,\s+/).map((candidate) => {
    const [address = '', size = ''] = candidate.trim().split(/\s+/);
    return { address, size: Number.parseFloat(size) || 1 };
  });
  return candidates.sort((a, b) => b.size - a.size)[0]?.address || null;
}

function sourceOf(address: string, guarded: GuardedHtml): ExtractedImage['source'] | null {
  const stored = /^postil-data:(\d+)$/.exec(address)?.[1];
  const data = stored === undefined ? address : (guarded.dataUris[Number(stored)] ?? '');
  if (/^data:/i.test(data)) return dataSource(data);
  if (/^[a-z][a-z0-9+.-]*:|^\/|^\\/i.test(address)) return null;
  try {
    return { kind: 'file', path: decodeURIComponent(address.split(/[?#]/, 1)[0] ?? '') };
  } catch {
    return null;
  }
}

function dataSource(uri: string): ExtractedImage['source'] | null {
  const match = /^data:([^,;]*)((?:;[^,;]*)*),/i.exec(uri.slice(0, 300));
  if (match === null) return null;
  const payload = uri.slice(match[0].length);
  const bytes = /;base64/i.test(match[2] ?? '') ? Buffer.from(payload, 'base64') : Buffer.from(payload, 'latin1');
  // A spacer of a few bytes is no picture of the article.
  return bytes.length < 128 ? null : { kind: 'bytes', bytes, contentType: match[1] ?? '' };
}

/** What was not saved is said where it stood; an image without a description leaves nothing. */
function missing(document: DomDocument, image: DomElement): void {
  const alt = image.getAttribute('alt')?.trim() ?? '';
  if (alt.length < 3) {
    image.remove();
    return;
  }
  const stand = document.createElement('small');
  stand.textContent = `[Image not saved: ${alt}]`;
  image.replaceWith(stand);
}
