import { basename, extname } from 'node:path';
import { bylineNames } from './byline.ts';
import { type DomDocument, textOf } from './dom.ts';
import { readLinkedData } from './linked-data.ts';

export interface Metadata {
  readonly title: string;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly description: string | null;
}

/**
 * What a page says of itself. For each field the first source that gives it: JSON-LD, OpenGraph and meta elements,
 * then elements of the text (`time`, `rel=author`, the first heading). `address` is where it was saved from, `name`
 * the file's name, the last resort for a title.
 */
export function readMetadata(document: DomDocument, address: string, name: string): Metadata {
  const linked = readLinkedData(document);
  const meta = metaElements(document);
  const site = clean(meta('og:site_name') ?? linked.publisher ?? meta('application-name')) ?? hostOf(address);
  const canonicalUrl = webAddress(linkHref(document, 'canonical') ?? meta('og:url') ?? linked.url);
  const heading = clean(textOf(document.querySelector('article h1, main h1, h1')));
  const stated = clean(linked.headline ?? meta('og:title') ?? meta('twitter:title'));
  const title = stated ?? heading ?? clean(textOf(document.querySelector('title'))) ?? withoutExtension(name);
  const authors = linked.authors ?? [
    meta('author') ?? meta('article:author') ?? meta('byl') ?? meta('parsely-author') ?? textByline(document) ?? '',
  ];
  return {
    title: withoutSite(title, site, heading),
    byline: bylineNames(authors),
    site,
    url: webAddress(address),
    canonicalUrl,
    published: timestamp(
      linked.published ??
        meta('article:published_time') ??
        meta('date') ??
        meta('dc.date') ??
        meta('pubdate') ??
        meta('parsely-pub-date') ??
        document
          .querySelector('article time[datetime], time[itemprop="datePublished"], time[pubdate]')
          ?.getAttribute('datetime'),
    ),
    language: languageTag(document.documentElement?.getAttribute('lang') ?? meta('og:locale') ?? meta('language')),
    description: clean(meta('og:description') ?? meta('description') ?? linked.description),
  };
}

/** Looks up a meta element by its name or property, in any case. */
function metaElements(document: DomDocument): (name: string) => string | undefined {
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? '').trim().toLowerCase();
    const content = element.getAttribute('content')?.trim() ?? '';
    if (name !== '' && content !== '' && !found.has(name)) found.set(name, content);
  }
  return (name) => found.get(name);
}

function linkHref(document: DomDocument, relation: string): string | undefined {
  return document.querySelector(`link[rel="${relation}"]`)?.getAttribute('href') ?? undefined;
}

function textByline(document: DomDocument): string | undefined {
  const element = document.querySelector('[rel="author"], [itemprop="author"], .byline, .author-name, .author');
  const text = textOf(element);
  return text !== '' && text.length <= 120 ? text : undefined;
}

/** "Headline | The Site" and "The Site: Headline" are the headline alone. */
function withoutSite(title: string, site: string | null, heading: string | null): string {
  const parts = title.split(/\s+[|–—·»-]\s+/);
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && site !== null && sameWords(last, site))
    return title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—·»-]\s+$/, '');
  if (parts.length > 1 && heading !== null && heading.length > 12 && title.startsWith(heading)) return heading;
  return title;
}

function sameWords(a: string, b: string): boolean {
  const fold = (text: string) => text.toLowerCase().replace(/^the\s+|[^\p{L}\p{N}]+/gu, '');
  return fold(a) === fold(b);
}

function clean(text: string | null | undefined): string | null {
  const folded = (text ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return folded === '' ? null : folded;
}

function webAddress(address: string | null | undefined): string | null {
  const url = URL.parse(address ?? '');
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' ? url.href : null;
}

function hostOf(address: string): string | null {
  return URL.parse(address)?.hostname.replace(/^www\./, '') || null;
}

function timestamp(given: string | null | undefined): string | null {
  const text = (given ?? '').trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const date = new Date(text);
  const plausible = !Number.isNaN(date.getTime()) && /\d{4}/.test(text) && date.getUTCFullYear() > 1600;
  return plausible ? date.toISOString() : null;
}

function languageTag(given: string | null | undefined): string | null {
  try {
    return given ? new Intl.Locale(given.trim().replace('_', '-')).toString() : null;
  } catch {
    return null;
  }
}

function withoutExtension(name: string): string {
  return basename(name, extname(name)) || 'Untitled';
}
