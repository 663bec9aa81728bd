import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { colors } from '#shared/model/choices.ts';
import { call, callRequest, refusal } from '../support/page.ts';
import { setUp } from './handled-app.ts';

test('a highlight whose making was taken back is not among what was deleted, unless something was written into it', async () => {
  const { app, handle, add } = await setUp();
  const articleId = await add();
  const { content } = await app.library.body(articleId);
  const annotation = { passage: { start: 0, end: 7, content }, color: 'pink' } as const;
  const { id } = await call(handle, 'annotations.create', { articleId, annotation });
  const deleted = async () => (await call(handle, 'annotations.deleted', { articleId })).map(({ id }) => id);
  await call(handle, 'annotations.delete', { articleId, id, undone: true });
  expect(await deleted()).toEqual([]);
  await call(handle, 'annotations.restore', { articleId, id });
  await call(handle, 'annotations.delete', { articleId, id });
  expect(await deleted()).toEqual([id]);
  await call(handle, 'annotations.restore', { articleId, id });
  await call(handle, 'annotations.update', { articleId, id, changes: { body: 'Chair' } });
  await call(handle, 'annotations.deleteMany', { articleId, ids: [id], undone: true });
  expect(await deleted()).toEqual([id]);
});

test('a highlight that another window tagged or linked is among what was deleted when its making is taken back', async () => {
  const { app, handle, add } = await setUp();
  const articleId = await add();
  const { content } = await app.library.body(articleId);
  const annotation = { passage: { start: 0, end: 7, content }, color: 'pink' } as const;
  const { id: to } = await call(handle, 'annotations.create', { articleId, annotation });
  const gone: string[] = [];
  for (const changes of [{ tags: ['river'] }, { links: [{ to, article: articleId, relation: 'supports' as const }] }]) {
    const { id } = await call(handle, 'annotations.create', { articleId, annotation });
    await call(handle, 'annotations.update', { articleId, id, changes });
    await call(handle, 'annotations.delete', { articleId, id, undone: true });
    gone.unshift(id);
    expect((await call(handle, 'annotations.deleted', { articleId })).map(({ id }) => id)).toEqual(gone);
  }
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

test('a mark on a body that has changed is a conflict', async () => {
  const { handle, add } = await setUp();
  const annotation = { passage: { start: 0, end: 5, content: 'sha256-old' } };
  const answer = await refusal(handle(callRequest('annotations.create', { articleId: await add(), annotation })));
  expect(answer).toMatchObject({ status: 409, code: 'conflict' });
});
