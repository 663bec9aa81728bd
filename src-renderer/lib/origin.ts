import type { Article } from '#shared/model/article.ts';

const plainTypes = /^(?:text\/(?:plain|markdown|x-markdown)|application\/(?:pdf|epub\+zip))\b/;
const plainFiles = /\.(?:txt|text|md|markdown|pdf|epub)(?:\.gz)?$/i;

/** Whether an article was made of a web page, so that another part of it can be chosen. A link has no page yet. */
export function isWebPage({ source, linkOnly }: Pick<Article, 'source' | 'linkOnly'>): boolean {
  if (linkOnly) return false;
  const { format } = source.given;
  if (format !== null) return ['html', 'mhtml', 'webarchive'].includes(format);
  return !plainTypes.test(source.contentType) && !plainFiles.test(source.file);
}

/** The host whose rule an article follows, as rules name it; null for what came from no site. */
export function siteOf({ url, canonicalUrl }: Pick<Article, 'url' | 'canonicalUrl'>): string | null {
  const address = URL.parse(url ?? canonicalUrl ?? '');
  if (address === null || !/^https?:$/.test(address.protocol) || address.hostname === '') return null;
  return address.hostname.toLowerCase().replace(/^www\d?\./, '');
}
