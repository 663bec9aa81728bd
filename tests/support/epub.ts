import { zipOfPaths } from './zip.ts';

export interface EpubChapter {
  readonly file: string;
  readonly body: string;
  /** In the table of contents. */
  readonly title?: string;
  /** Of its manifest item. */
  readonly properties?: string;
}

export interface EpubOptions {
  /** Metadata elements; a title and a language when left out. */
  readonly metadata?: string;
  /** More files of the archive, by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** More of the manifest. */
  readonly manifest?: string;
  readonly guide?: string;
  /** The table of contents as EPUB 2 has it. */
  readonly ncx?: boolean;
}

const defaultMetadata = '<dc:title>The Mill Book</dc:title><dc:language>en</dc:language>';

/** An EPUB with its package in `OEBPS`. */
export function epubOf(chapters: readonly EpubChapter[], options: EpubOptions = {}): Uint8Array {
  return zipOfPaths(epubFiles(chapters, options));
}

/** The files of such a book, for tests that spoil one. */
export function epubFiles(
  chapters: readonly EpubChapter[],
  { metadata = defaultMetadata, files = {}, manifest = '', guide = '', ncx = false }: EpubOptions = {},
): Record<string, string | Uint8Array> {
  const named = chapters.filter(({ title }) => title !== undefined);
  const items = chapters.map(({ file, properties }, n) => {
    const more = properties === undefined ? '' : ` properties="${properties}"`;
    return `<item id="c${n}" href="${file}" media-type="application/xhtml+xml"${more}/>`;
  });
  const contents = ncx
    ? '<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    : '<item id="toc" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>';
  const links = named.map(({ file, title }) => `<li><a href="${file}">${title}</a></li>`).join('');
  const points = named.map(
    ({ file, title }) =>
      `<navPoint><navLabel><text>${title}</text></navLabel><content src="${file}#start"/></navPoint>`,
  );
  return {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/package.opf': `<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest>${contents}${items.join('')}${manifest}</manifest><spine${ncx ? ' toc="toc"' : ''}>${chapters.map((_, n) => `<itemref idref="c${n}"/>`).join('')}</spine>${guide}</package>`,
    ...(ncx
      ? { 'OEBPS/toc.ncx': `<ncx><navMap>${points.join('')}</navMap></ncx>` }
      : { 'OEBPS/nav.xhtml': xhtml(`<nav epub:type="toc"><ol>${links}</ol></nav>`, 'Contents') }),
    ...Object.fromEntries(chapters.map(({ file, body }) => [`OEBPS/${decodeURIComponent(file)}`, xhtml(body, 'Page')])),
    ...files,
  };
}

/** An XHTML document as books hold it. */
export function xhtml(body: string, title: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${title}</title><link rel="stylesheet" href="s.css"/><script src="x.js"/></head><body>${body}</body></html>`;
}
