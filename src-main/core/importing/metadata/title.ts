import type { LinkedData } from './json-ld.ts';
import type { MetaReader } from './meta.ts';
import { type Features, rank } from './ranker.ts';
import { type Region, regionTeller } from './regions.ts';
import { isSiteName, type SiteNames } from './site.ts';
import { type Line, type Place, type Survey, wordsAround } from './survey.ts';
import { comparable, tidyLine } from './tidy.ts';
import { titleModel } from './weights.ts';

/** A wording of the headline, with every source that gives it. */
export interface TitleCandidate {
  readonly text: string;
  readonly key: string;
  readonly sources: readonly string[];
  /** The line on the page that says it; null when it is in the metadata alone. */
  readonly line: Line | null;
  readonly features: Features;
}

const separator = /\s+[|–—\-·•»«:~‹›/]{1,2}\s+|\s*[|»]\s*|\s+::\s+/g;
const longest = 400;

/** The wordings of the headline on a page, the likeliest first. */
export function rankTitles(survey: Survey, meta: MetaReader, linked: LinkedData, site: SiteNames) {
  return rank(titleCandidates(survey, meta, linked, site), titleModel);
}

/** Every wording of the headline: JSON-LD, meta elements, the `title` element and headings on the page. */
export function titleCandidates(
  survey: Survey,
  meta: MetaReader,
  linked: LinkedData,
  site: SiteNames,
): TitleCandidate[] {
  const headings = headingsOf(survey);
  const found: { text: string; source: string; line: Line | null; place: number }[] = [];
  const add = (source: string, text: string | null | undefined, line: Line | null = null, place = 0): void => {
    const tidy = tidyLine((text ?? '').slice(0, longest * 2));
    if (tidy !== '' && tidy.length <= longest) found.push({ text: tidy, source, line, place });
  };
  for (const [index, heading] of headings.entries()) {
    const cut = withoutSite(tidyLine(heading.text), site, new Set());
    add(heading.source, cut, heading.line, index);
  }
  const shown = new Map<string, Line>();
  for (const line of survey.lines) {
    const text = line.flow.toLowerCase();
    if (text.length <= longest && !shown.has(text)) shown.set(text, line);
  }
  const stated: [string, string | null | undefined][] = [
    ['json-ld', linked.article?.headline],
    ['json-ld page', linked.page?.headline],
    ['og:title', meta.first('og:title')],
    ['twitter:title', meta.first('twitter:title')],
    [
      'meta',
      meta.first('citation_title', 'parsely-title', 'sailthru.title', 'dc.title', 'dcterms.title', 'headline', 'title'),
    ],
    ['title element', survey.title],
  ];
  const headingKeys = new Set(headings.map(({ text }) => comparable(text)));
  for (const [source, text] of stated) {
    const tidy = tidyLine((text ?? '').slice(0, longest * 2));
    const cut = withoutSite(tidy, site, headingKeys);
    add(source, cut);
    if (cut !== tidy) add(`${source} whole`, tidy);
    const [first] = cut.split(separator);
    if (first !== undefined && first !== cut) add('first part', first);
  }
  for (const one of found) if (one.line === null) one.line = shown.get(one.text.toLowerCase()) ?? null;
  return grouped(found, site);
}

