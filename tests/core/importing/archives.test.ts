import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createExtractor } from '#core/importing/extractor.ts';
import { createImporter, type ImportOptions } from '#core/importing/import.ts';
import { pageOf, paragraphs } from '../../support/app.ts';
import { counterIds, tickingClock } from '../../support/clock.ts';
import { epubOf } from '../../support/epub.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { picture } from '../../support/images.ts';
import { openLibrary } from '../../support/library.ts';
import { zipOf, zipOfPaths } from '../../support/zip.ts';

const extractor = createExtractor({ size: 2 });
afterAll(() => extractor.close());

async function setUp() {
  const folder = await temporaryFolder();
  const { library, notes } = await openLibrary(join(folder, 'Library'));
  const importer = createImporter(library, extractor, { now: tickingClock(), newId: counterIds(), notes });
  const put = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  const told: [number, number][] = [];
  const take = (paths: string[], options: ImportOptions = {}) =>
    importer.importPaths(paths, options, (_result, done, total) => told.push([done, total]));
  const takeBytes = (bytes: Uint8Array, name = 'saved.zip', options: ImportOptions = {}) =>
    importer.importAll({ bytes, name, contentType: '', url: '', path: null }, options);
  return { folder, library, importer, put, take, takeBytes, told };
}

const page = (title: string, body = '') => pageOf(title, paragraphs(title), { body });
const chapter = (n: number) => ({
  file: `c${n}.xhtml`,
  title: `Chapter ${n}`,
  body: `<h1>Chapter ${n}</h1>${paragraphs(`seed${n}`)
    .map((one) => `<p>${one}</p>`)
    .join('')}`,
});

