import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { NotesFile } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { fixturePages, openApp, pageOf, paragraphs } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';

const patiently = { timeout: 15_000, interval: 50 };
const harbour = join(fixturePages, 'harbour.html');

/** An app that stays, with one article, which has looked at everything once. */
async function setUp() {
  const app = await openApp({ background: true });
  const [result] = await app.importPaths([harbour]);
  const id = result?.id ?? '';
  await app.outside.look(true);
  await app.search.settle();
  app.events.length = 0;
  const json = async <T>(path: string) => JSON.parse(await readFile(path, 'utf8')) as T;
  const add = async (path: string, ...notes: { id: string; body: string }[]) => {
    const file = await json<NotesFile>(path).catch((): NotesFile => ({ format: 1, article: id, annotations: [] }));
    const time = '2026-03-01T00:00:00.000Z';
    const dated = { created: time, modified: time, deleted: null, tags: [], links: [] };
    for (const note of notes)
      file.annotations.push({ kind: 'article-note', color: 'yellow', anchor: null, ...dated, ...note });
    await writeFile(path, JSON.stringify(file));
  };
  const heard = (type: string) => app.events.filter((event) => event.type === type);
  return { app, id, json, add, heard, folder: () => app.library.folderOf(id) };
}

describe('while the app stays', () => {
  test('a note that another process writes is told, listed and found', async () => {
    const { app, id, heard } = await setUp();
    const path = app.notes.fileOf(id);
    const time = '2026-03-01T00:00:00.000Z';
    const dated = { created: time, modified: time, deleted: null, tags: [], links: [] };
    const note = { id: 'N1', kind: 'article-note', color: 'pink', anchor: null, body: 'quincunx', ...dated };
    const text = JSON.stringify({ format: 1, article: id, annotations: [note] });
    const program = `require('node:fs').writeFileSync(process.argv[1] + '.part', process.argv[2]);
      require('node:fs').renameSync(process.argv[1] + '.part', process.argv[1]);`;
    spawn(process.execPath, ['-e', program, path, text], { stdio: 'inherit' });
    await vi.waitFor(
      () => expect(heard('annotations-changed')).toContainEqual({ type: 'annotations-changed', articleId: id }),
      patiently,
    );
    expect(await app.notes.list(id)).toMatchObject([{ body: 'quincunx' }]);
    await vi.waitFor(async () => {
      const { hits } = await app.search.query({ query: 'quincunx', limit: 5, typing: false });
      expect(hits).toHaveLength(1);
    }, patiently);
  });

  test('what the app itself adds, changes, throws away and takes back is no outside change', async () => {
    const { app, id } = await setUp();
    const { id: note } = await app.notes.create(id, { passage: null, body: 'one' });
    await app.notes.update(id, note, { body: 'two' });
    await app.library.update(id, { tags: ['a'] });
    await app.library.trash(id);
    await app.library.restore(id);
    await app.libraryFile.update((file) => Object.assign(file.settings, { theme: 'dark' }));
    app.outside.attend(id, (await app.library.body(id)).content);
    await app.library.update(id, { state: 'later' });
    await writeFile(join(app.library.directory, 'marker'), '');
    await app.outside.look(true);
    await app.outside.look(true);
    expect(app.events.filter(({ type }) => type !== 'index-progress' && type !== 'entities-changed')).toEqual([]);
  });

  test('a note that another machine writes on an article that was merged away comes to the kept one', async () => {
    const { app, id, add, heard } = await setUp();
    const page = join(await temporaryFolder(), 'mill.html');
    await writeFile(page, pageOf('The mill', paragraphs('mill')));
    const [result] = await app.importPaths([page]);
    const other = result?.id ?? '';
    await app.near.merge(id, [other]);
    await add(app.notes.fileOf(other), { id: 'N7', body: 'from afar' });
    await vi.waitFor(async () => {
      expect(await app.notes.list(id)).toMatchObject([{ id: 'N7', body: 'from afar' }]);
      expect(heard('notice')).toMatchObject([{ message: expect.stringContaining('The mill') }]);
    }, patiently);
  });

  test('settings and rules that another machine changed are told', async () => {
    const { app, id, json, heard } = await setUp();
    await app.siteRules.list();
    const path = join(app.library.directory, 'postil.json');
    const file = await json<{ settings: object }>(path);
    await writeFile(path, JSON.stringify({ ...file, settings: { ...file.settings, theme: 'sepia' } }));
    const rule = { host: 'a.example', whole: true, body: null, remove: [], modified: '2026-03-01T00:00:00.000Z' };
    await writeFile(join(app.library.directory, 'rules.json'), JSON.stringify({ format: 1, rules: [rule] }));
    await vi.waitFor(() => {
      expect(heard('settings-changed')).toHaveLength(1);
      expect(heard('rules-changed')).toHaveLength(1);
    }, patiently);
    expect((await app.libraryFile.read()).settings.theme).toBe('sepia');
    expect(await app.siteRules.list()).toEqual([rule]);
    // What is deleted here does not come back with the file of a machine that does not know of it yet; what is new there comes.
    await app.siteRules.delete('a.example');
    const other = { ...rule, host: 'b.example' };
    await writeFile(join(app.library.directory, 'rules.json'), JSON.stringify({ format: 1, rules: [rule, other] }));
    expect(await app.siteRules.list()).toEqual([other]);
    await app.near.tellDifferent(id, [id], true);
    const pair = { one: 'A', other: 'B', said: '2026-03-01T00:00:00.000Z', deleted: null };
    app.events.length = 0;
    await writeFile(join(app.library.directory, 'duplicates.json'), JSON.stringify({ format: 1, different: [pair] }));
    const known = [expect.objectContaining({ one: 'A' }), expect.objectContaining({ one: id })];
    await vi.waitFor(async () => {
      expect(heard('articles-changed')).toEqual([{ type: 'articles-changed', ids: [] }]);
      const file = await json(join(app.library.directory, 'duplicates.json'));
      expect(file).toMatchObject({ different: expect.arrayContaining(known) });
    }, patiently);
  });

  test('an article that another machine saved is listed once all of it that matters is there', async () => {
    const { app, heard } = await setUp();
    const other = await openApp();
    const page = join(await temporaryFolder(), 'mill.html');
    await writeFile(page, pageOf('The mill', paragraphs('mill')));
    const [result] = await other.importPaths([page]);
    const [id, from] = [result?.id ?? '', other.library.folderOf(result?.id ?? '')];
    // Ids of tests are counted: this one has to be another.
    const fresh = `01OTHER${id.slice(7)}`.replace('O', '0');
    const folder = join(app.library.directory, 'articles', basename(from).replace(id, fresh));
    await mkdir(folder);
    await cp(join(from, 'content.html'), join(folder, 'content.html'));
    const record = (await readFile(join(from, 'article.json'), 'utf8')).replace(id, fresh);
    await writeFile(join(folder, 'article.json'), record.slice(0, 100));
    await app.outside.look(true);
    expect(app.library.ids()).not.toContain(fresh);
    await writeFile(join(folder, 'article.json'), record);
    await vi.waitFor(
      () => expect(heard('articles-changed')).toContainEqual({ type: 'articles-changed', ids: [fresh] }),
      patiently,
    );
    expect(await app.library.get(fresh)).toMatchObject({ id: fresh, title: 'The mill' });
    expect(heard('notice')).toEqual([]);
  });

  test('an article that another machine threw away is in the trash, and one that vanished comes back with its folder', async () => {
    const { app, id, folder, json, heard } = await setUp();
    await app.notes.create(id, { passage: null, body: 'kept' });
    const [home, trash] = [folder(), join(app.library.directory, 'trash', basename(folder()))];
    const article = await json<Article>(join(home, 'article.json'));
    const deleted = '2026-03-01T00:00:00.000Z';
    await writeFile(join(home, 'article.json'), JSON.stringify({ ...article, deleted, changed: { deleted } }));
    await rename(home, trash);
    await vi.waitFor(() => expect(folder()).toBe(trash), patiently);
    await vi.waitFor(() => expect(heard('articles-changed')).not.toEqual([]), patiently);
    expect((await app.library.get(id)).deleted).toBe(deleted);
    const away = join(await temporaryFolder(), 'away');
    await cp(trash, away, { recursive: true });
    await rm(trash, { recursive: true });
    await vi.waitFor(() => expect(app.library.has(id)).toBe(false), patiently);
    expect(await app.library.list()).toEqual([]);
    await vi.waitFor(async () => {
      const { hits } = await app.search.query({ query: 'is:trash harbour', limit: 5, typing: false });
      expect(hits).toEqual([]);
    }, patiently);
    // It is not taken for known by whoever imports it again, and its notes are there.
    expect((await json<NotesFile>(app.notes.fileOf(id))).annotations).toMatchObject([{ body: 'kept' }]);
    await cp(away, home, { recursive: true });
    await vi.waitFor(() => expect(app.library.has(id) && folder()).toBe(home), patiently);
    expect(await app.notes.list(id)).toMatchObject([{ body: 'kept' }]);
  });

  test('the text and the facts of an article that a page shows are told at once when they change', async () => {
    const { app, id, folder, json, heard } = await setUp();
    app.outside.attend(id, (await app.library.body(id)).content);
    const path = join(folder(), 'content.html');
    await writeFile(path, (await readFile(path, 'utf8')).replace('Forty houses', 'Fifty houses'));
    await vi.waitFor(() => expect(heard('articles-changed')).toHaveLength(1), patiently);
    expect((await app.library.body(id)).html).toContain('Fifty houses');
    const article = await json<Article>(join(folder(), 'article.json'));
    const changes = { tags: ['theirs'], modified: '2026-03-01T00:00:00.000Z' };
    await writeFile(join(folder(), 'article.json'), JSON.stringify({ ...article, ...changes }));
    await vi.waitFor(() => expect(heard('articles-changed').length).toBeGreaterThan(1), patiently);
    expect((await app.library.get(id)).tags).toEqual(['theirs']);
  });

  test('a look finds what no watch tells: an article that nobody shows', async () => {
    const { app, id, folder, json, heard } = await setUp();
    const article = await json<Article>(join(folder(), 'article.json'));
    const changes = { title: 'Renamed elsewhere', modified: '2026-03-01T00:00:00.000Z' };
    await writeFile(join(folder(), 'article.json'), JSON.stringify({ ...article, ...changes }));
    await app.outside.look(true);
    await vi.waitFor(
      () => expect(heard('articles-changed')).toEqual([{ type: 'articles-changed', ids: [id] }]),
      patiently,
    );
    await vi.waitFor(async () => {
      const { hits } = await app.search.query({ query: 'renamed', limit: 5, typing: false });
      expect(hits).toHaveLength(1);
    }, patiently);
    app.events.length = 0;
    await app.outside.look(true);
    expect(heard('articles-changed')).toEqual([]);
  });

  test('where everything is away, as with a drive that was unplugged, nothing is taken for gone', async () => {
    const { app, id } = await setUp();
    const { directory } = app.library;
    await rename(join(directory, 'articles'), join(directory, 'elsewhere'));
    await app.outside.look(true);
    expect(app.library.has(id)).toBe(true);
    await rename(join(directory, 'elsewhere'), join(directory, 'articles'));
    expect((await app.library.body(id)).html).toContain('Forty houses');
  });
});
