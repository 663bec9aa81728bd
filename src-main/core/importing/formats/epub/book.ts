import { dirname, join } from 'node:path/posix';
import type { Failure } from '#shared/messages/sentences/failure.ts';
import { said } from '../../../said.ts';
import { importFailure } from '../../failures.ts';
import { pathKey } from '../../images/page-files.ts';
import type { Archive } from '../archive.ts';
import { elementsNamed, readXml, type XmlElement, xmlText } from '../xml.ts';
import { chosenMark } from './pack-chapter.ts';

export interface ManifestItem {
  readonly id: string;
  /** Path in the archive. */
  readonly path: string;
  readonly mediaType: string;
  readonly properties: readonly string[];
}

/** What a book says of itself and which documents it is made of, in the order in which they are read. */
export interface Book {
  readonly metadata: XmlElement | null;
  readonly manifest: readonly ManifestItem[];
  readonly spine: readonly ManifestItem[];
  /** The EPUB 2 table of contents, when the spine names one. */
  readonly ncx: ManifestItem | null;
  /** The EPUB 2 guide: what kind of page a document is ("cover", "title-page", "toc"), by its path. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Whether it is one that Postil packed: what it holds was chosen then. */
  readonly isChosen: boolean;
}

/** Fonts may be garbled so that they are of no use elsewhere; that locks no text. */
const fontAlgorithms = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);

/** Reads what holds a book together; throws AppError `unsupported` where its text is locked, `invalid-input` for no book. */
export async function readBook(archive: Archive, name: string): Promise<Book> {
  const path = await packagePath(archive, name);
  const entry = archive.find(path);
  const root = entry === null ? null : readXml(await archive.read(entry), name);
  if (root === null) throw noBook(name, said().reading.bookNoContents);
  const base = dirname(path);
  const manifest = elementsNamed(root, 'item').map((item) => ({
    id: item.attributes.get('id') ?? '',
    path: pathIn(base, item.attributes.get('href') ?? ''),
    mediaType: (item.attributes.get('media-type') ?? '').trim().toLowerCase(),
    properties: (item.attributes.get('properties') ?? '').split(/\s+/).filter(Boolean),
  }));
  const byId = new Map(manifest.map((item) => [item.id, item]));
  const [order] = elementsNamed(root, 'spine');
  // A document that stands twice in the order is read once.
  const all = new Map<string, ManifestItem>();
  const main: ManifestItem[] = [];
  for (const { name: kind, attributes } of order?.children ?? []) {
    const item = kind === 'itemref' ? byId.get(attributes.get('idref') ?? '') : undefined;
    if (item === undefined || all.has(item.path)) continue;
    all.set(item.path, item);
    if (attributes.get('linear') !== 'no') main.push(item);
  }
  const spine = main.length > 0 ? main : [...all.values()];
  if (spine.length === 0) throw noBook(name, said().reading.bookNoChapters);
  await refuseLocked(archive, spine, name);
  const kinds = elementsNamed(root, 'reference').map(({ attributes }): [string, string] => {
    return [pathIn(base, attributes.get('href') ?? ''), (attributes.get('type') ?? '').toLowerCase()];
  });
  return {
    metadata: elementsNamed(root, 'metadata')[0] ?? null,
    manifest,
    spine,
    ncx:
      byId.get(order?.attributes.get('toc') ?? '') ?? manifest.find((item) => item.mediaType.includes('ncx')) ?? null,
    kinds: new Map(kinds),
    isChosen: elementsNamed(root, 'meta').some(({ attributes }) => attributes.get('name') === chosenMark),
  };
}

/** The path in the archive that an address in the book leads to, seen from a folder of it. */
export function pathIn(folder: string, href: string): string {
  return pathKey(join(folder, href.trim().replace(/[?#].*$/s, '')));
}

async function packagePath(archive: Archive, name: string): Promise<string> {
  const container = archive.find('META-INF/container.xml');
  if (container !== null) {
    const files = elementsNamed(readXml(await archive.read(container), name), 'rootfile');
    const stated = files.find(({ attributes }) => attributes.get('media-type') === 'application/oebps-package+xml');
    const path = (stated ?? files[0])?.attributes.get('full-path');
    if (path !== undefined && path !== '') return path;
  }
  // A book packed by hand may lack the container's file; one package in it can be no other.
  const packages = archive.entries.filter((entry) => /\.opf$/i.test(entry.path));
  if (packages.length === 1 && packages[0] !== undefined) return packages[0].path;
  throw noBook(name, said().reading.bookNoContents);
}

async function refuseLocked(archive: Archive, spine: readonly ManifestItem[], name: string): Promise<void> {
  const entry = archive.find('META-INF/encryption.xml');
  if (entry === null) return;
  const paths = new Set(spine.map((item) => item.path));
  for (const data of elementsNamed(readXml(await archive.read(entry), name), 'EncryptedData')) {
    const method = data.children.find((child) => child.name === 'EncryptionMethod')?.attributes.get('Algorithm') ?? '';
    if (fontAlgorithms.has(method)) continue;
    const locked = elementsNamed(data, 'CipherReference').map(({ attributes }) => attributes.get('URI') ?? '');
    if (!locked.some((uri) => paths.has(pathIn('', uri)))) continue;
    throw importFailure('unsupported', name, said().reading.bookLocked);
  }
}

function noBook(name: string, failure: Failure): Error {
  return importFailure('invalid-input', name, failure);
}

/** The text of the first metadata element of that name, empty when there is none. */
export function metadataText(book: Book, name: string): string {
  return xmlText(book.metadata?.children.find((child) => child.name === name && xmlText(child) !== ''));
}
