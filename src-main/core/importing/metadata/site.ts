import type { LinkedData } from './json-ld.ts';
import type { MetaReader } from './meta.ts';
import { comparable, tidyLine } from './tidy.ts';

export interface SiteNames {
  /** What the site calls itself, for the reader; null when only the address tells. */
  readonly name: string | null;
  readonly source: string;
  readonly confidence: number;
  /** Everything the site may be called, comparable and without spaces. */
  readonly known: ReadonlySet<string>;
  /** Names of the site that have the shape of a person's. */
  readonly people: readonly string[];
}

/** The names of the site, in the order: `og:site_name`, JSON-LD publisher or web site, other meta elements, the host. */
export function siteNames(
  meta: MetaReader,
  linked: LinkedData,
  host: string | null,
  headline: string,
  title: string,
): SiteNames {
  const stated: [source: string, name: string | null, confidence: number][] = [
    ['og:site_name', meta.first('og:site_name'), 0.95],
    ['json-ld', linked.sites[0] ?? null, 0.9],
    ['meta', meta.first('application-name', 'apple-mobile-web-app-title', 'publisher', 'dc.publisher'), 0.7],
    ['twitter', meta.first('twitter:site')?.replace(/^@/, '') ?? null, 0],
    ['copyright', meta.first('copyright', 'article:publisher'), 0],
  ];
  const known = new Set<string>();
  for (const name of [...stated.map(([, name]) => name), ...linked.sites]) {
    const close = closed(name ?? '');
    if (close.length > 1 && close.length < 60 && !close.startsWith('http')) known.add(close);
  }
  for (const word of hostNames(host)) known.add(word);
  const [source, name, confidence] = stated.find(
    ([, name, confidence]) => name !== null && confidence > 0 && isName(tidyLine(name), headline),
  ) ?? ['address', null, 0.6];
  const tail =
    title
      .split(/\s+[|–—•·-]\s+/)
      .slice(1)
      .at(-1) ?? '';
  const people = [stated[0]?.[1] ?? '', linked.sites[0] ?? '', tail]
    .map((one) => tidyLine(one).replace(/['’]s (?:blog|website|site|weblog|homepage)$/i, ''))
    .filter(
      (one, index, all) => /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,2}$/u.test(one) && all.indexOf(one) === index,
    );
  return { name: name === null ? null : tidyLine(name), source, confidence, known, people };
}

/** Whether a text is a name of the site, or the site's name with a word more or less. */
export function isSiteName(text: string, { known }: SiteNames): boolean {
  const close = closed(text);
  if (close === '') return false;
  if (known.has(close)) return true;
  for (const name of known) {
    if (close.length >= 4 && name.length >= 4 && (name.includes(close) || close.includes(name))) {
      if (Math.abs(name.length - close.length) < 14) return true;
    }
  }
  const initials = text
    .split(/[\s&]+/)
    .map((word) => word.charAt(0).toLowerCase())
    .join('');
  return initials.length > 2 && known.has(initials);
}

function isName(name: string, title: string): boolean {
  return name !== '' && name.length < 100 && !/^https?:/i.test(name) && comparable(name) !== comparable(title);
}

function closed(text: string): string {
  return comparable(tidyLine(text))
    .replace(/^the /, '')
    .replace(/(?<=\S{3}) (?:com|org|net|inc|llc|ltd|co uk)$/, '')
    .replaceAll(' ', '');
}

function hostNames(host: string | null): string[] {
  const labels = (host ?? '').split('.').filter((label) => label.length > 2);
  const names = labels.slice(0, -1).filter((label) => !/^(?:www\d?|blogs?|news|com|org|edu|gov|net|co)$/.test(label));
  return [
    ...names.map((label) => label.replace(/[^\p{L}\p{N}]/gu, '')),
    (host ?? '').replace(/^www\d?\.|[^\p{L}\p{N}]/gu, ''),
  ];
}
