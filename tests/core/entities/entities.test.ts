import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { App } from '#core/app.ts';
import { newCorrectionSchema } from '#shared/model/correction.ts';
import { openApp } from '../../support/app.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf } from '../../support/library.ts';

/** Articles need ids of a ULID's shape to be found by the next start. */
const [A1, A2, A3, A4] = ['1', '2', '3', '4'].map((n) => `01ART${n.padStart(21, '0')}`) as [
  string,
  string,
  string,
  string,
];
const everything = { query: '', types: [], sort: 'weight' as const, limit: 100, offset: 0 };
const page = { limit: 20, offset: 0, mentions: 50 };

async function add({ library }: App, id: string, paragraphs: readonly string[], published: string | null = null) {
  const html = paragraphs.map((text) => `<p>${text}</p>`).join('');
  await library.add(articleOf(id, html, { published }), filesOf(html));
}

const north = [
  'John Kirby spoke in Oslo. Kirby said that Russia and Iran had agreed.',
  'Mr Kirby left Norway for Iran.',
];
const south = ['John Kirby met officials in Lima. Iran was not there, Kirby said.'];
const kirby = { type: 'person' as const, name: 'John Kirby' };

async function twoArticles(options: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp(options);
  await add(app, A1, north, '2024-05-03');
  await add(app, A2, south, '2024-06-01');
  return app;
}

const correct = ({ entities }: App, given: Parameters<typeof newCorrectionSchema.parse>[0]) =>
  entities.correct(newCorrectionSchema.parse(given));

async function rows({ entities }: App, wanted: Partial<Parameters<App['entities']['list']>[0]> = {}) {
  const { entities: found } = await entities.list({ ...everything, ...wanted });
  return found.map(({ id, articles, mentions }) => `${id} ${articles}/${mentions}`);
}

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

