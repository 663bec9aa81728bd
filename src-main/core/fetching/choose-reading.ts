import type { CountedExtract } from '../importing/extractor.ts';
import { bodyText } from '../importing/page/body-text.ts';
import type { Fetched } from './fetch-page.ts';
import type { PageLinks } from './page-links.ts';

/** A page that was fetched, and the article that was found in it. */
export interface Reading {
  readonly fetched: Fetched;
  readonly links: PageLinks;
  /** Null where the page holds none; `error` then says why. */
  readonly extracted: CountedExtract | null;
  readonly error: unknown;
}

/** UTF-16 units of reading text below which a page is more likely a teaser or a shell than an article. */
const short = 600;

/** Whether another form of the page is worth asking for: no article, hardly any text, or no clear body. */
export function isPoor({ extracted }: Reading): boolean {
  return extracted === null || extracted.certainty < 0.5 || lengthOf(extracted) < short;
}

/** Whether a print or AMP form gives clearly more of the article than the page itself. */
export function isBetter({ extracted: other }: Reading, { extracted: page }: Reading): boolean {
  if (other === null) return false;
  if (page === null) return true;
  const [more, less] = [lengthOf(other), lengthOf(page)];
  // All of a page, its menus included, is always longer than its article.
  if (page.certainty < 0.5 && other.certainty >= 0.5) return more > short / 2;
  return other.certainty >= page.certainty && more > less * 1.2;
}

/** Whether the page that an AMP copy names as its own original gives the article as well. */
export function standsFor({ extracted: original }: Reading, { extracted: copy }: Reading): boolean {
  if (original === null) return false;
  return copy === null || (original.certainty >= copy.certainty && lengthOf(original) > lengthOf(copy) * 0.7);
}

/** The article of another form of a page, under the page's own address and with the facts that only the page gives. */
export function underOwnAddress(other: CountedExtract, page: Reading): CountedExtract {
  const own = page.extracted;
  if (own === null) return { ...other, url: page.fetched.url.href };
  const { byline, site, published, updated, language, description, section, leadImage, direction } = own;
  const facts = { byline, site, published, updated, language, description, section, leadImage, direction };
  const stated = Object.fromEntries(Object.entries(facts).filter(([key]) => other[key as keyof typeof facts] === null));
  return {
    ...other,
    ...stated,
    url: own.url,
    canonicalUrl: own.canonicalUrl ?? other.canonicalUrl,
    found: { ...own.found, ...other.found },
  };
}

function lengthOf({ html }: CountedExtract): number {
  return bodyText(html).length;
}
