// Longer than 300 lines: what an article keeps through each of its imports is one subject.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { createExtractor } from '#core/importing/extractor.ts';
import { extractorVersion } from '#core/importing/extractor-version.ts';
import { createImporter } from '#core/importing/import.ts';
import { examine } from '#core/library/doctor.ts';
import { openLibraryFile } from '#core/library/library-file.ts';
import { contentHash } from '#core/storage/hash.ts';
import { pageOf, paragraphs } from '../../support/app.ts';
import { counterIds, tickingClock } from '../../support/clock.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { picture } from '../../support/images.ts';
import { openLibrary } from '../../support/library.ts';

const extractor = createExtractor({ size: 2 });
afterAll(() => extractor.close());

async function setUp() {
  const folder = await temporaryFolder();
  const directory = join(folder, 'Library');
  const { library, notes, policy } = await openLibrary(directory);
  await openLibraryFile(directory, policy, counterIds(900));
  const importer = createImporter(library, extractor, { now: tickingClock(), newId: counterIds(), notes });
  const put = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  const take = async (path: string, options = {}) => {
    const [result] = await importer.importPaths([path], options, () => undefined);
    if (result === undefined) throw new Error('nothing came of it');
    return result;
  };
  const wrong = async () => {
    const found: string[] = [];
    for await (const { ok, path, detail } of examine(directory)) if (!ok) found.push(`${path}: ${detail}`);
    return found;
  };
  return { folder, directory, library, notes, importer, put, take, wrong };
}

const url = 'https://mill.example/again';
const head = `<link rel="canonical" href="${url}">`;
const first = pageOf('The mill', paragraphs('mill'), { head });
const longer = [...paragraphs('mill'), 'Correction: the boy counted forty-one ducks before he lost count of them.'];
const second = pageOf('The mill, corrected', longer, { head });

