import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyDrafts } from '#core/notes/apply-drafts.ts';
import { Drafts } from '#core/notes/drafts.ts';
import { Notes } from '#core/notes/notes.ts';
import { createPlacer } from '#core/notes/placer.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { openApp } from '../../support/app.ts';
import { tickingClock } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filePolicy, filesOf, openLibrary } from '../../support/library.ts';

const article = '01TEST00000000000000000001';
const html = '<p>The bridge was closed on Monday.</p>';

async function setUp() {
  const folder = await temporaryFolder();
  const place = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
  const path = join(place.stateDirectory, 'drafts.jsonl');
  const now = tickingClock();
  const app = await openApp({ ...place, now });
  await app.library.add(articleOf(article, html), filesOf(html));
  const { id: note } = await app.notes.create(article, { passage: null, body: 'saved', tags: ['kept'] });
  /** What a crash and the next start leave: the state of the disk is all that counts. */
  const restart = async () => {
    await app.close();
    return openApp({ ...place, now });
  };
  const lines = async () =>
    (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { app, place, path, note, restart, lines };
}

const line = (changes: object) =>
  `${JSON.stringify({ article, note: 'N', at: '2027-01-01T00:00:00.000Z', body: 'b', tags: [], ...changes })}\n`;

describe('what was typed and not saved', () => {
  test('is the text of the note after a restart, before anybody asks, and then no draft any more', async () => {
    const { app, note, restart, path } = await setUp();
    await app.notes.saveDraft(article, note, { body: 'typed', tags: ['kept'] });
    await app.notes.saveDraft(article, note, { body: 'typed on', tags: ['new'] });
    expect(await app.notes.list(article)).toMatchObject([{ body: 'saved' }]);
    const again = await restart();
    const onDisk = JSON.parse(await readFile(join(again.libraryDirectory, 'notes', `${article}.json`), 'utf8'));
    expect(onDisk.annotations).toMatchObject([{ id: note, body: 'typed on', tags: ['new'], kind: 'article-note' }]);
    expect(again.events).toEqual([]);
    await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('gives way to what was saved after it', async () => {
    const { app, note, restart } = await setUp();
    await app.notes.saveDraft(article, note, { body: 'typed', tags: [] });
    await app.notes.update(article, note, { body: 'saved again' });
    expect(await (await restart()).notes.list(article)).toMatchObject([{ body: 'saved again', tags: ['kept'] }]);
  });

  test('gives way to what another machine wrote into the note after it, and is a note beside it', async () => {
    const { app, note, restart, place } = await setUp();
    await app.notes.saveDraft(article, note, { body: 'typed', tags: [] });
    const path = join(place.libraryDirectory, 'notes', `${article}.json`);
    const file = JSON.parse(await readFile(path, 'utf8'));
    Object.assign(file.annotations[0], { body: 'from there', modified: '2027-01-01T00:00:00.000Z' });
    await writeFile(path, JSON.stringify(file));
    expect(await (await restart()).notes.list(article)).toMatchObject([{ body: 'from there' }, { body: 'typed' }]);
    expect(await (await openApp({ ...place, readOnly: true })).notes.list(article)).toHaveLength(2);
  });

  test('outlives a change of anything else of the note', async () => {
    const { app, note, restart } = await setUp();
    await app.notes.saveDraft(article, note, { body: 'typed', tags: ['new'] });
    await app.notes.update(article, note, { color: 'red' });
    expect(await (await restart()).notes.list(article)).toMatchObject([{ body: 'typed', tags: ['new'], color: 'red' }]);
  });

  test('while a text was being saved is newer than that text', async () => {
    const { app, note, restart } = await setUp();
    await app.notes.saveDraft(article, note, { body: 'typed', tags: [] });
    const saving = app.notes.update(article, note, { body: 'typed' });
    await Promise.all([saving, app.notes.saveDraft(article, note, { body: 'typed on', tags: [] })]);
    expect(await (await restart()).notes.list(article)).toMatchObject([{ body: 'typed on' }]);
  });

  test('that cannot be forgotten does not make a note that was saved a refused one', async () => {
    const { app, place, path, note } = await setUp();
    await app.close();
    const policy = filePolicy();
    const drafts = await Drafts.open(path, policy);
    const { library } = await openLibrary(place.libraryDirectory, policy);
    const placer = createPlacer({ library, onFailure: () => undefined });
    const notes = new Notes({ library, files: policy, newId: () => 'N', placer, drafts });
    await notes.saveDraft(article, note, { body: 'typed', tags: [] });
    // The journal holds what is about to be saved; then its disk is full, and that of the library is not.
    drafts.clear = () => Promise.reject(new Error('the disk is full'));
    expect(await notes.update(article, note, { body: 'changed' })).toMatchObject({ body: 'changed' });
    await drafts.close();
    expect(await (await openApp(place)).notes.list(article)).toMatchObject([{ body: 'changed' }]);
  });

  test('is kept, and not brought, where its note is deleted; it comes when the note is back', async () => {
    const { app, note, restart, lines, place } = await setUp();
    await app.notes.saveDraft(article, note, { body: 'typed', tags: [] });
    await app.notes.saveDraft(article, 'a note that is nowhere', { body: 'lost?', tags: [] });
    await app.notes.delete(article, note);
    const again = await restart();
    expect(await again.notes.list(article)).toEqual([]);
    expect((await lines()).map(({ body }) => body).sort()).toEqual(['lost?', 'typed']);
    await again.notes.restore(article, note);
    await again.close();
    const third = await openApp(place);
    expect(await third.notes.list(article)).toMatchObject([{ body: 'typed' }]);
    expect((await lines()).map(({ body }) => body)).toEqual(['lost?']);
  });

  test('is kept where it cannot be brought now, and the start goes on', async () => {
    const { app, note, restart, place, lines } = await setUp();
    await app.notes.saveDraft(article, note, { body: 'typed', tags: [] });
    await writeFile(join(place.libraryDirectory, 'notes', `${article}.json`), '{"format":2}');
    const again = await restart();
    expect(again.events).toMatchObject([{ type: 'notice', message: expect.stringContaining('It is kept') }]);
    expect(await lines()).toMatchObject([{ note, body: 'typed' }]);
  });

  test('becomes the text when the last page leaves without saving it, and the next page is told', async () => {
    const { place } = await setUp();
    const other = { libraryDirectory: `${place.libraryDirectory}2`, stateDirectory: `${place.stateDirectory}2` };
    const { createApp } = await import('#core/app.ts');
    const { resourcesDirectory } = await import('../../support/app.ts');
    const app = await createApp({ ...other, resourcesDirectory, host: { name: 'test' }, version: '0' });
    await app.library.add(articleOf(article, html), filesOf(html));
    const { id } = await app.notes.create(article, { passage: null, body: 'saved' });
    const leave = app.subscribe(() => undefined);
    await app.notes.saveDraft(article, id, { body: 'typed', tags: [] });
    leave();
    const events: AppEvent[] = [];
    await new Promise<void>((resolve) => {
      app.subscribe((event) => {
        events.push(event);
        resolve();
      });
    });
    expect(events).toEqual([{ type: 'annotations-changed', articleId: article }]);
    expect(await app.notes.list(article)).toMatchObject([{ body: 'typed' }]);
    await app.close();
  });

  test('does not go over what is saved while it is brought', async () => {
    const { library, policy } = await openLibrary(join(await temporaryFolder(), 'Library'));
    await library.add(articleOf(article, html), filesOf(html));
    const drafts = await Drafts.open(join(library.directory, '..', 'drafts.jsonl'), policy);
    const placer = createPlacer({ library, onFailure: () => undefined });
    const notes = new Notes({ library, files: policy, newId: () => 'N', placer, drafts });
    await notes.prepare();
    await notes.create(article, { passage: null, body: 'before' });
    await notes.saveDraft(article, 'N', { body: 'typed', tags: [] });
    const bringing = applyDrafts(library, notes, drafts);
    await Promise.all([bringing, notes.update(article, 'N', { body: 'typed to the end' })]);
    expect(await notes.list(article)).toMatchObject([{ body: 'typed to the end' }]);
    expect(drafts.pending()).toEqual([]);
    await drafts.close();
  });

  test('is neither read nor written where the library is opened for reading', async () => {
    const { app, note, place, path } = await setUp();
    await app.notes.saveDraft(article, note, { body: 'typed', tags: [] });
    const before = await readFile(path, 'utf8');
    const reader = await openApp({ ...place, readOnly: true });
    expect(await reader.notes.list(article)).toMatchObject([{ body: 'saved' }]);
    expect(await readFile(path, 'utf8')).toBe(before);
  });
});

describe('the journal', () => {
  test('holds the newest of each note after a restart, and a last line that was cut short is no damage', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'drafts.jsonl');
    const cleared = `${JSON.stringify({ article, note: 'gone', cleared: true })}\n`;
    const whole =
      line({ body: 'first' }) + line({ note: 'gone' }) + line({ body: 'second' }) + cleared + line({ note: 'M' });
    for (const cut of [1, 20, line({}).length - 2]) {
      await writeFile(path, whole + line({ body: 'third' }).slice(0, cut));
      const policy = filePolicy();
      const drafts = await Drafts.open(path, policy);
      expect(drafts.pending().map(({ note, body }) => [note, body])).toEqual([
        ['N', 'second'],
        ['M', 'b'],
      ]);
      expect(policy.damages).toEqual([]);
      await drafts.save(article, 'N', { body: 'fourth', tags: [] });
      await drafts.close();
      const { body } = (await Drafts.open(path, policy)).of(article, 'N') ?? {};
      expect(body).toBe('fourth');
    }
    expect(await readdir(folder)).toEqual(['drafts.jsonl']);
  });

  test('sets lines that cannot be read aside, reports them once, and keeps all others', async () => {
    const { app, path, place, note, lines } = await setUp();
    await app.close();
    const damaged = [Buffer.from('not JSON\n'), Buffer.from([0x22, 0xff, 0x22, 0x0a]), Buffer.from('{"note":7}\n')];
    await writeFile(path, Buffer.concat([Buffer.from(line({ note: 'M' })), ...damaged, Buffer.from(line({ note }))]));
    const again = await openApp(place);
    expect(again.events).toMatchObject([
      {
        type: 'notice',
        message: expect.stringContaining('drafts.jsonl.damaged-'),
        detail: expect.stringContaining('3'),
      },
    ]);
    const [aside = ''] = (await readdir(place.stateDirectory)).filter((name) => name.includes('.damaged-'));
    expect(await readFile(join(place.stateDirectory, aside))).toEqual(Buffer.concat(damaged));
    expect(await again.notes.list(article)).toMatchObject([{ body: 'b' }]);
    expect(await lines()).toMatchObject([{ note: 'M' }]);
    await again.close();
    expect((await openApp(place)).events).toEqual([]);
  });

  test('does not grow with every letter of a long text', async () => {
    const path = join(await temporaryFolder(), 'drafts.jsonl');
    const drafts = await Drafts.open(path, filePolicy());
    const body = 'x'.repeat(900_000);
    for (let turn = 0; turn < 25; turn += 1) await drafts.save(article, 'N', { body: `${turn}${body}`, tags: [] });
    await drafts.close();
    expect((await readFile(path)).length).toBeLessThan(10_000_000);
    expect((await Drafts.open(path, filePolicy())).of(article, 'N')?.body).toBe(`24${body}`);
  });

  test('that the disk refuses is an error, and is whole again with the next draft', async () => {
    const folder = join(await temporaryFolder(), 'state');
    const path = join(folder, 'drafts.jsonl');
    const drafts = await Drafts.open(path, filePolicy());
    await expect(drafts.save(article, 'N', { body: 'one', tags: [] })).rejects.toMatchObject({ code: 'disk' });
    await writeFile(folder, '').then(() => rm(folder));
    const { mkdir } = await import('node:fs/promises');
    await mkdir(folder);
    await drafts.save(article, 'M', { body: 'two', tags: [] });
    await drafts.close();
    const kept = (await Drafts.open(path, filePolicy())).pending();
    expect(kept.map(({ body }) => body)).toEqual(['one', 'two']);
  });

  test('holds every draft of many that are saved at once', async () => {
    const path = join(await temporaryFolder(), 'drafts.jsonl');
    const drafts = await Drafts.open(path, filePolicy());
    const all = Array.from({ length: 200 }, (_, i) => i);
    await Promise.all(all.map((i) => drafts.save(article, `N${i % 50}`, { body: String(i), tags: [] })));
    const kept = (await Drafts.open(path, filePolicy())).pending();
    expect(kept.map(({ body }) => Number(body)).sort((a, b) => a - b)).toEqual(all.slice(150));
    await drafts.close();
  });
});
