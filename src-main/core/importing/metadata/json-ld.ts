import type { DomDocument } from '../page/dom.ts';

export interface LinkedArticle {
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly site: string | null;
  /** As written. */
  readonly published: string | null;
  readonly language: string | null;
  readonly description: string | null;
}

type Json = Readonly<Record<string, unknown>>;

const articleTypes =
  /^(?:\w*Article|BlogPosting|LiveBlogPosting|SocialMediaPosting|Report|Review|CriticReview|Recipe|OpinionNewsArticle)$/;
const mostNodes = 2000;

/** What the page's JSON-LD says of the article; every field null or empty when it says nothing. */
export function jsonLdArticle(page: DomDocument): LinkedArticle {
  const nodes: Json[] = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    collect(parse(script.textContent ?? ''), nodes, 0);
  }
  const byId = new Map<string, Json>();
  for (const node of nodes) {
    // A reference has the same id as what it refers to, and no name.
    if (typeof node['@id'] === 'string' && node.name !== undefined) byId.set(node['@id'], node);
  }
  const article = nodes.find((node) => typesOf(node).some((type) => articleTypes.test(type)));
  const fallback = nodes.find((node) => typesOf(node).some((type) => type === 'WebPage'));
  const source = article ?? {};
  return {
    headline: text(source.headline) ?? text(source.name),
    authors: peopleOf(source.author ?? source.creator, byId, 0),
    site:
      nameOf(source.publisher, byId) ??
      nameOf(
        nodes.find((node) => typesOf(node).includes('WebSite')),
        byId,
      ),
    published: text(source.datePublished) ?? text(fallback?.datePublished) ?? text(source.dateCreated),
    language: text(source.inLanguage),
    description: text(source.description),
  };
}

function parse(source: string): unknown {
  const json = source.replace(/^\s*(?:\/\*.*?\*\/|<!\[CDATA\[|\/\/<!\[CDATA\[)/, '').replace(/(?:\/\/)?\]\]>\s*$/, '');
  try {
    return JSON.parse(json);
  } catch {
    try {
      // Pages write line breaks into strings, which JSON forbids; nothing else is lost by making them spaces.
      return JSON.parse(json.replace(/[\r\n\t]+/g, ' ').replace(/;\s*$/, ''));
    } catch {
      return null;
    }
  }
}

function collect(value: unknown, into: Json[], depth: number): void {
  if (into.length >= mostNodes || depth > 8) return;
  if (Array.isArray(value)) for (const item of value) collect(item, into, depth + 1);
  else if (isObject(value)) {
    into.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'isPartOf', 'author', 'publisher']) {
      collect(value[key], into, depth + 1);
    }
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typesOf(node: Json): string[] {
  const type = node['@type'];
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.filter((item) => typeof item === 'string').map((item) => item.replace(/^.*[/#:]/, ''));
}

function text(value: unknown): string | null {
  if (Array.isArray(value)) return text(value[0]);
  if (isObject(value)) return text(value['@value'] ?? value.alternateName ?? value.name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function nameOf(value: unknown, byId: ReadonlyMap<string, Json>): string | null {
  const node = Array.isArray(value) ? value[0] : value;
  if (!isObject(node)) return text(node);
  const whole = typeof node['@id'] === 'string' && node.name === undefined ? byId.get(node['@id']) : node;
  return text(whole?.name);
}

function peopleOf(value: unknown, byId: ReadonlyMap<string, Json>, depth: number): string[] {
  if (Array.isArray(value))
    return depth > 2 ? [] : value.slice(0, 20).flatMap((item) => peopleOf(item, byId, depth + 1));
  if (!isObject(value)) return typeof value === 'string' ? [value] : [];
  const whole =
    typeof value['@id'] === 'string' && value.name === undefined ? (byId.get(value['@id']) ?? value) : value;
  const name: unknown = whole.name;
  if (Array.isArray(name)) return name.filter((item) => typeof item === 'string');
  return typeof name === 'string' ? [name] : [];
}
