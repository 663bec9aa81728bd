import { type DomDocument, type DomElement, textOf } from './dom.ts';
import { jsonLdArticle } from './json-ld.ts';
import { namesIn } from './names.ts';
import { dayInAddress, isoTime } from './published.ts';
import { titleOf } from './title.ts';

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

type MetaReader = (...names: string[]) => string | null;

function metaReader(page: DomDocument): MetaReader {
  const values = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim() ?? '';
    if (content === '') continue;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(key)?.trim().toLowerCase();
      if (name !== undefined && name !== '' && !values.has(name)) values.set(name, content);
    }
  }
  return (...names) => names.map((name) => values.get(name)).find((value) => value !== undefined) ?? null;
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

function bylineOf(page: DomDocument, authors: readonly string[], meta: MetaReader, site: string | null): string | null {
  const sources: (() => readonly string[])[] = [
    () => authors,
    () => [meta('author', 'article:author', 'parsely-author', 'sailthru.author', 'dc.creator', 'byl') ?? ''],
    () => texts(page, '[itemprop="author"] [itemprop="name"], [itemprop="author"], [rel="author"]', 4),
    () => texts(page, '.byline [class*="name"], .author-name, .byline-name, .byline a, a[href*="/author/"]', 3),
    () => texts(page, '[class*="byline" i], [class*="author" i]', 2),
  ];
  for (const source of sources) {
    const names = namesIn(source(), site);
    if (names.length > 0) return names.join(', ');
  }
  return null;
}

function texts(page: DomDocument, selector: string, most: number): string[] {
  const result: string[] = [];
  for (const element of page.querySelectorAll(selector)) {
    if (element.closest('aside, footer, nav, [class*="comment" i], [class*="related" i]') !== null) continue;
    result.push(element.getAttribute('content') ?? textOf(element));
    if (result.length >= most) break;
  }
  return result;
}

function publishedOf(page: DomDocument, linked: string | null, meta: MetaReader, address: string | null): string | null {
  const named = meta(
    'article:published_time',
    'og:published_time',
    'og:article:published_time',
    'datepublished',
    'parsely-pub-date',
    'sailthru.date',
    'publish-date',
    'publication_date',
    'publishdate',
    'pubdate',
    'dc.date.issued',
    'dcterms.created',
    'dc.date',
    'date',
  );
  const stated = isoTime(linked) ?? isoTime(named);
  if (stated !== null) return stated;
  const elements = '[itemprop="datePublished"], time[pubdate], article time, main time, time, [class*="publish" i]';
  for (const element of page.querySelectorAll(elements)) {
    if (isAside(element)) continue;
    const value = element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element).slice(0, 80);
    const time = isoTime(value);
    if (time !== null) return time;
  }
  return address === null ? null : dayInAddress(address);
}

function isAside(element: DomElement): boolean {
  return element.closest('aside, footer, nav, [class*="comment" i], [class*="related" i]') !== null;
}

function languageOf(page: DomDocument, linked: string | null, meta: MetaReader): string | null {
  const root = page.documentElement;
  const values = [root.getAttribute('lang'), root.getAttribute('xml:lang'), linked, meta('content-language', 'og:locale')];
  for (const value of values) {
    const tag = (value ?? '').split(',')[0]?.trim().replaceAll('_', '-') ?? '';
    if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return Intl.getCanonicalLocales(tag)[0] ?? null;
  }
  return null;
}

/** Text for a person: character references resolved twice over, tags and direction marks gone, white space folded. */
function plain(value: string | null): string | null {
  if (value === null) return null;
  const text = plainText(value);
  return text === '' ? null : text.slice(0, 2000);
}

function plainText(value: string): string {
  return value
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
