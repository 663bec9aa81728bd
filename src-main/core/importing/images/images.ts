import { dirname } from 'node:path/posix';
import type { ExtractedImage } from '../extracted.ts';
import type { DomElement } from '../page/dom.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import type { FindPicture } from './find-resource.ts';

const lazySources = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-image',
  'data-hi-res-src',
  'data-url',
];
const lazySets = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];
const pixel = /(?:\b|_)(?:pixel|spacer|blank|tracking|beacon|1x1|transparent)(?:\b|_)/i;
const imageTypes = /^image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon)$/i;

/**
 * Gives each image the best source that is inside the saved file, else beside it, else its web address, before the
 * body is chosen; a `noscript` copy and the sources of a `picture` are taken into account and then go.
 */
export function settleSources(root: DomElement, guarded: GuardedHtml, find: FindPicture = () => null): void {
  for (const noscript of [...root.querySelectorAll('noscript')]) adoptNoscript(noscript, find);
  for (const image of [...root.querySelectorAll('img')]) {
    const candidates = candidatesOf(image, guarded, find);
    const inContainer = candidates.find((source) => find(source) !== null);
    const best = inContainer ?? candidates.find(isInside) ?? candidates.find(isBeside) ?? candidates[0];
    if (best === undefined || isTiny(image)) {
      image.remove();
      continue;
    }
    for (const name of ['srcset', 'sizes', 'loading', ...lazySources, ...lazySets]) image.removeAttribute(name);
    image.setAttribute('src', best);
  }
  for (const source of [...root.querySelectorAll('picture > source')]) source.remove();
}

/**
 * Replaces the sources of a body's images by placeholders that stand for bytes or for a file beside the page. One
 * that is neither becomes an image without a source whose text says that it was not saved: nothing is ever fetched.
 */
