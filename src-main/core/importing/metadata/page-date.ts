import { type DomDocument, textOf } from '../page/dom.ts';
import type { MetaReader } from './meta.ts';
import { piecesNearHeadline } from './near-headline.ts';
import { dayInAddress, isoTime } from './published.ts';

const names = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'publish-date',
  'publication_date',
  'publishdate',
  'pubdate',
  'citation_publication_date',
  'dc.date.issued',
  'dcterms.created',
  'dc.date',
  'date',
];
const marked = '[itemprop="datePublished"], time[pubdate], article time, main time, time, [class*="publish" i]';
const others = 'aside, footer, nav, [class*="comment" i], [class*="related" i]';

/**
 * When an article was published, as isoTime gives it; null when the page does not say. In this order: JSON-LD
 * (`linked`), meta elements, marked-up times, a date near the headline, the address.
 */
export function publishedOf(
  page: DomDocument,
  linked: string | null,
  meta: MetaReader,
  address: string | null,
): string | null {
  const stated = isoTime(linked) ?? names.map((name) => isoTime(meta(name))).find((time) => time !== null);
  return stated ?? markedTime(page) ?? nearHeadline(page) ?? (address === null ? null : dayInAddress(address));
}

function markedTime(page: DomDocument): string | null {
  for (const element of page.querySelectorAll(marked)) {
    if (element.closest(others) !== null) continue;
    const value = element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element).slice(0, 80);
    const time = isoTime(value);
    if (time !== null) return time;
  }
  return null;
}

/** A short piece of text that holds a date and hardly anything else. */
function nearHeadline(page: DomDocument): string | null {
  for (const piece of piecesNearHeadline(page)) {
    if (piece.length > 60) continue;
    const day = isoTime(piece);
    const words = piece.match(/\p{L}{3,}/gu)?.length ?? 0;
    if (day !== null && words <= 5) return day;
  }
  return null;
}
