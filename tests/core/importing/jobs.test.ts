import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openApp, pageOf, paragraphs } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { epubOf } from '../../support/epub.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { zipOfPaths } from '../../support/zip.ts';

async function setUp(count: number) {
  const folder = await temporaryFolder();
  const libraryDirectory = join(folder, 'Library');
  const stateDirectory = join(folder, 'state');
  const paths: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const path = join(folder, `page-${String(number).padStart(3, '0')}.html`);
    await writeFile(path, pageOf(`Page ${number}`, paragraphs(`number ${number}`)));
    paths.push(path);
  }
  const open = (firstId = 1) => openApp({ libraryDirectory, stateDirectory, newId: counterIds(firstId) });
  return { folder, paths, stateDirectory, open };
}

const record = (paths: string[], more = {}) =>
  JSON.stringify({
    format: 1,
    id: 'x',
    started: '2026-01-01T00:00:00Z',
    done: 2,
    total: 3,
    paths,
    options: {},
    ...more,
  });

describe('a job', () => {
  test('tells how far it is, and leaves no record when it has ended', async () => {
    const { paths, stateDirectory, open } = await setUp(5);
    const app = await open();
    await app.importJobs.run(paths);
    const progress = app.events.filter((event) => event.type === 'import-progress');
    expect(progress.map(({ done, total }) => [done, total])).toEqual([1, 2, 3, 4, 5].map((done) => [done, 5]));
    expect(new Set(progress.map(({ job }) => job)).size).toBe(1);
    expect(progress.every(({ rate, failed }) => rate > 0 && failed === 0)).toBe(true);
    expect(await readdir(stateDirectory)).not.toContain('import.json');
    expect(await app.importJobs.interrupted()).toBeNull();
  });

  test('on an archive tells of everything in it, and one of chapters goes on as such', async () => {
    const { folder, stateDirectory, open } = await setUp(0);
    const app = await open();
    const zip = zipOfPaths({ 'a.html': pageOf('A', paragraphs('a')), 'b.html': pageOf('B', paragraphs('b')) });
    const path = join(folder, 'two.zip');
    await writeFile(path, zip);
    const told = () => app.events.splice(0).flatMap((event) => (event.type === 'import-progress' ? [event] : []));
    await app.importJobs.run([path]);
    expect(told().map(({ done, total, name }) => [done, total, name])).toEqual([
      [1, 2, 'a.html'],
      [2, 2, 'b.html'],
    ]);
    const bytes = { bytes: zip, name: 'two.zip', contentType: '', url: '', path: null };
    expect(await app.importJobs.runBytes(bytes)).toMatchObject([{ status: 'unchanged' }, { status: 'unchanged' }]);
    expect(told()).toHaveLength(2);
    await app.importJobs.runBytes({ ...bytes, bytes: Buffer.from(pageOf('C', paragraphs('c'))), name: 'c.html' });
    expect(told()).toEqual([]);

    const book = join(folder, 'mill.epub');
    const body = (n: number) => `<h1>Chapter ${n}</h1><p>${paragraphs(`part ${n}`).join(' ')}</p>`;
    await writeFile(book, epubOf([1, 2].map((n) => ({ file: `c${n}.xhtml`, title: `Chapter ${n}`, body: body(n) }))));
    await writeFile(join(stateDirectory, 'import.json'), record([book], { options: { chapters: true } }));
    expect(await app.importJobs.resume()).toHaveLength(2);
  });

  test('that fails in the middle is told to be over all the same', async () => {
    const { paths, open } = await setUp(3);
    const app = await open();
    const fails = app.importJobs.run(paths, {}, (_result, done) => {
      if (done === 1) throw new Error('no space');
    });
    await expect(fails).rejects.toThrow('no space');
    const progress = app.events.filter((event) => event.type === 'import-progress');
    expect(progress.map(({ done, total }) => [done, total])).toEqual([
      [1, 3],
      [3, 3],
    ]);
  });

  test('that is cancelled keeps what came in and names the rest', async () => {
    const { paths, stateDirectory, open } = await setUp(60);
    const app = await open();
    const results = await app.importJobs.run(paths, {}, (_result, done) => {
      const [event] = app.events.filter(({ type }) => type === 'import-progress');
      if (done === 2 && event?.type === 'import-progress') expect(app.importJobs.cancel(event.job)).toBe(true);
    });
    expect(results).toHaveLength(60);
    const added = results.filter(({ status }) => status === 'added');
    const left = results.filter(({ status }) => status === 'failed');
    expect(added.length).toBeGreaterThanOrEqual(2);
    expect(left.length).toBeGreaterThan(0);
    expect(added.length + left.length).toBe(60);
    for (const { reason, source } of left) expect(reason).toContain(source.slice(source.lastIndexOf('page-')));
    expect(await app.library.list()).toHaveLength(added.length);
    expect(await readdir(stateDirectory)).not.toContain('import.json');
    expect(app.importJobs.cancel('none')).toBe(false);
  });
});

describe('an import that a crash ended', () => {
  test('or the closing of Postil, is there at the next start', async () => {
    const { paths, open } = await setUp(60);
    const app = await open();
    let closing: Promise<void> | null = null;
    const results = await app.importJobs.run(paths, {}, (_result, done) => {
      if (done === 3) closing = app.close();
    });
    await closing;
    const added = results.filter(({ status }) => status === 'added');
    expect(added.length).toBeLessThan(60);
    const next = await open(1000);
    expect(await next.importJobs.interrupted()).toMatchObject({ total: 60, paths });
    expect(await next.library.list()).toHaveLength(added.length);
    expect(await next.importJobs.resume()).toHaveLength(60);
    expect(await next.library.list()).toHaveLength(60);
  });

  test('is gone on with: what came in is passed over', async () => {
    const { paths, stateDirectory, open } = await setUp(3);
    const app = await open();
    await app.importJobs.run(paths.slice(0, 2));
    await writeFile(join(stateDirectory, 'import.json'), record(paths));
    expect(await app.importJobs.interrupted()).toEqual({
      id: 'x',
      started: '2026-01-01T00:00:00Z',
      done: 2,
      total: 3,
      paths,
    });
    const results = await app.importJobs.resume();
    expect(results.map(({ status }) => status)).toEqual(['unchanged', 'unchanged', 'added']);
    expect(await app.importJobs.interrupted()).toBeNull();
    await expect(app.importJobs.resume()).rejects.toMatchObject({ code: 'not-found' });
  });

  test('of which one file is left over is forgotten once that is done', async () => {
    const { paths, stateDirectory, open } = await setUp(1);
    const app = await open();
    await writeFile(join(stateDirectory, 'import.json'), record(paths));
    expect(await app.importJobs.resume()).toMatchObject([{ status: 'added' }]);
    expect(await app.importJobs.interrupted()).toBeNull();
  });

  test('can be forgotten', async () => {
    const { paths, stateDirectory, open } = await setUp(1);
    const app = await open();
    await writeFile(join(stateDirectory, 'import.json'), record(paths));
    await app.importJobs.forget();
    expect(await app.importJobs.interrupted()).toBeNull();
    expect(await app.library.list()).toEqual([]);
  });

  test.each(['', '{', '{"format":2}', 'null', record([])])('whose record is %s is none', async (content) => {
    const { stateDirectory, open } = await setUp(0);
    const app = await open();
    await writeFile(join(stateDirectory, 'import.json'), content);
    expect(await app.importJobs.interrupted()).toBeNull();
  });
});
