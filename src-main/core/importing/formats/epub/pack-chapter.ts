import type { Archive } from '../archive.ts';
import { writeZip } from '../write-zip.ts';
import type { BookFacts } from './facts.ts';
import type { ChapterPlan, SplitPlan } from './split.ts';

/** Name of the `meta` element in books that Postil packed. */
export const chosenMark = 'postil:chapter';

/**
 * A chapter as a small EPUB of its own, with its pictures and what the book says of itself: as an article's source it
 * can be extracted again without the book. The same chapter always gives the same bytes.
 */
export async function packChapter(archive: Archive, { facts }: SplitPlan, chapter: ChapterPlan): Promise<Uint8Array> {
  const files: [string, Uint8Array][] = [
    ['mimetype', Buffer.from('application/epub+zip')],
    ['META-INF/container.xml', Buffer.from(container)],
    [packageName, Buffer.from(packageOf(facts, chapter))],
    [contentsName, Buffer.from(contentsOf(chapter))],
  ];
  const documents = chapter.documents.map((document) => document.path);
  for (const path of [...documents, ...chapter.notesFrom, ...chapter.pictures]) {
    const entry = archive.find(path);
    if (entry !== null) files.push([path, await archive.read(entry)]);
  }
  return writeZip(files);
}

const packageName = 'postil-package.opf';
const contentsName = 'postil-contents.xhtml';
const container = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="${packageName}" media-type="application/oebps-package+xml"/></rootfiles></container>
`;

/** The book's address stays out: two articles with one address would be one article. */
function packageOf(facts: BookFacts, { title, documents, notesFrom }: ChapterPlan): string {
  const element = (name: string, value: string | null) =>
    value === null ? '' : `<dc:${name}>${xml(value)}</dc:${name}>\n`;
  const items = [...documents.map(({ path }) => path), ...notesFrom].map(
    (path, index) => `<item id="d${index}" href="${xml(address(path))}" media-type="application/xhtml+xml"/>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${element('title', title)}${facts.creators.map((creator) => element('creator', creator)).join('')}${[
  element('publisher', facts.publisher),
  element('date', facts.published),
  element('language', facts.language),
].join('')}<meta name="${chosenMark}" content="1"/></metadata>
<manifest><item id="nav" href="${contentsName}" media-type="application/xhtml+xml" properties="nav"/>${items.join('')}</manifest>
<spine>${documents.map((_, index) => `<itemref idref="d${index}"/>`).join('')}</spine>
</package>
`;
}

function contentsOf({ documents }: ChapterPlan): string {
  const links = documents.flatMap(({ path, title }) =>
    title === null ? [] : [`<li><a href="${xml(address(path))}">${xml(title)}</a></li>`],
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head>
<body><nav epub:type="toc"><ol>${links.join('')}</ol></nav></body></html>
`;
}

function address(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
