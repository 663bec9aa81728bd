import { type DomDocument, textOf } from './dom.ts';

const separators = /\s+[|–—\-·•»:]{1,2}\s+|\s*[|»]\s*/;

/**
 * The headline without the site's name: the candidates of the metadata in their order, else the only `h1`, else the
 * `title` element; null when the page has none.
 */
export function titleOf(page: DomDocument, stated: readonly (string | null)[], site: string | null): string | null {
  const headings = [...page.querySelectorAll('h1')].map(textOf).filter((text) => text.length > 2 && text.length < 400);
  const element = tidyTitle(textOf(page.querySelector('title')));
  for (const value of stated) {
    const title = withoutSite(tidyTitle(value ?? ''), headings, site);
    if (title !== '' && title.toLowerCase() !== site?.toLowerCase()) return title;
  }
  const shared = headings.find((heading) => element.toLowerCase().includes(heading.toLowerCase()));
  const heading = shared ?? (headings.length === 1 ? headings[0] : undefined);
  const title = heading ?? withoutSite(element, headings, site);
  return title === '' ? null : tidyTitle(title);
}

/** Cuts off what the page appends: the heading on the page or the site's name decide, never a dash alone. */
function withoutSite(title: string, headings: readonly string[], site: string | null): string {
  const lower = title.toLowerCase();
  for (const heading of headings) {
    const known = heading.toLowerCase();
    if (lower !== known && lower.startsWith(known) && separators.test(title.slice(known.length))) return title.slice(0, known.length);
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
  return text.toLowerCase().replace(/^the |\.(?:com|org|net|co\.uk|de|fr)$/g, '').replace(/[^\p{L}\p{N}]/gu, '');
}

/** One line without tags, direction marks and doubled white space. */
export function tidyTitle(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, '')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u00ad\ufeff]/g, '')
    .replace(/&(amp|quot|#0?39|apos|lt|gt|nbsp|#8217|#8216|#8220|#8221|#8211|#038);/g, (whole, name: string) => references[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Metadata is often escaped twice. */
const references: Readonly<Record<string, string>> = {
  amp: '&',
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
