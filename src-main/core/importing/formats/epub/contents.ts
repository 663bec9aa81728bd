import { dirname } from 'node:path/posix';
import type { Archive } from '../archive.ts';
import { elementsNamed, readXml, type XmlElement, xmlText } from '../xml.ts';
import { type Book, pathIn } from './book.ts';

/** What a book's navigation says: the title of each document, and which documents are cover, title page or contents. */
export interface Contents {
  /** By path; where several titles lead into one document, the first. */
  readonly titles: ReadonlyMap<string, string>;
  /** By path: `cover`, `titlepage`, `toc`, … */
  readonly kinds: ReadonlyMap<string, string>;
}

const longestTitle = 300;

/** Reads the EPUB 3 navigation document, else the EPUB 2 one (NCX); a book without either has no titles. */
export async function readContents(archive: Archive, book: Book, name: string): Promise<Contents> {
  const titles = new Map<string, string>();
  const kinds = new Map(book.kinds);
  const nav = book.manifest.find((item) => item.properties.includes('nav'));
  const navRoot = nav === undefined ? null : await readDocument(archive, nav.path, name);
  if (nav !== undefined && navRoot !== null) {
    kinds.set(nav.path, 'toc');
    for (const element of elementsNamed(navRoot, 'nav')) readNav(element, dirname(nav.path), titles, kinds);
  }
  if (titles.size === 0 && book.ncx !== null) {
    const ncx = await readDocument(archive, book.ncx.path, name);
    for (const point of elementsNamed(ncx, 'navPoint')) readNavPoint(point, dirname(book.ncx.path), titles);
  }
  return { titles, kinds };
}

async function readDocument(archive: Archive, path: string, name: string): Promise<XmlElement | null> {
  const entry = archive.find(path);
  try {
    return entry === null ? null : readXml(await archive.read(entry), name);
  } catch {
    // The chapters can be read without their titles.
    return null;
  }
}

function readNav(nav: XmlElement, folder: string, titles: Map<string, string>, kinds: Map<string, string>): void {
  // The prefix of `epub:type` is gone by now.
  const types = (nav.attributes.get('type') ?? 'toc').split(/\s+/);
  for (const link of elementsNamed(nav, 'a')) {
    const href = link.attributes.get('href') ?? '';
    const kind = link.attributes.get('type')?.split(/\s+/)[0];
    if (types.includes('landmarks') && kind !== undefined) kinds.set(pathIn(folder, href), kind.toLowerCase());
    else if (types.includes('toc')) addTitle(titles, pathIn(folder, href), xmlText(link));
  }
}

function readNavPoint(point: XmlElement, folder: string, titles: Map<string, string>): void {
  const label = point.children.find((child) => child.name === 'navLabel');
  const content = point.children.find((child) => child.name === 'content');
  addTitle(titles, pathIn(folder, content?.attributes.get('src') ?? ''), xmlText(label));
}

function addTitle(titles: Map<string, string>, path: string, title: string): void {
  if (title !== '' && !titles.has(path)) titles.set(path, title.slice(0, longestTitle));
}
