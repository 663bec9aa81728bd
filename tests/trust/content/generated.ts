import { epubFiles, epubOf, xhtml } from '../../support/epub.ts';
import { picture } from '../../support/images.ts';
import { linesAt, pdfOf, wrapped } from '../../support/pdf.ts';
import { plistBomb } from '../../support/plist.ts';
import { zipOf, zipOfPaths } from '../../support/zip.ts';
import { isFull } from '../scale.ts';
import { type Expected, frame } from './expected.ts';

export interface Attack extends Expected {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  /** Takes too long for every run. */
  readonly isLong?: boolean;
}

const before =
  'The ferry to the island leaves at seven in the morning, when the fog is still lying on the water and the gulls have not yet begun to argue about the fish.';
const after =
  'By noon there is nobody on the quay but the woman who sells tickets. She knits, counts the coins twice, and watches the weather come in from the west.';
const run = '<script>postilRan()</script><img src=x onerror=postilRan()>';
const evil = '<img src="https://evil.example/i.png" alt="Outside">';

/** A page of the corpus; `name` keeps it apart from the others. */
const page = (name: string, between: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title></head><body><article><h1>${name}</h1><p>At ${name}: ${before}</p>${between}<p>${after}</p></article></body></html>`;
const html = (name: string, between: string): Uint8Array => Buffer.from(page(name, between));
const repeated = (count: number, of: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join('');
const good = (name: string): Record<string, string> => ({ 'z-good.html': page(name, run) });

/** Two files of an archive, the second of which is said to begin where the first does. */
function overlapping(): Uint8Array {
  const bytes = Buffer.from(zipOfPaths({ 'a.html': page('Overlap', ''), 'b.html': page('Overlap', '') }));
  bytes.writeUInt32LE(0, bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 42);
  return bytes;
}

const chapter = {
  file: 'c1.xhtml',
  title: 'The ferry',
  body: `<h1>The ferry</h1><p>${before}</p>${evil}<script>postilRan()</script><p onclick="postilRan()">${after}</p>`,
};
const doctype =
  '<!DOCTYPE x [ <!ENTITY file SYSTEM "file:///etc/passwd"> <!ENTITY net SYSTEM "https://evil.example/x"> <!ENTITY a "laugh"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"> ]>';
const data = (bytes: Uint8Array, type: string): string =>
  `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
const spread = repeated(14, (n) => `<g id="g${n}">${`<use href="#g${n + 1}"/>`.repeat(10)}</g>`);

const all: readonly Attack[] = [
  {
    name: 'deep.html',
    bytes: () => html('Deep', `${'<div>'.repeat(100_000)}<p>Far down, kept.</p>`),
    keeps: [...frame, 'Far down, kept.'],
  },
  { name: 'deep-formats.html', bytes: () => html('Formats', '<b><i>'.repeat(50_000)), keeps: frame },
  { name: 'deep-tables.html', bytes: () => html('Tables', '<table><tr><td>'.repeat(30_000)), keeps: [frame[0] ?? ''] },
  { name: 'deep-lists.html', bytes: () => html('Lists', '<ul><li>'.repeat(50_000)), keeps: frame },
  {
    name: 'deep-quotes.md',
    bytes: () => Buffer.from(`# Quotes\n\n${before}\n\n${'> '.repeat(3000)}deep\n\n${after}\n`),
    keeps: frame,
  },
  {
    name: 'brackets.md',
    bytes: () =>
      Buffer.from(`# Brackets\n\n${before}\n\n${'['.repeat(20_000)}\n\n${'*a_'.repeat(2_000)}\n\n${after}\n`),
    keeps: frame,
  },
  {
    name: 'delimiters.md',
    isLong: true,
    bytes: () => Buffer.from(`# Delimiters\n\n${before}\n\n${'*a_'.repeat(60_000)}\n`),
    fails: { code: '', says: 'took longer than 30 seconds and was stopped' },
  },
  {
    name: 'attributes.html',
    bytes: () =>
      html(
        'Attributes',
        `<p ${repeated(50_000, (n) => `a${n}=1 `)}>kept one</p><p ${'n'.repeat(1_000_000)}=x title="${'t'.repeat(1_000_000)}">kept two</p>`,
      ),
    keeps: [...frame, 'kept one', 'kept two'],
  },
  {
    name: 'elements.html',
    bytes: () => html('Elements', '<b></b>'.repeat(200_001)),
    fails: { code: 'too-large', says: 'has more than 200,000 elements' },
  },
  {
    name: 'one-line.html',
    bytes: () => new Uint8Array(50 << 20).fill(0x78),
    fails: { code: 'too-large', says: 'holds more than 25 MB of text and markup' },
  },
  {
    name: 'one-tag.html',
    bytes: () => new Uint8Array(50 << 20).fill(0x3c),
    fails: { code: 'too-large', says: 'holds more than 25 MB' },
  },
  {
    name: 'input.html',
    isLong: true,
    bytes: () => new Uint8Array((200 << 20) + 1).fill(0x78),
    fails: { code: 'too-large', says: '200 MB' },
  },
  { name: 'comments.html', bytes: () => html('Comments', '<!--'.repeat(100_000)), keeps: [frame[0] ?? ''] },
  { name: 'drawings.html', bytes: () => html('Drawings', '<svg><g>'.repeat(40_000)), keeps: frame },
  {
    name: 'adoption.html',
    bytes: () =>
      html(
        'Adoption',
        repeated(4_000, (n) => `<p><i lang=a${n}>x`),
      ),
    keeps: [frame[0] ?? ''],
  },
  { name: 'quotes.html', bytes: () => html('Quotes', '<a href="'.repeat(100_000)), keeps: [frame[0] ?? ''] },
  {
    name: 'images.html',
    bytes: () =>
      html(
        'Images',
        `<img alt="Wide" src="${data(picture('png', 0, { width: 60_000, height: 60_000 }), 'image/png')}"><img alt="Large" src="${data(picture('jpg', 0, { width: 8_000, height: 5_001 }), 'image/jpeg')}"><img alt="Uses" src="${data(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">${spread}<g id="g14"><rect width="9" height="9"/></g></svg>`), 'image/svg+xml')}"><img alt="Laughs" src="${data(Buffer.from(`<?xml version="1.0"?>${doctype.replace('DOCTYPE x', 'DOCTYPE svg')}<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><text>&c;</text></svg>`), 'image/svg+xml')}"><img alt="Vast" src="${data(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="19999" height="19999"><rect width="9" height="9"/></svg>'), 'image/svg+xml')}">`,
      ),
    keeps: [...frame, 'Wide', 'Large', 'Uses', 'Laughs', 'Vast'],
    loses: ['media/'],
  },
  {
    name: 'slip.zip',
    bytes: () =>
      zipOf([
        ...['../out.html', '/etc/out.html', 'C:\\out.html', 'a/../../out.html', '..\\out.html'].map((path) => ({
          path,
          content: page('Out', ''),
        })),
        { path: 'link.html', content: '/etc/passwd', mode: 0o120777 },
        { path: 'device.html', content: 'x', mode: 0o060666 },
        { path: 'z-good.html', content: page('Slip', run) },
      ]),
    keeps: frame,
    rows: ['added'],
  },
  {
    name: 'bomb.zip',
    bytes: () => zipOf([{ path: 'a.html', content: Buffer.alloc(20 << 20, 'a'), deflate: true }]),
    fails: { code: '', says: 'would unpack to 20 MB' },
  },
  {
    name: 'huge.zip',
    bytes: () => zipOf([{ path: 'a.html', content: 'x', deflate: true, statedSize: 4e9 }]),
    fails: { code: '', says: 'would unpack to 3,815 MB' },
  },
  {
    name: 'lies.zip',
    bytes: () =>
      zipOf([
        { path: 'a.html', content: 'x'.repeat(1e6), deflate: true, statedSize: 10 },
        { path: 'b.html', content: 'x', statedChecksum: 1 },
        { path: 'c.html', content: 'x'.repeat(20), deflate: true, encrypted: true },
        { path: 'z-good.html', content: page('Lies', run) },
      ]),
    keeps: frame,
    rows: ['failed', 'failed', 'failed', 'added'],
  },
  {
    name: 'nested.zip',
    bytes: () => zipOfPaths({ 'a.zip': zipOfPaths(good('Inner')), ...good('Outer') }),
    keeps: frame,
    rows: ['failed', 'added'],
  },
  { name: 'overlap.zip', bytes: overlapping, fails: { code: '', says: 'files in it lie over one another' } },
  {
    name: 'many.zip',
    bytes: () => zipOf(Array.from({ length: 5001 }, (_, n) => ({ path: `${n}.html`, content: '' }))),
    fails: { code: '', says: 'holds more than 5,000 files' },
  },
  {
    name: 'cut.zip',
    bytes: () => zipOfPaths(good('Cut')).subarray(0, -30),
    fails: { code: '', says: 'could not be unpacked' },
  },
  {
    name: 'polyglot.zip',
    bytes: () => Buffer.concat([Buffer.from('<html><script>postilRan()</script>'), zipOfPaths(good('Poly'))]),
    fails: { code: 'unsupported', says: 'is a binary file, not a web page' },
  },
  { name: 'book.epub', bytes: () => epubOf([chapter]), keeps: frame, loses: ['evil.example'] },
  {
    name: 'entities.epub',
    bytes: () =>
      zipOfPaths({
        ...epubFiles([chapter], { metadata: '<dc:title>Entities &file; &net; &c;</dc:title>' }),
        'OEBPS/package.opf': String(
          epubFiles([chapter], { metadata: '<dc:title>Entities &file; &net; &c;</dc:title>' })['OEBPS/package.opf'],
        ).replace('?>', `?>${doctype}`),
        'OEBPS/c1.xhtml': xhtml(`<p>${before} &file; &net; &c;</p><p>${after}</p>`, 'x').replace('?>', `?>${doctype}`),
      }),
    keeps: frame,
    loses: ['laugh', 'root:'],
  },
  {
    name: 'slip.epub',
    bytes: () =>
      zipOfPaths({
        ...epubFiles([chapter]),
        'META-INF/container.xml':
          '<container><rootfiles><rootfile full-path="../../../../etc/passwd" media-type="application/oebps-package+xml"/></rootfiles></container>',
      }),
    fails: { code: 'invalid-input', says: 'has no table of its contents' },
  },
  {
    name: 'nest.epub',
    bytes: () => zipOfPaths({ ...epubFiles([chapter]), 'OEBPS/package.opf': '<package>'.repeat(100_000) }),
    fails: { code: 'too-large', says: 'in more elements than any article needs' },
  },
  {
    name: 'bomb.webarchive',
    bytes: () => Buffer.concat([plistBomb(60), Buffer.from('WebMainResource')]),
    fails: { code: 'invalid-input', says: 'property list' },
  },
  {
    name: 'links.pdf',
    bytes: () =>
      pdfOf({
        info: { Title: '<img src=x onerror=postilRan()>' },
        pages: [
          {
            texts: linesAt(60, 80, wrapped(`${before} ${after}`, 80)),
            links: [
              { box: [60, 60, 300, 100], url: 'javascript:postilRan()' },
              { box: [60, 100, 300, 130], url: 'file:///etc/passwd' },
            ],
          },
        ],
      }),
    loses: ['javascript:', 'file:'],
  },
  {
    name: 'unclosed.csv',
    bytes: () => Buffer.from(`title,url,time_added,tags,status\n"${'x,\n'.repeat(3)}`),
    keeps: [],
    rows: ['failed', 'failed', 'failed'],
  },
  {
    // A regular expression of the reader of letters took twice as long with each of them.
    name: 'blank-lines.txt',
    bytes: () => Buffer.from(`${'\r'.repeat(5_000)}\n${before}\n\n${after}\n`),
    keeps: frame,
  },
  {
    name: 'words.txt',
    bytes: () => Buffer.from(`Words\n\n${before}\n\n${'word '.repeat(400_000)}\n\n${after}\n`),
    keeps: frame,
  },
];

/** The attacks that are too large, or too much made of bytes, to lie in the corpus: as many as this run has time for. */
export const attacks: readonly Attack[] = all.filter(({ isLong }) => isFull || isLong !== true);
