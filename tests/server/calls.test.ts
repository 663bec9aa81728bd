import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { contract } from '#shared/api/contract.ts';
import { articleStates } from '#shared/model/article.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { fakeHost } from '../support/app.ts';
import { articleOf, filesOf } from '../support/library.ts';
import { call, callRequest, refusal } from '../support/page.ts';
import { setUp } from './handled-app.ts';

test('a page learns where it is, what its host can do and whether to welcome', async () => {
  const { app, handle } = await setUp({ welcome: true });
  expect(await call(handle, 'app.info', {})).toEqual({
    version: '0.0.0',
    platform: process.platform,
    library: { id: (await app.libraryFile.read()).id, directory: app.libraryDirectory },
    host: {
      name: 'test',
      chooseFiles: false,
      saveFile: false,
      revealFile: false,
      openExternal: false,
      openWindow: false,
      nameSteps: false,
      print: false,
      printToPdf: false,
    },
    welcome: app.welcomeArticle,
  });
  const able = await setUp({ host: fakeHost() });
  const { host } = await call(able.handle, 'app.info', {});
  const can = { chooseFiles: true, saveFile: true, revealFile: true, openExternal: true };
  expect(host).toEqual({ name: 'fake', ...can, openWindow: false, nameSteps: false, print: false, printToPdf: false });
});

test('a page hears what another program changed, and asks for it again', async () => {
  const { app, handle, add } = await setUp({ background: true });
  const articleId = await add();
  const { content } = (await call(handle, 'articles.get', { id: articleId })).article;
  await call(handle, 'annotations.create', { articleId, annotation: { passage: null, body: 'mine' } });
  await call(handle, 'settings.get', {});
  app.events.length = 0;
  const patiently = { timeout: 15_000, interval: 50 };

  const path = join(app.libraryDirectory, 'notes', `${articleId}.json`);
  const file = JSON.parse(await readFile(path, 'utf8'));
  const [mine] = file.annotations;
  const theirs = { ...mine, id: '01TEST00000000000000000777', body: 'theirs' };
  await writeFile(path, JSON.stringify({ ...file, annotations: [theirs] }));
  await vi.waitFor(() => expect(app.events).toContainEqual({ type: 'annotations-changed', articleId }), patiently);
  const listed = await call(handle, 'annotations.list', { articleId });
  expect(listed.map(({ body }) => body).sort()).toEqual(['mine', 'theirs']);

  const body = join(app.library.folderOf(articleId), 'content.html');
  await writeFile(body, (await readFile(body, 'utf8')).replace('Forty houses', 'Fifty houses'));
  await vi.waitFor(() => expect(app.events).toContainEqual({ type: 'articles-changed', ids: [articleId] }), patiently);
  const shown = await call(handle, 'articles.get', { id: articleId });
  expect(shown.html).toContain('Fifty houses');
  expect(shown.article.content).not.toBe(content);

  const copy = `${path.slice(0, -5)} (Ann's conflicted copy 2026-11-28).json`;
  const more = { ...mine, id: '01TEST00000000000000000778', body: 'from the copy' };
  await writeFile(copy, JSON.stringify({ ...file, annotations: [mine, more] }));
  await writeFile(`${path.slice(0, -5)}.sync-conflict-20261128-101010-ABCDEFG.json`, '{"format":1,');
  await vi.waitFor(() => expect(app.events.filter(({ type }) => type === 'notice')).toHaveLength(2), patiently);
  const notices = app.events.flatMap((event) => (event.type === 'notice' ? [event] : []));
  expect(notices.map(({ message }) => message)).toEqual([
    '1 note from a conflict copy of “Harbour town votes to let the sea back in” was merged.',
    '1 conflict copy could not be read. Nothing of it was changed.',
  ]);
  expect(notices[0]?.detail).toContain('trash/conflicts/');
  expect(await call(handle, 'annotations.list', { articleId })).toHaveLength(3);
  expect(await call(handle, 'library.look', {})).toEqual({});
});

test('settings change one by one, on disk, and every page is told', async () => {
  const { app, handle } = await setUp();
  expect(await call(handle, 'settings.get', {})).toEqual(defaultSettings);
  await call(handle, 'settings.update', { theme: 'sepia' });
  const settings = await call(handle, 'settings.update', { fontSize: 22, lastArticle: 'X' });
  expect(settings).toEqual({ ...defaultSettings, theme: 'sepia', fontSize: 22, lastArticle: 'X' });
  expect(JSON.parse(await readFile(join(app.libraryDirectory, 'postil.json'), 'utf8')).settings).toEqual(settings);
  expect(app.events).toEqual([{ type: 'settings-changed' }, { type: 'settings-changed' }]);
});

