import { mkdir, readFile, writeFile } from 'node:fs/promises';
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
  expect(await refusal(handle(callRequest('export.setFolder', setting)))).toMatchObject({ code: 'not-found' });
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
});
