import type { Findings } from '#shared/model/article.ts';
import { isoTime } from '../../metadata/published.ts';
import { webAddress } from '../web-address.ts';
import { elementsNamed, type XmlElement, xmlText } from '../xml.ts';
import { type Book, metadataText } from './book.ts';

/** What the package document says of the book. */
export interface BookFacts {
  readonly title: string | null;
  readonly creators: readonly string[];
  readonly publisher: string | null;
  readonly description: string | null;
  /** ISO 8601; null where only a year or month is given. */
  readonly published: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** The web address that an article was made into a book from. */
  readonly address: string | null;
  readonly found: Findings;
}

const mostCreators = 6;

/** Title, authors, day, language, publisher and source of a book, from its Dublin Core metadata. */
export function readFacts(book: Book): BookFacts {
  const children = book.metadata?.children ?? [];
  const refined = refinements(children);
  const titles = children.filter((child) => child.name === 'title' && xmlText(child) !== '');
  const main = titles.find((title) => refined(title, 'title-type') === 'main') ?? titles[0];
  const creators = children.filter((child) => child.name === 'creator' && xmlText(child) !== '');
  const isAuthor = (element: XmlElement) =>
    /^(?:aut)?$/.test(element.attributes.get('role') ?? refined(element, 'role') ?? '');
  const authors = creators.some(isAuthor) ? creators.filter(isAuthor) : creators;
  const dates = children.filter((child) => child.name === 'date');
  const publication = dates.find((date) => date.attributes.get('event') === 'publication');
  const plain = dates.find((date) => !date.attributes.has('event'));
  const facts = {
    title: textOrNull(xmlText(main), 500),
    creators: [...new Set(authors.map(xmlText))].slice(0, mostCreators),
    publisher: textOrNull(metadataText(book, 'publisher'), 200),
    description: textOrNull(metadataText(book, 'description').replace(/<[^<>]*>/g, ' '), 2000),
    published: isoTime(xmlText(publication ?? plain)),
    language: languageTag(metadataText(book, 'language')),
    address: webAddress(metadataText(book, 'source')),
  };
  const found: Findings = {
    ...(facts.title !== null && { title: { source: 'dc:title', confidence: 0.95 } }),
    ...(facts.creators.length > 0 && { byline: { source: 'dc:creator', confidence: 0.95 } }),
    ...(facts.publisher !== null && { site: { source: 'dc:publisher', confidence: 0.9 } }),
    ...(facts.published !== null && { published: { source: 'dc:date', confidence: 0.8 } }),
    ...(facts.language !== null && { language: { source: 'dc:language', confidence: 0.9 } }),
    ...(facts.description !== null && { description: { source: 'dc:description', confidence: 0.9 } }),
    ...(facts.address !== null && { canonicalUrl: { source: 'dc:source', confidence: 0.9 } }),
  };
  return { ...facts, found };
}

/** EPUB 3 says of an element what it is in `meta` elements that refine its id. */
function refinements(children: readonly XmlElement[]): (element: XmlElement, property: string) => string | undefined {
  const known = new Map<string, string>();
  for (const meta of children) {
    const target = meta.attributes.get('refines');
    if (meta.name === 'meta' && target !== undefined) {
      known.set(`${target} ${meta.attributes.get('property')}`, xmlText(meta));
    }
  }
  return (element, property) => known.get(`#${element.attributes.get('id')} ${property}`);
}

function textOrNull(text: string, most: number): string | null {
  const plain = text.replace(/\s+/g, ' ').trim().slice(0, most);
  return plain === '' ? null : plain;
}

function languageTag(value: string): string | null {
  try {
    return Intl.getCanonicalLocales(value.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
}

/** Everything that a title page says and the metadata says too, by which one is told from a chapter. */
export function creditsOf(book: Book): string[] {
  const names = ['title', 'creator', 'contributor', 'publisher', 'rights', 'date'];
  return names.flatMap((name) => elementsNamed(book.metadata, name).map(xmlText)).filter((text) => text !== '');
}
