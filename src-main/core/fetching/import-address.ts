import type { ImportResult } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import type { Extracted, Resources } from '../importing/extracted.ts';
import type { Extractor } from '../importing/extractor.ts';
import type { Importer, ImportInput, ImportOptions } from '../importing/import.ts';
import { failed } from '../importing/source-files.ts';
import { isBetter, isPoor, type Reading, standsFor, underOwnAddress } from './choose-reading.ts';
import { fileNameOf } from './content-types.ts';
import { fetchImages } from './fetch-images.ts';
import { fetchLimits, fetchTimeouts } from './fetch-limits.ts';
import { type Fetched, type Fetcher, redirected } from './fetch-page.ts';
import { joinPages } from './join-pages.ts';
import { isNextPage } from './next-page.ts';
import { readPageLinks } from './page-links.ts';
import { isSameSite, readAddress, withoutTracking } from './web-address.ts';

export interface AddressOptions extends Omit<ImportOptions, 'url'> {
  readonly signal?: AbortSignal | undefined;
  /** Hears what is being asked for: "paper.example, image 2 of 7". */
  readonly onStep?: (step: string) => void;
}

interface Parts {
  readonly fetcher: Fetcher;
  readonly extractor: Extractor;
  readonly importer: Importer;
}

/**
 * Imports an address that a person asked for: the page, where it is poor another form of it that it names, its
 * further pages, and the images of the article. What went wrong is the result's reason; nothing is thrown.
 */
export async function importAddress(parts: Parts, typed: string, options: AddressOptions = {}): Promise<ImportResult> {
  try {
    return { ...(await new AddressImport(parts, typed, options).run()), source: typed };
  } catch (error) {
    return failed(typed, error);
  }
}

class AddressImport {
  private readonly parts: Parts;
  private readonly options: AddressOptions;
  private readonly url: URL;
  private readonly mayBePlain: boolean;

  constructor(parts: Parts, typed: string, options: AddressOptions) {
    const { url, mayBePlain } = readAddress(typed);
    this.parts = parts;
    this.options = options;
    this.url = url;
    this.mayBePlain = mayBePlain;
  }

  async run(): Promise<ImportResult> {
    this.tell('');
    const page = await this.follow(await this.open(this.url));
    const { own, best } = await this.choose(page);
    const pages = await this.withFurther(best);
    const extracted = await this.complete(pages);
    const kept = settled(best === own ? extracted : underOwnAddress(extracted, own), own.fetched.url);
    return this.parts.importer.importExtracted(inputOf(best.fetched), kept, this.options);
  }

  /** Follows a `meta refresh` where the page itself holds hardly anything, as the ones that only send on do. */
  private async follow(page: Reading): Promise<Reading> {
    const { refresh } = page.links;
    if (refresh === null || !isPoor(page)) return page;
    const other = await this.tryOpen(refresh, page);
    return other !== null && (page.extracted === null || isBetter(other, page)) ? other : page;
  }

  /** The form of the page to read, and the page under whose address it is kept. */
  private async choose(page: Reading): Promise<{ own: Reading; best: Reading }> {
    const { isAmp, canonical, amp, print } = page.links;
    if (isAmp && canonical !== null) {
      const original = await this.tryOpen(canonical, page);
      const own = original !== null && standsFor(original, page) ? original : page;
      return { own, best: own };
    }
    const address = amp ?? print;
    const other = address !== null && isPoor(page) ? await this.tryOpen(address, page) : null;
    return { own: page, best: other !== null && isBetter(other, page) ? other : page };
  }

  private async withFurther(first: Reading): Promise<[Reading, ...Reading[]]> {
    const pages: [Reading, ...Reading[]] = [first];
    // Next pages of what may be a list or a menu are no part of an article.
    if (first.extracted === null || first.extracted.certainty < 0.5) return pages;
    let last = first;
    while (pages.length < fetchLimits.pages) {
      const { next } = last.links;
      if (next === null || !isNextPage(first.fetched.url, next, pages.length + 1)) break;
      this.tell(`, page ${pages.length + 1}`);
      const page = await this.tryOpen(next, last);
      if (page === null || page.extracted === null || page.extracted.html === last.extracted?.html) break;
      pages.push(page);
      last = page;
    }
    return pages;
  }

  /** Fetches the images that the article lacks and extracts it again with them. */
  private async complete(pages: readonly [Reading, ...Reading[]]): Promise<Extracted> {
    const [{ extracted, error, fetched }, ...rest] = pages;
    if (extracted === null) throw error;
    const { fetcher, extractor } = this.parts;
    const { signal } = this.options;
    const addresses = [...new Set(pages.flatMap((page) => page.extracted?.missing ?? []))];
    const resources = await fetchImages(fetcher, {
      addresses,
      page: fetched.url,
      signal,
      timeoutMs: fetchTimeouts.total,
      onDone: (done, total) => this.tell(`, image ${done} of ${total}`),
    });
    const first = await this.extractAgain(fetched, extracted, resources);
    const further: Extracted[] = [];
    for (const page of rest) {
      if (page.extracted !== null) further.push(await this.extractAgain(page.fetched, page.extracted, resources));
    }
    const joined = joinPages([first, ...further]);
    return further.length === 0 ? joined : { ...joined, html: await extractor.sanitise(joined.html) };
  }

  private extractAgain(fetched: Fetched, extracted: Extracted, resources: Resources): Promise<Extracted> | Extracted {
    return extracted.missing.some((address) => resources.has(address)) ? this.extract(fetched, resources) : extracted;
  }

  private async open(url: URL): Promise<Reading> {
    const { mayBePlain, options, parts } = this;
    const limit = fetchLimits.pageBytes;
    const fetched = await parts.fetcher.fetch({ url, kind: 'page', mayBePlain, limit, signal: options.signal });
    const links = readPageLinks(fetched);
    try {
      return { fetched, links, extracted: await this.extract(fetched, new Map()), error: null };
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'not-an-article')) throw error;
      return { fetched, links, extracted: null, error };
    }
  }

  /** Another form of a page that is there already; null when it cannot be had, unless the person has cancelled. */
  private async tryOpen(url: URL, from: Reading): Promise<Reading | null> {
    try {
      return await this.open(redirected(from.fetched.url, url.href, this.mayBePlain));
    } catch (error) {
      if (this.options.signal?.aborted) throw error;
      return null;
    }
  }

  private extract(fetched: Fetched, resources: Resources): Promise<Extracted> {
    const { format, signal } = this.options;
    const { path: _, ...input } = inputOf(fetched);
    return this.parts.extractor.extract({ ...input, resources, ...(format && { format }) }, signal);
  }

  private tell(step: string): void {
    this.options.onStep?.(this.url.host + step);
  }
}

function inputOf({ bytes, contentType, url }: Fetched): ImportInput {
  return { bytes, name: fileNameOf(url, contentType), contentType, url: withoutTracking(url).href, path: null };
}

/**
 * The address that a page names as its own is kept without tracking parameters, and only if it lies on the site that
 * the page came from: else any page could pass for an article that is in the library, and take its place.
 */
function settled(extracted: Extracted, from: URL): Extracted {
  const canonical = URL.parse(extracted.canonicalUrl ?? '');
  if (canonical === null) return extracted;
  return { ...extracted, canonicalUrl: isSameSite(canonical, from) ? withoutTracking(canonical).href : null };
}
