import { parseLenient } from './lenient-json.ts';

/** Someone named as an author: a person, an organisation, or not said. */
export interface LinkedName {
  readonly name: string;
  readonly kind: 'person' | 'organization' | 'unknown';
}

/** What JSON-LD says of one thing, as written. */
export interface LinkedThing {
  readonly headline: string | null;
  readonly authors: readonly LinkedName[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly description: string | null;
  readonly image: string | null;
  readonly url: string | null;
}

export interface LinkedData {
  /** The article, when there is one. */
  readonly article: LinkedThing | null;
  /** The page that it stands on, or that is all there is. */
  readonly page: LinkedThing | null;
  /** Some other thing with a date and an author: a video, a product, a how-to. */
  readonly other: LinkedThing | null;
  /** Names of publisher and web site, the likeliest first. */
  readonly sites: readonly string[];
  /** Persons that the graph describes on its own. */
  readonly persons: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

const articleTypes =
  /^(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|Report|Review|CriticReview|Recipe|AnalysisNewsArticle|HowTo|Guide|Blog)$/;
const pageTypes = /^(?:\w*WebPage|\w+Page|WebContent|MedicalWebPage)$/;
const otherTypes =
  /^(?:VideoObject|Course|Product|CreativeWork\w*|Dataset|PodcastEpisode|Book|Event|TechnicalArticle)$/;
const siteTypes = /^(?:WebSite|\w*Organization|Corporation|LocalBusiness)$/;
const mostNodes = 2000;
const deepest = 8;
/** What is under these speaks of other things than the page. */
const elsewhere = new Set([
  'itemListElement',
  'review',
  'comment',
  'hasPart',
  'citation',
  'mentions',
  'relatedLink',
  'acceptedAnswer',
  'suggestedAnswer',
  'video',
  'associatedMedia',
  'potentialAction',
  'step',
  'offers',
  'blogPost',
]);

/** Reads the JSON-LD blocks of a page in whatever way they nest; what cannot be read is left out. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const nodes: Json[] = [];
  for (const source of scripts) collect(parseLenient(source), nodes, 0);
  const byId = new Map<string, Json>();
  for (const node of nodes) {
    // A reference has the same id as what it refers to, and no name.
    if (typeof node['@id'] === 'string' && (node.name !== undefined || !byId.has(node['@id'])))
      byId.set(node['@id'], node);
  }
  const ofType = (types: RegExp): Json[] => nodes.filter((node) => typesOf(node).some((type) => types.test(type)));
  const articles = ofType(articleTypes);
  const dated = articles.find((node) => node.datePublished !== undefined || node.author !== undefined);
  const article = dated ?? articles[0] ?? null;
  const page = ofType(pageTypes)[0] ?? null;
  const other =
    ofType(otherTypes).find((node) => node.datePublished !== undefined || node.author !== undefined) ?? null;
  const publishers = [article?.publisher, page?.publisher, ...ofType(/^WebSite$/), ...ofType(siteTypes)];
  return {
    article: article === null ? null : thingOf(article, byId),
    page: page === null ? null : thingOf(page, byId),
    other: other === null ? null : thingOf(other, byId),
    sites: publishers.map((value) => nameOf(value, byId)).filter((name) => name !== null),
    persons: ofType(/^Person$/)
      .map((node) => text(node.name))
      .filter((name) => name !== null)
      .slice(0, 10),
  };
}

function thingOf(node: Json, byId: ReadonlyMap<string, Json>): LinkedThing {
  return {
    headline: text(node.headline) ?? text(node.name),
    authors: peopleOf(node.author ?? node.creator, byId, 0),
    published: text(node.datePublished) ?? text(node.dateCreated) ?? text(node.uploadDate),
    modified: text(node.dateModified),
    section: text(node.articleSection),
    language: text(node.inLanguage),
    description: text(node.description),
    image: addressOf(node.image, byId, 0) ?? addressOf(node.primaryImageOfPage, byId, 0) ?? text(node.thumbnailUrl),
    url: text(node.url) ?? addressOf(node.mainEntityOfPage, byId, 0),
  };
}

/** Depth first and in the page's order, with what is about the page before what is about other things. */
function collect(value: unknown, into: Json[], depth: number): void {
  if (into.length >= mostNodes || depth > deepest) return;
  if (Array.isArray(value)) for (const item of value) collect(item, into, depth + 1);
  else if (isObject(value)) {
    into.push(value);
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'object' && !elsewhere.has(key)) collect(inner, into, depth + 1);
    }
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(node: Json): string[] {
  const type = node['@type'] ?? node.type;
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.filter((item) => typeof item === 'string').map((item) => item.replace(/^.*[/#:]/, ''));
}

function text(value: unknown): string | null {
  if (Array.isArray(value)) return text(value[0]);
  if (isObject(value)) return text(value['@value'] ?? value.alternateName ?? value.name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function nameOf(value: unknown, byId: ReadonlyMap<string, Json>): string | null {
  const node: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(node)) return text(node);
  return text(whole(node, byId).name);
}

function addressOf(value: unknown, byId: ReadonlyMap<string, Json>, depth: number): string | null {
  if (Array.isArray(value)) return depth > 2 ? null : addressOf(value[0], byId, depth + 1);
  if (!isObject(value)) return text(value);
  const node = whole(value, byId);
  return text(node.url) ?? text(node.contentUrl) ?? (typeof node['@id'] === 'string' ? node['@id'] : null);
}

function whole(node: Json, byId: ReadonlyMap<string, Json>): Json {
  return typeof node['@id'] === 'string' && node.name === undefined && node.url === undefined
    ? (byId.get(node['@id']) ?? node)
    : node;
}

function peopleOf(value: unknown, byId: ReadonlyMap<string, Json>, depth: number): LinkedName[] {
  if (Array.isArray(value)) {
    return depth > 2 ? [] : value.slice(0, 20).flatMap((item) => peopleOf(item, byId, depth + 1));
  }
  if (typeof value === 'string') return [{ name: value, kind: 'unknown' }];
  if (!isObject(value)) return [];
  const node = typeof value['@id'] === 'string' && value.name === undefined ? (byId.get(value['@id']) ?? value) : value;
  const types = typesOf(node);
  const kind = types.includes('Person')
    ? 'person'
    : types.some((type) => /Organization|Corporation|Business/.test(type))
      ? 'organization'
      : 'unknown';
  const names: unknown[] = Array.isArray(node.name) ? node.name : [node.name];
  return names.filter((name) => typeof name === 'string').map((name) => ({ name, kind }));
}
