import { readAttributes, type TagAttribute } from '../importing/page/tag-attributes.ts';
import { mediaType } from './content-types.ts';
import type { Fetched } from './fetch-page.ts';

/** Where a page says that its article, or more of it, is to be found. */
export interface PageLinks {
  /** The page is the copy that AMP serves. */
  readonly isAmp: boolean;
  readonly canonical: URL | null;
  readonly amp: URL | null;
  readonly print: URL | null;
  readonly next: URL | null;
  /** Where a `meta refresh` of at most a second leads. */
  readonly refresh: URL | null;
}

export const noLinks: PageLinks = { isAmp: false, canonical: null, amp: null, print: null, next: null, refresh: null };

const mostBytes = 1024 * 1024;
const marks = /<(!--|script\b|style\b|html\b|base\b|link\b|meta\b|a\b)/gi;

/** Reads the links of a fetched page from its first megabyte, once and in linear time; none for what is no HTML. */
export function readPageLinks({ bytes, contentType, url }: Fetched): PageLinks {
  const type = mediaType(contentType);
  if (type !== '' && !/html/.test(type)) return noLinks;
  // Addresses are ASCII but for a few; a wrong encoding costs no more than one of those.
  const html = new TextDecoder().decode(bytes.subarray(0, mostBytes));
  const found = { ...noLinks } as { -readonly [K in keyof PageLinks]: PageLinks[K] };
  let base = url;
  const resolve = (href: string): URL | null => {
    const address = URL.parse(plain(href), base.href);
    if (address === null || !/^https?:$/.test(address.protocol)) return null;
    address.hash = '';
    return address.href === url.href ? null : address;
  };
  for (const { name, attributes } of tagsOf(html)) {
    const href = attributes.get('href');
    const rel = ` ${attributes.get('rel')?.toLowerCase() ?? ''} `;
    if (name === 'html') found.isAmp ||= attributes.has('amp') || attributes.has('⚡');
    if (name === 'base' && href !== undefined) base = resolve(href) ?? base;
    if (name === 'meta') found.refresh ??= refreshOf(attributes, resolve);
    if ((name !== 'link' && name !== 'a') || href === undefined) continue;
    if (rel.includes(' next ')) found.next ??= resolve(href);
    if (name === 'a') found.print ??= looksPrinted(attributes, href) ? sameSite(resolve(href), url) : null;
    else if (rel.includes(' canonical ')) found.canonical ??= resolve(href);
    else if (rel.includes(' amphtml ')) found.amp ??= resolve(href);
    else if (rel.includes(' alternate ') && attributes.get('media')?.trim().toLowerCase() === 'print') {
      found.print ??= sameSite(resolve(href), url);
    }
  }
  return found;
}

function* tagsOf(html: string): Generator<{ name: string; attributes: Map<string, string> }> {
  marks.lastIndex = 0;
  let at = 0;
  for (;;) {
    marks.lastIndex = at;
    const match = marks.exec(html);
    if (match === null) return;
    const name = (match[1] ?? '').toLowerCase();
    at = marks.lastIndex;
    if (name === '!--') {
      at = html.indexOf('-->', at);
      if (at < 0) return;
      continue;
    }
    const tag = readAttributes(html, at);
    if (tag === null) return;
    at = tag.end;
    if (name === 'script' || name === 'style') {
      const close = name === 'script' ? /<\/script/gi : /<\/style/gi;
      close.lastIndex = at;
      if (close.exec(html) === null) return;
      at = close.lastIndex;
    } else yield { name, attributes: byName(tag.attributes) };
  }
}

function byName(attributes: readonly TagAttribute[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of attributes.slice(0, 32)) if (!values.has(name)) values.set(name, value);
  return values;
}

function refreshOf(attributes: ReadonlyMap<string, string>, resolve: (href: string) => URL | null): URL | null {
  if (attributes.get('http-equiv')?.trim().toLowerCase() !== 'refresh') return null;
  const content = (attributes.get('content') ?? '').slice(0, 4000);
  const match = /^\s*([\d.]+)\s*[;,]\s*(?:url\s*=)?\s*["']?([^"']+)/i.exec(content);
  return match !== null && Number(match[1]) <= 1 ? resolve((match[2] ?? '').trim()) : null;
}

/** A link to a page made for printing, by its relation, its name or its address. */
function looksPrinted(attributes: ReadonlyMap<string, string>, href: string): boolean {
  const names = `${attributes.get('rel') ?? ''} ${attributes.get('class') ?? ''} ${attributes.get('id') ?? ''}`;
  return (
    /[?&](?:print(?:able|view|_?version)?|view=print|output=print|format=print)(?:[=&#]|$)|\/(?:print(?:able|version)?|drucken)(?:[/.?#]|$)/i.test(
      href.slice(0, 2000),
    ) || /(?:^|\s)print(?:er|able)?(?:-(?:friendly|version|link|view))(?:\s|$)/i.test(names.slice(0, 500))
  );
}

function sameSite(url: URL | null, page: URL): URL | null {
  return url !== null && url.hostname === page.hostname ? url : null;
}

function plain(href: string): string {
  return href.trim().replace(/&(?:amp|#38|#x26);/gi, '&');
}