describe('an archive', () => {
  test('stands for the readable files in it, as a folder does', async () => {
    const { put, take, library, told } = await setUp();
    const bytes = zipOfPaths({
      'b/Second.html': page('Second'),
      'a.txt': `A headline of a text\n\n${paragraphs('third').join('\n\n')}`,
      'b/photo.png': picture('png'),
      'b/Second_files/frame.html': page('A frame'),
      '.hidden.html': page('Hidden'),
      '__MACOSX/._a.txt': 'resource fork',
      'data.csv': 'a,b',
      'b/empty.html': '',
    });
    const path = await put('saved.zip', bytes);
    const results = await take([path]);
    expect(results.map(({ status, source, title }) => [status, source.slice(path.length), title])).toEqual([
      ['added', '/a.txt', 'A headline of a text'],
      ['failed', '/b/empty.html', null],
      ['added', '/b/Second.html', 'Second'],
    ]);
    expect(told).toEqual([1, 2, 3].map((done) => [done, 3]));
    const article = await library.get(results[2]?.id ?? '');
    expect(article.source).toMatchObject({ file: 'source.html.gz', name: 'Second.html' });
    expect(await take([path])).toMatchObject([{ status: 'unchanged' }, { status: 'failed' }, { status: 'unchanged' }]);
  });

  test('gives its pages the pictures that lie in it', async () => {
    const { takeBytes, library, importer } = await setUp();
    const body = `<img src="Page_files/the%20wheel.png" alt="Wheel"><img src="../shared/map.png" alt="Map">
      <img srcset="small.png 1x, large.png 2x" alt="Both"><img src="gone.png" alt="Gone"><img src="../../out.png" alt="Out">`;
    const bytes = zipOfPaths({
      'in/page.html': page('With pictures', body),
      'in/Page_files/the wheel.png': picture('png', 1),
      'in/large.png': picture('png', 2),
      'shared/map.png': picture('png', 3),
      'other.png': picture('png', 4),
    });
    const [result] = await takeBytes(bytes);
    expect(result).toMatchObject({ status: 'added', source: 'saved.zip/in/page.html' });
    const { html } = await library.body(result?.id ?? '');
    expect(html.match(/<img src="media\/[0-9a-f]{32}\.png" alt="(?:Wheel|Map|Both)" /g)).toHaveLength(3);
    expect(html).toContain('<img alt="Gone">');
    const kept = Object.keys(await snapshot(library.directory)).filter((path) => path.endsWith('.png'));
    expect(kept).toHaveLength(3);
    // What is kept of it is enough to extract it again.
    expect(await importer.extractAgain(result?.id ?? '')).toMatchObject({ status: 'unchanged' });
    expect(await takeBytes(bytes)).toMatchObject([{ status: 'unchanged', id: result?.id }]);
  });

  test('that is cancelled keeps what came in, and names everything in it that did not', async () => {
    const { importer, put } = await setUp();
    const names = Array.from({ length: 80 }, (_, index) => `p${String(index).padStart(2, '0')}.html`);
    const path = await put('many.zip', zipOfPaths(Object.fromEntries(names.map((name) => [name, page(name)]))));
    const stop = new AbortController();
    const told: [number, number][] = [];
    const results = await importer.importPaths([path], { signal: stop.signal }, (_result, done, total) => {
      told.push([done, total]);
      if (done === 2) stop.abort();
    });
    expect(results.map(({ source }) => source)).toEqual(names.map((name) => `${path}/${name}`));
    expect(told.at(-1)).toEqual([80, 80]);
    expect(results.slice(0, 2).map(({ status }) => status)).toEqual(['added', 'added']);
    expect(results.at(-1)).toMatchObject({ status: 'failed', reason: expect.stringContaining('cancelled') });
    expect((await importer.importPaths([path], {}, () => undefined)).every(({ status }) => status !== 'failed')).toBe(
      true,
    );
  });

  test('asks before a much shorter text in it replaces one that was saved', async () => {
    const { importer, takeBytes } = await setUp();
    const long = (count: number) =>
      pageOf('The weir', Array(count).fill(paragraphs('weir')).flat(), {
        head: '<link rel="canonical" href="https://weir.example/a">',
      });
    const [added] = await takeBytes(zipOfPaths({ 'a.html': long(4) }));
    const [less] = await takeBytes(zipOfPaths({ 'a.html': long(1) }));
    expect(less).toMatchObject({ status: 'failed', id: added?.id, source: 'saved.zip/a.html' });
    expect(await importer.replaceAnyway(less?.replace ?? '')).toMatchObject({ status: 'updated', id: added?.id });
  });

  test('in a folder is opened, one in an archive is not', async () => {
    const { folder, put, take } = await setUp();
    const inner = zipOfPaths({ 'inner.html': page('Inner') });
    await put('in/a.zip', zipOfPaths({ 'b.zip': inner, 'c.html': page('Around') }));
    await put('in/z.html', page('Beside'));
    const results = await take([join(folder, 'in')]);
    expect(results.map(({ status, source, title }) => [status, source.slice(folder.length), title])).toEqual([
      ['failed', '/in/a.zip/b.zip', null],
      ['added', '/in/a.zip/c.html', 'Around'],
      ['added', '/in/z.html', 'Beside'],
    ]);
    expect(results[0]?.reason).toContain('“b.zip” is an archive in an archive');
  });

  test('may hold books, and be one under another name', async () => {
    const { takeBytes } = await setUp();
    const book = epubOf([chapter(1)]);
    const results = await takeBytes(
      zipOfPaths({ 'mill.epub': book, 'mhtml.mht': 'Not what it says, but a text of one line.' }),
    );
    expect(results).toMatchObject([
      { status: 'added', source: 'saved.zip/mhtml.mht' },
      { status: 'added', title: 'The Mill Book' },
    ]);
    expect(await takeBytes(book, 'book.zip')).toMatchObject([{ status: 'unchanged', source: 'book.zip' }]);
  });

  test.each([
    [
      'nothing that can be read',
      zipOfPaths({ 'data.csv': 'a,b', 'x.png': picture('png') }),
      'holds nothing that Postil reads',
    ],
    ['nothing', zipOf([]), 'holds nothing that Postil reads'],
    [
      'only what leads out of it',
      zipOf([{ path: '../out.html', content: page('Out') }]),
      'holds nothing that Postil reads',
    ],
    ['half of what it did', zipOfPaths({ 'a.html': page('A') }).subarray(0, 400), 'could not be unpacked'],
    ['a lie', zipOf([{ path: 'a.html', content: 'x', deflate: true, statedSize: 4e9 }]), 'would unpack to 3,815 MB'],
  ])('that holds %s is refused by name, and nothing is written', async (_what, bytes, words) => {
    const { folder, put, take, takeBytes } = await setUp();
    const path = await put('bad.zip', bytes);
    const before = await snapshot(folder);
    const [result, ...others] = await take([path]);
    expect([result, others]).toMatchObject([{ status: 'failed', source: path, id: null }, []]);
    expect(result?.reason).toContain(`“bad.zip” ${words}`);
    // What the library says of it is for the details.
    expect(result?.reason).not.toContain('central directory');
    expect((await takeBytes(bytes))[0]?.reason).toContain(`“saved.zip” ${words}`);
    expect(await snapshot(folder)).toEqual(before);
  });

  test('goes on past a file that is locked or damaged', async () => {
    const { takeBytes } = await setUp();
    const bytes = zipOf([
      { path: 'a.html', content: page('A'), encrypted: true, deflate: true },
      { path: 'b.html', content: page('B'), statedChecksum: 7 },
      { path: 'c.html', content: page('C') },
    ]);
    const results = await takeBytes(bytes);
    expect(results.map(({ status }) => status)).toEqual(['failed', 'failed', 'added']);
    expect(results[0]?.reason).toContain('locked with a password');
    expect(results[1]?.reason).toContain('it is damaged, or not complete');
    expect(results[1]?.detail).toContain('checksum');
  });

  test('is no word of the file name: a page that is called so is a page, an office document stays one', async () => {
    const { takeBytes } = await setUp();
    expect(await takeBytes(Buffer.from(page('A page')), 'page.zip')).toMatchObject([
      { status: 'added', title: 'A page' },
    ]);
    const [office] = await takeBytes(zipOfPaths({ 'word/document.xml': '<w/>', 'notes.txt': 'x' }), 'letter.docx');
    expect(office?.reason).toContain('“letter.docx” is a ZIP archive or an office document');
    expect(await takeBytes(zipOfPaths({ 'p.html': page('Piped') }), 'standard input')).toMatchObject([
      { title: 'Piped' },
    ]);
  });
});

