import { expect, test } from 'vitest';
import { call, callRequest, refusal } from '../support/page.ts';
import { setUp } from './handled-app.ts';

test('who and what an article is about is told with places in its reading text', async () => {
  const { app, handle, add } = await setUp();
  const id = await add();
  const { text } = await app.library.body(id);
  const { entities, mentions } = await call(handle, 'entities.recognise', { id });
  expect(entities.map(({ name }) => name)).toContain('Eleanor Marsh');
  for (const { start, end, text: said } of mentions) expect(text.slice(start, end)).toBe(said);
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
