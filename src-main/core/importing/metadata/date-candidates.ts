// Longer than other files: every place of a page that may state a date, and what the ranker measures of it, are weighed
// against one another.
import type { LinkedData } from './json-ld.ts';
import { isInLink, isListing, type Layout } from './layout.ts';
import type { MetaReader } from './meta.ts';
import { dayInAddress, isoTime, type NumericOrder, type StatedTime, statedTime } from './published.ts';
import type { Features } from './ranker.ts';
import { type Line, type Place, type Survey, wordsAround } from './survey.ts';

/** A day on which the article may have been published, with every source that states it. */
export interface DateCandidate {
  /** ISO 8601, the most exact wording of the sources. */
  readonly time: string;
  readonly sources: readonly string[];
  readonly features: Features;
}

interface Stated {
  readonly time: string;
  readonly source: string;
  /** Its weight among those of the same day: the sight of a date near the headline says more than one in the middle. */
  readonly seen: ReadonlyMap<string, number> | null;
}

export interface DateSources {
  readonly survey: Survey;
  readonly layout: Layout;
  readonly meta: MetaReader;
  readonly linked: LinkedData;
  readonly address: string | null;
  readonly order: NumericOrder;
}

const publishedMetas = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'rnews:datepublished',
  'publish-date',
  'publish_date',
  'og:publish_date',
  'publishdate',
  'publication_date',
  'publication-date',
  'published-date',
  'w-published-date',
  'published',
  'published_date',
  'pubdate',
  'article.published',
  'article_date_original',
  'cxenseparse:recs:publishtime',
];
const issuedMetas = [
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.date',
  'dcterms.date',
];
const plainMetas = ['date', 'article:date', 'creation_date', 'created', 'timestamp'];
const modifiedMetas = [
  'article:modified_time',
  'og:updated_time',
  'og:modified_time',
  'article:modified',
  'datemodified',
  'last-modified',
  'last_modified',
  'lastmod',
  'dcterms.modified',
  'dc.date.modified',
  'updated',
  'revised',
];

export const modifiedWords =
  /\b(?:updat|modif|revis|reviewed|last (?:edit|change)|edited|amended|refreshed|fact[ -]checked)|aktualisiert|geändert|mis à jour|modifié|actualizad|aggiornat|atualizad|bijgewerkt|uppdaterad|opdateret|oppdatert|päivitetty|обновлен|更新/i;
const publishedWords =
  /\b(?:publish|posted|written|released|issued|first appeared|created|date)|veröffentlicht|erstellt|stand|publié|paru|publicad|pubblicat|geplaatst|gepubliceerd|publicerad|publisert|udgivet|julkaistu|opublikowano|опубликован|发布|公開/i;
const dateWords = /date|time|publish|posted|byline|meta|info|created|stamp|dateline/;
const modifiedMarks = /updat|modif|changed|revised/;
const reviewWords = /comment|reply|copyright|expir|deadline|register|webinar|event|sale|effective|version|copyright|©/i;
/** Days that are announced: the page is about them, and not from them. */
const otherMarks =
  /(?:^|[\s_-])(?:events?(?:item)?|deadline|expir\w*|schedule|appointment|birth\w*|start-?date|end-?date)(?:$|[\s_-])/;
const mostDates = 60;

/** Every day that the page states for itself, with what speaks for and against it. */
export function dateCandidates(sources: DateSources): DateCandidate[] {
  const said = structured(sources);
  const days = new Set(said.map(({ time }) => time.slice(0, 10)));
  // Where day and month could be swapped, the reading that something else bears out is meant.
  return grouped([...said, ...visible(sources, (date) => date.swapped !== null && days.has(date.swapped))]);
}

/** The day on which the page says its text was last changed; null when it does not. */
export function modifiedOf({ meta, linked, survey }: DateSources): { time: string; source: string } | null {
  const micro = survey.marked.find(({ words }) => /datemodified/.test(words));
  const found: [string, string | null][] = [
    ['json-ld', isoTime(linked.article?.modified ?? linked.page?.modified ?? null)],
    ['meta', firstTime(meta, modifiedMetas)],
    ['microdata', isoTime(attributeTime(micro))],
  ];
  for (const [source, time] of found) if (time !== null) return { time, source };
  return null;
}

function structured({ meta, linked, survey, address }: DateSources): Stated[] {
  const found: Stated[] = [];
  const add = (source: string, time: string | null): void => {
    if (time !== null) found.push({ time, source, seen: null });
  };
  add('json-ld article', isoTime(linked.article?.published ?? null));
  add('json-ld page', isoTime(linked.page?.published ?? null));
  add('json-ld other', isoTime(linked.other?.published ?? null));
  add('meta published', firstTime(meta, publishedMetas));
  add('meta issued', firstTime(meta, issuedMetas));
  add('meta date', firstTime(meta, plainMetas));
  add('modified', isoTime(linked.article?.modified ?? null));
  add('modified', isoTime(linked.page?.modified ?? null));
  add('modified', firstTime(meta, modifiedMetas));
  for (const place of survey.marked) {
    if (/datepublished|datecreated|dc:date|dcterms:issued|schema:datepublished/.test(place.words))
      add('microdata', isoTime(attributeTime(place)));
    else if (/datemodified/.test(place.words)) add('modified', isoTime(attributeTime(place)));
  }
  add('address', address === null ? null : dayInAddress(address));
  return found;
}

