import type { FactName, Findings } from '#shared/model/article.ts';
import type { DomDocument } from '../page/dom.ts';
import { bylineOf } from './byline.ts';
import { dateCandidates } from './date-candidates.ts';
import { publishedOf, updatedOf } from './dates.ts';
import { descriptionOf, leadImageOf, sectionOf } from './details.ts';
import type { Fact } from './fact.ts';
import { type Gathered, gather } from './gather.ts';
import { rounded } from './ranker.ts';

export interface Metadata {
  readonly title: string | null;
  /** Names alone, joined by commas. */
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  /** ISO 8601 with the page's own offset, or a plain day where no zone is stated. */
  readonly published: string | null;
  readonly updated: string | null;
  readonly language: string | null;
  readonly description: string | null;
  readonly section: string | null;
  readonly leadImage: string | null;
  readonly found: Findings;
}

/**
 * What a page says of itself. For title, by-line and date everything that states one is a candidate, and a small model
 * (`weights.ts`, the table of what counts how much) tells the likeliest, or that none is right; the other facts have a
 * fixed order of sources. `url` is the address that is known from outside, `head` the start of the file as saved, where
 * saving tools leave the address.
 */
export function readMetadata(page: DomDocument, url: string, head: string): Metadata {
  const gathered = gather(page, url, head);
  const { survey, meta, linked, addresses, site, layout, order, language } = gathered;
  const dates = { survey, layout, meta, linked, address: addresses.url, order };
  const days = dateCandidates(dates);
  const published = publishedOf(days);
  const facts: Record<FactName, Fact | null> = {
    title: titleFact(gathered),
    byline: bylineOf({ layout, meta, linked, site }),
    site: siteFact(gathered),
    published,
    updated: updatedOf(dates, days, published?.value ?? null),
    language,
    canonicalUrl: canonicalFact(gathered),
    leadImage: leadImageOf(gathered),
    description: descriptionOf(gathered),
    section: sectionOf(gathered),
  };
  const found: Findings = {};
  for (const [name, fact] of Object.entries(facts) as [FactName, Fact | null][]) {
    if (fact !== null) found[name] = { source: fact.source, confidence: rounded(fact.confidence) };
  }
  const value = (name: FactName): string | null => facts[name]?.value ?? null;
  return {
    title: value('title'),
    byline: value('byline'),
    site: value('site'),
    url: addresses.url,
    canonicalUrl: value('canonicalUrl'),
    published: value('published'),
    updated: value('updated'),
    language: value('language'),
    description: value('description'),
    section: value('section'),
    leadImage: value('leadImage'),
    found,
  };
}

function titleFact({ titles }: Gathered): Fact | null {
  const [best] = titles;
  if (best === undefined) return null;
  const { text, sources } = best.candidate;
  return { value: text, source: sources[0] ?? '', confidence: best.confidence };
}

function siteFact({ site, addresses }: Gathered): Fact | null {
  if (site.name !== null) return { value: site.name, source: site.source, confidence: site.confidence };
  return addresses.host === null ? null : { value: addresses.host, source: 'address', confidence: 0.6 };
}

function canonicalFact({ addresses }: Gathered): Fact | null {
  const { canonicalUrl, canonicalSource } = addresses;
  return canonicalUrl === null ? null : { value: canonicalUrl, source: canonicalSource, confidence: 0.95 };
}