export function takeImages(
  body: DomElement,
  guarded: GuardedHtml,
  find: FindPicture = () => null,
): { images: ExtractedImage[]; missing: number } {
  const images: ExtractedImage[] = [];
  const known = new Map<string, string>();
  let missing = 0;
  for (const image of [...body.querySelectorAll('img')]) {
    const source = image.getAttribute('src') ?? '';
    const found = known.has(source) ? null : imageSource(source, guarded, find);
    if (found !== null) {
      const placeholder = `media/pending-${images.length + 1}`;
      images.push({ placeholder, source: found });
      known.set(source, placeholder);
    }
    const placeholder = known.get(source);
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

function imageSource(source: string, guarded: GuardedHtml, find: FindPicture): ExtractedImage['source'] | null {
  const resource = find(source);
  // A copy: the bytes may be a view into the whole container, which would travel with them.
  if (resource !== null) {
    return { kind: 'bytes', bytes: new Uint8Array(resource.bytes), contentType: resource.contentType };
  }
  const number = /^postil-data:(\d+)$/.exec(source)?.[1];
  const data = number === undefined ? source : (guarded.dataUris[Number(number)] ?? '');
  if (/^data:/i.test(data)) return fromDataUri(data);
  if (!isBeside(source)) return null;
  const path = relativePath(source);
  return path === null ? null : { kind: 'file', path };
}

/** The bytes of a raster image; drawings (SVG) are documents that can run scripts and are left out. */
function fromDataUri(data: string): ExtractedImage['source'] | null {
  const comma = data.indexOf(',');
  const head = /^data:\s*([^;,]*)((?:;[^;,]*)*)$/i.exec(data.slice(0, comma < 0 ? 0 : comma));
  const contentType = head?.[1]?.trim().toLowerCase() ?? '';
  if (!imageTypes.test(contentType)) return null;
  const body = data.slice(comma + 1).replace(/&#(?:x0*a|0*10|x0*d|0*13);/gi, '');
  try {
    const isBase64 = /;\s*base64\s*$/i.test(head?.[2] ?? '');
    const bytes = isBase64 ? Buffer.from(decodePercent(body), 'base64') : Buffer.from(unescapeBytes(body), 'latin1');
    return bytes.length < 60 && !isBase64 ? null : { kind: 'bytes', bytes: new Uint8Array(bytes), contentType };
  } catch {
    return null;
  }
}

function decodePercent(text: string): string {
  return text.includes('%') ? unescapeBytes(text) : text;
}

function unescapeBytes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A path inside the folder of the page; null for one that leads out of it. */
function relativePath(source: string): string | null {
  const path = source
    .replace(/[?#].*$/s, '')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A stray percent sign: the name is taken as written.
  }
  const leadsOut = decoded.startsWith('/') || decoded.split('/').includes('..') || decoded.includes('\0');
  return leadsOut || decoded === '' || dirname(decoded).length > 1024 ? null : decoded;
}

function adoptNoscript(noscript: DomElement, find: FindPicture): void {
  const inner = noscript.querySelector('img');
  if (inner === null) return;
  const before = noscript.previousElementSibling;
  const placeholder = before?.localName === 'img' ? before : (before?.querySelector('img') ?? null);
  const stands =
    placeholder !== null && !candidatesAt(placeholder, find).some((source) => isWeb(source) || isBeside(source));
  if (stands) placeholder.remove();
  if (
    stands ||
    before === null ||
    !/^(?:img|picture|span|div)$/.test(before.localName) ||
    (before.querySelector('img') === null && before.localName !== 'img')
  ) {
    noscript.before(inner);
  }
  noscript.remove();
}

function candidatesOf(image: DomElement, guarded: GuardedHtml, find: FindPicture): string[] {
  const styled = /var\((--sf-img-\d+)\)/.exec(image.getAttribute('style') ?? '')?.[1];
  const kept = styled === undefined ? undefined : guarded.styleImages.get(styled);
  const candidates = kept === undefined ? [] : [kept];
  const picture = image.parentElement?.localName === 'picture' ? image.parentElement : null;
  candidates.push(...candidatesAt(image, find));
  for (const source of picture?.querySelectorAll('source') ?? []) candidates.push(...candidatesAt(source, find));
  const real = candidates.filter((source) => !isStandIn(source, guarded));
  // A dot that has a name is what the page shows, as long as nothing better is known.
  const isNamed = (image.getAttribute('alt') ?? '').trim() !== '';
  return real.length > 0 || !isNamed ? real : candidates.filter(isInside);
}

/** The addresses on one element, the best of each set first. */
function candidatesAt(element: DomElement, find: FindPicture): string[] {
  const sets = ['srcset', ...lazySets].map((name) => bestOfSet(element.getAttribute(name) ?? ''));
  const lazy = lazySources.map((name) => element.getAttribute(name)?.trim() ?? '');
  const valid = [...sets, ...lazy].filter((source) => source !== '' && !/\s/.test(source.slice(0, 200)));
  // Browsers name the folder of a saved page after its title, spaces and all.
  const source = element.getAttribute('src')?.trim() ?? '';
  return [...new Set(source === '' ? valid : [...valid, source])].filter(
    (source) => isInside(source) || isWeb(source) || isBeside(source) || find(source) !== null,
  );
}

/** The candidate with the greatest width or density, as the HTML standard reads `srcset`. */
function bestOfSet(srcset: string): string {
  let best = '';
  let most = -1;
  for (const match of srcset.slice(0, 16_384).matchAll(/\s*([^\s,]\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)) {
    const size = Number(match[2] ?? '1') * (match[3] === 'w' ? 1 : 1000);
    if (size > most) {
      most = size;
      best = match[1] ?? '';
    }
  }
  return best;
}

function isInside(source: string): boolean {
  return /^(?:data:|postil-data:)/i.test(source);
}

function isWeb(source: string): boolean {
  return /^(?:https?:)?\/\//i.test(source);
}

function isBeside(source: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(source) && !source.startsWith('/') && !source.startsWith('#');
}

/** A picture that only holds the place of one that a script would load. */
function isStandIn(source: string, guarded: GuardedHtml): boolean {
  if (/^postil-data:/.test(source)) return /^data:image\/svg/i.test(guarded.dataUris[Number(source.slice(12))] ?? '');
  if (/^data:/i.test(source)) return source.length < 200 || /^data:image\/svg/i.test(source);
  return pixel.test(source.replace(/[?#].*$/s, '').replace(/^.*\//s, ''));
}

function isTiny(image: DomElement): boolean {
  const sizes = ['width', 'height'].map((name) => Number(image.getAttribute(name) ?? Number.NaN));
  return sizes.some((size) => size <= 2);
}
