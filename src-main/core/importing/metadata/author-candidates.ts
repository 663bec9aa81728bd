// Longer than other files: every place of a page that may name an author, and what the ranker measures of it, are weighed
// against one another.
import type { LinkedData, LinkedName } from './json-ld.ts';
import { isListing, type Layout } from './layout.ts';
import type { MetaReader } from './meta.ts';
import { organisations } from './name-words.ts';
import { isSameName, nameKey, readNames } from './names.ts';
import type { Features } from './ranker.ts';
import { isSiteName, type SiteNames } from './site.ts';
import { type Line, type Piece, type Place, wordsAround } from './survey.ts';

/** Someone who may have written the article, with every source that names them. */
export interface AuthorCandidate {
  readonly name: string;
  readonly sources: readonly string[];
  /** The by-lines (source and number) in which the name stands, for those who wrote together. */
  readonly lists: ReadonlySet<string>;
  readonly features: Features;
}

interface Named {
  readonly name: string;
  readonly key: string;
  readonly source: string;
  readonly list: string;
  /** What a reader sees of it; null for metadata. */
  readonly seen: ReadonlyMap<string, number> | null;
}

export interface AuthorSources {
  readonly layout: Layout;
  readonly meta: MetaReader;
  readonly linked: LinkedData;
  readonly site: SiteNames;
}

const authorMarks =
  /author|byline|by-line|writer|autor(?!ota|eifen)|auteur|contributor|posted-?by|published-?by|creator|blogger|journalist/;
const notAuthorMarks =
  /authori[tz]|comment|reviewer|reviewed|editor-|fact-?check|photo|social|avatar|share|follow|bio|description|desc\b|date|time|title|role|position|job|count/;
