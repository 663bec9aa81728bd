import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHandler } from '#server/handle.ts';
import { openApp } from '../support/app.ts';
import { counterIds } from '../support/clock.ts';
import { temporaryFolder } from '../support/folder.ts';
import { articleOf, filesOf } from '../support/library.ts';
import { call, callRequest, refusal } from '../support/page.ts';

test('the page sets a folder, hears what came of it, and takes back what was edited there', async () => {
  const directory = join(await temporaryFolder(), 'vault');
  const host = { name: 'fake', chooseFolder: async () => directory };
  const app = await openApp({ host });
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  const html = '<p>The sea came back.</p>';
  const { id } = await app.library.add(articleOf(counterIds(90)(), html), filesOf(html));
  const note = await app.notes.create(id, { passage: null, body: 'Mine.' });
  const setting = { on: true, directory, format: 'markdown' as const, template: null };

  expect(await call(handle, 'export.folder', {})).toEqual({ setting: null, running: false, last: null });
  expect(await refusal(handle(callRequest('export.setFolder', setting)))).toMatchObject({
    ...{
      code: 'not-found',
      message: `There is no folder ${directory} yet. Make it first, or choose another. Nothing was written.`,
    },
  });
  const relative = { ...setting, directory: 'vault' };
  expect(await refusal(handle(callRequest('export.setFolder', relative)))).toMatchObject({ code: 'invalid-input' });
  await mkdir(directory);
  expect(await call(handle, 'export.chooseFolder', {})).toEqual({ path: directory });
  const set = await call(handle, 'export.setFolder', setting);
  expect(set).toMatchObject({ setting, last: { files: 1, written: 1, edited: 0, conflicts: [], failed: [] } });

  const file = join(directory, 'article-90.md');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('Mine.', 'Mine, from outside.'));
  app.events.length = 0;
  expect((await call(handle, 'export.syncFolder', {})).last).toMatchObject({ edited: 1 });
  expect(await app.notes.present(id)).toMatchObject([{ body: 'Mine, from outside.' }]);
  const told = app.events.find(({ type }) => type === 'folder-synced');
  expect(app.events).toContainEqual({ type: 'annotations-changed', articleId: id });
  expect(told).toMatchObject({ changed: 1, undo: expect.any(String) });
  const undo = told?.type === 'folder-synced' ? (told.undo ?? '') : '';
  expect(await call(handle, 'export.undoFolder', { undo })).toEqual({ notes: 1 });
  expect(await app.notes.present(id)).toMatchObject([{ id: note.id, body: 'Mine.' }]);
  await call(handle, 'export.syncFolder', {});
  expect(await readFile(file, 'utf8')).toContain('\nMine.\n');

  await rename(directory, `${directory}-away`);
  const gone = expect.stringContaining('is not there. Is its drive connected?');
  expect(await refusal(handle(callRequest('export.setFolder', setting)))).toMatchObject({
    code: 'not-found',
    message: gone,
  });
  expect((await call(handle, 'export.syncFolder', {})).last).toMatchObject({ failed: [{ message: gone }] });
});

async function stocked(count: number) {
  const directory = join(await temporaryFolder(), 'vault');
  await mkdir(directory);
  const app = await openApp();
  const newId = counterIds(90);
  const html = '<p>The sea came back.</p>';
  const ids = Array.from({ length: count }, () => newId());
  for (const id of ids) {
    await app.library.add(articleOf(id, html), filesOf(html));
    await app.notes.create(id, { passage: null, body: 'Mine.' });
  }
  const wanted = { directory, ids: null, format: 'markdown' as const, templateText: '', onFile: () => undefined };
  return { app, directory, ids, wanted };
}

test('notes that were changed before a run was stopped are shown, and can be taken back', async () => {
  const { app, directory, ids, wanted } = await stocked(2);
  await app.inStep.sync(wanted);
  const file = join(directory, 'article-90.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace('Mine.', 'Mine, from outside.'));
  const stop = new AbortController();
  app.events.length = 0;
  const stopped = app.inStep.sync({ ...wanted, signal: stop.signal, onFile: () => stop.abort() });
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(app.events).toContainEqual({ type: 'annotations-changed', articleId: ids[0] });
  const told = app.events.find(({ type }) => type === 'folder-synced');
  expect(told).toMatchObject({ changed: 1 });
  expect(await app.inStep.undo(told?.type === 'folder-synced' ? (told.undo ?? '') : '')).toBe(1);
  expect(await app.notes.present(ids[0] ?? '')).toMatchObject([{ body: 'Mine.' }]);
});

test('closing waits for no whole folder, and the next run brings the rest', async () => {
  const { app, directory, wanted } = await stocked(60);
  let closed: Promise<void> | undefined;
  const onFile = () => {
    closed ??= app.inStep.close();
  };
  await expect(app.inStep.sync({ ...wanted, onFile })).rejects.toMatchObject({ code: 'cancelled' });
  await closed;
  const { libraryDirectory, stateDirectory } = app;
  expect((await readdir(directory)).length).toBeLessThan(60);
  await app.close();
  const again = await openApp({ libraryDirectory, stateDirectory });
  expect(await again.inStep.sync(wanted)).toMatchObject({ files: 60 });
});
