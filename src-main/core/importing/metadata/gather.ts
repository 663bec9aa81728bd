import type { DomDocument } from '../page/dom.ts';
import { type Addresses, addressesOf } from './address.ts';
import type { Fact } from './fact.ts';
import { type LinkedData, readLinkedData } from './json-ld.ts';
import { languageOf } from './language.ts';
import { type Layout, layoutOf } from './layout.ts';
import { type MetaReader, metaReader } from './meta.ts';
import { numericOrder } from './numeric-order.ts';
import type { NumericOrder } from './published.ts';
import type { Ranked } from './ranker.ts';
import { type SiteNames, siteNames } from './site.ts';
import { type Survey, surveyPage } from './survey.ts';
import { rankTitles, type TitleCandidate } from './title.ts';

/** What the steps of reading metadata share. */
export interface Gathered {
  readonly survey: Survey;
  readonly meta: MetaReader;
  readonly linked: LinkedData;
  readonly addresses: Addresses;
  readonly site: SiteNames;
  readonly titles: readonly Ranked<TitleCandidate>[];
  readonly layout: Layout;
  readonly language: Fact | null;
  readonly order: NumericOrder;
}

/** Reads what a page says of itself, once, and finds the headline, around which everything else is looked for. */
export function gather(page: DomDocument, url: string, head: string): Gathered {
  const survey = surveyPage(page);
  const meta = metaReader(survey.metas);
  const linked = readLinkedData(survey.scripts);
  const addresses = addressesOf(url, head, meta, survey.links);
  const language = languageOf(page, linked, meta);
  const site = siteNames(
    meta,
    linked,
    addresses.host,
    linked.article?.headline ?? meta.first('og:title') ?? '',
    survey.title,
  );
  const titles = rankTitles(survey, meta, linked, site);
  const layout = layoutOf(survey, headlineLine(titles, survey));
  const order = numericOrder(survey, language?.value ?? null, addresses.host);
  return { survey, meta, linked, addresses, site, titles, layout, language, order };
}

/** The line that shows the headline: the likeliest wording that stands on the page. */
function headlineLine(titles: readonly Ranked<TitleCandidate>[], survey: Survey) {
  const [first] = titles;
  if (first === undefined || first.candidate.line !== null) return first?.candidate.line ?? null;
  const text = first.candidate.text.toLowerCase();
  const same = survey.lines.find((line) => line.text.toLowerCase() === text);
  if (same !== undefined) return same;
  return (
    titles.find(({ candidate }) => candidate.line !== null && candidate.sources[0] === 'h1')?.candidate.line ?? null
  );
}