function firstTime(meta: MetaReader, names: readonly string[]): string | null {
  for (const name of names) {
    const time = isoTime(meta.first(name));
    if (time !== null) return time;
  }
  return null;
}

function attributeTime(place: Place | undefined): string | null {
  if (place === undefined) return null;
  const { element } = place;
  return (
    element.getAttribute('content') ?? element.getAttribute('datetime') ?? (element.textContent ?? '').slice(0, 80)
  );
}

/** Dates that readers see, each on a line that is hardly more than the date. */
function visible({ layout, order }: DateSources, isSwapped: (date: StatedTime) => boolean): Stated[] {
  const found: Stated[] = [];
  for (const [index, line] of layout.lines.entries()) {
    if (found.length >= mostDates) break;
    if (line.text.length > 220 && index !== layout.proseStart) continue;
    const text = line.text.slice(0, 220);
    let from = 0;
    let count = 0;
    for (let date = statedTime(text, order); date !== null && count < 3; count += 1) {
      const sight = sightOf(line, index, date, from, text, layout);
      if (sight !== null) {
        const time = isSwapped(date) ? (date.swapped ?? date.time) : date.time;
        found.push({ time, source: 'visible', seen: sight });
      }
      from = date.end;
      const next = statedTime(text.slice(from), order);
      date = next === null ? null : { ...next, start: next.start + from, end: next.end + from };
    }
    const [time] = line.pieces.filter(({ place }) => place.tag === 'time');
    const exact = isoTime(time?.place.element.getAttribute('datetime') ?? null);
    if (time !== undefined && exact !== null && !found.some((one) => one.time.slice(0, 10) === exact.slice(0, 10))) {
      const at = text.indexOf(time.text);
      const sight = sightOf(
        line,
        index,
        { time: exact, swapped: null, start: at, end: at + time.text.length },
        0,
        text,
        layout,
      );
      if (sight !== null) found.push({ time: exact, source: 'visible', seen: sight });
    }
  }
  return found;
}

/** What speaks for a date on a line; null when the line is about something else. */
function sightOf(
  line: Line,
  index: number,
  date: StatedTime,
  from: number,
  text: string,
  layout: Layout,
): Map<string, number> | null {
  const before = text.slice(from, date.start);
  const behind = text.slice(date.end);
  const words = (`${before} ${behind}`.match(/\p{L}{3,}/gu) ?? []).length;
  const holder = line.pieces.find(({ text: piece }) => /\d{4}|\d\/\d/.test(piece)) ?? line.pieces[0];
  const marks = wordsAround(holder?.place ?? line.block, 4);
  const isTime = holder?.place.tag === 'time';
  const region = layout.regionOf(holder?.place ?? line.block);
  const zone = layout.zoneOf(index);
  const previous = layout.lines[index - 1]?.text ?? '';
  const label = before.trim() !== '' ? before : previous.length < 40 ? previous : '';
  const own = wordsAround(holder?.place ?? line.block, 2);
  const isModified = modifiedWords.test(label.slice(-60)) || (modifiedMarks.test(own) && !/publish/i.test(label));
  const isPublished = !isModified && publishedWords.test(label.slice(-60));
  const isMarked = isTime || dateWords.test(marks);
  if (words > 8 && !isMarked && !isPublished && !isModified) return null;
  const bad = region !== 'page' && region !== 'aside' ? region : null;
  const near = layout.isNear(index, 4);
  // The days of comments, of other articles and of the site never count, however little else the page says.
  if (bad !== null && !near && !(isPublished && (bad === 'others' || bad === 'footer'))) return null;
  if (zone === 'body' && words > 5 && !isPublished && !isModified && !isTime) return null;
  if (zone !== 'head' && isListing(line)) return null;
  if (otherMarks.test(wordsAround(holder?.place ?? line.block, 3))) return null;
  const features = new Map<string, number>();
  features.set(
    `${bad === null ? zone : near ? 'box by the headline' : bad}${isModified ? ' modified' : isPublished ? ' published' : ''}`,
    1,
  );
  if (words > 5) features.set('in a sentence', 1);
  if (isMarked) features.set('marked', 1);
  if (isTime) features.set('time element', 1);
  if (region === 'aside') features.set('in an aside', 1);
  if (isInLink(holder?.place ?? line.block)) features.set('in a link', 1);
  if (date.swapped !== null) features.set('could be swapped', 1);
  if (reviewWords.test(`${before.slice(-30)} ${previous.length < 40 ? previous : ''}`))
    features.set('of something else', 1);
  if (near && bad === null) features.set('by the headline', 1);
  return features;
}

