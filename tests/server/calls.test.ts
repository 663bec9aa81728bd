import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHandler } from '#server/handle.ts';
import { contract } from '#shared/api/contract.ts';
import { articleStates } from '#shared/model/article.ts';
import { colors } from '#shared/model/choices.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { fakeHost, fixturePages, openApp, pageOf, paragraphs } from '../support/app.ts';
import { temporaryFolder } from '../support/folder.ts';
import { articleOf, filesOf } from '../support/library.ts';
import { call, callRequest, refusal } from '../support/page.ts';
import { zipOfPaths } from '../support/zip.ts';

const harbour = join(fixturePages, 'harbour.html');

async function setUp(options: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp(options);
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  const add = async () => (await app.importPaths([harbour]))[0]?.id ?? '';
  return { app, handle, add };
}

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
      print: false,
      printToPdf: false,
    },
    welcome: app.welcomeArticle,
  });
  const able = await setUp({ host: fakeHost() });
  const { host } = await call(able.handle, 'app.info', {});
  const can = { chooseFiles: true, saveFile: true, revealFile: true, openExternal: true };
  expect(host).toEqual({ name: 'fake', ...can, openWindow: false, print: false, printToPdf: false });
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

test('a passage is marked, noted, deleted and taken back, and every page is told', async () => {
  const { app, handle, add } = await setUp();
  const articleId = await add();
  const { text, content } = await app.library.body(articleId);
  const start = text.indexOf('Eleanor Marsh');
  expect((await call(handle, 'articles.list', {})).articles[0]?.marks).toBe(0);
  app.events.length = 0;
  const passage = { start, end: start + 13, content };
  const made = await call(handle, 'annotations.create', { articleId, annotation: { passage, color: 'pink' } });
  expect(made).toMatchObject({ kind: 'highlight', color: 'pink', anchor: { quote: { exact: 'Eleanor Marsh' } } });
  const { id } = made;
  for (const color of colors) {
    expect(await call(handle, 'annotations.update', { articleId, id, changes: { color } })).toMatchObject({ color });
  }
  const noted = await call(handle, 'annotations.update', { articleId, id, changes: { body: 'Chair', tags: ['who'] } });
  expect(noted).toMatchObject({ kind: 'note', body: 'Chair', tags: ['who'] });
  expect(await call(handle, 'annotations.list', { articleId })).toEqual([noted]);
  expect((await call(handle, 'articles.list', {})).articles[0]?.marks).toBe(1);
  await call(handle, 'annotations.delete', { articleId, id });
  expect(await call(handle, 'annotations.list', { articleId })).toEqual([]);
  expect(await call(handle, 'annotations.deleted', { articleId })).toMatchObject([{ id, body: 'Chair' }]);
  await call(handle, 'annotations.restore', { articleId, id });
  expect(await call(handle, 'annotations.list', { articleId })).toHaveLength(1);
  expect(await call(handle, 'annotations.deleted', { articleId })).toEqual([]);
  expect(app.events).toEqual(
    Array.from({ length: colors.length + 4 }, () => ({ type: 'annotations-changed', articleId })),
  );
});

test('what is typed is kept at once, and is no change of the note yet', async () => {
  const { app, handle, add } = await setUp();
  const articleId = await add();
  const { id } = await call(handle, 'annotations.create', { articleId, annotation: { passage: null, body: 'One' } });
  app.events.length = 0;
  const body = 'あ'.repeat(1_000_000);
  expect(await call(handle, 'drafts.save', { articleId, id, body, tags: ['new'] })).toEqual({});
  const journal = await readFile(join(app.libraryDirectory, '..', 'state', 'drafts.jsonl'), 'utf8');
  expect(JSON.parse(journal)).toMatchObject({ article: articleId, note: id, body, tags: ['new'] });
  expect(await call(handle, 'annotations.list', { articleId })).toMatchObject([{ body: 'One', tags: [] }]);
  expect(app.events).toEqual([]);
  for (const wrong of [{ body: 'x' }, { body: 'x', tags: [7] }, { body: `${body}あ`, tags: [] }]) {
    const answer = await refusal(handle(callRequest('drafts.save', { articleId, id, ...wrong })));
    expect(answer).toMatchObject({ status: 400, code: 'invalid-input' });
  }
});

