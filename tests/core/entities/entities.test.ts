import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { App } from '#core/app.ts';
import { openApp } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf } from '../../support/library.ts';
import { A1, A2, A3, A4, add, correct, everything, kirby, page, rows, twoArticles } from './two-articles.ts';

describe('the entities of a library', () => {
  test('are those of all articles, the weightiest first, with what each is called', async () => {
    const app = await twoArticles();
    const { entities, total, pending } = await app.entities.list(everything);
    expect(await rows(app)).toEqual([
      'person:john-kirby 2/5',
      'place:iran 2/3',
      'place:lima 1/1',
      'place:norway 1/1',
      'place:oslo 1/1',
      'place:russia 1/1',
    ]);
    expect({ total, pending }).toEqual({ total: 6, pending: 0 });
    expect(entities[0]).toMatchObject({ name: 'John Kirby', aliases: ['Kirby'], scope: null });
  });

  test('are found by parts of any of their names, by type, in parts, and sorted by name', async () => {
    const app = await twoArticles();
    expect(await rows(app, { query: 'kir JOHN' })).toEqual(['person:john-kirby 2/5']);
    expect(await rows(app, { query: 'kirby' })).toEqual(['person:john-kirby 2/5']);
    expect(await rows(app, { query: '%' })).toEqual([]);
    expect(await rows(app, { types: ['place'], sort: 'name', limit: 2, offset: 1 })).toEqual([
      'place:lima 1/1',
      'place:norway 1/1',
    ]);
    expect((await app.entities.list({ ...everything, types: ['place'], limit: 2 })).total).toBe(5);
  });

  test('have a page with mentions in context, months, and whom they are named with', async () => {
    const app = await twoArticles();
    const iran = await app.entities.get({ id: 'place:iran', ...page });
    expect(iran.entity).toMatchObject({ name: 'Iran', articles: 2, mentions: 3 });
    expect(iran.articles.map(({ id, count, published }) => [id, count, published])).toEqual([
      [A2, 1, '2024-06-01'],
      [A1, 2, '2024-05-03'],
    ]);
    const [mention] = iran.articles[0]?.mentions ?? [];
    expect(mention?.snippet.text).toBe('John Kirby met officials in Lima. Iran was not there, Kirby said.');
    expect(mention?.snippet.text.slice(mention.snippet.start, mention.snippet.end)).toBe('Iran');
    const { text, content } = await app.library.body(A2);
    expect(text.slice(mention?.start, mention?.end)).toBe('Iran');
    expect(iran.articles[0]?.content).toBe(content);
    expect(iran.months).toEqual([
      { month: '2024-05', articles: 1, mentions: 2 },
      { month: '2024-06', articles: 1, mentions: 1 },
    ]);
    expect(iran.together[0]).toMatchObject({ entity: { id: 'person:john-kirby' }, articles: 2 });
    const second = await app.entities.get({ id: 'place:iran', limit: 1, offset: 1, mentions: 1 });
    expect(second.articles.map(({ id, mentions }) => [id, mentions.length])).toEqual([[A1, 1]]);
    expect(second.total).toBe(2);
    await expect(app.entities.get({ id: 'place:atlantis', ...page })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('tell an article where else its entities stand', async () => {
    const app = await twoArticles();
    await app.entities.list(everything);
    const { entities } = await app.entities.recognise(A1);
    const elsewhere = Object.fromEntries(entities.map(({ libraryId, elsewhere: others }) => [libraryId, others]));
    expect(elsewhere).toEqual({
      'person:john-kirby': 1,
      'place:iran': 1,
      'place:oslo': 0,
      'place:russia': 0,
      'place:norway': 0,
    });
  });

  test('do not count articles in the trash, and follow when one comes back, changes or is new', async () => {
    const app = await twoArticles();
    expect(await rows(app, { query: 'iran' })).toEqual(['place:iran 2/3']);
    await app.library.trash(A1);
    expect(await rows(app)).toEqual(['person:john-kirby 1/2', 'place:iran 1/1', 'place:lima 1/1']);
    expect((await app.entities.recognise(A1)).entities.find(({ name }) => name === 'Iran')).toMatchObject({
      libraryId: 'place:iran',
    });
    await app.library.restore(A1);
    expect(await rows(app, { query: 'iran' })).toEqual(['place:iran 2/3']);
    const html = '<p>Nothing but Cairo.</p>';
    await app.library.replaceBody(A2, articleOf(A2, html), { ...filesOf(html), source: null });
    await add(app, A3, ['Cairo again.']);
    expect(await rows(app, { query: 'iran' })).toEqual(['place:iran 1/2']);
    expect(await rows(app, { query: 'cairo' })).toEqual(['place:cairo 2/2']);
  });

  test('keep surnames that stand alone apart, until a person says who they are', async () => {
    const app = await twoArticles();
    await add(app, A3, ['Mr Kirby spoke. Kirby was tired.']);
    await add(app, A4, ['Mr Kirby slept.']);
    const alone = [`person:kirby@${A3} 1/2`, `person:kirby@${A4} 1/1`];
    expect((await rows(app, { query: 'kirby' })).toSorted()).toEqual(['person:john-kirby 2/5', ...alone]);
    const { similar, entity } = await app.entities.get({ id: `person:kirby@${A3}`, ...page });
    expect(similar.map(({ id }) => id).toSorted()).toEqual(['person:john-kirby', `person:kirby@${A4}`]);
    expect(entity.scope).toEqual([A3]);
    const merge = await correct(app, {
      kind: 'merge',
      entity: { type: 'person', name: 'Kirby' },
      into: kirby,
      articles: entity.scope,
    });
    expect(await rows(app, { query: 'kirby' })).toEqual(['person:john-kirby 3/7', `person:kirby@${A4} 1/1`]);
    expect((await app.entities.get({ id: `person:kirby@${A3}`, ...page })).entity.id).toBe('person:john-kirby');
    await app.entities.undoCorrection(merge.id);
    expect((await rows(app, { query: 'kirby' })).toSorted()).toEqual(['person:john-kirby 2/5', ...alone]);
    // All of the name are one, whoever that is.
    const self = { type: 'person' as const, name: 'Kirby' };
    await correct(app, { kind: 'merge', entity: self, into: self });
    expect(await rows(app, { query: 'kirby' })).toEqual(['person:john-kirby 2/5', 'person:kirby 2/3']);
  });
});

test('an acronym is offered to be what another article spells out beside it', async () => {
  const app = await openApp();
  await add(app, A1, ['The Harbour Workers Federation (HWF) met in Lima. The HWF said little.']);
  await add(app, A2, ['Members of the HWF met in Oslo, and the HWF went on strike.']);
  const similar = async (id: string) => (await app.entities.get({ id, ...page })).similar.map((other) => other.id);
  expect(await similar('organisation:hwf')).toEqual(['organisation:harbour-workers-federation']);
  expect(await similar('organisation:harbour-workers-federation')).toEqual(['organisation:hwf']);
});

test('an article tells at once in how many others a corrected entity stands', async () => {
  const app = await twoArticles();
  await app.entities.list(everything);
  await correct(app, { kind: 'rename', entity: { type: 'place', name: 'Iran' }, to: 'Persia' });
  await vi.waitFor(async () => {
    const { entities } = await app.entities.recognise(A1);
    expect(entities.find(({ name }) => name === 'Persia')?.elsewhere).toBe(1);
  });
});

describe('notes on an entity', () => {
  test('that were being typed when Postil ended are there at the next start, once', async () => {
    const folder = await temporaryFolder();
    const place = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
    const app = await twoArticles(place);
    const oslo = { type: 'place' as const, name: 'Oslo' };
    await correct(app, { kind: 'note', entity: kirby, body: 'Kept.' });
    await app.entities.saveDraft({ entity: kirby, articles: null, body: 'Kept, and more' });
    await app.entities.saveDraft({ entity: oslo, articles: null, body: 'Half a sent' });
    await app.entities.saveDraft({ entity: { type: 'place', name: 'Lima' }, articles: [A2], body: 'Typed' });
    await correct(app, { kind: 'note', entity: { type: 'place', name: 'Lima' }, articles: [A2], body: 'Finished.' });
    await app.close();

    const texts = async ({ entities }: App) =>
      (await entities.corrections({ deleted: true })).map((one) => (one.kind === 'note' ? one.body : one.kind));
    const next = await openApp(place);
    expect(await texts(next)).toEqual(['Kept.', 'Finished.', 'Kept, and more', 'Half a sent']);
    expect((await next.entities.get({ id: 'person:john-kirby', ...page })).notes).toMatchObject([
      { body: 'Kept, and more' },
    ]);
    await next.close();
    const last = await openApp(place);
    expect(await texts(last)).toHaveLength(4);
  });

  test('on what only an article that is gone names hold no other note back, and wait for it', async () => {
    const folder = await temporaryFolder();
    const place = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
    const app = await twoArticles(place);
    const here = app.library.folderOf(A2);
    await app.entities.saveDraft({ entity: { type: 'person', name: 'Kirby' }, articles: [A2], body: 'Of it alone' });
    await app.entities.saveDraft({ entity: { type: 'place', name: 'Oslo' }, articles: null, body: 'A town' });
    await app.close();
    const bodies = async ({ entities }: App) =>
      (await entities.corrections({ deleted: true })).map((one) => (one.kind === 'note' ? one.body : one.kind));
    await rename(here, join(folder, 'elsewhere'));
    // Half of so small a library is away, and that is meant.
    const without = await openApp({ ...place, onMissing: async () => true });
    expect(await bodies(without)).toEqual(['A town']);
    await without.close();
    await rename(join(folder, 'elsewhere'), here);
    expect(await bodies(await openApp(place))).toEqual(['A town', 'Of it alone']);
  });

  test('are its newest, follow it through corrections, and come together when two become one', async () => {
    const app = await twoArticles();
    const notes = async (id: string) => (await app.entities.get({ id, ...page })).notes.map(({ body }) => body);
    await correct(app, { kind: 'note', entity: kirby, body: 'First.' });
    const second = await correct(app, {
      kind: 'note',
      entity: { type: 'person', name: 'john kirby' },
      body: 'Second.',
    });
    expect(await notes('person:john-kirby')).toEqual(['Second.']);
    await correct(app, { kind: 'note', entity: { type: 'place', name: 'Oslo' }, body: 'A town.' });
    await correct(app, {
      kind: 'merge',
      entity: { type: 'place', name: 'Oslo' },
      into: { type: 'place', name: 'Norway' },
    });
    await correct(app, { kind: 'note', entity: { type: 'place', name: 'Norway' }, body: 'A country.' });
    expect(await notes('place:norway')).toEqual(['A country.', 'A town.']);
    await app.entities.undoCorrection(second.id);
    expect(await notes('person:john-kirby')).toEqual(['First.']);
    await correct(app, { kind: 'note', entity: kirby, body: ' ' });
    expect(await notes('person:john-kirby')).toEqual([]);
  });
});

describe('the index', () => {
  test('is used again by the next start, and made anew where it is missing or damaged', async () => {
    const folder = await temporaryFolder();
    const where = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
    const first = await twoArticles(where);
    const expected = await rows(first);
    await first.close();
    const path = join(folder, 'state', 'cache', 'index.sqlite');
    const kept = await openApp(where);
    const recognise = vi.spyOn(kept.recogniser, 'recognise');
    expect(await rows(kept)).toEqual(expected);
    expect(recognise).not.toHaveBeenCalled();
    await kept.close();
    await writeFile(path, 'this is no database at all, and long enough to be taken for one'.repeat(100));
    const damaged = await openApp(where);
    expect(await rows(damaged)).toEqual(expected);
    await damaged.close();
    // A page in the middle: the header is sound, what follows is not.
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(0x55, 4096));
    const torn = await openApp(where);
    expect(await rows(torn)).toEqual(expected);
    expect((await torn.entities.recognise(A1)).entities[0]?.name).toBe('John Kirby');
  });

  test('that cannot be kept lies in memory', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    const app = await twoArticles({ cacheDirectory: join(folder, 'file') });
    expect(await rows(app, { query: 'iran' })).toEqual(['place:iran 2/3']);
  });

  test('is built in the background, and pages are told as it grows', async () => {
    // A thread starts first, on a machine that does other things too.
    const busy = { timeout: 15_000 };
    const app = await twoArticles({ background: true });
    const pending = async () => (await app.entities.list(everything)).pending;
    await vi.waitFor(async () => expect(await pending()).toBe(0), { ...busy, interval: 1 });
    // What is not counted as pending is in the list.
    expect(await rows(app, { query: 'iran' })).toEqual(['place:iran 2/3']);
    app.events.length = 0;
    await add(app, A3, ['Iran.']);
    await vi.waitFor(() => expect(app.events).toContainEqual({ type: 'entities-changed' }), busy);
    await vi.waitFor(async () => expect(await rows(app, { query: 'iran' })).toEqual(['place:iran 3/4']), busy);
  });

  test('is read beside an app that has the library open', async () => {
    const folder = await temporaryFolder();
    const where = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
    const app = await twoArticles(where);
    await app.entities.list(everything);
    const reader = await openApp({ ...where, readOnly: true });
    expect(await rows(reader, { query: 'iran' })).toEqual(['place:iran 2/3']);
    await correct(app, { kind: 'ignore', entity: { type: 'place', name: 'Iran' } });
    expect(await rows(reader, { query: 'iran' })).toEqual([]);
    expect(await rows(app, { query: 'iran' })).toEqual([]);
  });
});