describe('a book with one article for each chapter', () => {
  test('gives them as books of their own that can be imported again', async () => {
    const { put, take, library, told } = await setUp();
    const path = await put('mill.epub', epubOf([chapter(1), chapter(2), chapter(3)]));
    const results = await take([path], { chapters: true });
    expect(results.map(({ status, title, source }) => [status, title, source.slice(path.length)])).toEqual(
      [1, 2, 3].map((n) => ['added', `Chapter ${n} – The Mill Book`, `/OEBPS/c${n}.xhtml`]),
    );
    expect(told).toEqual([1, 2, 3].map((done) => [done, 3]));
    expect((await take([path], { chapters: true })).map(({ status }) => status)).toEqual(Array(3).fill('unchanged'));
    const { id, source } = await library.get(results[1]?.id ?? '');
    expect(source).toMatchObject({ file: 'source.epub.gz', name: 'Chapter 2 – The Mill Book.epub' });
    const kept = gunzipSync(readFileSync(join(library.folderOf(id), source.file)));
    const again = await extractor.extract({ bytes: kept, name: source.name, contentType: '', url: '' });
    expect(again).toMatchObject({ title: 'Chapter 2 – The Mill Book', language: 'en' });
    expect(again.html).toBe((await library.body(id)).html);
  });

  test('is one article without being asked, when it has one chapter, and a failure when it is none', async () => {
    const { takeBytes } = await setUp();
    expect(await takeBytes(epubOf([chapter(1), chapter(2)]), 'a.epub')).toHaveLength(1);
    const alone = await takeBytes(epubOf([chapter(5)]), 'b.epub', { chapters: true });
    expect(alone).toMatchObject([{ status: 'added', source: 'b.epub', title: 'The Mill Book' }]);
    const [none] = await takeBytes(zipOfPaths({ mimetype: 'application/epub+zip' }), 'c.epub', { chapters: true });
    expect(none).toMatchObject({
      status: 'failed',
      source: 'c.epub',
      reason: expect.stringContaining('“c.epub” is no book'),
    });
  });
});