function grouped(
  found: readonly { text: string; source: string; line: Line | null; place: number }[],
  site: SiteNames,
): TitleCandidate[] {
  const groups = new Map<string, (typeof found)[number][]>();
  for (const one of found) {
    const key = comparable(one.text);
    if (key === '') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const all = [...groups.entries()];
  const h1s = found.filter(({ source, text }) => source === 'h1' && !isSiteName(text, site)).length;
  return all.map(([key, group]) => {
    const features = new Map<string, number>();
    for (const { source } of group) features.set(source, 1);
    const sources = [...new Set(group.map(({ source }) => source))];
    const isStated = sources.some((source) => !isHeading(source));
    const text = group[0]?.text ?? '';
    if (isSiteName(text, site)) features.set('is the site', 1);
    const words = key.split(' ').length;
    if (words < 3) features.set('short', 1);
    if (words > 20) features.set('long', 1);
    let begins = 0;
    let share = 0;
    let holds = false;
    for (const [other, others] of all) {
      if (other === key) continue;
      if (other.startsWith(key)) begins += 1;
      const isSaid = others.some(({ source }) => !isHeading(source) && !source.endsWith('part'));
      if (isSaid && other.length > 15 && (key.startsWith(`${other} `) || key.endsWith(` ${other}`))) holds = true;
      if (isSaid) share = Math.max(share, shared(key, other));
    }
    if (begins > 0) features.set('begins another', 1);
    const heading = group.find(({ source }) => isHeading(source));
    if (heading !== undefined) {
      const { source, place } = heading;
      if (holds) features.set('heading holds what is stated', 1);
      if (isStated) features.set(`${source} stated`, 1);
      else if (share > 0.6) features.set(`${source} much like what is stated`, 1);
      else if (share > 0.3) features.set(`${source} like what is stated`, 1);
      if (source === 'h1') features.set(place === 0 ? 'first h1' : 'later h1', 1);
      if (source === 'h1' && h1s === 1) features.set('only h1', 1);
    } else {
      if (h1s === 0) features.set('stated, no h1', 1);
      if (group.some(({ line }) => line !== null)) features.set('stated and shown', 1);
    }
    const line = group.find((one) => one.line !== null)?.line ?? null;
    const [best] = [...group].sort((one, other) => order.indexOf(one.source) - order.indexOf(other.source));
    return { text: best?.text ?? '', key, sources, line, features };
  });
}

/** Of wordings that differ in points and capitals alone, the one that readers saw. */
const order = ['title element whole', 'h2', 'h1 aside', 'h1', 'og:title', 'json-ld', 'twitter:title', 'meta'].reverse();

interface Heading {
  readonly text: string;
  readonly source: 'h1' | 'h1 aside' | 'h2';
  readonly line: Line;
}

/** The headings of the first rank, lines of one heading joined; with none of them the first of the second rank. */
function headingsOf(survey: Survey): Heading[] {
  const tell: (place: Place) => Region = regionTeller(null);
  const headings = new Map<Place, { texts: string[]; line: Line; rank: string }>();
  for (const line of survey.lines) {
    let at: Place | null = line.block;
    for (let up = 0; up < 4 && at !== null && !/^h[1-3]$/.test(at.tag); up += 1) at = at.up;
    if (at === null || !/^h[1-3]$/.test(at.tag)) continue;
    const known = headings.get(at);
    if (known === undefined) headings.set(at, { texts: [line.flow], line, rank: at.tag });
    else if (known.texts.length < 6) known.texts.push(line.flow);
  }
  const all = [...headings.entries()].map(([place, { texts, line, rank }]) => {
    const aside =
      !['page', 'others'].includes(tell(place)) || /logo|brand|site-?(?:title|name)/.test(wordsAround(place, 2));
    return { text: texts.join(' '), line, rank, aside };
  });
  const first = all.filter(({ rank }) => rank === 'h1').slice(0, 8);
  const second = all.filter(({ rank, aside }) => rank !== 'h1' && !aside).slice(0, first.length > 0 ? 2 : 4);
  return [
    ...first.map(({ text, line, aside }) => ({ text, line, source: aside ? ('h1 aside' as const) : ('h1' as const) })),
    ...second.map(({ text, line }) => ({ text, line, source: 'h2' as const })),
  ];
}

/** Cuts off what the page puts around its headline: a heading on the page or a name of the site decides, no dash alone. */
export function withoutSite(title: string, site: SiteNames, headings: ReadonlySet<string>): string {
  const cuts = [...title.matchAll(separator)];
  for (const cut of cuts) {
    const before = title.slice(0, cut.index);
    if (headings.has(comparable(before))) return before;
    const behind = title.slice(cut.index + cut[0].length);
    if (headings.has(comparable(behind))) return behind;
  }
  let from = 0;
  let to = title.length;
  for (const cut of [...cuts].reverse()) {
    const part = title.slice(cut.index + cut[0].length, to);
    if (!isSiteName(part, site) && !isPageNumber(part)) break;
    to = cut.index;
  }
  const [firstCut] = cuts;
  if (firstCut !== undefined && firstCut.index + firstCut[0].length < to) {
    // In front only the exact name counts: "Brell: the clock" is about Brell.
    if (!firstCut[0].includes(':') && isSiteName(title.slice(0, firstCut.index), site))
      from = firstCut.index + firstCut[0].length;
  }
  const rest = title.slice(from, to).trim();
  return rest === '' ? title : rest;
}

function isPageNumber(part: string): boolean {
  return /^(?:page|seite|página|pagina)\s+\d+(?:\s+(?:of|von|de|di)\s+\d+)?$/i.test(part.trim());
}

/** One line without tags, direction marks and doubled white space, for the titles of every format. */
export function tidyTitle(text: string): string {
  return tidyLine(text);
}

/** The share of words that two comparable titles have in common, of the shorter one's. */
function shared(one: string, other: string): number {
  const words = new Set(one.split(' '));
  const others = new Set(other.split(' '));
  let common = 0;
  for (const word of words) if (others.has(word)) common += 1;
  return common / Math.max(1, Math.min(words.size, others.size));
}

function isHeading(source: string): boolean {
  return /^h[12]/.test(source);
}
