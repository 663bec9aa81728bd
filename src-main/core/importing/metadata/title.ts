import { type DomDocument, textOf } from '../page/dom.ts';

const separators = /\s+[|–—\-·•»:]{1,2}\s+|\s*[|»]\s*/;

/**
 * The headline without the site's name: the heading on the page that the metadata bear out, because that is what readers
 * saw; else the candidates of the metadata in their order, else the `title` element; null when the page has none.
 */
export function titleOf(page: DomDocument, stated: readonly (string | null)[], site: string | null): string | null {
  const headings = [...page.querySelectorAll('h1')].map(textOf).filter((text) => text.length > 2 && text.length < 400);
  const element = tidyTitle(textOf(page.querySelector('title')));
  const said = [...stated, element].map((value) => withoutSite(tidyTitle(value ?? ''), headings, site));
  const titles = said.filter((title) => title !== '' && title.toLowerCase() !== site?.toLowerCase());
  const heading = chosenHeading(headings, titles, site);
  const title = heading ?? titles[0] ?? '';
  return title === '' ? null : tidyTitle(title);
}

/** What readers saw as the headline: the only heading of the first rank, or the one that the metadata resembles. */
function chosenHeading(headings: readonly string[], titles: readonly string[], site: string | null): string | null {
  const fit = headings.filter((heading) => simplified(heading) !== simplified(site ?? '') && heading.length < 250);
  const alike = fit.find((heading) => titles.some((title) => likeness(heading, title) > 0.6));
  if (alike !== undefined) return alike;
  const [only] = fit;
  return fit.length === 1 &&
    only !== undefined &&
    only.split(' ').length > 2 &&
    titles.every((title) => likeness(only, title) > 0.2)
    ? only
    : null;
}

/** The share of words that two titles have in common, of the shorter one's. */
function likeness(one: string, other: string): number {
  const words = new Set(one.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const others = new Set(other.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  let common = 0;
  for (const word of words) if (others.has(word)) common += 1;
  return common / Math.max(1, Math.min(words.size, others.size));
}

/** Cuts off what the page appends: the heading on the page or the site's name decide, never a dash alone. */
function withoutSite(title: string, headings: readonly string[], site: string | null): string {
  const lower = title.toLowerCase();
  for (const heading of headings) {
    const known = heading.toLowerCase();
    if (lower !== known && lower.startsWith(known) && separators.test(title.slice(known.length)))
      return title.slice(0, known.length);
  }
  if (site === null) return title;
  const parts = title.split(separators);
  const name = simplified(site);
  const last = simplified(parts.at(-1) ?? '');
  if (parts.length < 2 || last === '') return title;
  if (last === name || name.includes(last) || (last.includes(name) && last.length < name.length + 20)) {
    return title.slice(0, title.lastIndexOf(parts.at(-1) ?? '')).replace(/[\s|–—\-·•»:]+$/, '');
  }
  const first = parts[0] ?? '';
  return simplified(first) === name ? title.slice(first.length).replace(/^[\s|–—\-·•»:]+/, '') : title;
}

function simplified(text: string): string {
  return text
    .toLowerCase()
    .replace(/^the |\.(?:com|org|net|co\.uk|de|fr)$/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** One line without tags, direction marks and doubled white space. */
export function tidyTitle(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u00ad\ufeff]/g, '')
    .replace(
      /&(amp|bull|quot|#0?39|apos|lt|gt|nbsp|#8217|#8216|#8220|#8221|#8211|#038);/g,
      (whole, name: string) => references[name] ?? whole,
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Metadata is often escaped twice. */
const references: Readonly<Record<string, string>> = {
  amp: '&',
  bull: '•',
  '#038': '&',
  quot: '"',
  '#39': "'",
  '#039': "'",
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  '#8217': '’',
  '#8216': '‘',
  '#8220': '“',
  '#8221': '”',
  '#8211': '–',
};
