import type { DomDocument } from './dom.ts';

/** What a page's JSON-LD says of its article (schema.org); absent keys were not said. */
export interface LinkedData {
  readonly headline?: string;
  readonly authors?: string[];
  readonly publisher?: string;
  readonly published?: string;
  readonly url?: string;
  readonly description?: string;
}

const articleTypes = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/;
const mostNodes = 500;

/** Reads the first article among a page's JSON-LD scripts; a broken script is passed over. */
export function readLinkedData(document: DomDocument): LinkedData {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let data: unknown;
    try {
      data = JSON.parse(script.textContent ?? '');
    } catch {
      continue;
    }
    const article = findArticle(data);
    if (article !== null) return read(article);
  }
  return {};
}

type Node = Record<string, unknown>;

function findArticle(data: unknown): Node | null {
  const open: unknown[] = [data];
  for (let seen = 0; open.length > 0 && seen < mostNodes; seen += 1) {
    const node = open.shift();
    if (Array.isArray(node)) open.push(...node);
    else if (isNode(node)) {
      if (strings(node['@type']).some((type) => articleTypes.test(type))) return node;
      if (node['@graph'] !== undefined) open.push(node['@graph']);
      if (node.mainEntity !== undefined) open.push(node.mainEntity);
    }
  }
  return null;
}

function read(article: Node): LinkedData {
  const headline = strings(article.headline)[0];
  const authors = names(article.author);
  const publisher = names(article.publisher)[0];
  const published = strings(article.datePublished)[0];
  const url = strings(article.url)[0];
  const description = strings(article.description)[0];
  return {
    ...(headline !== undefined && { headline }),
    ...(authors.length > 0 && { authors }),
    ...(publisher !== undefined && { publisher }),
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
    ...(description !== undefined && { description }),
  };
}

function names(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => (isNode(item) ? strings(item.name) : strings(item)));
}

function strings(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === 'string' && item.trim() !== '') as string[];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
