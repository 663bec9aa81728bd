import type { DomElement } from '../page/dom.ts';
import type { MetaReader } from './meta.ts';

export interface Addresses {
  /** Where the page was saved from; null when nothing tells. */
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly canonicalSource: string;
  readonly host: string | null;
}

/**
 * The addresses of a page: `url` is what is known from outside, `head` the start of the file, where saving tools leave
 * the address. A canonical address of `link` counts before `og:url`.
 */
export function addressesOf(url: string, head: string, meta: MetaReader, links: readonly DomElement[]): Addresses {
  const address = webAddress(url) ?? savedFrom(head) ?? webAddress(meta.first('og:url'));
  const canonical = links.find((link) => /(?:^|\s)canonical(?:$|\s)/i.test(link.getAttribute('rel') ?? ''));
  const stated = webAddress(canonical?.getAttribute('href') ?? null, address);
  const canonicalUrl = stated ?? webAddress(meta.first('og:url'), address);
  const host = hostOf(address ?? canonicalUrl);
  return { url: address ?? canonicalUrl, canonicalUrl, canonicalSource: stated === null ? 'og:url' : 'link', host };
}

/** The address that SingleFile and browsers write into a comment at the top of what they save. */
function savedFrom(head: string): string | null {
  const singleFile = /Page saved with SingleFile\s+url:\s*(\S+)/.exec(head)?.[1];
  const browser = /saved from url=\(\d+\)(\S+)/.exec(head)?.[1];
  return webAddress(singleFile ?? browser ?? null);
}

/** A web address made whole; null for anything that is none. */
export function webAddress(value: string | null, base: string | null = null): string | null {
  if (value === null || value.trim() === '' || value.length > 8192) return null;
  const address = base === null ? URL.parse(value.trim()) : URL.parse(value.trim(), base);
  return address !== null && /^https?:$/.test(address.protocol) ? address.href : null;
}

function hostOf(address: string | null): string | null {
  return address === null ? null : (URL.parse(address)?.hostname.replace(/^www\d?\./, '') ?? null);
}
