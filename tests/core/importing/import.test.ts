import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { createExtractor } from '#core/importing/extractor.ts';
import { createImporter } from '#core/importing/import.ts';
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
  const { library, notes } = await openLibrary(directory);
  const importer = createImporter(library, extractor, { now: tickingClock(), newId: counterIds(), notes });
  const put = async (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  const take = (paths: string[], options = {}) => importer.importPaths(paths, options, () => undefined);
  return { folder, directory, library, notes, importer, put, take };
}

const mill = pageOf('The mill turns again', paragraphs('mill'));
const canonical = (url: string) => ({ head: `<link rel="canonical" href="${url}">` });

describe('a page', () => {
  test('is added with its original, and is unchanged the second time', async () => {
    const { library, put, take, directory } = await setUp();
    const path = await put('mill.html', mill);
    const [added] = await take([path]);
    expect(added).toMatchObject({ status: 'added', title: 'The mill turns again', source: path, reason: null });
    const id = added?.id ?? '';
    const article = await library.get(id);
    expect(article).toMatchObject({
      id,
      language: 'en',
      state: 'inbox',
      source: { name: 'mill.html', contentType: 'text/html' },
    });
    expect(article.words).toBeGreaterThan(80);
    const { text, content } = await library.body(id);
    expect(article.content).toBe(content);
    expect(text).toContain('Outside, the water stood');
    expect(gunzipSync(await readFile(join(library.folderOf(id), article.source.file))).toString()).toBe(mill);
    const before = await snapshot(directory);
    expect(await take([path])).toMatchObject([{ status: 'unchanged', id }]);
    expect(await take([await put('copy.html', mill)])).toMatchObject([{ status: 'unchanged', id }]);
    expect(await snapshot(directory)).toEqual(before);
  });

  test('twice at the same moment is one article', async () => {
    const { library, importer } = await setUp();
    const input = { bytes: Buffer.from(mill), name: 'mill.html', contentType: '', url: '', path: null };
    const results = await Promise.all([1, 2, 3].map(() => importer.importBytes(input)));
    expect(results.map(({ status }) => status).sort()).toEqual(['added', 'unchanged', 'unchanged']);
    expect(await library.list()).toHaveLength(1);
  });

  test('of the same address that says something else is an update, and the marks stay', async () => {
    const { library, notes, put, take } = await setUp();
    const url = 'https://mill.example/again';
    const [first] = await take([await put('1.html', pageOf('The mill', paragraphs('mill'), canonical(url)))]);
    const id = first?.id ?? '';
    const before = await library.body(id);
    const start = before.text.indexOf('tea was being served');
    await notes.create(id, { passage: { start, end: start + 20, content: before.content } });
    await library.update(id, { tags: ['mine'], state: 'reading' });
    const corrected = [
      ...paragraphs('mill'),
      'Correction: the boy counted forty-one ducks before he lost count of them.',
    ];
    const [second] = await take([await put('2.html', pageOf('The mill, corrected', corrected, canonical(url)))]);
    expect(second).toMatchObject({ status: 'updated', id, title: 'The mill, corrected' });
    const article = await library.get(id);
    expect(article).toMatchObject({ tags: ['mine'], state: 'reading', canonicalUrl: url });
    expect(article.versions.map(({ content }) => content)).toEqual([before.content]);
    const [note] = await notes.list(id);
    const { text } = await library.body(id);
    expect(text.slice(note?.place?.start ?? 0, note?.place?.end ?? 0)).toBe('tea was being served');
    expect(await library.list()).toHaveLength(1);
  });

  test('of the same address with much less in it does not take the place of the saved one', async () => {
    const { directory, put, take } = await setUp();
    const url = 'https://mill.example/again';
    const [first] = await take([await put('1.html', pageOf('The mill', paragraphs('mill'), canonical(url)))]);
    const before = await snapshot(directory);
    const wall = pageOf('The mill', paragraphs('mill').slice(0, 1), canonical(url));
    const [second] = await take([await put('2.html', wall)]);
    expect(second).toMatchObject({
      status: 'failed',
      id: first?.id,
      reason: expect.stringContaining('much less text'),
    });
    expect(await snapshot(directory)).toEqual(before);
  });

  test('is added anew while the first is in the trash', async () => {
    const { library, put, take } = await setUp();
    const path = await put('mill.html', mill);
    const [first] = await take([path]);
    await library.trash(first?.id ?? '');
    expect(await take([path])).toMatchObject([{ status: 'added' }]);
  });

  test('brings back a text that went missing', async () => {
    const { library, put, take } = await setUp();
    const path = await put('mill.html', mill);
    const [first] = await take([path]);
    const id = first?.id ?? '';
    await rm(join(library.folderOf(id), 'content.html'));
    expect(await take([path])).toMatchObject([{ status: 'updated', id }]);
    expect((await library.body(id)).text).toContain('Outside, the water stood');
  });

  test('that names its language as no standard does is imported', async () => {
    const { put, take } = await setUp();
    for (const [index, language] of [
      'en_US',
      'english, mostly',
      'x',
      'zh-Hant-TW-x-very-private-use-subtag',
    ].entries()) {
      const page = pageOf(`Page ${index}`, paragraphs(`number ${index}`)).replace('lang="en"', `lang="${language}"`);
      expect(await take([await put(`${index}.html`, page)])).toMatchObject([{ status: 'added' }]);
    }
  });
});

