import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { fakeHost } from '../support/app.ts';
import { call, callRequest, refusal } from '../support/page.ts';
import { setUp } from './handled-app.ts';

describe('what only a host can do', () => {
  test('is done by the host', async () => {
    const host = fakeHost();
    const { app, handle, add } = await setUp({ host });
    const id = await add();
    await call(handle, 'host.revealArticle', { id });
    await call(handle, 'host.openExternal', { url: 'https://example.org/a b' });
    await call(handle, 'host.openExternal', { url: 'mailto:ada@example.org' });
    expect(host.asked).toEqual([
      `reveal ${app.library.folderOf(id)}`,
      'open https://example.org/a%20b',
      'open mailto:ada@example.org',
    ]);
  });

  test('a file is shown where a notice told of it, and no other', async () => {
    const host = fakeHost();
    const { app, handle, add } = await setUp({ host });
    const id = await add();
    await writeFile(app.notes.fileOf(id), 'null');
    await call(handle, 'annotations.list', { articleId: id });
    const path = app.events.flatMap((event) => (event.type === 'notice' ? (event.path ?? []) : []))[0] ?? '';
    expect(path).toContain('.damaged-');
    await call(handle, 'host.revealFile', { path });
    for (const other of [app.notes.fileOf(id), '/etc/passwd', `${path}/../x`]) {
      const answer = await refusal(handle(callRequest('host.revealFile', { path: other })));
      expect(answer).toMatchObject({ code: 'not-found' });
    }
    expect(host.asked).toEqual([`reveal ${path}`]);
  });

  test.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'vbscript:x',
    'smb://server/share',
    'postil://article/x',
    'https://user:word@example.org',
    'https://user@example.org',
    'not an address',
    '//example.org',
    '',
  ])('never opens %s', async (url) => {
    const host = fakeHost();
    const { handle } = await setUp({ host });
    const answer = await refusal(handle(callRequest('host.openExternal', { url })));
    expect(answer).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(host.asked).toEqual([]);
  });

  test.each([
    ['import.choose', {}],
    ['export.save', { ids: ['01TEST00000000000000000001'], format: 'markdown' }],
    ['export.saveStatements', { heading: 'Who said what' }],
    ['host.openExternal', { url: 'https://example.org' }],
    ['host.revealArticle', { id: '01TEST00000000000000000001' }],
  ])('is said to be beyond a host that cannot: %s', async (name, input) => {
    const { handle } = await setUp();
    expect(await refusal(handle(callRequest(name, input)))).toMatchObject({ status: 415, code: 'unsupported' });
  });
});
