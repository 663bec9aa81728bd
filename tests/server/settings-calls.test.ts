import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createHandler } from '#server/handle.ts';
import { defaultSettings, settingsSchema } from '#shared/model/settings.ts';
import { fakeHost, fixturePages, openApp } from '../support/app.ts';
import { temporaryFolder } from '../support/folder.ts';
import { call, callRequest, refusal } from '../support/page.ts';

const harbour = join(fixturePages, 'harbour.html');

async function setUp(options: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp(options);
  return { app, handle: createHandler({ app, pageDirectory: await temporaryFolder() }) };
}

describe('settings', () => {
  test('keep keys, names of colours, spacing, types and what an export begins with', async () => {
    const { app, handle } = await setUp();
    const changes = {
      keys: { 'view.focus': ['q'], 'article.trash': [] },
      colorNames: { yellow: '  Claims ' },
      paragraphSpacing: 1.5,
      letterSpacing: 4,
      hyphenation: false,
      exportAs: 'own:My own' as const,
      hiddenTypes: ['amount' as const],
    };
    const kept = { ...defaultSettings, ...changes, colorNames: { yellow: 'Claims' } };
    expect(await call(handle, 'settings.update', changes)).toEqual(kept);
    expect((await app.libraryFile.read()).settings).toEqual(kept);
  });

  test('refuse what is none, and change nothing', async () => {
    const { handle } = await setUp();
    for (const changes of [
      { colorNames: { yellow: '' } },
      { colorNames: { mauve: 'x' } },
      { keys: { 'view.focus': [''] } },
      { exportAs: 'own:' },
      { paragraphSpacing: 9 },
    ]) {
      expect((await refusal(handle(callRequest('settings.update', changes)))).code).toBe('invalid-input');
    }
    expect(await call(handle, 'settings.get', {})).toEqual(defaultSettings);
  });

  test('lose of what a file says wrong no more than that', () => {
    const read = settingsSchema.parse({
      colorNames: { yellow: 'Claims', mauve: 'x', red: '' },
      keys: 'all',
      exportAs: 'stone',
      hiddenTypes: ['weather'],
      letterSpacing: 'wide',
      hyphenation: false,
    });
    expect(read).toEqual({ ...defaultSettings, colorNames: { yellow: 'Claims' }, hyphenation: false });
  });

  test('names of colours are in what is exported, and ids in what is data', async () => {
    const { app, handle } = await setUp();
    const [added] = await app.importPaths([harbour]);
    const articleId = added?.id ?? '';
    const { content } = (await call(handle, 'articles.get', { id: articleId })).article;
    const annotation = { passage: { start: 0, end: 20, content }, color: 'green' as const };
    await call(handle, 'annotations.create', { articleId, annotation });
    const exported = async (format: 'obsidian' | 'csv') =>
      (await call(handle, 'export.render', { ids: [articleId], format }))[0]?.text;
    expect(await exported('obsidian')).toContain('> [!quote|green] Green\n');
    await call(handle, 'settings.update', { colorNames: { green: 'Who *says* it' } });
    expect(await exported('obsidian')).toContain('> [!quote|green] Who \\*says\\* it\n');
    expect(await exported('csv')).toContain('green');
  });
});

describe('the library', () => {
  test('says what it runs on and where it keeps things, and shows those folders and no other', async () => {
    const host = fakeHost();
    const { app, handle } = await setUp({ host });
    const about = await call(handle, 'app.about', {});
    const { node } = process.versions;
    expect(about.versions).toEqual([
      { name: 'Postil', version: '0.0.0' },
      { name: 'Node', version: node },
    ]);
    const { libraryDirectory: library, stateDirectory: state, cacheDirectory: cache } = app;
    expect(about.folders).toEqual({ library, state, cache });
    await call(handle, 'host.revealFolder', { folder: 'state' });
    expect(host.asked).toEqual([`reveal ${state}`]);
    expect((await refusal(handle(callRequest('host.revealFolder', { folder: '/etc' })))).code).toBe('invalid-input');
    const without = await setUp();
    expect((await refusal(without.handle(callRequest('host.revealFolder', { folder: 'library' })))).code).toBe(
      'unsupported',
    );
  });

  test('is checked, and what is wrong is told by its file', async () => {
    const { app, handle } = await setUp();
    const [added] = await app.importPaths([harbour]);
    const [sound, again] = await Promise.all([call(handle, 'library.check', {}), call(handle, 'library.check', {})]);
    expect(sound).toEqual({ checked: expect.any(Number), wrong: 0, findings: [] });
    expect(sound.checked).toBeGreaterThan(2);
    expect(again).toEqual(sound);

    const folder = app.library.folderOf(added?.id ?? '');
    await writeFile(join(folder, 'article.json'), '{');
    await rm(join(folder, 'content.html'));
    const found = await call(handle, 'library.check', {});
    expect(found.wrong).toBe(2);
    expect(found.findings.map(({ path }) => path.split('/').at(-1)).sort()).toEqual(['article.json', 'content.html']);
  });

  test('is sound also while it is written', async () => {
    const { app, handle } = await setUp();
    const [added] = await app.importPaths([harbour]);
    const id = added?.id ?? '';
    let isOver = false;
    const writing = (async () => {
      for (let at = 0; !isOver; at += 1) await app.library.update(id, { progress: { last: at % 2, furthest: 1 } });
    })();
    for (let round = 0; round < 30; round += 1) {
      expect((await call(handle, 'library.check', {})).findings).toEqual([]);
    }
    isOver = true;
    await writing;
  });

  test('makes its index anew', async () => {
    const { app, handle } = await setUp();
    await app.importPaths([harbour]);
    expect(await call(handle, 'library.reindex', {})).toEqual({});
    expect((await call(handle, 'search.query', { query: 'harbour' })).hits.length).toBeGreaterThan(0);
  });
});