describe('images', () => {
  test('beside the page and inside it are stored by their hash', async () => {
    const { library, put, take } = await setUp();
    await put('mill_files/a.png', picture('png', 1));
    const data = Buffer.from(picture('jpg', 2)).toString('base64');
    const images = `<figure><img src="mill_files/a.png" alt="The mill"><figcaption>The mill.</figcaption></figure><p>More words about it follow here.</p><p><img src="data:image/jpeg;base64,${data}" alt="The wheel"></p><p>And the end of it all, at last.</p>`;
    const [result] = await take([await put('mill.html', pageOf('The mill', paragraphs('mill'), { body: images }))]);
    const id = result?.id ?? '';
    const { html } = await library.body(id);
    const names = [...html.matchAll(/src="media\/([0-9a-f]{32}\.(?:png|jpg))"/g)].map(([, name]) => name ?? '');
    expect(names).toHaveLength(2);
    const stored = await Promise.all(names.map((name) => readFile(join(library.folderOf(id), 'media', name))));
    expect(stored[0]?.equals(picture('png', 1))).toBe(true);
    expect(stored[1]?.equals(picture('jpg', 2))).toBe(true);
  });

  test("outside of the page's folder are not touched", async () => {
    const { folder, library, put, take } = await setUp();
    await put('secret.png', picture('png', 3));
    await mkdir(join(folder, 'saved'));
    await symlink(join(folder, 'secret.png'), join(folder, 'saved', 'link.png'));
    const images =
      '<p><img src="../secret.png" alt="Above it"> and <img src="link.png" alt="Linked to"> and on.</p><p>The end of it all.</p>';
    const [result] = await take([
      await put('saved/mill.html', pageOf('The mill', paragraphs('mill'), { body: images })),
    ]);
    expect(result?.status).toBe('added');
    expect((await library.body(result?.id ?? '')).html).not.toContain('src=');
    expect(Object.keys(await snapshot(library.directory)).some((path) => path.endsWith('.png'))).toBe(false);
  });
});

