import { access, cp, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '#core/app.ts';
import { examine } from '#core/library/doctor.ts';
import { linksOf } from '#core/notes/links.ts';
import { fixturePages, openApp } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf } from '../../support/library.ts';

const idOf = (number: number) => `01TRASHED0000000000000000${number}`;
const deletedAt = Date.parse('2026-03-01T12:00:00.000Z');
const daysLater = (days: number) => new Date(deletedAt + days * 24 * 60 * 60 * 1000);

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

async function problems(app: App): Promise<string[]> {
  const found: string[] = [];
  for await (const { ok, path, detail } of examine(app.libraryDirectory)) if (!ok) found.push(`${path} ${detail}`);
  // The originals of articles made here are no originals.
  return found.filter((each) => !/source\.html\.gz/.test(each));
}

async function emptied(app: App): Promise<Record<string, unknown>[]> {
  const text = await readFile(join(app.libraryDirectory, 'trash', 'emptied.jsonl'), 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function imported(app: App, path: string): Promise<string> {
  const [result] = await app.importPaths([path]);
  return result?.id ?? 'not imported';
}

/** Articles with a note each, some of them in the trash since a time. */
async function setUp(deleted: readonly (string | null)[], options: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp(options);
  for (const [at, when] of deleted.entries()) {
    const html = `<p>Text number ${at} of the harbour.</p>`;
    await app.library.add(articleOf(idOf(at), html), filesOf(html));
    await app.notes.create(idOf(at), { passage: null, body: `note ${at}` });
    if (when === null) continue;
    await app.library.trash(idOf(at));
    await app.library.record(idOf(at), { deleted: when });
  }
  return app;
}

test('exactly what has been in the trash for longer than 90 days goes, with its notes, and is written down', async () => {
  const at = (days: number, ms = 0) => new Date(daysLater(-days).getTime() + ms).toISOString();
  const now = () => daysLater(0);
  const app = await setUp([at(90, -1), at(90), at(89), null, 'at no time at all'], { now });
  expect(await app.trash.expire()).toEqual({ removed: 1, failed: [] });
  expect(app.library.ids().toSorted()).toEqual([1, 2, 3, 4].map(idOf));
  expect((await readdir(join(app.libraryDirectory, 'trash'))).toSorted()).toEqual([
    `article-01-${idOf(1)}`,
    `article-02-${idOf(2)}`,
    `article-04-${idOf(4)}`,
    'emptied.jsonl',
  ]);
  expect(await isThere(app.notes.fileOf(idOf(0)))).toBe(false);
  expect(await isThere(app.notes.fileOf(idOf(1)))).toBe(true);
  expect(await emptied(app)).toEqual([
    { id: idOf(0), title: 'Article 00', deleted: at(90, -1), removed: now().toISOString() },
  ]);
  expect(app.events).toContainEqual({ type: 'articles-changed', ids: [idOf(0)] });
  expect(await problems(app)).toEqual([]);
  const { hits } = await app.search.query({ query: 'is:trash harbour', limit: 9, typing: false });
  expect(hits.map(({ articleId }) => articleId).toSorted()).toEqual([idOf(1), idOf(2), idOf(4)]);
});

test('a host that stays removes what is old when it opens the library; one that does not leaves it', async () => {
  const libraryDirectory = join(await temporaryFolder(), 'Library');
  const first = await setUp([daysLater(-91).toISOString()], { libraryDirectory, now: () => daysLater(0) });
  await first.close();
  const passing = await openApp({ libraryDirectory, now: () => daysLater(0) });
  await passing.search.settle();
  expect(passing.library.ids()).toEqual([idOf(0)]);
  await passing.close();
  const staying = await openApp({ libraryDirectory, now: () => daysLater(0), background: true });
  await expect.poll(() => staying.library.ids(), { timeout: 15_000 }).toEqual([]);
  await expect.poll(() => emptied(staying), { timeout: 15_000 }).toHaveLength(1);
});

test('the trash is emptied at once, its articles are no twins any more, and links to their notes end', async () => {
  const app = await openApp();
  const page = join(fixturePages, 'harbour.html');
  const id = await imported(app, page);
  const gone = await app.notes.create(id, { passage: null, body: 'to go' });
  const html = '<p>Another.</p>';
  await app.library.add(articleOf(idOf(1), html), filesOf(html));
  const from = await app.notes.create(idOf(1), { passage: null, body: 'from' });
  await app.notes.update(idOf(1), from.id, { links: [{ to: gone.id, article: id, relation: 'see-also' }] });
  expect(await linksOf(app, idOf(1))).toHaveLength(1);
  const named = () => app.entities.list({ query: 'marsh', types: ['person'], sort: 'weight', limit: 9, offset: 0 });
  expect((await named()).total).toBe(1);

  await app.library.trash(id);
  expect(await app.trash.empty()).toEqual({ removed: 1, failed: [] });
  expect(await linksOf(app, idOf(1))).toEqual([]);
  expect((await named()).total).toBe(0);
  expect((await app.search.query({ query: 'harbour', limit: 9, typing: false })).hits).toEqual([]);
  expect(await problems(app)).toEqual([]);
  expect(await app.importPaths([page])).toMatchObject([{ status: 'added' }]);
});

test('a save of its notes that is under way when an article is removed leaves nothing behind', async () => {
  const app = await setUp([new Date(deletedAt).toISOString()]);
  const [note] = await app.notes.stored(idOf(0));
  const save = (_: unknown, at: number) => app.notes.update(idOf(0), note?.id ?? '', { body: `${at}` });
  const saves = Promise.allSettled(Array.from({ length: 100 }, save));
  await app.library.remove(idOf(0));
  await saves;
  expect(await readdir(join(app.libraryDirectory, 'notes'))).toEqual([]);
});

test('only what is in the trash is removed; the others are named', async () => {
  const app = await setUp([null, daysLater(0).toISOString()]);
  const { removed, failed } = await app.trash.remove([idOf(0), idOf(1), 'nobody']);
  expect(removed).toBe(1);
  expect(failed.toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([
    { id: idOf(0), reason: '“Article 00” is not in the trash.' },
    { id: 'nobody', reason: expect.stringContaining('nobody') },
  ]);
  expect((await app.notes.present(idOf(0))).map(({ body }) => body)).toEqual(['note 0']);
});

test('what a crash left of a removal is finished at the next start', async () => {
  const libraryDirectory = join(await temporaryFolder(), 'Library');
  const app = await setUp([daysLater(0).toISOString(), null], { libraryDirectory });
  const [folder, notes] = [app.library.folderOf(idOf(0)), app.notes.fileOf(idOf(0))];
  await app.close();
  await rename(folder, join(libraryDirectory, 'trash', `.removing-${idOf(0)}`));
  const again = await openApp({ libraryDirectory });
  expect(again.library.ids()).toEqual([idOf(1)]);
  expect([await isThere(notes), await readdir(join(libraryDirectory, 'trash'))]).toEqual([false, []]);
  expect(await problems(again)).toEqual([]);
});

test('what of a removal cannot be finished is told, and the library opens', async () => {
  const libraryDirectory = join(await temporaryFolder(), 'Library');
  const app = await setUp([daysLater(0).toISOString(), null], { libraryDirectory });
  const [folder, notes] = [app.library.folderOf(idOf(0)), app.notes.fileOf(idOf(0))];
  await app.close();
  const left = join(libraryDirectory, 'trash', `.removing-${idOf(0)}`);
  await rename(folder, left);
  await rename(notes, `${notes}.kept`);
  // A folder is in the way of the notes, and is not removed in their place.
  await mkdir(join(notes, 'own'), { recursive: true });
  const again = await openApp({ libraryDirectory });
  expect(again.library.ids()).toEqual([idOf(1)]);
  const said = again.events.filter((event) => event.type === 'notice');
  expect(said).toMatchObject([{ message: expect.stringContaining(left), detail: expect.stringContaining(notes) }]);
  expect(await isThere(left)).toBe(true);
});

test('notes of an article that a sync tool brought back beside the trash are never removed with the one in it', async () => {
  const libraryDirectory = join(await temporaryFolder(), 'Library');
  const now = () => daysLater(0);
  const app = await setUp([daysLater(-91).toISOString()], { libraryDirectory, now });
  const [folder, notes] = [app.library.folderOf(idOf(0)), app.notes.fileOf(idOf(0))];
  await cp(folder, join(libraryDirectory, 'articles', basename(folder)), { recursive: true });
  expect(await app.trash.expire()).toMatchObject({ removed: 0, failed: [{ id: idOf(0) }] });
  await app.close();
  await rename(folder, join(libraryDirectory, 'trash', `.removing-${idOf(0)}`));
  const again = await openApp({ libraryDirectory, now });
  expect([again.library.ids(), await isThere(notes)]).toEqual([[idOf(0)], true]);
});

test('an old article that a sync tool brings back to the trash is in no list, and goes again', async () => {
  const libraryDirectory = join(await temporaryFolder(), 'Library');
  const now = () => daysLater(0);
  const app = await setUp([daysLater(-91).toISOString(), null], { libraryDirectory, now });
  const folder = app.library.folderOf(idOf(0));
  const copy = join(libraryDirectory, '..', 'copy');
  await cp(folder, copy, { recursive: true });
  await app.trash.empty();
  await app.close();
  await cp(copy, folder, { recursive: true });
  const again = await openApp({ libraryDirectory, now });
  const list = (query: string) =>
    again.search.lists.ids({ query, sort: 'saved', reversed: false, offset: 0, limit: 9 });
  expect([await list(''), await list('is:trash')]).toEqual([[idOf(1)], [idOf(0)]]);
  expect(await again.trash.expire()).toEqual({ removed: 1, failed: [] });
  expect(await isThere(folder)).toBe(false);
});

test('copies of a conflict that are older than 90 days go, by the day of their folder', async () => {
  const app = await setUp([], { now: () => daysLater(0) });
  const conflicts = join(app.libraryDirectory, 'trash', 'conflicts');
  const days = ['2025-11-30', '2025-12-01', '2026-03-01', 'not a day'];
  for (const day of days) {
    await mkdir(join(conflicts, day), { recursive: true });
    await writeFile(join(conflicts, day, 'article (conflicted copy).json'), '{}');
  }
  await app.trash.expire();
  expect((await readdir(conflicts)).toSorted()).toEqual(days.slice(1).toSorted());
  expect(await emptied(app)).toEqual([{ conflicts: '2025-11-30', removed: daysLater(0).toISOString() }]);
});

test('an article comes back from the trash with its highlights, notes, names and links, and is found again', async () => {
  const app = await openApp();
  const id = await imported(app, join(fixturePages, 'harbour.html'));
  const { text, content } = await app.library.body(id);
  const start = text.indexOf('the tide');
  const passage = { start, end: start + 8, content };
  const note = await app.notes.create(id, { passage, body: 'Remarkable zephyr', tags: ['sea wall'] });
  const html = '<p>Another.</p>';
  await app.library.add(articleOf(idOf(1), html), filesOf(html));
  const from = await app.notes.create(idOf(1), { passage: null, body: 'from' });
  await app.notes.update(idOf(1), from.id, { links: [{ to: note.id, article: id, relation: 'see-also' }] });
  const state = async () => ({
    notes: await app.notes.list(id),
    links: (await linksOf(app, idOf(1))).map(({ other }) => other.id),
    found: (await app.search.query({ query: 'zephyr', limit: 9, typing: false })).hits.map(({ kind }) => kind),
    marsh: (await app.entities.list({ query: 'marsh', types: ['person'], sort: 'weight', limit: 9, offset: 0 })).total,
    tags: await app.tags.list(),
  });
  const before = await state();
  expect(before).toMatchObject({ links: [note.id], found: ['note'], marsh: 1, tags: [{ tag: 'sea wall', notes: 1 }] });
  await app.library.trash(id);
  expect(await state()).toMatchObject({ links: [], found: [], marsh: 0, tags: [] });
  await app.library.restore(id);
  expect(await state()).toEqual(before);
});
