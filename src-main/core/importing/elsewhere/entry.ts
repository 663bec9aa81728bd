import type { Article } from '#shared/model/article.ts';
import { contentHash } from '../../storage/hash.ts';
import { addressIdentity } from '../address-identity.ts';
import { extractorVersion } from '../extractor-version.ts';
import { sanitiserVersion } from '../sanitising/sanitiser-version.ts';
import type { ElsewhereItem } from './item.ts';

/** What an item is known by when it comes again: the app's own id, else its address, else its name and text. */
export function originIdOf({ id, url, title, byline, body }: ElsewhereItem): string {
  if (id !== null) return id;
  const text = body?.kind === 'text' ? body.content : '';
  return addressIdentity(url) ?? `#${shortHash(`${title}\n${byline}\n${text}`)}`;
}

/** A hash that tells the few things apart that stand beside one another. */
export function shortHash(text: string): string {
  return contentHash(text).slice(-16);
}

/** A title for what came without one: its address, as a person reads it. */
export function titleOf({ title, url }: Pick<ElsewhereItem, 'title' | 'url'>): string {
  const address = URL.parse(url ?? '');
  const path = (text: string) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const named = address && `${address.hostname.replace(/^www\./, '')}${path(address.pathname).replace(/\/$/, '')}`;
  return (title.replace(/\s+/g, ' ').trim() || named || 'Untitled').slice(0, 500);
}

/** The article of an item whose text is not here: an empty body, which is no text to search, to read or to recognise. */
export function linkEntry(item: ElsewhereItem, id: string, now: string): Article {
  const { url, byline, site, published, language, description, tags, state, favourite, progress } = item;
  return {
    format: 1,
    id,
    title: titleOf(item),
    byline,
    site: site ?? URL.parse(url ?? '')?.hostname.replace(/^www\d?\./, '') ?? null,
    url,
    canonicalUrl: null,
    published,
    saved: item.saved ?? now,
    modified: now,
    language,
    description,
    updated: null,
    section: null,
    direction: null,
    found: {},
    certainty: 1,
    edited: [],
    tags: [...tags],
    state,
    favourite,
    progress: { furthest: progress, last: progress, at: null },
    words: 0,
    content: contentHash(''),
    source: {
      ...{ file: '', name: '', contentType: '', encoding: '', sha256: '' },
      given: { url: url ?? '', contentType: '', format: null },
    },
    extractor: extractorVersion,
    sanitiser: sanitiserVersion,
    images: {},
    chosen: null,
    linkOnly: true,
    versions: [],
    warnings: [],
    deleted: null,
  };
}
