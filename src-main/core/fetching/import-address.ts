import { AppError } from '#shared/api/errors.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import type { SiteRule } from '#shared/model/site-rule.ts';
import { lastingPart } from '../importing/body/body-rule.ts';
import type { ExtractInput, Resources } from '../importing/extracted.ts';
import type { CountedExtract, Extractor } from '../importing/extractor.ts';
import type { Importer, ImportOptions } from '../importing/import.ts';
import { bodyText } from '../importing/page/body-text.ts';
import { countWords } from '../importing/page/count-words.ts';
import { failed, type ImportInput } from '../importing/source-files.ts';
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
  /** Hears what is being asked for: "paper.example, image 2 of 7". */
  readonly onStep?: (step: string) => void;
}

interface Parts {
  readonly fetcher: Fetcher;
  readonly extractor: Extractor;
  readonly importer: Importer;
  /** The person's rules for sites. */
  readonly rules: () => Promise<readonly SiteRule[]>;
}

type Ways = Pick<ExtractInput, 'resources' | 'rules' | 'rule'>;

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
    const resources = await this.fetchMissing(pages);
    const extract = async ({ rules, rule }: ExtractInput, signal?: AbortSignal): Promise<CountedExtract> => {
      const extracted = await this.complete(
        pages,
        { resources, ...(rules && { rules }), ...(rule && { rule }) },
        signal,
      );
      return settled(best === own ? extracted : underOwnAddress(extracted, own), own.fetched.url);
    };
    return this.parts.importer.importExtracted(inputOf(best.fetched), extract, this.options);
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

  /** Fetches the images that the article lacks. */
  private fetchMissing(pages: readonly [Reading, ...Reading[]]): Promise<Resources> {
    return fetchImages(this.parts.fetcher, {
      addresses: [...new Set(pages.flatMap((page) => page.extracted?.missing ?? []))],
      page: pages[0].fetched.url,
      signal: this.options.signal,
      timeoutMs: fetchTimeouts.total,
      onDone: (done, total) => this.tell(`, image ${done} of ${total}`),
    });
  }

  /** One article of all its pages, with the images that were fetched; a choice counts places on the first page only. */
  private async complete(
    [page, ...rest]: readonly [Reading, ...Reading[]],
    ways: Ways & { readonly resources: Resources },
    signal?: AbortSignal,
  ): Promise<CountedExtract> {
    const first = await this.extractAgain(page, ways, signal);
    const { rule } = ways;
    const lasting = rule === undefined ? ways : { ...ways, rule: lastingPart(rule) };
    const further: CountedExtract[] = [];
    for (const next of rest) further.push(await this.extractAgain(next, lasting, signal));
    if (further.length === 0) return first;
    const joined = joinPages([first, ...further]);
    const html = await this.parts.extractor.sanitise(joined.html);
    return { ...joined, html, words: countWords(bodyText(html), joined.language) };
  }

  /** What was extracted already, where nothing has come that could change it. */
  private async extractAgain(
    { fetched, extracted, error }: Reading,
    ways: Ways & { readonly resources: Resources },
    signal?: AbortSignal,
  ): Promise<CountedExtract> {
    const { resources, rule } = ways;
    const isSame = rule === undefined && !extracted?.missing.some((address) => resources.has(address));
    if (!isSame) return this.extract(fetched, ways, signal);
    if (extracted === null) throw error;
    return extracted;
  }

  private async open(url: URL): Promise<Reading> {
    const { mayBePlain, options, parts } = this;
    const limit = fetchLimits.pageBytes;
    const fetched = await parts.fetcher.fetch({ url, kind: 'page', mayBePlain, limit, signal: options.signal });
    const links = readPageLinks(fetched);
    try {
      const rules = await parts.rules();
      return { fetched, links, extracted: await this.extract(fetched, { rules }, options.signal), error: null };
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

  private extract(fetched: Fetched, ways: Ways, signal?: AbortSignal): Promise<CountedExtract> {
    const { format } = this.options;
    const { path: _, ...input } = inputOf(fetched);
    return this.parts.extractor.extractCounted({ ...input, ...ways, ...(format && { format }) }, signal);
  }

  private tell(step: string): void {
    this.options.onStep?.(this.url.host + step);
  }
}

function inputOf({ bytes, contentType, url }: Fetched): ImportInput {
  return {
    bytes,
    name: fileNameOf(url, contentType),
    contentType,
    url: withoutTracking(url).href,
    alone: true,
    path: null,
  };
}

/**
 * The address that a page names as its own is kept without tracking parameters, and only if it lies on the site that
 * the page came from: else any page could pass for an article that is in the library, and take its place.
 */
function settled(extracted: CountedExtract, from: URL): CountedExtract {
  const canonical = URL.parse(extracted.canonicalUrl ?? '');
  if (canonical === null) return extracted;
  return { ...extracted, canonicalUrl: isSameSite(canonical, from) ? withoutTracking(canonical).href : null };
}