describe('a correction', () => {
  test('holds at once in every article and in later ones, is kept, told and undone', async () => {
    const app = await twoArticles();
    await app.entities.list(everything);
    app.events.length = 0;
    const made = await correct(app, { kind: 'rename', entity: { type: 'place', name: 'Iran' }, to: 'Persia' });
    expect(app.events).toContainEqual({ type: 'entities-changed' });
    expect(await rows(app, { query: 'persia' })).toEqual(['place:persia 2/3']);
    expect(await rows(app, { query: 'iran' })).toEqual(['place:persia 2/3']);
    const recognised = await app.entities.recognise(A1);
    expect(recognised.applied).toEqual([made.id]);
    expect(recognised.entities.find(({ name }) => name === 'Persia')).toMatchObject({
      libraryId: 'place:persia',
      elsewhere: 1,
      aliases: ['Iran'],
    });
    await add(app, A3, ['Officials went to Iran.']);
    expect(await rows(app, { query: 'persia' })).toEqual(['place:persia 3/4']);
    const { entity, corrections } = await app.entities.get({ id: 'place:iran', ...page });
    expect([entity.id, corrections]).toEqual(['place:persia', [made.id]]);

    const file = JSON.parse(await readFile(join(app.libraryDirectory, 'entities.json'), 'utf8'));
    expect(file).toMatchObject({
      format: 1,
      corrections: [{ id: made.id, kind: 'rename', articles: null, deleted: null }],
    });
    // Its page is found whenever it is asked for, by the earlier and by the later id.
    const asked = ['place:iran', 'place:persia', 'place:iran', 'place:persia'];
    const pages = asked.map((id) => app.entities.get({ id, ...page }));
    await Promise.all([...pages, app.entities.undoCorrection(made.id)]);
    for (const id of asked) expect((await app.entities.get({ id, ...page })).entity.id).toBe('place:iran');
    expect(await rows(app, { query: 'iran' })).toEqual(['place:iran 3/4']);
    expect(await app.entities.corrections({ deleted: false })).toEqual([]);
    expect(await app.entities.corrections({ deleted: true })).toMatchObject([
      { id: made.id, deleted: expect.any(String) },
    ]);
    await app.entities.restoreCorrection(made.id);
    expect(await rows(app, { query: 'iran' })).toEqual(['place:persia 3/4']);
    await expect(app.entities.undoCorrection('nobody')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('finds its words in every article, and nowhere once it is taken back', async () => {
    const app = await twoArticles();
    await app.entities.list(everything);
    const { id } = await correct(app, { kind: 'add', entity: { type: 'work', name: 'officials' } });
    expect(await rows(app, { types: ['work'] })).toEqual(['work:officials 1/1']);
    const alias = await correct(app, { kind: 'alias', entity: { type: 'work', name: 'officials' }, alias: 'agreed' });
    expect(await rows(app, { types: ['work'] })).toEqual(['work:officials 2/2']);
    await app.entities.undoCorrection(id);
    expect(await rows(app, { types: ['work'] })).toEqual(['work:officials 1/1']);
    await app.entities.undoCorrection(alias.id);
    expect(await rows(app, { types: ['work'] })).toEqual([]);
  });

  test('of what an earlier one made is found when the earlier one comes back', async () => {
    const app = await twoArticles();
    const iran = { type: 'place', name: 'Iran' };
    const rename = await correct(app, { kind: 'rename', entity: iran, to: 'Persia' });
    await correct(app, { kind: 'ignore', entity: { type: 'place', name: 'Persia' } });
    expect(await rows(app, { query: 'iran' })).toEqual([]);
    await app.entities.undoCorrection(rename.id);
    expect(await rows(app, { query: 'iran' })).toEqual(['place:iran 2/3']);
    await app.entities.restoreCorrection(rename.id);
    expect(await rows(app, { query: 'iran' })).toEqual([]);
  });

  test('adds the very passage that a person pointed at', async () => {
    const app = await twoArticles();
    const { text, content } = await app.library.body(A1);
    const start = text.indexOf('Kirby said');
    const at = { articleId: A1, start, end: start + 5, content };
    await correct(app, { kind: 'add', entity: { type: 'person', name: 'Jane Kirby' }, at, every: false });
    expect(await rows(app, { query: 'kirby' })).toEqual(['person:john-kirby 2/4', 'person:jane-kirby 1/1']);
    const stale = { ...at, content: 'sha256-other' };
    const again = { kind: 'add', entity: { type: 'person', name: 'X Y' }, at: stale };
    await expect(correct(app, again)).rejects.toMatchObject({ code: 'conflict' });
    const outside = { ...again, at: { ...at, end: 100_000 } };
    await expect(correct(app, outside)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('that says nothing, or speaks of an article that is not there, is refused', async () => {
    const app = await twoArticles();
    const refused = [
      { kind: 'rename', entity: kirby, to: 'John Kirby' },
      { kind: 'retype', entity: kirby, to: 'person' },
      { kind: 'split', entity: kirby, alias: 'john kirby' },
      { kind: 'alias', entity: kirby, alias: 'John  Kirby' },
      { kind: 'add', entity: kirby, every: false },
    ];
    for (const given of refused) await expect(correct(app, given)).rejects.toMatchObject({ code: 'invalid-input' });
    const elsewhere = { kind: 'ignore', entity: kirby, articles: ['NOWHERE'] };
    await expect(correct(app, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    expect(await app.entities.corrections({ deleted: true })).toEqual([]);
    expect(await readdir(app.libraryDirectory)).not.toContain('entities.json');
  });

  test('written by another program is taken note of, and what is not understood is kept', async () => {
    const app = await twoArticles();
    const made = await correct(app, { kind: 'ignore', entity: { type: 'place', name: 'Oslo' } });
    const path = join(app.libraryDirectory, 'entities.json');
    const file = JSON.parse(await readFile(path, 'utf8'));
    const later = { id: 'L', kind: 'from-later', color: 'red' };
    const other = {
      ...file.corrections[0],
      id: 'X',
      entity: { type: 'place', name: 'Lima', colour: 'blue' },
      extra: 1,
    };
    await writeFile(path, JSON.stringify({ ...file, more: true, corrections: [later, ...file.corrections, other] }));
    expect(await rows(app, { types: ['place'] })).toEqual(['place:iran 2/3', 'place:norway 1/1', 'place:russia 1/1']);
    await app.entities.undoCorrection(made.id);
    const now = JSON.parse(await readFile(path, 'utf8'));
    expect(now).toMatchObject({ more: true, corrections: [later, { id: made.id }, other] });
  });

  test('in a file that cannot be read is set aside with the file, and the person is told', async () => {
    const folder = join(await temporaryFolder(), 'Library');
    const app = await twoArticles({ libraryDirectory: folder });
    await writeFile(join(folder, 'entities.json'), '{"format":1');
    expect((await app.entities.recognise(A1)).entities.length).toBeGreaterThan(3);
    expect(app.events).toContainEqual(
      expect.objectContaining({ type: 'notice', message: expect.stringContaining('entities.json') }),
    );
    expect((await readdir(folder)).filter((name) => name.startsWith('entities.json.damaged-'))).toHaveLength(1);
  });
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
    await vi.waitFor(async () => expect((await app.entities.list(everything)).pending).toBe(0), busy);
    await vi.waitFor(async () => expect(await rows(app, { query: 'iran' })).toEqual(['place:iran 2/3']), busy);
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