test('what is being typed of an entity is kept in the journal, and changes no note', async () => {
  const { app, handle } = await setUp();
  const entity = { type: 'person' as const, name: 'Eleanor Marsh' };
  expect(await call(handle, 'entities.saveDraft', { entity, body: 'Half' })).toEqual({});
  const journal = await readFile(join(app.libraryDirectory, '..', 'state', 'drafts.jsonl'), 'utf8');
  expect(JSON.parse(journal)).toMatchObject({ note: JSON.stringify({ entity, articles: null }), body: 'Half' });
  expect(await call(handle, 'entities.corrections', {})).toEqual([]);
  const answer = await refusal(handle(callRequest('entities.saveDraft', { entity, body: 7 })));
  expect(answer).toMatchObject({ status: 400, code: 'invalid-input' });
});

test('several notes come, go and return together, and their links are told', async () => {
  const { app, handle, add } = await setUp();
  const articleId = await add();
  app.events.length = 0;
  const annotations = ['one', 'two'].map((body) => ({ passage: null, body }));
  const made = await call(handle, 'annotations.createMany', { articleId, annotations });
  expect(made.map(({ body }) => body)).toEqual(['one', 'two']);
  const ids = made.map(({ id }) => id);
  await call(handle, 'annotations.deleteMany', { articleId, ids });
  expect(await call(handle, 'annotations.list', { articleId })).toEqual([]);
  const gone = await call(handle, 'annotations.deleted', { articleId });
  expect(gone.map(({ body }) => body).toSorted()).toEqual(['one', 'two']);
  await call(handle, 'annotations.restoreMany', { articleId, ids });
  expect(app.events).toEqual(Array.from({ length: 3 }, () => ({ type: 'annotations-changed', articleId })));
  const [one = '', two = ''] = ids;
  const links = [{ to: two, article: articleId, relation: 'answers' as const }];
  await call(handle, 'annotations.update', { articleId, id: one, changes: { links } });
  expect(await call(handle, 'annotations.links', { articleId })).toMatchObject([
    { note: one, direction: 'to', relation: 'answers', other: { id: two, body: 'two' } },
    { note: two, direction: 'from', relation: 'answers', other: { id: one, body: 'one' } },
  ]);
});

test('the tags in use are told once each, the most used first, in their usual spelling', async () => {
  const { app, handle, add } = await setUp();
  const id = await add();
  for (const tags of [['sea wall', 'Vote'], ['vote'], ['vote', 'tide']]) {
    await app.notes.create(id, { passage: null, body: 'x', tags });
  }
  const gone = await app.notes.create(id, { passage: null, body: 'x', tags: ['gone'] });
  await app.notes.delete(id, gone.id);
  expect(await call(handle, 'tags.list', {})).toEqual([
    { tag: 'vote', articles: 0, notes: 3 },
    { tag: 'sea wall', articles: 0, notes: 1 },
    { tag: 'tide', articles: 0, notes: 1 },
  ]);
});