const zones = [
  'head published',
  'head',
  'head modified',
  'box by the headline published',
  'box by the headline',
  'box by the headline modified',
  'tail published',
  'nowhere published',
  'tail',
  'tail modified',
  'body published',
  'body',
  'nowhere',
  'body modified',
];

function zoneOf(seen: ReadonlyMap<string, number>): number {
  const at = zones.findIndex((zone) => seen.has(zone));
  return at < 0 ? zones.length : at;
}

/** One candidate a day. A time in UTC may fall on the day before or behind the one that readers see: it joins that. */
function grouped(stated: readonly Stated[]): DateCandidate[] {
  const days = new Map<string, Stated[]>();
  const seenDays = new Set(
    stated.filter(({ seen }) => seen !== null && zoneOf(seen) < 8).map(({ time }) => time.slice(0, 10)),
  );
  for (const one of stated) {
    const day = one.time.slice(0, 10);
    const near =
      one.seen === null && one.time.endsWith('Z') && !seenDays.has(day)
        ? neighbours(one.time).find((other) => seenDays.has(other))
        : undefined;
    const key = near ?? day;
    const group = days.get(key);
    if (group === undefined) days.set(key, [one]);
    else group.push(one);
  }
  const page = pageFeatures(stated);
  const firstSeen = stated.find(({ seen }) => seen !== null && zoneOf(seen) < 5)?.time.slice(0, 10);
  const all = [...days.keys()].sort();
  const isCorrection = correctionTeller(stated);
  return [...days.entries()]
    .filter(([day, group]) => !isCorrection(day, group))
    .map(([day, group]) => {
      const features = new Map<string, number>();
      for (const { source, seen } of group) if (seen === null) features.set(source, 1);
      const sights = group.map(({ seen }) => seen).filter((seen) => seen !== null);
      const [best] = [...sights].sort((one, other) => zoneOf(one) - zoneOf(other));
      for (const [name, value] of best ?? []) features.set(name, value);
      if (sights.length > 0) features.set('seen', 1);
      else if (page.seen) features.set('unseen, another is seen', 1);
      else features.set(`unseen ${page.kind}`, 1);
      const saying = new Set(group.map(({ source }) => source));
      if (sights.length === 0 && [...saying].every((source) => source.startsWith('json-ld')))
        features.set(page.seen ? 'json-ld alone, another is seen' : 'json-ld alone', 1);
      if (saying.has('modified') && best?.has('head')) features.set('seen as plain, stated as modified', 1);
      if (day === firstSeen) features.set('first seen', 1);
      if (sights.length > 2) features.set('repeated', 1);
      const isPublished = group.some(({ source }) => publishing.has(source));
      if (isPublished && sights.length > 0) features.set('stated and seen', 1);
      if (!isPublished && page.published) features.set('another is stated', 1);
      if (group.some(({ source }) => source === 'modified') && !isPublished) features.set('modified alone', 1);
      if (all.length > 1 && day === all[0]) features.set('earliest', 1);
      const times = group.map(({ time }) => time).filter((time) => time.startsWith(day));
      const time = times.find((one) => one.length > 10) ?? day;
      return { time, sources: [...new Set(group.map(({ source }) => source))], features };
    });
}

/**
 * A text that was changed soon after it came out was corrected, and is from the day it came out. One that is brought up
 * to date a season later is another text: there the day under which it stands now may be the one that readers go by.
 */
const soon = 45 * 24 * 60 * 60 * 1000;

function correctionTeller(stated: readonly Stated[]): (day: string, group: readonly Stated[]) => boolean {
  const published = new Set(stated.filter(({ source }) => publishing.has(source)).map(({ time }) => time.slice(0, 10)));
  return (day, group) => {
    if (published.has(day) || group.some(({ source }) => publishing.has(source))) return false;
    const isUpdate = group.some(
      ({ source, seen }) =>
        source === 'modified' || [...(seen?.keys() ?? [])].some((name) => name.endsWith(' modified')),
    );
    return isUpdate && [...published].some((other) => other < day && Date.parse(day) - Date.parse(other) <= soon);
  };
}

const publishing = new Set(['json-ld article', 'json-ld page', 'meta published', 'microdata']);

function pageFeatures(stated: readonly Stated[]): { seen: boolean; published: boolean; kind: string } {
  const has = (source: string): boolean => stated.some((one) => one.source === source);
  const kind = has('json-ld article') || has('meta published') || has('microdata') ? 'article' : 'page';
  return {
    seen: stated.some(({ seen }) => seen !== null && zoneOf(seen) < 5),
    published: stated.some(({ source }) => publishing.has(source)),
    kind,
  };
}

function neighbours(time: string): string[] {
  const day = 24 * 60 * 60 * 1000;
  const at = Date.parse(time);
  return [at - day / 2, at + day / 2]
    .map((other) => new Date(other).toISOString().slice(0, 10))
    .filter((other) => other !== time.slice(0, 10));
}