describe('a page imported again', () => {
  test('keeps body and original as a version, and every mark says where it stands now', async () => {
    const { library, notes, put, take, wrong } = await setUp();
    const { id } = await take(await put('1.html', first));
    const before = await library.body(id ?? '');
    const mark = async (quote: string) => {
      const start = before.text.indexOf(quote);
      const passage = { start, end: start + quote.length, content: before.content };
      return (await notes.create(id ?? '', { passage, body: quote })).id;
    };
    const kept = await mark('the price of bread');
    const gone = await mark('tea was being served');
    const changed = [...longer];
    changed[1] = 'Its chair gave no comment on any of it when she was asked in the street on the following morning.';
    changed.unshift(
      'An earlier meeting had been called off because of the snow, which lay a metre deep in the square.',
    );
    const again = await take(await put('2.xhtml', pageOf('The mill', changed, { head })));
    expect(again).toMatchObject({ status: 'updated', replaced: before.content });
    const article = await library.get(id ?? '');
    const folder = library.folderOf(id ?? '');
    expect(article.versions).toMatchObject([
      { content: before.content, source: { sha256: contentHash(Buffer.from(first)), name: '1.html' } },
    ]);
    const [version] = article.versions;
    expect(await readFile(join(folder, 'versions', `${before.content}.html`), 'utf8')).toBe(before.html);
    expect(gunzipSync(await readFile(join(folder, version?.source?.file ?? ''))).toString()).toBe(first);
    expect((await readdir(folder)).filter((name) => name.startsWith('source')).sort()).toEqual(['source.xhtml.gz']);
    const states = new Map((await notes.list(id ?? '')).map((note) => [note.id, note.place]));
    const { text } = await library.body(id ?? '');
    const place = states.get(kept);
    expect(text.slice(place?.start ?? 0, place?.end ?? 0)).toBe('the price of bread');
    expect(place?.state).toBe('moved');
    expect(states.get(gone)?.state).toMatch(/^(?:lost|review)$/);
    expect(await wrong()).toEqual([]);
  });

  test('leaves alone what the person corrected', async () => {
    const { library, put, take } = await setUp();
    const { id = '' } = await take(await put('1.html', first));
    await library.update(id ?? '', { title: 'My own title', byline: 'Somebody' });
    await take(await put('2.html', second));
    expect(await library.get(id ?? '')).toMatchObject({
      title: 'My own title',
      byline: 'Somebody',
      edited: ['title', 'byline'],
    });
  });

  test('with the same text under a corrected headline takes the headline', async () => {
    const { library, put, take, wrong } = await setUp();
    const { id } = await take(await put('1.html', first));
    const renamed = pageOf('The old mill', paragraphs('mill'), { head });
    const again = await take(await put('2.html', renamed));
    expect(again).toMatchObject({ status: 'updated', id, title: 'The old mill' });
    expect(again).not.toHaveProperty('replaced');
    expect((await library.get(id ?? '')).versions).toEqual([]);
    expect(gunzipSync(await readFile(join(library.folderOf(id ?? ''), 'source.html.gz'))).toString()).toBe(renamed);
    expect(await wrong()).toEqual([]);
  });

  test('with much less text asks before it replaces, and does so when told', async () => {
    const { directory, library, importer, put, take } = await setUp();
    const { id } = await take(await put('1.html', second));
    const before = await snapshot(directory);
    const shorter = await put('2.html', pageOf('The mill', paragraphs('mill').slice(0, 2), { head }));
    const asked = await take(shorter);
    expect(asked).toMatchObject({ status: 'failed', id, replace: expect.any(String) });
    expect(asked.reason).toContain('kept as it is');
    expect(await snapshot(directory)).toEqual(before);
    expect(await importer.replaceAnyway(asked.replace ?? '')).toMatchObject({ status: 'updated', id });
    expect((await library.body(id ?? '')).text).not.toContain('Correction');
    await expect(importer.replaceAnyway(asked.replace ?? '')).rejects.toMatchObject({ code: 'not-found' });
    expect(await take(await put('3.html', second))).toMatchObject({ status: 'updated' });
    expect(await take(shorter, { replace: true })).toMatchObject({ status: 'updated' });
  });

  test('without the images that lay beside it before keeps them, also where its text is another', async () => {
    const { library, importer, put, take, wrong } = await setUp();
    await put('page_files/mill.png', picture('png', 1));
    const image = '<figure><img src="page_files/mill.png" alt="The mill"><figcaption>It stands.</figcaption></figure>';
    const page = pageOf('The mill', paragraphs('mill'), { head, body: image });
    const { id } = await take(await put('page.html', page));
    const before = await library.body(id ?? '');
    expect(before.html).toMatch(/<img src="media\/[0-9a-f]+\.png"/);
    const send = (text: string) =>
      importer.importBytes({ bytes: Buffer.from(text), name: '-', contentType: '', url, path: null });
    expect(await send(page)).toMatchObject({ status: 'unchanged', id, warnings: [] });
    expect(await send(page.replace('forty', 'fifty'))).toMatchObject({ status: 'updated', id, warnings: [] });
    expect((await library.body(id ?? '')).html).toBe(before.html.replace('forty', 'fifty'));
    expect(await take(await put('apart/page.html', page))).toMatchObject({ status: 'updated', id, warnings: [] });
    expect((await library.body(id ?? '')).html).toBe(before.html);
    expect(await wrong()).toEqual([]);
  });

  test('without images of which the library has lost the files goes on without them', async () => {
    const { library, put, take } = await setUp();
    await put('page_files/mill.png', picture('png', 1));
    const page = pageOf('The mill', paragraphs('mill'), {
      head,
      body: '<img src="page_files/mill.png" alt="The mill">',
    });
    const { id } = await take(await put('page.html', page));
    await rm(join(library.folderOf(id ?? ''), 'media'), { recursive: true });
    const other = await put('apart/page.html', page.replace('forty', 'fifty'));
    expect(await take(other)).toMatchObject({ status: 'updated', id });
  });

  test('sent as bytes can be replaced after all, without the bytes being sent again', async () => {
    const { importer } = await setUp();
    const send = (page: string) =>
      importer.importBytes({ bytes: Buffer.from(page), name: 'p.html', contentType: '', url: '', path: null });
    await send(second);
    const { replace = '' } = await send(pageOf('The mill', paragraphs('mill').slice(0, 1), { head }));
    expect(await importer.replaceAnyway(replace)).toMatchObject({ status: 'updated', title: 'The mill' });
  });

  test('completes what a crash left between a body and its record', async () => {
    const { directory, library, put, take, wrong } = await setUp();
    const { id = '' } = await take(await put('1.html', first));
    const folder = library.folderOf(id ?? '');
    const { content } = await library.get(id ?? '');
    const record = await readFile(join(folder, 'article.json'));
    await take(await put('2.html', second));
    await writeFile(join(folder, 'article.json'), record);
    expect(await wrong()).not.toEqual([]);
    // As after a crash: who opens the library then knows nothing of what was to be written.
    const { library: opened, notes } = await openLibrary(directory);
    const after = createImporter(opened, extractor, { now: tickingClock(), newId: counterIds(50), notes });
    const [again] = await after.importPaths([await put('2.html', second)], {}, () => undefined);
    expect(again).toMatchObject({ status: 'updated', id });
    expect(await wrong()).toEqual([]);
    expect((await opened.get(id ?? '')).versions).toMatchObject([{ content }]);
  });

  test('and whose article.json another program put back as it was keeps both bodies all the same', async () => {
    const { library, put, take, wrong } = await setUp();
    const { id = '' } = await take(await put('1.html', first));
    const path = join(library.folderOf(id ?? ''), 'article.json');
    const { content } = await library.get(id ?? '');
    const record = await readFile(path);
    await take(await put('2.html', second));
    await writeFile(path, record);
    expect((await library.get(id ?? '')).versions).toMatchObject([{ content }]);
    expect(await wrong()).toEqual([]);
  });

  test('of several at once ends as if they came one after another', async () => {
    const { library, importer, put } = await setUp();
    const paths: string[] = [];
    for (let number = 0; number < 12; number += 1) {
      const text = [...paragraphs('mill'), ...Array.from({ length: number }, (_, at) => `Line ${at} of the addition.`)];
      paths.push(await put(`${String(number).padStart(2, '0')}.html`, pageOf(`Issue ${number}`, text, { head })));
    }
    const results = await importer.importPaths(paths, {}, () => undefined);
    expect(results.map(({ status }) => status)).toEqual(['added', ...Array.from({ length: 11 }, () => 'updated')]);
    const [article, ...others] = await library.list();
    expect(others).toEqual([]);
    expect(article).toMatchObject({ title: 'Issue 11' });
    expect(article?.versions).toHaveLength(11);
  });
});