describe('a folder', () => {
  test('stands for the pages and texts in it, at any depth, and each is told when it is done', async () => {
    const { folder, importer, put } = await setUp();
    await put('in/b.html', pageOf('Page B', paragraphs('second')));
    await put('in/deep/er/a.txt', `A headline of a text\n\n${paragraphs('third').join('\n\n')}`);
    await put('in/b_files/frame.html', pageOf('A frame', paragraphs('frame')));
    await put('in/.hidden.html', mill);
    await put('in/photo.png', picture('png'));
    await put('in/empty.html', '');
    const told: [string, number, number][] = [];
    const results = await importer.importPaths([join(folder, 'in')], {}, ({ source }, done, total) =>
      told.push([source, done, total]),
    );
    expect(results.map(({ status, source }) => [status, source.slice(folder.length)])).toEqual([
      ['added', join('/in', 'b.html')],
      ['added', join('/in', 'deep', 'er', 'a.txt')],
      ['failed', join('/in', 'empty.html')],
    ]);
    expect(told).toEqual(results.map(({ source }, index) => [source, index + 1, 3]));
  });

  test('that holds nothing gives nothing', async () => {
    const { folder, take } = await setUp();
    await mkdir(join(folder, 'empty'));
    expect(await take([join(folder, 'empty')])).toEqual([]);
  });
});

test('a part of the program that could not be loaded is loaded for the next import', async () => {
  const { put, take } = await setUp();
  const path = await put('mill.html', mill);
  const part = '#core/importing/elsewhere/bring.ts';
  vi.doMock(part, () => Promise.reject(new Error('too many open files')));
  try {
    await expect(take([path])).rejects.toThrow();
  } finally {
    vi.doUnmock(part);
  }
  expect(await take([path])).toMatchObject([{ status: 'added' }]);
});

test('a dry run says what would happen and writes nothing', async () => {
  const { directory, put, take } = await setUp();
  const url = 'https://mill.example/again';
  const one = await put('1.html', pageOf('The mill', paragraphs('mill'), canonical(url)));
  const two = await put('2.html', pageOf('The mill', [...paragraphs('mill'), 'And one more line.'], canonical(url)));
  const empty = await snapshot(directory);
  expect(await take([one, two], { dryRun: true })).toMatchObject([{ status: 'added' }, { status: 'added' }]);
  expect(await snapshot(directory)).toEqual(empty);
  const [first] = await take([one]);
  const before = await snapshot(directory);
  expect(await take([one, two], { dryRun: true })).toMatchObject([
    { status: 'unchanged', id: first?.id },
    { status: 'updated', id: first?.id },
  ]);
  expect(await snapshot(directory)).toEqual(before);
});

describe('what is no article', () => {
  test.each<[string, string | Uint8Array | null]>([
    ['an empty file', ''],
    ['white space', ' \n\t\n '],
    ['a picture', picture('png')],
    ['half a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj'],
    ['random bytes', Uint8Array.from({ length: 4096 }, (_, i) => (i * 197 + 13) % 256)],
    [
      'a page without a word',
      '<!doctype html><html><head><title></title></head><body><script>x()</script></body></html>',
    ],
    ['no file at all', null],
  ])('%s is refused with its name, and the library stays byte for byte', async (_what, content) => {
    const { folder, directory, put, take } = await setUp();
    await take([await put('good.html', mill)]);
    const before = await snapshot(directory);
    const path = content === null ? join(folder, 'none.html') : await put('bad.html', content);
    const good = await put('other.html', pageOf('Another', paragraphs('other')));
    const [bad, next] = await take([path, good], { dryRun: true });
    expect(bad).toMatchObject({ status: 'failed', id: null, title: null, source: path });
    expect(bad?.reason).toContain(content === null ? 'none.html' : 'bad.html');
    expect(bad?.reason).toMatch(/Nothing was added|library stays as it was/);
    expect(next?.status).toBe('added');
    expect(await snapshot(directory)).toEqual(before);
  });

  test.skipIf(process.platform === 'win32')('a device is refused before it is read', async () => {
    const { take } = await setUp();
    expect(await take(['/dev/zero'])).toMatchObject([
      { status: 'failed', reason: expect.stringContaining('not a file') },
    ]);
  });
});
