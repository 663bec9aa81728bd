import type { DomDocument } from '../page/dom.ts';
import { bylineOf } from './byline.ts';
import { jsonLdArticle } from './json-ld.ts';
import { type MetaReader, metaReader } from './meta.ts';
import { publishedOf } from './page-date.ts';
import { tidyTitle, titleOf } from './title.ts';

export interface Metadata {
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly description: string | null;
}

/**
 * What a page says of itself. The first source that gives a sound value wins, in the order: JSON-LD, meta elements
 * (OpenGraph, then named ones), microdata and `rel`, elements that look the part, the address. `url` is the address
 * that is known from outside, `head` the start of the file as saved, where saving tools leave the address.
 */
export function readMetadata(page: DomDocument, url: string, head: string): Metadata {
  const article = jsonLdArticle(page);
  const meta = metaReader(page);
  const address = webAddress(url) ?? savedFrom(head) ?? webAddress(meta('og:url'));
  const link = page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null;
  const canonicalUrl = webAddress(link, address) ?? webAddress(meta('og:url'), address) ?? null;
  const site = plain(meta('og:site_name') ?? article.site ?? meta('application-name', 'publisher', 'dc.publisher'));
  return {
    title: titleOf(page, [article.headline, meta('og:title'), meta('twitter:title', 'dc.title')], site),
    byline: bylineOf(page, article.authors, meta, site),
    site: site ?? hostOf(address ?? canonicalUrl),
    url: address ?? canonicalUrl,
    canonicalUrl,
    published: publishedOf(page, article.published, meta, address ?? canonicalUrl),
    language: languageOf(page, article.language, meta),
    description: plain(article.description ?? meta('og:description', 'description', 'twitter:description')),
  };
}

/** The address that SingleFile and browsers write into a comment at the top of what they save. */
function savedFrom(head: string): string | null {
  const singleFile = /Page saved with SingleFile\s+url:\s*(\S+)/.exec(head)?.[1];
  const browser = /saved from url=\(\d+\)(\S+)/.exec(head)?.[1];
  return webAddress(singleFile ?? browser ?? null);
}

function webAddress(value: string | null, base: string | null = null): string | null {
  if (value === null || value.trim() === '' || value.length > 8192) return null;
  const address = base === null ? URL.parse(value.trim()) : URL.parse(value.trim(), base);
  return address !== null && /^https?:$/.test(address.protocol) ? address.href : null;
}

function hostOf(address: string | null): string | null {
  return address === null ? null : (URL.parse(address)?.hostname.replace(/^www\d?\./, '') ?? null);
}

function languageOf(page: DomDocument, linked: string | null, meta: MetaReader): string | null {
  const root = page.documentElement;
  const values = [
    root.getAttribute('lang'),
    root.getAttribute('xml:lang'),
    linked,
    meta('content-language', 'og:locale'),
  ];
  for (const value of values) {
    const tag = (value ?? '').split(',')[0]?.trim().replaceAll('_', '-') ?? '';
    if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return Intl.getCanonicalLocales(tag)[0] ?? null;
  }
  return null;
}

/** Text for a person: tags and direction marks gone, white space folded. */
function plain(value: string | null): string | null {
  const text = tidyTitle(value ?? '').slice(0, 2000);
  return text === '' ? null : text;
}
