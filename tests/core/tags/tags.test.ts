import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '#core/app.ts';
import { openApp } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf } from '../../support/library.ts';

const idOf = (number: number) => `01TAGGED00000000000000000${number}`;

/** Articles with tags of their own and notes with theirs. */
async function tagged(app: App, articles: readonly { own?: string[]; notes?: string[][] }[]): Promise<void> {
  for (const [at, { own = [], notes = [] }] of articles.entries()) {
    const html = `<p>Text ${at}.</p>`;
    await app.library.add(articleOf(idOf(at), html, { tags: own }), filesOf(html));
    for (const tags of notes) await app.notes.create(idOf(at), { passage: null, body: 'x', tags });
  }
}

const tagsOf = async (app: App, at: number) => ({
  own: (await app.library.get(idOf(at))).tags,
  notes: (await app.notes.present(idOf(at))).map(({ tags }) => tags),
});

test('the tags of articles and notes are listed, the most used first, without those in the trash', async () => {
  const app = await openApp();
  await tagged(app, [
    { own: ['News', 'tide'], notes: [['news', 'cafe\u0301']] },
    { own: ['news'], notes: [['news'], ['Caf\u00e9'], ['Caf\u00e9']] },
    { own: ['gone', 'tide'], notes: [['news', 'gone']] },
  ]);
  await app.library.trash(idOf(2));
  const deleted = await app.notes.create(idOf(0), { passage: null, body: 'x', tags: ['deleted'] });
  await app.notes.delete(idOf(0), deleted.id);
  expect(await app.tags.list()).toEqual([
    { tag: 'news', articles: 2, notes: 2 },
    { tag: 'Café', articles: 0, notes: 3 },
    { tag: 'tide', articles: 1, notes: 0 },
  ]);
});

test('a tag is renamed with what is nested under it, on articles, notes and in the trash, and told once', async () => {
  const app = await openApp();
  await tagged(app, [
    { own: ['News', 'newspaper'], notes: [['news/local', 'tide'], ['tide']] },
    { own: ['tide'], notes: [['Press/Local', 'NEWS/local']] },
    { own: ['news'] },
    { own: ['tide'] },
  ]);
  await app.library.trash(idOf(2));
  app.events.length = 0;
  const changed = await app.tags.rename('news', ' press ');
  expect(changed).toMatchObject({ articles: 2, notes: 2, failed: [] });
  const told = app.events.flatMap((event) => (event.type === 'articles-changed' ? [event.ids.toSorted()] : []));
  expect(told).toEqual([[idOf(0), idOf(1), idOf(2)]]);
  expect(await tagsOf(app, 0)).toEqual({ own: ['press', 'newspaper'], notes: [['press/local', 'tide'], ['tide']] });
  expect(await tagsOf(app, 1)).toEqual({ own: ['tide'], notes: [['press/local']] });
  expect(await tagsOf(app, 2)).toMatchObject({ own: ['press'] });
  expect((await app.tags.list()).map(({ tag }) => tag)).toEqual(['tide', 'press/local', 'newspaper', 'press']);
  expect(
    await app.search.lists.ids({ query: 'tag:press', sort: 'saved', reversed: false, offset: 0, limit: 9 }),
  ).toEqual(expect.arrayContaining([idOf(0), idOf(1)]));
  // Only what was changed is another now.
  expect((await app.library.get(idOf(3))).modified).toBe('2026-01-01T00:00:00.000Z');
});

test('a rename, a merge and a deletion are taken back, but for what was changed since', async () => {
  const app = await openApp();
  await tagged(app, [{ own: ['News', 'press'], notes: [['news'], ['news']] }, { own: ['news'] }]);
  const before = await Promise.all([tagsOf(app, 0), tagsOf(app, 1)]);
  const merge = await app.tags.rename('news', 'press');
  expect(await tagsOf(app, 0)).toEqual({ own: ['press'], notes: [['press'], ['press']] });
  expect(await app.tags.takeBack(merge.change)).toMatchObject({ articles: 2, notes: 2, failed: [] });
  expect(await Promise.all([tagsOf(app, 0), tagsOf(app, 1)])).toEqual(before);

  const gone = await app.tags.delete('news');
  expect(await app.tags.list()).toEqual([{ tag: 'press', articles: 1, notes: 0 }]);
  await app.library.update(idOf(1), { tags: ['mine'] });
  const back = await app.tags.takeBack(gone.change);
  expect(back).toMatchObject({
    articles: 1,
    notes: 2,
    failed: [{ id: idOf(1), title: 'Article 01', reason: 'Its tags were changed since.' }],
  });
  expect(await tagsOf(app, 1)).toEqual({ own: ['mine'], notes: [] });
  expect(await tagsOf(app, 0)).toEqual(before[0]);
  await expect(app.tags.takeBack('of another start')).rejects.toMatchObject({ code: 'not-found' });
});

