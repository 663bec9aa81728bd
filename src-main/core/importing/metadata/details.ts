import { webAddress } from './address.ts';
import type { Fact } from './fact.ts';
import type { Gathered } from './gather.ts';
import { isSiteName } from './site.ts';
import { wordsAround } from './survey.ts';
import { comparable, tidyLine } from './tidy.ts';

const longestDescription = 2000;

/** What the page says the article is about, in the order: JSON-LD, OpenGraph, other meta elements. */
export function descriptionOf({ linked, meta }: Gathered): Fact | null {
  return firstFact(longestDescription, [
    ['json-ld', linked.article?.description ?? null, 0.8],
    ['og:description', meta.first('og:description'), 0.9],
    ['meta', meta.first('description', 'twitter:description', 'dc.description', 'citation_abstract'), 0.9],
    ['json-ld page', linked.page?.description ?? null, 0.7],
  ]);
}

/** The part of the paper or site, in the order: meta elements, JSON-LD, the last link of the trail of crumbs. */
export function sectionOf(gathered: Gathered): Fact | null {
  const { linked, meta, site } = gathered;
  const found = firstFact(80, [
    ['article:section', meta.first('article:section', 'og:article:section'), 0.95],
    ['json-ld', linked.article?.section ?? linked.page?.section ?? null, 0.9],
    ['meta', meta.first('section', 'parsely-section', 'sailthru.section', 'dc.subject.section', 'category'), 0.8],
    ['breadcrumbs', crumbOf(gathered), 0.6],
  ]);
  return found === null ||
    isSiteName(found.value, site) ||
    /^(?:uncategori[sz]ed|home|blog|news|articles?|general|default)$/i.test(found.value)
    ? null
    : found;
}

/** The image that stands for the article elsewhere, as an absolute web address. */
export function leadImageOf({ linked, meta, addresses, survey }: Gathered): Fact | null {
  const base = addresses.url;
  const image = survey.links.find((link) => link.getAttribute('rel') === 'image_src')?.getAttribute('href') ?? null;
  const stated: [source: string, address: string | null, confidence: number][] = [
    ['og:image', meta.first('og:image:secure_url', 'og:image', 'og:image:url'), 0.9],
    ['json-ld', linked.article?.image ?? null, 0.9],
    ['twitter:image', meta.first('twitter:image', 'twitter:image:src'), 0.85],
    ['link', image, 0.7],
    ['meta', meta.first('thumbnail', 'parsely-image-url', 'sailthru.image.full', 'image'), 0.7],
    ['json-ld page', linked.page?.image ?? null, 0.6],
  ];
  for (const [source, address, confidence] of stated) {
    const value = webAddress(address, base);
    if (value !== null) return { value, source, confidence };
  }
  return null;
}

function firstFact(longest: number, stated: readonly (readonly [string, string | null, number])[]): Fact | null {
  for (const [source, text, confidence] of stated) {
    const value = tidyLine((text ?? '').slice(0, longest * 2)).slice(0, longest);
    if (value !== '' && !/^https?:\/\/\S+$/.test(value)) return { value, source, confidence };
  }
  return null;
}

/** The crumb before the headline's own. */
function crumbOf({ survey, titles }: Gathered): string | null {
  const title = titles[0]?.candidate.key ?? '';
  const crumbs = survey.lines
    .slice(0, 400)
    .filter(({ block }) => /breadcrumb/.test(wordsAround(block, 5)))
    .flatMap(({ pieces }) => pieces.map(({ text }) => text))
    .filter((text) => /\p{L}{2}/u.test(text) && text.length < 60);
  const own = crumbs.findIndex((text) => comparable(text) === title);
  const crumb = own > 0 ? crumbs[own - 1] : undefined;
  return crumb === undefined || /^home$/i.test(crumb) ? null : crumb;
}
