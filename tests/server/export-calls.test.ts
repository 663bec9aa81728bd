import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeHost } from '../support/app.ts';
import { temporaryFolder } from '../support/folder.ts';
import { call, callRequest, refusal } from '../support/page.ts';
import { setUp } from './handled-app.ts';

describe('an export', () => {
  test('is rendered for the page', async () => {
    const { handle, add } = await setUp();
    const id = await add();
    const [file] = await call(handle, 'export.render', { ids: [id], format: 'markdown' });
    expect(file).toMatchObject({ id, name: 'harbour-town-votes-to-let-the-sea-back-in.md' });
    expect(file?.text).toContain('# Harbour town votes');
  });

  test('is saved where the person said, and nowhere when they closed the dialog', async () => {
    const path = join(await temporaryFolder(), 'mine.md');
    const host = fakeHost({ savePath: path });
    const { handle, add } = await setUp({ host });
    const id = await add();
    expect(await call(handle, 'export.save', { ids: [id], format: 'markdown' })).toEqual({ path });
    expect(host.asked).toEqual(['save harbour-town-votes-to-let-the-sea-back-in.md']);
    expect(await readFile(path, 'utf8')).toContain('# Harbour town votes');
    const closed = await setUp({ host: fakeHost({ savePath: null }) });
    expect(await call(closed.handle, 'export.save', { ids: [await closed.add()], format: 'markdown' })).toBeNull();
  });

  test('is by a template of the person’s own, which the library keeps unless it is wrong', async () => {
    const { handle, add } = await setUp();
    const ids = [await add()];
    const { text } = (await call(handle, 'export.template', { format: 'markdown' })) as { text: string };
    expect(text).toContain('properties | yaml');
    expect(await call(handle, 'export.template', { format: 'csv' })).toEqual({ text: null });
    await call(handle, 'export.saveTemplate', { name: 'Mine', text: '{{ article.words }} words' });
    expect(await call(handle, 'export.templates', {})).toEqual(['Mine']);
    const mine = (await call(handle, 'export.template', { name: 'Mine' })) as { text: string };
    const files = await call(handle, 'export.render', { ids, format: 'markdown', template: mine.text });
    expect(files).toMatchObject([{ text: expect.stringMatching(/^\d+ words$/) }]);
    const wrong = { ids, format: 'markdown' as const, template: 'a\n{{ article.nothing }}' };
    const answer = await refusal(handle(callRequest('export.render', wrong)));
    expect(answer).toMatchObject({ status: 400, message: expect.stringContaining('line 2, column 4') });
  });

  test('has templates that get another name and are deleted, unless a folder is kept in step by one', async () => {
    const { handle, add } = await setUp();
    await add();
    const text = '---\nid: {{ article.id }}\n---\n{{ article.title }}';
    const refused = (name: 'export.renameTemplate' | 'export.deleteTemplate', input: { name: string; to?: string }) =>
      refusal(handle(callRequest(name, input)));
    await call(handle, 'export.saveTemplate', { name: 'Mine', text });
    await call(handle, 'export.saveTemplate', { name: 'Other', text: 'other' });
    expect(await refused('export.renameTemplate', { name: 'Mine', to: 'other' })).toMatchObject({
      code: 'invalid-input',
    });
    expect(await refused('export.renameTemplate', { name: 'None', to: 'New' })).toMatchObject({ code: 'not-found' });
    const wrong = await refused('export.renameTemplate', { name: 'Mine', to: '../Mine' });
    expect(wrong).toMatchObject({ code: 'invalid-input' });
    expect(await call(handle, 'export.templates', {})).toEqual(['Mine', 'Other']);

    const setting = { on: false, directory: await temporaryFolder(), format: 'markdown' as const, template: 'Mine' };
    await call(handle, 'export.setFolder', setting);
    await call(handle, 'export.renameTemplate', { name: 'Mine', to: 'Mine too' });
    expect(await call(handle, 'export.templates', {})).toEqual(['Mine too', 'Other']);
    expect(await call(handle, 'export.template', { name: 'Mine too' })).toEqual({ text });
    expect((await call(handle, 'export.folder', {})).setting).toEqual({ ...setting, template: 'Mine too' });
    const inUse = await refused('export.deleteTemplate', { name: 'Mine too' });
    expect(inUse).toMatchObject({ code: 'conflict', message: expect.stringContaining(setting.directory) });
    await call(handle, 'export.setFolder', { ...setting, template: null });
    await call(handle, 'export.deleteTemplate', { name: 'Mine too' });
    expect(await call(handle, 'export.templates', {})).toEqual(['Other']);
    expect(await refused('export.deleteTemplate', { name: 'Mine too' })).toMatchObject({ code: 'not-found' });
    // It comes back as it was, also where it is wrong, and never over another.
    await call(handle, 'export.restoreTemplate', { name: 'Mine too', text: '{{ wrong' });
    expect(await call(handle, 'export.template', { name: 'Mine too' })).toEqual({ text: '{{ wrong' });
    const over = await refusal(handle(callRequest('export.restoreTemplate', { name: 'Mine too', text: 'x' })));
    expect(over).toMatchObject({ code: 'invalid-input' });
    expect(await call(handle, 'export.template', { name: 'Mine too' })).toEqual({ text: '{{ wrong' });
    await call(handle, 'export.deleteTemplate', { name: 'Mine too' });
    // Another case of the same letters is another name.
    await call(handle, 'export.renameTemplate', { name: 'Other', to: 'other' });
    expect(await call(handle, 'export.templates', {})).toEqual(['other']);
  });

  test('that the disk refuses is an error that names the place', async () => {
    const folder = await temporaryFolder();
    const { handle, add } = await setUp({ host: fakeHost({ savePath: folder }) });
    const answer = await refusal(handle(callRequest('export.save', { ids: [await add()], format: 'markdown' })));
    expect(answer).toMatchObject({ status: 507, code: 'disk', message: expect.stringContaining(basename(folder)) });
  });
});

test('statements are exported as a table, and saved where the person said', async () => {
  const path = join(await temporaryFolder(), 'said.md');
  const host = fakeHost({ savePath: path });
  const { handle, add } = await setUp({ host });
  const id = await add();
  const file = await call(handle, 'export.statements', { heading: 'Who said what' });
  expect(file.name).toBe('who-said-what.md');
  expect(file.text).toContain(`](postil://article/${id})`);
  expect(await call(handle, 'export.saveStatements', { heading: 'Who said what' })).toEqual({ path });
  expect(host.asked).toEqual(['save who-said-what.md']);
  expect(await readFile(path, 'utf8')).toBe(file.text);
  const closed = await setUp({ host: fakeHost({ savePath: null }) });
  expect(await call(closed.handle, 'export.saveStatements', { heading: 'Who said what' })).toBeNull();
});