test('what is being typed into a note has the new name, and is still newer than the note', async () => {
  const folder = join(await temporaryFolder(), 'Library');
  const app = await openApp({ libraryDirectory: folder });
  await tagged(app, [{ notes: [['news'], []] }]);
  const [one, two] = await app.notes.present(idOf(0));
  await app.notes.saveDraft(idOf(0), one?.id ?? '', { body: 'half a sent', tags: ['news', 'new'] });
  await app.notes.saveDraft(idOf(0), two?.id ?? '', { body: 'y', tags: ['news/local'] });
  const { change, notes } = await app.tags.rename('news', 'press');
  expect(notes).toBe(2);
  await app.tags.takeBack(change);
  await app.tags.rename('news', 'press');
  await app.close();
  const again = await openApp({ libraryDirectory: folder, now: () => new Date('2027-01-01') });
  expect((await again.notes.present(idOf(0))).map(({ body, tags }) => ({ body, tags }))).toEqual([
    { body: 'half a sent', tags: ['press', 'new'] },
    { body: 'y', tags: ['press/local'] },
  ]);
});

test('tags that are written in a note are renamed there too, so that saving it does not bring them back', async () => {
  const app = await openApp();
  await tagged(app, [{}]);
  const body = 'See #news, `#news` and #News/local. #newspaper';
  const { id } = await app.notes.create(idOf(0), { passage: null, body, tags: ['news', 'News/local', 'newspaper'] });
  const bodyOf = async () => (await app.notes.present(idOf(0)))[0]?.body;
  const one = await app.tags.rename('news', 'press');
  expect(await bodyOf()).toBe('See #press, `#news` and #press/local. #newspaper');
  const two = await app.tags.rename('press', 'sea wall');
  expect(await bodyOf()).toBe('See sea wall, `#news` and sea wall/local. #newspaper');
  await app.tags.takeBack(two.change);
  await app.tags.takeBack(one.change);
  expect(await bodyOf()).toBe(body);
  const gone = await app.tags.delete('news');
  expect(await bodyOf()).toBe('See news, `#news` and News/local. #newspaper');
  await app.notes.update(idOf(0), id, { body: 'Other words' });
  expect((await app.tags.takeBack(gone.change)).failed).toHaveLength(1);
});

test('a saved list that asks for a tag asks for its new name, and for the old one when that is taken back', async () => {
  const app = await openApp();
  await tagged(app, [{ own: ['news'] }]);
  const query = '-tag:NEWS/local (tag:"news" OR tag:newspaper) tag:new*';
  await app.savedLists.add({ name: 'Mine', query, sort: 'saved', reversed: false });
  const queryOf = async () => (await app.savedLists.list())[0]?.query;
  const { change, lists } = await app.tags.rename('news', 'sea wall');
  expect([lists, await queryOf()]).toEqual([1, '-tag:"sea wall/local" (tag:"sea wall" OR tag:newspaper) tag:new*']);
  expect(await app.tags.takeBack(change)).toMatchObject({ lists: 1 });
  expect(await queryOf()).toBe(query);
});

test('what a crash left half renamed is finished by doing it again', async () => {
  const app = await openApp();
  await tagged(app, [{ own: ['press'], notes: [['news', 'press']] }, { own: ['news/a', 'press/a'] }]);
  await app.tags.rename('news', 'press');
  expect(await app.tags.list()).toEqual([
    { tag: 'press', articles: 1, notes: 1 },
    { tag: 'press/a', articles: 1, notes: 0 },
  ]);
  await expect(app.tags.rename('news', 'press')).rejects.toMatchObject({ code: 'not-found' });
});

test('one file that cannot be changed keeps nothing from the others, and is named', async () => {
  const app = await openApp();
  await tagged(app, [{ notes: [['news']] }, { own: ['news'] }]);
  await app.tags.list();
  const file = app.notes.fileOf(idOf(0));
  await writeFile(file, (await readFile(file, 'utf8')).replace('"format": 1', '"format": 2'));
  const { articles, notes, failed } = await app.tags.rename('news', 'press');
  expect({ articles, notes, failed }).toEqual({
    articles: 1,
    notes: 0,
    failed: [{ id: idOf(0), title: 'Article 00', reason: expect.stringMatching(/newer Postil/) }],
  });
});

test.each([
  ['press//x', /slash/],
  ['', /name/],
  ['a\u0007', /control/],
  ['x'.repeat(101), /100/],
  ['x'.repeat(96), /longer than 100/],
  ['news/old', /under itself/],
])('a tag is not called %j', async (name, why) => {
  const app = await openApp();
  await tagged(app, [{ own: ['news', 'news/local'] }]);
  await expect(app.tags.rename('news', name)).rejects.toMatchObject({ code: 'invalid-input', message: why });
  expect((await tagsOf(app, 0)).own).toEqual(['news', 'news/local']);
});

test('what is not renamed yet when the library is closed stays as it is, and each record is whole', async () => {
  const libraryDirectory = join(await temporaryFolder(), 'Library');
  const app = await openApp({ libraryDirectory });
  await tagged(
    app,
    Array.from({ length: 10 }, () => ({ own: ['news'], notes: [['news']] })),
  );
  await app.tags.list();
  const renaming = app.tags.rename('news', 'press');
  await app.close();
  const { articles, failed } = await renaming;
  expect(articles + failed.length).toBe(10);
  const again = await openApp({ libraryDirectory });
  if (failed.length > 0) await again.tags.rename('news', 'press');
  expect(await again.tags.list()).toEqual([{ tag: 'press', articles: 10, notes: 10 }]);
});