test('an article is listed, read, changed, thrown away and taken back, and every page is told', async () => {
  const { app, handle, add } = await setUp();
  const id = await add();
  const { articles, total } = await call(handle, 'articles.list', {});
  app.events.length = 0;
  const [row] = articles;
  expect(total).toBe(1);
  expect(row).toMatchObject({
    id,
    title: 'Harbour town votes to let the sea back in',
    byline: 'Rosa Whitfield',
    marks: 0,
  });
  expect(Object.keys(row ?? {})).not.toContain('source');
  const { article, html } = await call(handle, 'articles.get', { id });
  expect(html).toContain('<h2>Forty houses, one marsh</h2>');
  expect(article.content).toBe((await app.library.body(id)).content);
  for (const state of articleStates) {
    expect(await call(handle, 'articles.update', { id, changes: { state } })).toMatchObject({ id, state });
  }
  expect((await call(handle, 'articles.trash', { id })).deleted).not.toBeNull();
  expect(await call(handle, 'articles.list', {})).toMatchObject({ total: 0 });
  expect((await call(handle, 'articles.list', { query: 'is:trash' })).articles[0]?.deleted).not.toBeNull();
  expect((await call(handle, 'articles.restore', { id })).deleted).toBeNull();
  const changed = { type: 'articles-changed', ids: [id] };
  expect(app.events).toEqual(Array.from({ length: articleStates.length + 2 }, () => changed));
});

test('tags are added to several articles and taken from them, beside those that each has', async () => {
  const { app, handle, add } = await setUp();
  const first = await add();
  const html = '<p>The light is out.</p>';
  const { id: second } = await app.library.add(articleOf('01SECOND', html, { tags: ['Coast', 'fog'] }), filesOf(html));
  const each = [first, second].map((id) => ({ id, changes: {}, addTags: ['coast', 'night'], removeTags: ['FOG'] }));
  const { before } = await call(handle, 'articles.changeEach', { each });
  const tags = async (id: string) => (await call(handle, 'articles.get', { id })).article.tags;
  expect(await tags(first)).toEqual(['coast', 'night']);
  expect(await tags(second)).toEqual(['Coast', 'night']);
  await call(handle, 'articles.changeEach', { each: before });
  expect([await tags(first), await tags(second)]).toEqual([[], ['Coast', 'fog']]);
});

test('several articles are changed, thrown away and taken back at once, and every page is told once', async () => {
  const { app, handle, add } = await setUp();
  const first = await add();
  const html = '<p>The light is out.</p>';
  const { id: second } = await app.library.add(articleOf('01SECOND', html, { title: 'The light' }), filesOf(html));
  await call(handle, 'articles.update', { id: first, changes: { state: 'later', tags: ['coast'] } });
  const ids = async (query: string) =>
    (await call(handle, 'articles.ids', { query, sort: 'title' })).map((id) => (id === first ? 1 : 2));
  expect(await ids('')).toEqual([1, 2]);
  app.events.length = 0;
  const changes = { state: 'archive', favourite: true } as const;
  const each = [first, second, 'NONE'].map((id) => ({ id, changes }));
  const { before, failed } = await call(handle, 'articles.changeEach', { each });
  expect(before).toEqual([
    { id: first, changes: { state: 'later', favourite: false } },
    { id: second, changes: { state: 'inbox', favourite: false } },
  ]);
  expect(failed).toEqual([{ id: 'NONE', reason: 'There is no article NONE in this library.' }]);
  expect(await call(handle, 'articles.counts', { queries: ['is:archive is:favourite', 'is:inbox', '(', ''] })).toEqual([
    2,
    0,
    null,
    2,
  ]);
  await call(handle, 'articles.changeEach', { each: before });
  expect(await ids('is:later tag:coast')).toEqual([1]);
  expect(await ids('is:favourite')).toEqual([]);
  expect(await call(handle, 'articles.trashEach', { ids: [first, second] })).toEqual({ failed: [] });
  expect(await ids('')).toEqual([]);
  expect(await ids('is:trash')).toEqual([1, 2]);
  await call(handle, 'articles.restoreEach', { ids: [second] });
  const place = await call(handle, 'articles.place', { id: second, query: '', sort: 'title' });
  expect(place).toEqual({ index: 0, total: 1, previous: null, next: null });
  const changed = (ids: string[]) => ({ type: 'articles-changed', ids });
  const both = changed([first, second]);
  expect(app.events).toEqual([both, both, both, changed([second])]);
});

test('a query is kept as a list, changed, deleted and taken back, and every page is told', async () => {
  const { app, handle } = await setUp();
  const made = await call(handle, 'lists.add', { name: 'Coast', query: 'tag:coast', sort: 'length' });
  const other = await call(handle, 'lists.add', { name: 'Unread', query: 'is:unread' });
  expect(made).toMatchObject({ name: 'Coast', query: 'tag:coast', sort: 'length', reversed: false, deleted: null });
  await call(handle, 'lists.change', { id: made.id, changes: { name: 'The coast', rank: 7 } });
  const names = async () => (await call(handle, 'lists.list', {})).map(({ name }) => name);
  expect(await names()).toEqual(['Unread', 'The coast']);
  await call(handle, 'lists.delete', { id: other.id });
  expect(await names()).toEqual(['The coast']);
  await call(handle, 'lists.restore', { id: other.id });
  expect(await names()).toEqual(['Unread', 'The coast']);
  const answer = await refusal(handle(callRequest('lists.add', { name: 'Broken', query: '"open' })));
  expect(answer).toMatchObject({ status: 400, code: 'invalid-input' });
  expect(await names()).toHaveLength(2);
  expect(app.events).toEqual(Array.from({ length: 5 }, () => ({ type: 'lists-changed' })));
  const file = JSON.parse(await readFile(join(app.libraryDirectory, 'postil.json'), 'utf8'));
  expect(file.lists).toHaveLength(2);
});

