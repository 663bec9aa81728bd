import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#core/importing/formats/archive.ts';
import { createHandler } from '#server/handle.ts';
import { fakeHost, openApp, pageOf, paragraphs } from '../support/app.ts';
import { temporaryFolder } from '../support/folder.ts';
import { call, callRequest, refusal } from '../support/page.ts';

const job = 'a-job';

async function setUp(options: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp(options);
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  const add = async (seed: string, title: string) => {
    const input = { bytes: Buffer.from(pageOf(title, paragraphs(seed))), name: `${seed}.html` };
    const [result] = await app.importer.importAll({ ...input, contentType: '', url: '', path: null });
    return result?.id ?? '';
  };
  const ids = [
    await add('river', 'The same title of a story'),
    await add('bread', 'The same title of a story'),
    await add('duck', 'A title of its own for ducks'),
  ];
  for (const id of ids) {
    await app.notes.create(id, {
      passage: null,
      body: `On ${id}`,
      color: 'green',
      tags: [id === ids[2] ? 'ducks' : 'town'],
    });
  }
  return { app, handle, ids };
}

async function filesIn(bytes: Uint8Array): Promise<Record<string, string>> {
  const archive = await openArchive(bytes, 'x.zip');
  const files: Record<string, string> = {};
  for (const entry of archive.entries) files[entry.path] = Buffer.from(await archive.read(entry)).toString('utf8');
  archive.close();
  return files;
}

describe('an export of several articles', () => {
  test('is one archive that a browser fetches once, with a name of its own for each', async () => {
    const { app, handle, ids } = await setUp();
    const report = await call(handle, 'export.several', { job, format: 'markdown', of: { ids } });
    expect(report).toMatchObject({ name: 'postil-markdown.zip', path: null, files: 3, articles: 3, failed: [] });
    const response = await handle(new Request(`http://postil.local${report?.download}`));
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="postil-markdown.zip"');
    const files = await filesIn(new Uint8Array(await response.arrayBuffer()));
    expect(Object.keys(files)).toHaveLength(3);
    for (const id of ids) expect(Object.values(files).filter((text) => text.includes(`On ${id}`))).toHaveLength(1);
    await expect
      .poll(async () => (await handle(new Request(`http://postil.local${report?.download}`))).status)
      .toBe(404);
    expect(app.events.findLast(({ type }) => type === 'export-progress')).toMatchObject({ job, done: 3, total: 3 });
    // What came out goes in again.
    const bytes = Buffer.from(await zipAgain(handle, ids));
    const results = await app.importer.importAll({ bytes, name: 'a.zip', contentType: '', url: '', path: null });
    expect(results.map(({ status }) => status)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  });

  test('is written although an earlier one is fetched, and so gone, in that moment', async () => {
    const { app, handle, ids } = await setUp();
    const downloads = join(app.stateDirectory, 'exports');
    await mkdir(downloads);
    // In the list of the folder, and not there when it is looked at.
    await symlink(join(downloads, 'gone'), join(downloads, 'fetched'));
    const report = await call(handle, 'export.several', { job, format: 'markdown', of: { ids } });
    expect(report).toMatchObject({ files: 3, failed: [] });
  });

  test('of a list is saved where the person says; a digest is one file', async () => {
    const path = join(await temporaryFolder(), 'mine.md');
    const { handle } = await setUp({ host: fakeHost({ savePath: path }) });
    const of = { query: 'tag:ducks', sort: 'saved', reversed: false } as const;
    const report = await call(handle, 'export.several', { job, format: 'digest', by: 'tag', of });
    expect(report).toMatchObject({ name: 'postil-digest-by-tag.md', path, download: null, files: 1, articles: 1 });
    expect(await readFile(path, 'utf8')).toContain('## ducks');
    const closed = await setUp({ host: fakeHost({ savePath: null }) });
    expect(await call(closed.handle, 'export.several', { job, format: 'csv', of: { ids: closed.ids } })).toBeNull();
  });

  test('of one article is called by it, whatever the format; what lies in several is called by the format', async () => {
    const { handle, ids } = await setUp();
    const nameOf = async (format: 'csv' | 'bibtex' | 'csl' | 'ris', of: string[]) =>
      (await call(handle, 'export.several', { job, format, of: { ids: of } }))?.name;
    const duck = ids.slice(2);
    const name = 'a-title-of-its-own-for-ducks';
    for (const [format, ending] of [
      ['csv', 'csv'],
      ['bibtex', 'bib'],
      ['csl', 'csl.json'],
      ['ris', 'ris'],
    ] as const) {
      expect(await nameOf(format, duck)).toBe(`${name}.${ending}`);
      expect(await call(handle, 'export.render', { ids: duck, format })).toMatchObject([{ name: `${name}.${ending}` }]);
    }
    expect(await nameOf('csv', ids)).toBe('postil-csv.csv');
    const opml = await call(handle, 'export.render', { ids: duck, format: 'opml' });
    expect(opml).toMatchObject([{ name: 'postil-opml.opml' }]);
  });

  test('shows one file of many without what cannot be read, as it will be written', async () => {
    const { app, handle, ids } = await setUp();
    await rm(join(app.library.folderOf(ids[0] ?? ''), 'content.html'));
    const [file] = await call(handle, 'export.render', { ids, format: 'digest' });
    expect(file?.text).toContain('2 notes on articles from 2 articles');
  });

  test('names what could not be read, and writes the others', async () => {
    const { app, handle, ids } = await setUp();
    await rm(join(app.library.folderOf(ids[0] ?? ''), 'content.html'));
    const report = await call(handle, 'export.several', { job, format: 'html', of: { ids } });
    expect(report).toMatchObject({ files: 2, failed: [{ id: ids[0], title: 'The same title of a story' }] });
    expect(report?.failed[0]?.reason).toContain('is missing');
  });

  test('that is cancelled leaves nothing, and what was there before as it was', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'mine.zip');
    const { app, handle, ids } = await setUp({ host: fakeHost({ savePath: path }) });
    await call(handle, 'export.several', { job, format: 'markdown', of: { ids } });
    const before = await readFile(path);
    app.overhear((event) => {
      if (event.type === 'export-progress' && event.done < event.total) void call(handle, 'export.cancel', { job });
    });
    const many = Array.from({ length: 40 }, () => ids).flat();
    const answer = await refusal(handle(callRequest('export.several', { job, format: 'markdown', of: { ids: many } })));
    expect(answer).toMatchObject({ code: 'cancelled' });
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(folder)).toEqual(['mine.zip']);
  });
});

async function zipAgain(handle: ReturnType<typeof createHandler>, ids: string[]): Promise<ArrayBuffer> {
  const report = await call(handle, 'export.several', { job, format: 'json', of: { ids } });
  return (await handle(new Request(`http://postil.local${report?.download}`))).arrayBuffer();
}
