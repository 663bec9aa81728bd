import { basename } from 'node:path';
import type { Article, FactName } from '#shared/model/article.ts';
import { sourceFileName } from '../library/article-folder.ts';
import { contentHash } from '../storage/hash.ts';
import { type ExtractInput, formatTypes } from './extracted.ts';
import type { CountedExtract } from './extractor.ts';
import { extractorVersion } from './extractor-version.ts';
import type { SettledMedia } from './images/media.ts';
import { sanitiserVersion } from './sanitising/sanitiser-version.ts';

/**
 * The article that an extraction makes: unread, with everything it takes to extract it again. Id and times are given
 * when it is added.
 */
export function articleOf(input: ExtractInput, extracted: CountedExtract, settled: SettledMedia): Article {
  const { title, byline, site, url, canonicalUrl, published, language, description } = extracted;
  const { updated, section, direction, found, certainty, words } = extracted;
  return {
    format: 1,
    id: '',
    title,
    byline,
    site,
    url,
    canonicalUrl,
    published,
    saved: '',
    modified: '',
    language,
    description,
    updated,
    section,
    direction,
    found,
    certainty,
    edited: [],
    tags: [],
    state: 'inbox',
    favourite: false,
    progress: { furthest: 0, last: 0, at: null },
    words,
    content: contentHash(settled.html),
    source: {
      file: sourceFileName(input.name, extracted.format),
      name: basename(input.name),
      contentType: input.contentType || formatTypes[extracted.format],
      encoding: extracted.encoding,
      sha256: contentHash(input.bytes),
      given: { url: input.url, contentType: input.contentType, format: input.format ?? null },
    },
    extractor: extractorVersion,
    sanitiser: sanitiserVersion,
    images: Object.fromEntries(settled.references),
    chosen: null,
    versions: [],
    warnings: [...extracted.warnings, ...settled.warnings],
    deleted: null,
  };
}

/** What of these facts two articles state differently; `edited` ones are the person's and not compared. */
export function differingFacts(one: Article, other: Article, names: readonly FactName[]): FactName[] {
  return names.filter((name) => !one.edited.includes(name) && (one[name] ?? null) !== (other[name] ?? null));
}