const authorPath =
  /\/(?:authors?|autor(?:es|en)?|auteurs?|contributors?|writers?|people|staff|profiles?|by|columnists?|users?|team|about-the-author|bio|journalists?|reporters?)\/[^/?#]+\/?(?:[?#]|$)|[?&]author=/i;
const by =
  /^(?:(?:(?:written|posted|reported|published|words|story|text|authored|created|article|post|guest post|contributed)\s+)?by|authors?\s*(?::|$)|by-?line\s*:|von|par|por|di|door|av|af|autor(?:in|a)?\s*:|auteur\s*:|text\s*:|автор\s*:?|作者[:：]|文[:：])(?=[\s:\p{Lo}]|$)/iu;
const reviewing =
  /\b(?:medically |clinically |legally )?(?:reviewed|edited|fact[ -]checked|translated|verified|updated|approved|illustrat|photo(?:s|graph)|image|photograph)/i;
const about =
  /^(?:about (?:the |our )?(?:authors?|writers?|contributors?)|meet the authors?|author bio|written by|über den autor|über die autorin|à propos de l['’]auteur|sobre el autor|sull['’]autore)\b/i;
const mostNamed = 120;
const longestPiece = 90;

/** Everyone whom the page names in the place of an author, with what speaks for and against them. */
export function authorCandidates(sources: AuthorSources): AuthorCandidate[] {
  return grouped([...stated(sources), ...visible(sources)], sources.site);
}

function stated({ meta, linked, site }: AuthorSources): Named[] {
  const named: Named[] = [];
  const add = (source: string, list: string, names: readonly string[]): void => {
    for (const name of names) named.push({ name, key: nameKey(name), source, list, seen: null });
  };
  const addLinked = (source: string, authors: readonly LinkedName[] | undefined): void => {
    for (const { name, kind } of authors ?? []) add(`${source} ${kind}`, source, readNames(name, true));
  };
  addLinked('json-ld article', linked.article?.authors);
  addLinked('json-ld page', linked.page?.authors);
  addLinked('json-ld other', linked.other?.authors);
  if (linked.persons.length === 1) add('json-ld lone person', 'lone', readNames(linked.persons[0] ?? '', true));
  for (const key of [
    'author',
    'article:author',
    'og:article:author',
    'parsely-author',
    'sailthru.author',
    'byl',
    'byline',
    'article.author',
    'cxenseparse:author',
    'author_name',
  ]) {
    add(
      'meta author',
      'meta',
      meta
        .all(key)
        .slice(0, 12)
        .flatMap((value) => readNames(value, true)),
    );
  }
  for (const key of ['dc.creator', 'dcterms.creator', 'dc.creator.creator'])
    add(
      'meta creator',
      'meta creator',
      meta.all(key).flatMap((value) => readNames(turned(value), true)),
    );
  add(
    'citation author',
    'citation',
    meta
      .all('citation_author')
      .slice(0, 12)
      .flatMap((value) => readNames(turned(value), true)),
  );
  for (const number of [1, 2]) {
    if (
      /written by|author|verfasst|écrit|escrito|scritto|geschreven/i.test(meta.first(`twitter:label${number}`) ?? '')
    ) {
      add('twitter label', 'twitter', readNames(meta.first(`twitter:data${number}`) ?? '', true));
    }
  }
  for (const name of site.people) add('site name', 'site', [name]);
  return named;
}

/** "Moran, Piet" is Piet Moran in the metadata of libraries. */
function turned(value: string): string {
  const match = /^([\p{L}'’-]+(?: [\p{L}'’-]+)?), ([\p{L}.'’ -]{2,40})$/u.exec(value.trim());
  return match === null ? value : `${match[2]} ${match[1]}`;
}

function visible({ layout }: AuthorSources): Named[] {
  const named: Named[] = [];
  const seen = new Set<string>();
  for (const [index, line] of layout.lines.entries()) {
    if (named.length >= mostNamed) break;
    const zone = layout.zoneOf(index);
    const byLine = byText(line, layout.lines, index);
    if (byLine !== null) {
      for (const name of readNames(byLine.text)) {
        if (!isPersonal(name)) continue;
        const one = sighted(name, byLine.open ? 'by alone' : 'by', index, zone, byLine.line, byLine.piece, layout);
        if (one !== null) named.push(one);
      }
    }
    for (const name of copyrightHolder(line)) {
      named.push({ name, key: nameKey(name), source: 'copyright', list: 'copyright', seen: null });
    }
    for (const piece of line.pieces) {
      if (piece.text.length > longestPiece || named.length >= mostNamed) continue;
      const kind = markOf(piece);
      if (kind === null) continue;
      for (const name of readNames(piece.text, kind !== 'path')) {
        const once = `${index} ${name}`;
        if (seen.has(once) || !isPersonal(name)) continue;
        seen.add(once);
        const one = sighted(name, kind, index, zone, line, piece, layout);
        if (one !== null) named.push(one);
      }
    }
  }
  return named;
}

function isPersonal(name: string): boolean {
  return name.split(' ').length <= 5 && !/\d{4}|\.\.\.|…/.test(name);
}

/** The one a page belongs to, where that is a person by the shape of the name: on blogs it is the author. */
function copyrightHolder({ text }: Line): string[] {
  if (text.length > 120 || !/©|copyright|\(c\)/i.test(text)) return [];
  const match =
    /(?:©|copyright|\(c\))[\s,©–-]*(?:(?:19|20)\d\d[\s,–-]*)*(?:present)?[\s,]*(?:by\s+)?(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,2})(?=\s*(?:$|[.,|·•–—©]|all rights|\d))/iu.exec(
      text,
    );
  const name = match?.[1]?.replace(/\.$/, '') ?? '';
  return name === '' || organisations.test(name) || /all rights|reserved|privacy|terms/i.test(name) ? [] : [name];
}

/** What is behind "By" on a line, or on the next one where it stands alone. */
function byText(line: Line, lines: readonly Line[], index: number): ByText | null {
  for (const [at, piece] of line.pieces.entries()) {
    if (at > 6) break;
    const match = by.exec(piece.text);
    const inside = match === null && piece.text.includes('by') ? insideBy.exec(piece.text.slice(0, 200)) : null;
    if (match === null && inside === null) continue;
    const said = (
      inside?.[1]?.replace(/^(?:written |posted |authored )?by/, '') ?? piece.text.slice(match?.[0].length ?? 0)
    ).replace(/^[\s:]+/, '');
    const behind = line.pieces.slice(at + 1, at + 12).map(({ text }) => text);
    if (said !== '') {
      // "By" opens sentences too: those are long, and go on in small letters.
      if (!/^[\p{Lu}\p{Lo}@]/u.test(said) || said.length > 120) continue;
      return { text: [said, ...(joins(said, behind[0]) ? behind : [])].join('\n'), line, piece, open: false };
    }
    if (behind.length > 0)
      return { text: behind.join('\n').slice(0, 300), line, piece: line.pieces[at + 1], open: true };
    const next = lines[index + 1];
    if (next === undefined || next.text.length > 120) return null;
    const texts: string[] = [];
    for (let ahead = index + 1; ahead < index + 12; ahead += 1) {
      const texted = lines[ahead]?.pieces.map(({ text }) => text) ?? [];
      if (texts.length > 0 && !joins(texts.at(-1) ?? '', texted[0])) break;
      texts.push(...texted);
    }
    return { text: texts.join('\n').slice(0, 400), line: next, piece: next.pieces[0], open: true };
  }
  return null;
}

interface ByText {
  readonly text: string;
  readonly line: Line;
  readonly piece: Piece | undefined;
  /** Whether "By" stood alone. */
  readonly open: boolean;
}

/** Whether a list of names goes on from one text to the next. */
function joins(one: string, next: string | undefined): boolean {
  return (
    next !== undefined && (/(?:,|&|\band|\bund|\bet)\s*$/i.test(one) || /^\s*(?:,|&|and\b|und\b|et\b)/i.test(next))
  );
}

const insideBy =
  /(?:[|•·–—-]\s*|\b(?:article|post|story|guide|was|blog)\s+(?:is |was )?(?:written |authored |posted |contributed )?)\b((?:written |posted |authored )?by(?:\s+\p{Lu}.{2,60})?)$/u;

function markOf(piece: Piece): string | null {
  const { place } = piece;
  const own = `${place.words}${place.up?.words ?? ''}`;
  let at: Place | null = place;
  for (let up = 0; up < 3 && at !== null; up += 1, at = at.up) {
    if (at.tag !== 'a') continue;
    const href = at.element.getAttribute('href') ?? '';
    if (authorPath.test(href)) return 'path';
  }
  if (authorMarks.test(own) && (!notAuthorMarks.test(place.words) || /author.*date|date.*author/.test(place.words)))
    return 'mark';
  if (authorMarks.test(wordsAround(place, 4)) && !notAuthorMarks.test(own)) return 'mark around';
  return null;
}

function sighted(
  name: string,
  kind: string,
  index: number,
  zone: string,
  line: Line,
  piece: Piece | undefined,
  layout: Layout,
): Named | null {
  const place = piece?.place ?? line.block;
  const region = layout.regionOf(place);
  const near = layout.isNear(index, 6);
  const bad = region !== 'page' && region !== 'aside' ? region : null;
  // Who comments, is in the menu or wrote another article did not write this one.
  if ((bad !== null && bad !== 'footer' && !near) || (zone !== 'head' && isListing(line))) return null;
  const features = new Map<string, number>();
  features.set(bad === null ? zone : near ? 'box by the headline' : bad, 1);
  features.set(kind, 1);
  if (bad === null && (zone === 'head' || near)) features.set(`${kind}, head`, 1);
  if (bad === null && near) features.set('by the headline', 1);
  const before = layout.lines[index - 1]?.text ?? '';
  const at = line.text.indexOf(name);
  const ahead = at > 0 ? line.text.slice(Math.max(0, at - 40), at) : before.length < 40 ? before : '';
  if (reviewing.test(ahead)) features.set('as reviewer', 1);
  if (about.test(before) || about.test(layout.lines[index - 2]?.text ?? '')) features.set('about the author', 1);
  if (zone === 'body' && line.text.length > 120) features.set('in prose', 1);
  if (/itemprop|\bauthor\b/.test(place.words) && /\bname\b|author/.test(place.words)) features.set('marked up', 1);
  return {
    name,
    key: nameKey(name),
    source: kind.startsWith('by') ? 'by-line text' : 'by-line element',
    list: `line ${index}`,
    seen: features,
  };
}

const zones = ['head', 'box by the headline', 'tail', 'body', 'nowhere', 'footer'];

function standing(seen: ReadonlyMap<string, number>): number {
  const at = zones.findIndex((zone) => seen.has(zone));
  return (
    (at < 0 ? zones.length : at) * 4 -
    ([...seen.keys()].some((name) => name.startsWith('by')) ? 2 : 0) +
    (seen.has('as reviewer') ? 3 : 0)
  );
}

function grouped(named: readonly Named[], site: SiteNames): AuthorCandidate[] {
  const groups: Named[][] = [];
  for (const one of named) {
    if (one.key === '') continue;
    const group = groups.find(([first]) => first !== undefined && isSameName(first.key, one.key));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  const isStated = named.some(({ seen }) => seen === null);
  const isHeaded = named.some(({ seen }) => seen !== null && standing(seen) <= 4);
  return groups.map((group) => {
    const features = new Map<string, number>();
    for (const { source, seen } of group) if (seen === null) features.set(source, 1);
    const sights = group.map(({ seen }) => seen).filter((seen) => seen !== null);
    const [best] = [...sights].sort((one, other) => standing(one) - standing(other));
    for (const [feature, value] of best ?? []) features.set(feature, value);
    if (sights.length > 0) features.set('seen', 1);
    else features.set(isHeaded ? 'unseen, another is seen' : 'unseen', 1);
    const said = group.some(({ seen }) => seen === null);
    if (said && sights.length > 0) features.set('stated and seen', 1);
    if (!said && isStated) features.set('another is stated', 1);
    if (sights.length > 2) features.set('repeated', 1);
    const name = fullest(group);
    for (const feature of shapeOf(name, site)) features.set(feature, 1);
    return {
      name,
      sources: [...new Set(group.map(({ source }) => source))],
      lists: new Set(group.map(({ list }) => list)),
      features,
    };
  });
}

/** The wording that readers see by the headline, else the first; in full rather than the first name alone. */
function fullest(group: readonly Named[]): string {
  const sound = group.filter(({ list }) => list !== 'site' && list !== 'copyright');
  const worded = sound.length > 0 ? sound : group;
  const full = worded.filter(({ name }) => name.includes(' '));
  const named = full.length > 0 ? full : worded;
  const seen = named.find((one) => one.seen !== null && standing(one.seen) <= 4 && /^\p{Lu}\p{Ll}/u.test(one.name));
  return (seen ?? named[0])?.name ?? '';
}

function shapeOf(name: string, site: SiteNames): string[] {
  const shapes: string[] = [];
  const words = name.split(' ');
  const isOrganisation = organisations.test(name);
  if (isSiteName(name, site)) shapes.push('is the site');
  if (isOrganisation) shapes.push('an organisation');
  if (words.length === 1) shapes.push(/^\p{Lu}\p{Ll}+$/u.test(name) ? 'one word' : 'user name');
  else if (
    words.length <= 4 &&
    words.every((word) => /^\p{Lu}|^(?:de|da|van|von|der|den|bin|al|el|la|le|di|del)$/u.test(word)) &&
    !isOrganisation
  )
    shapes.push('shaped like a name');
  else if (words.length > 4) shapes.push('many words');
  if (words.length > 1 && !/\p{Lu}/u.test(name)) shapes.push('small letters');
  if (/\d/.test(name)) shapes.push('with digits');
  return shapes;
}