describe('an earlier body', () => {
  test('can be brought back with its original, and forth again', async () => {
    const { library, importer, put, take, wrong } = await setUp();
    const { id = '' } = await take(await put('1.html', first));
    const one = await library.body(id ?? '');
    await take(await put('2.xhtml', second));
    const two = await library.body(id ?? '');
    for (const [wanted, other, source] of [
      [one, two, first],
      [two, one, second],
      [one, two, first],
    ] as const) {
      const article = await importer.restoreVersion(id ?? '', wanted.content);
      expect(article).toMatchObject({ content: wanted.content });
      expect(article.versions.map(({ content }) => content)).toEqual([other.content]);
      expect((await library.body(id ?? '')).html).toBe(wanted.html);
      expect(Buffer.from(await library.source(id ?? '')).toString()).toBe(source);
      expect(await wrong()).toEqual([]);
    }
    expect(await importer.restoreVersion(id ?? '', one.content)).toMatchObject({ content: one.content });
  });

  test('that is not there or was damaged is an error, and nothing changes', async () => {
    const { directory, library, importer, put, take } = await setUp();
    const { id = '' } = await take(await put('1.html', first));
    const { content } = await library.body(id ?? '');
    await take(await put('2.html', second));
    const version = join(library.folderOf(id ?? ''), 'versions', `${content}.html`);
    await writeFile(version, 'cut');
    const before = await snapshot(directory);
    const none = `sha256-${'0'.repeat(64)}`;
    await expect(importer.restoreVersion(id ?? '', none)).rejects.toMatchObject({ code: 'not-found' });
    await expect(importer.restoreVersion(id ?? '', content)).rejects.toMatchObject({ code: 'damaged' });
    expect(await snapshot(directory)).toEqual(before);
  });
});

