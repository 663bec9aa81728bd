import { expect, test } from 'vitest';
import { createHandler } from '#server/handle.ts';
import { openApp } from '../support/app.ts';
import { counterIds } from '../support/clock.ts';
import { copyOf, storyOf } from '../support/copies.ts';
import { temporaryFolder } from '../support/folder.ts';
import { call, callRequest, refusal } from '../support/page.ts';

const story = storyOf('Marrow');

async function setUp() {
  const app = await openApp();
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  const newId = counterIds(100);
  const [keep, other] = [newId(), newId()];
  await app.library.add(...copyOf(keep, story, { title: 'Kept' }));
  await app.library.add(...copyOf(other, story.slice(1), { title: 'Given' }));
  const note = await app.notes.create(other, { passage: null, body: 'theirs' });
  return { app, handle, keep, other, note };
}

test('duplicates are listed, merged, taken apart, and every page is told', async () => {
  const { app, handle, keep, other, note } = await setUp();
  const list = await call(handle, 'duplicates.list', {});
  expect(list.total).toBe(1);
  expect(list.groups[0]?.articles.map(({ id }) => id)).toEqual([other, keep]);
  app.events.length = 0;
  const merged = await call(handle, 'articles.merge', { keep, others: [other] });
  expect(merged).toMatchObject({ notes: 1, article: { id: keep } });
  expect(app.events).toEqual(
    expect.arrayContaining([
      { type: 'articles-changed', ids: [keep, other] },
      { type: 'annotations-changed', articleId: keep },
      { type: 'annotations-changed', articleId: other },
    ]),
  );
  expect((await call(handle, 'duplicates.list', { id: keep })).groups).toEqual([]);
  await call(handle, 'articles.unmerge', { keep, others: [other] });
  expect((await call(handle, 'annotations.list', { articleId: other })).map(({ id }) => id)).toEqual([note.id]);
  expect(await refusal(handle(callRequest('articles.merge', { keep, others: [keep] })))).toMatchObject({
    code: 'invalid-input',
  });
});

test('an article that was merged comes back from the trash with its notes', async () => {
  const { handle, keep, other, note } = await setUp();
  await call(handle, 'articles.merge', { keep, others: [other] });
  expect(await call(handle, 'articles.restore', { id: other })).toMatchObject({ deleted: null });
  expect((await call(handle, 'annotations.list', { articleId: other })).map(({ id }) => id)).toEqual([note.id]);
  expect(await call(handle, 'annotations.list', { articleId: keep })).toEqual([]);
});

test('several that are restored tell which were taken out of another one, so that they can be merged again', async () => {
  const { app, handle, keep, other } = await setUp();
  const alone = counterIds(300)();
  await app.library.add(...copyOf(alone, ['Something else.'], { title: 'Alone' }));
  await call(handle, 'articles.merge', { keep, others: [other] });
  await app.library.trash(alone);
  const restored = await call(handle, 'articles.restoreEach', { ids: [other, alone] });
  expect(restored).toEqual({ failed: [], unmerged: [{ keep, id: other }] });
  expect(await call(handle, 'articles.restoreEach', { ids: [other] })).toEqual({ failed: [], unmerged: [] });
});

test('articles that are told apart are no duplicates until that is taken back', async () => {
  const { handle, keep, other } = await setUp();
  await call(handle, 'duplicates.tell', { id: keep, others: [other] });
  expect((await call(handle, 'duplicates.list', {})).total).toBe(0);
  await call(handle, 'duplicates.tell', { id: keep, others: [other], different: false });
  expect((await call(handle, 'duplicates.list', {})).total).toBe(1);
});

test('the body of another article is compared as an earlier one is', async () => {
  const { app, handle, keep, other } = await setUp();
  const { content } = await app.library.get(other);
  const { lines } = await call(handle, 'articles.diff', { id: keep, from: content, of: other });
  const added = lines.flatMap(({ pieces }) => pieces.flatMap(({ kind, text }) => (kind === 'added' ? [text] : [])));
  expect(added.join(' ')).toContain('The council of Marrow met on Thursday');
  const stale = { id: keep, from: `sha256-${'0'.repeat(64)}`, of: other };
  expect(await refusal(handle(callRequest('articles.diff', stale)))).toMatchObject({ code: 'conflict' });
});

test('related articles come with what they share, without those that are the same or in the trash', async () => {
  const { app, handle, keep, other } = await setUp();
  const newId = counterIds(200);
  const near = newId();
  const report = [
    ...story.slice(2, 5),
    'A barge lies in the yard.',
    'The county of Elm has ferries too.',
    'It says so.',
  ];
  await app.library.add(...copyOf(near, report, { title: 'Worms below the landing', site: 'news.example' }));
  for (let n = 0; n < 12; n += 1) {
    const words = `Something else happened in place ${n} and people were glad of the ${n} loaves that came with it.`;
    await app.library.add(...copyOf(newId(), [words, words], { title: `Bread ${n}` }));
  }
  const related = await call(handle, 'articles.related', { id: keep });
  expect(related.map(({ id }) => id)).toEqual([near]);
  expect(related[0]).toMatchObject({ title: 'Worms below the landing', site: 'news.example' });
  expect(related[0]?.words.length).toBeGreaterThan(1);
  expect(related.map(({ id }) => id)).not.toContain(other);
  await app.library.trash(near);
  expect(await call(handle, 'articles.related', { id: keep })).toEqual([]);
});
