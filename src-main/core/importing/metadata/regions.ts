import { headsElsewhere } from '../body/certain-lines.ts';
import type { Line, Place } from './survey.ts';

/** What part of the page a text stands in. A part that holds the headline says nothing: whole pages are called so. */
export type Region = 'page' | 'aside' | 'footer' | 'navigation' | 'comments' | 'others';

const comments = /(?:^|[\s_-])(?:comments?(?:$|[\s_-])|commentlist|disqus|respond(?:$|[\s_-])|replies|discussion)/;
/** Lists of other articles, and boxes beside this one. */
const others =
  /related|recommend|popular|trending|(?:^|[\s_-])(?:latest|recent|similar|sidebar|widget[-_](?:area|title|recent|posts?)|teasers?|carousel|swiper|slider|slick|promos?|upsell|recirc|more-(?:from|stories|posts|articles)|also-like|read-(?:next|more)|next-?(?:post|article)|prev(?:ious)?-?(?:post|article)|post-navigation|cards?|tiles?|grid-item|loop-item|feed|newsletter|cookie|modal|popup|advert|ads?|sponsored|event)(?:$|[\s_-])|(?:^|[\s_-])(?:sidebar|mega-?menu)/;
/** Builders of pages call every part of them a widget or a card. */
const trunkWords = /elementor-widget|post-info|entry-meta|byline|article-(?:header|meta|info)/;
const navigation = /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|toc|table-of-contents)(?:$|[\s_-])/;
const footer =
  /(?:^|[\s_-])(?:(?:site|page|global|main)?-?footer|copyright|colophon|credits|legal|disclaimer)(?:$|[\s_-])/;

/** Tells the region of any place, given the places around the headline; remembers what it has told. */
export function regionTeller(headline: Line | null): (place: Place) => Region {
  const trunk = new Set<Place>();
  for (let at: Place | null = headline?.block ?? null; at !== null; at = at.up) trunk.add(at);
  const known = new Map<Place, Region>();
  const tell = (place: Place): Region => {
    if (trunk.has(place)) return 'page';
    const before = known.get(place);
    if (before !== undefined) return before;
    const own = ownRegion(place);
    const region = own !== 'page' && own !== 'aside' ? own : outer(place, own, tell);
    known.set(place, region);
    return region;
  };
  return tell;
}

function outer(place: Place, own: Region, tell: (place: Place) => Region): Region {
  const around = place.up === null ? 'page' : tell(place.up);
  return around === 'page' ? own : around;
}

function ownRegion({ tag, words, element }: Place): Region {
  if (tag === 'nav') return 'navigation';
  if (tag === 'body' || tag === 'html' || tag === 'main') return 'page';
  if (words !== '') {
    if (comments.test(words)) return 'comments';
    if (navigation.test(words)) return 'navigation';
    if (others.test(words) && !trunkWords.test(words)) return 'others';
    if (footer.test(words)) return 'footer';
  }
  if (tag === 'footer') return 'footer';
  if (tag !== 'aside') return 'page';
  const heading = element.querySelector('h1, h2, h3, h4, h5, h6')?.textContent ?? '';
  return headsElsewhere(heading.trim()) ? 'others' : 'aside';
}
