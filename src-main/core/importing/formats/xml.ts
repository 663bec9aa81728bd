import { SaxesParser } from 'saxes';
import { said } from '../../said.ts';
import { decode } from '../decoding/decode.ts';
import { importFailure } from '../failures.ts';
import { limits } from '../limits.ts';

/** An element of a small XML document: names come without their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Children and pieces of text in document order. */
  readonly content: readonly (XmlElement | string)[];
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly content: (XmlElement | string)[];
}

/** The named references of HTML that books use outside of their chapters. */
const entities = {
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** One that begins no reference, after which the parser would lose its place. */
const bareAmpersand = /&(?!#?\w{1,32};)/g;

/**
 * Reads an XML document that describes a container, forgiving what is not well-formed. Entities that the document
 * declares itself are never expanded, nothing is fetched. Null for what has no element; throws AppError `too-large`
 * beyond the limits of pages.
 */
export function readXml(bytes: Uint8Array, name: string): XmlElement | null {
  return parseXml(decode(bytes, 'application/xml').text, name);
}

/** `readXml` for text. */
export function parseXml(text: string, name: string): XmlElement | null {
  const parser = new SaxesParser({ xmlns: false });
  Object.assign(parser.ENTITIES, entities);
  const open: OpenElement[] = [];
  let root: XmlElement | null = null;
  let elements = 0;
  // Without a handler it would throw at the first fault; a book with a stray `&` is still a book.
  parser.on('error', () => undefined);
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > limits.elements || open.length >= limits.depth) throw tooLarge(name);
    const attributes = new Map(Object.entries(tag.attributes).map(([key, value]) => [localName(key), value]));
    const element: OpenElement = { name: localName(tag.name), attributes, children: [], content: [] };
    const parent = open.at(-1);
    parent?.children.push(element);
    parent?.content.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (piece) => void open.at(-1)?.content.push(piece));
  parser.on('cdata', (piece) => void open.at(-1)?.content.push(piece));
  parser.on('closetag', () => void open.pop());
  parser.write(text.replace(bareAmpersand, '&amp;')).close();
  return root;
}

/** All elements of that name below one, in document order. */
export function elementsNamed(root: XmlElement | null, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const waiting = root === null ? [] : [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element.name === name) found.push(element);
    for (let i = element.children.length - 1; i >= 0; i -= 1) waiting.push(element.children[i] as XmlElement);
  }
  return found;
}

/** Text of an element and of all in it, white space folded. */
export function xmlText(element: XmlElement | undefined): string {
  return rawText(element).replace(/\s+/g, ' ').trim();
}

/** Text of an element and of all in it as it stands. */
export function rawText(element: XmlElement | undefined): string {
  return element?.content.map((piece) => (typeof piece === 'string' ? piece : rawText(piece))).join('') ?? '';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function tooLarge(name: string): Error {
  return importFailure('too-large', name, said().reading.tooManyXml);
}
