import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { A1, A3, add, correct, everything, kirby, page, rows, twoArticles } from './two-articles.ts';

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
