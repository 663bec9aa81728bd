import type { DomElement } from '../page/dom.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { isBeside, isData, isWeb } from './address-kind.ts';
import { firstInside } from './near-image.ts';
import { unwrapAddress, widthInAddress } from './picture-address.ts';
import { parseSrcset } from './srcset.ts';

/** An address that an image may be shown from, and its width in pixels as far as the page tells or hints at it. */
export interface Candidate {
  readonly address: string;
  readonly width: number;
}

/** Attributes in which pages and the scripts that load images late keep addresses, and the width they stand for. */
const sourceAttributes: Readonly<Record<string, number>> = {
  'data-orig-file': 3000,
  'data-full-url': 3000,
  'data-full-src': 3000,
  'data-original': 2000,
  'data-hi-res-src': 2000,
  'data-hires': 2000,
  'data-zoom-src': 2000,
  'data-large-file': 1100,
  'data-large_image': 1100,
  'data-src-large': 1100,
  'data-lazy-src': 301,
  'data-lazy': 301,
  'data-lazyload': 301,
  'data-actualsrc': 301,
  'data-cfsrc': 301,
  'data-pagespeed-lazy-src': 301,
  'data-delayed-url': 301,
  'data-flickity-lazyload': 301,
  'data-echo': 301,
  'data-runner-src': 301,
  'data-bg': 301,
  'data-background-image': 301,
  'data-image': 301,
  'data-image-src': 301,
  'data-img-url': 301,
  'data-url': 301,
  'data-src': 301,
  src: 300,
};
const setAttributes = ['srcset', 'data-srcset', 'data-lazy-srcset', 'data-original-set', 'imagesrcset', 'data-bgset'];
/** Names under which attributes that hold JSON keep an address (Substack, Ghost, galleries). */
const jsonAttributes = ['data-attrs', 'data-image-meta', 'data-props'];
const mostSources = 30;
const keptTypes = /^image\/(?:jpe?g|png|gif|webp|avif|svg\+xml)\b/i;

/** Every address that an image may be shown from, the widest first; none that is no image. */
export function candidatesOf(image: DomElement, guarded: GuardedHtml): Candidate[] {
  const styled = /var\((--sf-img-\d+)\)/.exec(image.getAttribute('style') ?? '')?.[1];
  const kept = styled === undefined ? undefined : guarded.styleImages.get(styled);
  const found = kept === undefined ? [] : [{ address: kept, width: 5000 }];
  found.push(...candidatesAt(image));
  const picture = image.parentElement?.localName === 'picture' ? image.parentElement : null;
  for (const source of picture === null ? [] : firstInside(picture, 'source', mostSources))
    found.push(...sourceCandidates(source));
  // WordPress and many blogs link the small picture to the large one.
  const link = image.parentElement?.closest('a[href]')?.getAttribute('href')?.trim() ?? '';
  if (/\.(?:jpe?g|png|webp|gif|avif)(?:[?#]|$)/i.test(link)) found.push({ address: link, width: 2500 });
  for (const { address, width } of [...found]) {
    const inner = unwrapAddress(address);
    if (inner !== null) found.push({ address: inner, width: width - 0.5 });
  }
  const known = new Set<string>();
  return found
    .filter(({ address }) => isAddress(address) && !known.has(address) && known.add(address))
    .sort((a, b) => b.width - a.width);
}

/** The addresses on one element alone. */
export function candidatesAt(element: DomElement): Candidate[] {
  const found: Candidate[] = [];
  const declared = Number(element.getAttribute('width') ?? Number.NaN);
  for (const name of setAttributes) {
    for (const { address, width, density } of parseSrcset(element.getAttribute(name) ?? '')) {
      found.push({ address, width: width ?? density * (declared > 0 ? declared : 300.5) });
    }
  }
  for (const [name, width] of Object.entries(sourceAttributes)) {
    const address = element.getAttribute(name)?.trim() ?? '';
    // Browsers name the folder of a saved page after its title, spaces and all; elsewhere white space means prose.
    if (address === '' || (name !== 'src' && /\s/.test(address.slice(0, 200)))) continue;
    found.push({ address, width: width > 301 ? width : (widthInAddress(address) ?? width) });
  }
  for (const name of jsonAttributes) {
    const json = element.getAttribute(name) ?? '';
    const address = /"(?:src|url|fullscreen_url)"\s*:\s*"(https?:[^"\\\s]+)"/.exec(json.slice(0, 8192))?.[1];
    if (address !== undefined) found.push({ address, width: 1500 });
  }
  return found;
}

/** A `source` of a picture, unless it is for a dark page, for paper, or of a type that Postil does not keep. */
function sourceCandidates(source: DomElement): Candidate[] {
  const type = source.getAttribute('type') ?? 'image/jpeg';
  const media = source.getAttribute('media') ?? source.getAttribute('data-media') ?? '';
  if (!keptTypes.test(type.trim()) || /prefers-color-scheme:\s*dark|\bprint\b/i.test(media)) return [];
  // What is cut for a narrow screen shows less, however many pixels it has.
  const isNarrow = /max-width/i.test(media) && !/min-width/i.test(media);
  return candidatesAt(source).map(({ address, width }) => ({ address, width: isNarrow ? width / 10 : width }));
}

function isAddress(address: string): boolean {
  return isData(address) || isWeb(address) || isBeside(address) || /^(?:cid:|file:|\/[^/])/i.test(address);
}