describe('extracting again', () => {
  test('gives the same from the same, and remembers that it did', async () => {
    const { library, importer, put, take } = await setUp();
    const { id = '' } = await take(await put('1.html', first));
    await library.record(id ?? '', { extractor: 0 });
    expect(await importer.extractAgain(id ?? '')).toMatchObject({ status: 'unchanged', id });
    expect((await library.get(id ?? '')).extractor).toBe(extractorVersion);
    expect(await importer.extractAllAgain(null, {}, () => undefined)).toEqual([]);
    expect(await importer.extractAllAgain(null, { force: true }, () => undefined)).toHaveLength(1);
  });

  test('gives a better body where an earlier Postil made a worse one, with images that lay beside the page', async () => {
    const { library, importer, put, take, folder, wrong } = await setUp();
    await put('page_files/mill.png', picture('png', 1));
    const images = '<figure><img src="page_files/mill.png" alt="The mill"><figcaption>The mill.</figcaption></figure>';
    const body = `${images}<p>More words about it follow here, and then some.</p>`;
    const { id = '' } = await take(await put('page.html', pageOf('The mill', paragraphs('mill'), { head, body })));
    const good = await library.body(id ?? '');
    expect(good.html).toContain('media/');
    await rm(join(folder, 'page_files'), { recursive: true });
    const worse = '<p>A worse body.</p>';
    const made = await library.get(id ?? '');
    const files = { html: worse, source: null, media: new Map() };
    await library.replaceBody(id ?? '', { ...made, content: contentHash(worse), extractor: 0, words: 3 }, files);
    await library.update(id ?? '', { tags: ['mine'] });
    expect(await importer.extractAllAgain(null, {}, () => undefined)).toMatchObject([{ status: 'updated', id }]);
    expect((await library.body(id ?? '')).html).toBe(good.html);
    expect(await library.get(id ?? '')).toMatchObject({ tags: ['mine'], extractor: extractorVersion });
    expect(await wrong()).toEqual([]);
  });

  test('that gives much less is asked about', async () => {
    const { library, importer, put, take } = await setUp();
    const { id = '' } = await take(await put('1.html', first));
    const more = `<p>${'Words upon words that a worse extraction kept. '.repeat(60)}</p>`;
    const made = await library.get(id ?? '');
    const files = { html: more, source: null, media: new Map() };
    await library.replaceBody(id ?? '', { ...made, content: contentHash(more), words: 480 }, files);
    const asked = await importer.extractAgain(id ?? '');
    expect(asked).toMatchObject({ status: 'failed', id, title: 'The mill', replace: expect.any(String) });
    expect((await library.body(id ?? '')).html).toBe(more);
    expect(await importer.replaceAnyway(asked.replace ?? '')).toMatchObject({ status: 'updated', id });
  });

  test('of a damaged or missing original is an error that names it, and the text stays', async () => {
    const { library, importer, put, take } = await setUp();
    const { id = '' } = await take(await put('1.html', first));
    const source = join(library.folderOf(id ?? ''), 'source.html.gz');
    await writeFile(source, 'no gzip');
    expect(await importer.extractAgain(id ?? '')).toMatchObject({ status: 'failed', id });
    await rm(source);
    const { reason } = await importer.extractAgain(id ?? '');
    expect(reason).toContain('source.html.gz');
    await library.body(id ?? '');
  });

  test('never reads outside of the folder of the article', async () => {
    const { library, importer, put, take, directory } = await setUp();
    const { id = '' } = await take(await put('1.html', first));
    const article = await library.get(id ?? '');
    await library.record(id ?? '', { source: { ...article.source, file: '../../postil.json' } });
    expect(await importer.extractAgain(id ?? '')).toMatchObject({ status: 'failed' });
    expect(await readdir(directory)).toContain('postil.json');
  });
});