test('what is in the trash goes for good, one by one and all at once', async () => {
  const { app, handle, add } = await setUp();
  const id = await add();
  expect((await call(handle, 'trash.remove', { ids: [id] })).failed).toMatchObject([{ id }]);
  await call(handle, 'articles.trash', { id });
  expect(await call(handle, 'trash.remove', { ids: [id] })).toEqual({ removed: 1, failed: [] });
  expect(app.events.at(-1)).toEqual({ type: 'articles-changed', ids: [id] });
  expect(await refusal(handle(callRequest('articles.get', { id })))).toMatchObject({ status: 404 });
  const next = await add();
  await call(handle, 'articles.trash', { id: next });
  expect(await call(handle, 'trash.empty', {})).toEqual({ removed: 1, failed: [] });
  expect((await call(handle, 'articles.list', { query: 'is:trash' })).total).toBe(0);
});

test('a search finds articles and notes', async () => {
  const { app, handle, add } = await setUp();
  const id = await add();
  await app.notes.create(id, { passage: null, body: 'Ask about the salt marsh.' });
  const { hits } = await call(handle, 'search.query', { query: 'salt marsh' });
  expect(hits.map(({ kind, articleId }) => [kind, articleId]).sort()).toEqual([
    ['article', id],
    ['note', id],
  ]);
  expect((await call(handle, 'search.query', { query: 'salt marsh', limit: 1 })).hits).toHaveLength(1);
  const { options } = await call(handle, 'search.complete', { query: 'has:n', caret: 5 });
  expect(options).toEqual([{ text: 'note', articles: null }]);
});

test('what is not there is named, by every call that takes an id', async () => {
  const { handle } = await setUp({ host: fakeHost() });
  const id = '01TEST00000000000000000404';
  const article = { articleId: id, id };
  const inputs: Record<string, unknown> = {
    'articles.get': { id },
    'articles.update': { id, changes: { state: 'later' } },
    'articles.trash': { id },
    'articles.restore': { id },
    'articles.restoreVersion': { id, content: `sha256-${'0'.repeat(64)}` },
    'articles.diff': { id, from: `sha256-${'0'.repeat(64)}` },
    'articles.extractAgain': { id },
    'articles.page': { id },
    'articles.chooseBody': { id, block: 1 },
    'articles.removeBlock': { id, block: 1 },
    'articles.wholePage': { id },
    'annotations.list': article,
    'annotations.create': { articleId: id, annotation: { passage: null, body: 'x' } },
    'annotations.update': { ...article, changes: {} },
    'annotations.deleted': { articleId: id },
    'annotations.delete': article,
    'annotations.restore': article,
    'annotations.createMany': { articleId: id, annotations: [{ passage: null, body: 'x' }] },
    'annotations.deleteMany': { articleId: id, ids: [id] },
    'annotations.restoreMany': { articleId: id, ids: [id] },
    'annotations.links': { articleId: id },
    'entities.recognise': { id },
    'statements.list': { articles: [id] },
    'export.statements': { articles: [id], heading: 'x' },
    'export.render': { ids: [id], format: 'markdown' },
    'export.save': { ids: [id], format: 'markdown' },
    'host.revealArticle': { id },
    'drafts.save': { ...article, body: '', tags: [] },
  };
  for (const [name, input] of Object.entries(inputs)) {
    const answer = await refusal(handle(callRequest(name, input)));
    expect({ name, ...answer }).toMatchObject({
      name,
      status: 404,
      code: 'not-found',
      message: expect.stringContaining(id),
    });
  }
});

test('a fault of our own is told without its words, and is in the log', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => log.mockRestore());
  const host = { ...fakeHost(), chooseFiles: () => Promise.reject(new Error('inner words')) };
  const { handle } = await setUp({ host });
  const answer = await refusal(handle(callRequest('import.choose', {})));
  expect(answer).toMatchObject({ status: 500, code: 'internal' });
  expect(answer.message).not.toContain('inner words');
  expect(log).toHaveBeenCalledOnce();
});

test('every call of the contract is tried in this folder', async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.ts'));
  const sources = await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), 'utf8')));
  const source = sources.join('\n');
  for (const name of Object.keys(contract)) expect(source).toContain(`call(handle, '${name}'`);
});