test('a tag is renamed, taken off and given back, and every page is told', async () => {
  const { app, handle, add } = await setUp();
  const id = await add();
  await call(handle, 'articles.update', { id, changes: { tags: ['vote'] } });
  app.events.length = 0;
  const { change, ...renamed } = await call(handle, 'tags.rename', { from: 'vote', to: 'council' });
  expect(renamed).toEqual({ articles: 1, notes: 0, lists: 0, failed: [] });
  await call(handle, 'tags.takeBack', { change });
  expect((await call(handle, 'tags.delete', { tag: 'Vote' })).articles).toBe(1);
  expect(await call(handle, 'tags.list', {})).toEqual([]);
  const told = app.events.filter(({ type }) => type === 'articles-changed');
  expect(told).toEqual(Array.from({ length: 3 }, () => ({ type: 'articles-changed', ids: [id] })));
  const wrong = await refusal(handle(callRequest('tags.rename', { from: 'vote', to: '/' })));
  expect(wrong).toMatchObject({ status: 400, message: expect.stringContaining('Nothing was changed') });
  const late = await refusal(handle(callRequest('tags.takeBack', { change: 'none' })));
  expect(late).toMatchObject({ status: 404 });
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

test('who and what an article is about is told with places in its reading text', async () => {
  const { app, handle, add } = await setUp();
  const id = await add();
  const { text } = await app.library.body(id);
  const { entities, mentions } = await call(handle, 'entities.recognise', { id });
  expect(entities.map(({ name }) => name)).toContain('Eleanor Marsh');
  for (const { start, end, text: said } of mentions) expect(text.slice(start, end)).toBe(said);
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

describe('an export', () => {
  test('is rendered for the page', async () => {
    const { handle, add } = await setUp();
    const id = await add();
    const [file] = await call(handle, 'export.render', { ids: [id], format: 'markdown' });
    expect(file).toMatchObject({ id, name: 'harbour-town-votes-to-let-the-sea-back-in.md' });
    expect(file?.text).toContain('# Harbour town votes');
  });

  test('is saved where the person said, and nowhere when they closed the dialog', async () => {
    const path = join(await temporaryFolder(), 'mine.md');
    const host = fakeHost({ savePath: path });
    const { handle, add } = await setUp({ host });
    const id = await add();
    expect(await call(handle, 'export.save', { ids: [id], format: 'markdown' })).toEqual({ path });
    expect(host.asked).toEqual(['save harbour-town-votes-to-let-the-sea-back-in.md']);
    expect(await readFile(path, 'utf8')).toContain('# Harbour town votes');
    const closed = await setUp({ host: fakeHost({ savePath: null }) });
    expect(await call(closed.handle, 'export.save', { ids: [await closed.add()], format: 'markdown' })).toBeNull();
  });

  test('is by a template of the person’s own, which the library keeps unless it is wrong', async () => {
    const { handle, add } = await setUp();
    const ids = [await add()];
    const { text } = (await call(handle, 'export.template', { format: 'markdown' })) as { text: string };
    expect(text).toContain('properties | yaml');
    expect(await call(handle, 'export.template', { format: 'csv' })).toEqual({ text: null });
    await call(handle, 'export.saveTemplate', { name: 'Mine', text: '{{ article.words }} words' });
    expect(await call(handle, 'export.templates', {})).toEqual(['Mine']);
    const mine = (await call(handle, 'export.template', { name: 'Mine' })) as { text: string };
    const files = await call(handle, 'export.render', { ids, format: 'markdown', template: mine.text });
    expect(files).toMatchObject([{ text: expect.stringMatching(/^\d+ words$/) }]);
    const wrong = { ids, format: 'markdown' as const, template: 'a\n{{ article.nothing }}' };
    const answer = await refusal(handle(callRequest('export.render', wrong)));
    expect(answer).toMatchObject({ status: 400, message: expect.stringContaining('line 2, column 4') });
  });

  test('that the disk refuses is an error that names the place', async () => {
    const folder = await temporaryFolder();
    const { handle, add } = await setUp({ host: fakeHost({ savePath: folder }) });
    const answer = await refusal(handle(callRequest('export.save', { ids: [await add()], format: 'markdown' })));
    expect(answer).toMatchObject({ status: 507, code: 'disk', message: expect.stringContaining(basename(folder)) });
  });
});

describe('an import', () => {
  test('takes the files that the person chose, and nothing when they closed the dialog', async () => {
    const { handle } = await setUp({ host: fakeHost({ files: [harbour] }) });
    expect(await call(handle, 'import.choose', {})).toMatchObject([{ status: 'added', source: harbour }]);
    const closed = await setUp({ host: fakeHost({ files: null }) });
    expect(await call(closed.handle, 'import.choose', {})).toBeNull();
  });

  test('takes the bytes that a page sends, and every page is told', async () => {
    const { app, handle } = await setUp();
    const bytes = await readFile(harbour);
    const upload = (query: string, body: BodyInit) =>
      handle(
        new Request(`http://127.0.0.1:4000/api/import.upload?${query}`, {
          method: 'POST',
          headers: { 'x-postil-call': '1' },
          body,
        }),
      );
    const response = await upload('name=harbour.html&type=text/html&url=https://x.example/h', bytes);
    const [result, ...others] = await response.json();
    expect([result, others]).toMatchObject([{ status: 'added', source: 'harbour.html' }, []]);
    expect(app.events).toEqual([{ type: 'articles-changed', ids: [result.id] }]);
    expect(await (await upload('', new Uint8Array(0))).json()).toMatchObject([
      { status: 'failed', source: 'untitled' },
    ]);
    const archive = zipOfPaths({ 'harbour.html': bytes, 'empty.html': '' });
    expect(await (await upload('name=saved.zip', archive as Uint8Array<ArrayBuffer>)).json()).toMatchObject([
      { status: 'failed', source: 'saved.zip/empty.html' },
      { status: 'unchanged', id: result.id, source: 'saved.zip/harbour.html' },
    ]);
    const csv = 'title,url,time_added,tags,status\nThe river,https://x.example/river,1709281800,sea,unread\n';
    const added = { status: 'added', title: 'The river', app: 'Pocket' };
    expect(await (await upload('name=p.csv&preview=exports', csv)).json()).toMatchObject([added]);
    expect(await (await upload('name=harbour.html&preview=exports', bytes)).json()).toEqual([]);
    expect(await (await upload('name=p.csv', csv)).json()).toMatchObject([added]);
    expect(await (await upload('name=data.json&found=1', '{"a": 1}')).json()).toEqual([]);
    expect(await (await upload('name=data.json', '{"a": 1}')).json()).toMatchObject([{ status: 'failed' }]);
    const answer = await refusal(upload(`name=${'n'.repeat(1001)}`, bytes));
    expect(answer).toMatchObject({ status: 400, code: 'invalid-input', message: expect.stringContaining('name') });
    expect(await app.library.list()).toHaveLength(2);
  });
});

describe('what only a host can do', () => {
  test('is done by the host', async () => {
    const host = fakeHost();
    const { app, handle, add } = await setUp({ host });
    const id = await add();
    await call(handle, 'host.revealArticle', { id });
    await call(handle, 'host.openExternal', { url: 'https://example.org/a b' });
    await call(handle, 'host.openExternal', { url: 'mailto:ada@example.org' });
    expect(host.asked).toEqual([
      `reveal ${app.library.folderOf(id)}`,
      'open https://example.org/a%20b',
      'open mailto:ada@example.org',
    ]);
  });

  test('a file is shown where a notice told of it, and no other', async () => {
    const host = fakeHost();
    const { app, handle, add } = await setUp({ host });
    const id = await add();
    await writeFile(app.notes.fileOf(id), 'null');
    await call(handle, 'annotations.list', { articleId: id });
    const path = app.events.flatMap((event) => (event.type === 'notice' ? (event.path ?? []) : []))[0] ?? '';
    expect(path).toContain('.damaged-');
    await call(handle, 'host.revealFile', { path });
    for (const other of [app.notes.fileOf(id), '/etc/passwd', `${path}/../x`]) {
      const answer = await refusal(handle(callRequest('host.revealFile', { path: other })));
      expect(answer).toMatchObject({ code: 'not-found' });
    }
    expect(host.asked).toEqual([`reveal ${path}`]);
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'vbscript:x',
    'smb://server/share',
    'postil://article/x',
    'https://user:word@example.org',
    'https://user@example.org',
    'not an address',
    '//example.org',
    '',
  ])('never opens %s', async (url) => {
    const host = fakeHost();
    const { handle } = await setUp({ host });
    const answer = await refusal(handle(callRequest('host.openExternal', { url })));
    expect(answer).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(host.asked).toEqual([]);
  });

  test.each([
    ['import.choose', {}],
    ['export.save', { ids: ['01TEST00000000000000000001'], format: 'markdown' }],
    ['export.saveStatements', { heading: 'Who said what' }],
    ['host.openExternal', { url: 'https://example.org' }],
    ['host.revealArticle', { id: '01TEST00000000000000000001' }],
  ])('is said to be beyond a host that cannot: %s', async (name, input) => {
    const { handle } = await setUp();
    expect(await refusal(handle(callRequest(name, input)))).toMatchObject({ status: 415, code: 'unsupported' });
  });
});

describe('another text of the same original', () => {
  const setUpPage = async () => {
    const { app, handle } = await setUp();
    const box = '<div class="donation-plea"><p>Give us your money, dear reader of the mill.</p></div>';
    const head = '<link rel="canonical" href="https://mill.example/1">';
    const bytes = Buffer.from(pageOf('The mill', paragraphs('mill'), { head, body: `${box}<p>The end of it.</p>` }));
    const { id } = await app.importer.importBytes({ bytes, name: 'm.html', contentType: '', url: '', path: null });
    if (id === null) throw new Error('not imported');
    const text = async () => (await app.library.body(id)).text;
    const { html, source } = await call(handle, 'articles.page', { id });
    const block = Number(/data-postil-block="(\d+)"><p data-postil-block="\d+">Give us/.exec(html)?.[1]);
    app.events.length = 0;
    return { app, handle, id, text, block, source };
  };

  test('is without the part that was removed, for the site too, and all of it can be taken back', async () => {
    const { app, handle, id, text, block, source } = await setUpPage();
    const before = await app.library.body(id);
    const chosen = await call(handle, 'articles.removeBlock', { id, block, source, remember: true });
    expect(await text()).not.toContain('Give us');
    expect(chosen).toMatchObject({ rule: { host: 'mill.example', remove: ['div.donation-plea'] }, previous: null });
    expect(app.events).toEqual([{ type: 'articles-changed', ids: [id] }, { type: 'rules-changed' }]);
    expect(await call(handle, 'rules.list', {})).toEqual([chosen.rule]);
    const undone = await call(handle, 'articles.restoreVersion', { id, content: before.content });
    expect(undone).toMatchObject({ content: before.content, chosen: null });
    expect(await text()).toBe(before.text);
    const rule = await call(handle, 'rules.delete', { host: 'mill.example' });
    expect(rule).toEqual(chosen.rule);
    expect(await call(handle, 'rules.delete', { host: 'mill.example' })).toBeNull();
    expect(await call(handle, 'rules.change', { host: 'mill.example', remove: ['.x'] })).toMatchObject({
      whole: false,
    });
  });

  test('can be remembered for its site afterwards', async () => {
    const { app, handle, id, block, source } = await setUpPage();
    const { lasting } = await call(handle, 'articles.removeBlock', { id, block, source });
    expect(lasting).toEqual({ host: 'mill.example', whole: false, body: null, remove: ['div.donation-plea'] });
    if (lasting === null) throw new Error('nothing to remember');
    app.events.length = 0;
    const merged = await call(handle, 'rules.merge', lasting);
    expect(merged).toMatchObject({ rule: lasting, previous: null });
    expect(app.events).toEqual([{ type: 'rules-changed' }]);
    const again = await call(handle, 'rules.merge', { host: 'www.Mill.example', remove: ['.box'] });
    expect(again).toMatchObject({ rule: { remove: ['div.donation-plea', '.box'] }, previous: merged.rule });
  });

  test('is without a passage that was pointed at in the reader', async () => {
    const { app, handle, id, text } = await setUpPage();
    const { text: before, content } = await app.library.body(id);
    const at = before.indexOf('your money');
    const passage = { start: at, end: at + 4, content };
    expect(await call(handle, 'articles.removeBlock', { id, passage })).toMatchObject({ rule: null });
    expect(await text()).not.toContain('Give us');
    const answer = await refusal(handle(callRequest('articles.removeBlock', { id, passage })));
    expect(answer).toMatchObject({ status: 409, code: 'conflict' });
  });

  test('is the part that was chosen, the whole page, and what extraction finds again', async () => {
    const { handle, id, text, block, source } = await setUpPage();
    expect(await call(handle, 'articles.chooseBody', { id, block })).toMatchObject({ rule: null });
    expect(await text()).toBe('Give us your money, dear reader of the mill.');
    await call(handle, 'articles.wholePage', { id });
    expect(await text()).toContain('The end of it.');
    const again = await call(handle, 'articles.extractAgain', { id });
    expect(again).toMatchObject({ status: 'unchanged', id });
    const fresh = await call(handle, 'articles.extractAgain', { id, fresh: true, replace: true });
    expect(fresh.status).not.toBe('failed');
    const { article } = await call(handle, 'articles.get', { id });
    expect(article.chosen).toBeNull();
    const stale = { id, block, source: `${source}0` };
    expect(await refusal(handle(callRequest('articles.chooseBody', stale)))).toMatchObject({ code: 'conflict' });
    const none = { id, block: 100_000 };
    expect(await refusal(handle(callRequest('articles.removeBlock', none)))).toMatchObject({ code: 'not-found' });
  });

  test('is told apart from an earlier one, and earlier ones from each other', async () => {
    const { app, handle, id, block, text } = await setUpPage();
    const [from, plea] = [(await app.library.body(id)).content, 'Give us your money, dear reader of the mill.'];
    await call(handle, 'articles.removeBlock', { id, block });
    const now = await text();
    const { from: version, lines } = await call(handle, 'articles.diff', { id, from });
    expect(version).toEqual({ content: from, replaced: (await app.library.get(id)).versions[0]?.replaced });
    const changed = lines.filter(({ kind }) => kind !== 'same');
    expect(changed).toMatchObject([{ kind: 'removed', pieces: [{ kind: 'removed', text: plea }] }]);
    for (const { kind, start, end, pieces } of lines) {
      if (kind === 'same') expect(pieces).toEqual([{ kind: 'same', text: now.slice(start, end) }]);
    }
    const middle = (await app.library.body(id)).content;
    expect((await call(handle, 'articles.diff', { id, from, to: middle })).lines).toEqual(lines);
    await call(handle, 'articles.removeBlock', { id, passage: { start: 0, end: 4, content: middle } });
    expect(await text()).not.toBe(now);
    expect((await call(handle, 'articles.diff', { id, from, to: middle })).lines).toEqual(lines);
    const unknown = { id, from: `sha256-${'0'.repeat(64)}` };
    expect(await refusal(handle(callRequest('articles.diff', unknown)))).toMatchObject({ code: 'not-found' });
  });

  test('of what was no web page has no parts', async () => {
    const { app, handle } = await setUp();
    const bytes = Buffer.from('A headline\n\nAnd a text below it that goes on for a while.\n');
    const { id } = await app.importer.importBytes({ bytes, name: 't.txt', contentType: '', url: '', path: null });
    for (const name of ['articles.page', 'articles.wholePage']) {
      expect(await refusal(handle(callRequest(name, { id })))).toMatchObject({ status: 415, code: 'unsupported' });
    }
  });
});

describe('a long import', () => {
  test('asks before a shorter text takes the place of a longer one', async () => {
    const { app, handle } = await setUp();
    const head = '<link rel="canonical" href="https://mill.example/1">';
    const send = (count: number) => {
      const bytes = Buffer.from(pageOf('The mill', paragraphs('mill').slice(0, count), { head }));
      return app.importer.importBytes({ bytes, name: 'm.html', contentType: '', url: '', path: null });
    };
    await send(3);
    const { replace: token = '' } = await send(1);
    app.events.length = 0;
    const done = await call(handle, 'import.replace', { token });
    expect(done.status).toBe('updated');
    expect(app.events).toEqual([{ type: 'articles-changed', ids: [done.id] }]);
    expect(await refusal(handle(callRequest('import.replace', { token })))).toMatchObject({ code: 'not-found' });
  });

  test('is cancelled by its job; one that is not there is not gone on with', async () => {
    const { handle } = await setUp();
    expect(await call(handle, 'import.cancel', { job: 'none' })).toEqual({ cancelled: false });
    expect(await call(handle, 'import.interrupted', {})).toBeNull();
    expect(await call(handle, 'import.forget', {})).toEqual({});
    expect(await refusal(handle(callRequest('import.resume', {})))).toMatchObject({ code: 'not-found' });
  });

  test('that a crash ended is gone on with', async () => {
    const { app, handle } = await setUp();
    const record = { format: 1, id: 'x', started: '', done: 0, total: 2, paths: [harbour], options: {} };
    await writeFile(join(app.libraryDirectory, '..', 'state', 'import.json'), JSON.stringify(record));
    expect(await call(handle, 'import.resume', {})).toMatchObject([{ status: 'added' }]);
  });
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

test('entities are listed, opened, corrected, and each correction is taken back and made again', async () => {
  const { app, handle, add } = await setUp();
  const id = await add();
  const { entities, pending } = await call(handle, 'entities.list', { query: 'marsh', types: ['person'] });
  expect([entities.map((entity) => entity.id), pending]).toEqual([['person:eleanor-marsh'], 0]);
  const page = await call(handle, 'entities.get', { id: 'person:eleanor-marsh' });
  expect(page.articles).toMatchObject([{ id, title: 'Harbour town votes to let the sea back in' }]);
  app.events.length = 0;
  const entity = { type: 'person' as const, name: 'Eleanor Marsh' };
  const made = await call(handle, 'entities.correct', { kind: 'rename', entity, to: 'Ellen Marsh', articles: [id] });
  const names = async () => (await call(handle, 'entities.recognise', { id })).entities.map(({ name }) => name);
  expect(await names()).toContain('Ellen Marsh');
  expect(await call(handle, 'entities.corrections', {})).toEqual([made]);
  await call(handle, 'entities.undoCorrection', { id: made.id });
  expect(await names()).toContain('Eleanor Marsh');
  await call(handle, 'entities.restoreCorrection', { id: made.id });
  expect(await names()).toContain('Ellen Marsh');
  // Three, and as many again where the library follows late.
  expect(app.events.length).toBeGreaterThanOrEqual(3);
  expect(new Set(app.events.map(({ type }) => type))).toEqual(new Set(['entities-changed']));
  const strange = { kind: 'rename', entity, to: 'X', more: 1 };
  expect(await refusal(handle(callRequest('entities.correct', strange)))).toMatchObject({ code: 'invalid-input' });
  const nobody = await refusal(handle(callRequest('entities.get', { id: 'person:nobody' })));
  expect(nobody).toMatchObject({ status: 404, code: 'not-found' });
});

test('statements are listed by who said them and whom they name, and dated sentences by whom they name', async () => {
  const { handle, add } = await setUp();
  const id = await add();
  const all = await call(handle, 'statements.list', {});
  expect([all.total, all.pending]).toEqual([all.statements.length, 0]);
  const [first] = all.statements.filter(({ speaker }) => speaker?.entity != null);
  expect(first).toMatchObject({ articleId: id, title: 'Harbour town votes to let the sea back in' });
  const by = first?.speaker?.entity ?? '';
  const own = all.statements.filter(({ speaker, possible }) => (speaker ?? possible)?.entity === by);
  expect((await call(handle, 'statements.list', { by })).statements).toEqual(own);
  expect((await call(handle, 'statements.list', { by, limit: 1 })).statements).toEqual(own.slice(0, 1));
  expect((await call(handle, 'statements.dated', { id: 'person:eleanor-marsh' })).sentences).toMatchObject([
    { articleId: id, iso: '2026-04-05', text: expect.stringContaining('before Easter') },
  ]);
  expect(await refusal(handle(callRequest('statements.list', { from: 'May' })))).toMatchObject({
    code: 'invalid-input',
  });
});

test('statements are exported as a table, and saved where the person said', async () => {
  const path = join(await temporaryFolder(), 'said.md');
  const host = fakeHost({ savePath: path });
  const { handle, add } = await setUp({ host });
  const id = await add();
  const file = await call(handle, 'export.statements', { heading: 'Who said what' });
  expect(file.name).toBe('who-said-what.md');
  expect(file.text).toContain(`](postil://article/${id})`);
  expect(await call(handle, 'export.saveStatements', { heading: 'Who said what' })).toEqual({ path });
  expect(host.asked).toEqual(['save who-said-what.md']);
  expect(await readFile(path, 'utf8')).toBe(file.text);
  const closed = await setUp({ host: fakeHost({ savePath: null }) });
  expect(await call(closed.handle, 'export.saveStatements', { heading: 'Who said what' })).toBeNull();
});

test('a mark on a body that has changed is a conflict', async () => {
  const { handle, add } = await setUp();
  const annotation = { passage: { start: 0, end: 5, content: 'sha256-old' } };
  const answer = await refusal(handle(callRequest('annotations.create', { articleId: await add(), annotation })));
  expect(answer).toMatchObject({ status: 409, code: 'conflict' });
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

test('an address of this computer is refused as a result, and there is nothing to cancel then', async () => {
  const { handle } = await setUp();
  const result = await call(handle, 'import.address', { url: 'http://127.0.0.1:9/' });
  expect(result).toMatchObject({ status: 'failed', id: null, reason: expect.stringContaining('public internet') });
  expect(await call(handle, 'import.cancelAddress', {})).toEqual({});
});

test('every call of the contract is tried in this folder', async () => {
  const files = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.ts'));
  const sources = await Promise.all(files.map((name) => readFile(join(import.meta.dirname, name), 'utf8')));
  const source = sources.join('\n');
  for (const name of Object.keys(contract)) expect(source).toContain(`call(handle, '${name}'`);
});
