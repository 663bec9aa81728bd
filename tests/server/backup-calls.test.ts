import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createHandler } from '#server/handle.ts';
import { openedBackupSchema } from '#shared/api/backup-contract.ts';
import { callHeader } from '#shared/api/wire.ts';
import { fakeHost, openApp } from '../support/app.ts';
import { counterIds } from '../support/clock.ts';
import { temporaryFolder } from '../support/folder.ts';
import { articleOf, filesOf } from '../support/library.ts';
import { call, callRequest, origin, refusal } from '../support/page.ts';

const html = '<p>The mill stands by the river.</p>';

async function setUp(host = fakeHost()) {
  const app = await openApp({ host });
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  const [id = ''] = [counterIds(800)()];
  await app.library.add(articleOf(id, html), filesOf(html));
  await app.notes.create(id, { passage: null, body: 'kept' });
  const send = (body: Uint8Array) =>
    handle(
      new Request(`${origin}/api/backup.upload?name=mine.zip`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', [callHeader]: '1' },
        body: Uint8Array.from(body),
      }),
    );
  return { app, handle, id, send, uploads: join(app.stateDirectory, 'backups') };
}

const { chooseSavePath: _save, chooseFiles: _choose, ...browserHost } = fakeHost();

test('a page without dialogs gets a backup as a download, and sends one to be checked and merged', async () => {
  const { app, handle, id, send, uploads } = await setUp(browserHost);
  const made = await call(handle, 'backup.make', {});
  expect(made).toMatchObject({ articles: 1, notes: 1, media: 0, path: null, leftOut: [] });
  const got = await handle(new Request(`${origin}/backups/${made?.token}`));
  expect(got.headers.get('content-disposition')).toBe(`attachment; filename="${made?.name}"`);
  expect(got.headers.get('content-security-policy')).toContain("default-src 'none'");
  const bytes = new Uint8Array(await got.arrayBuffer());
  expect(bytes).toHaveLength(made?.size ?? -1);
  for (const path of ['/backups/', '/backups/../postil.json', `/backups/${'0'.repeat(32)}`])
    expect((await handle(new Request(origin + path))).status).toBe(404);

  await app.library.trash(id);
  await app.library.remove(id);
  const opened = openedBackupSchema.parse(await (await send(bytes)).json());
  expect(opened).toMatchObject({ name: 'mine.zip', articles: 1, notes: 1, damaged: 0, postil: '0.0.0' });
  expect(app.library.has(id)).toBe(false);
  const restored = await call(handle, 'backup.restore', { token: opened.token });
  expect(restored).toEqual({ articles: 1, notes: 1, media: 0, added: 1, changed: 0, damaged: 0 });
  expect((await app.notes.list(id)).map(({ body }) => body)).toEqual(['kept']);
  // Only what can still be downloaded is left.
  expect(await readdir(uploads)).toEqual([`${made?.token}.zip`]);
  expect(await refusal(handle(callRequest('backup.restore', { token: opened.token })))).toMatchObject({ status: 404 });
});

test('what is sent and is no backup is refused and not kept; a damaged one says so and needs a word', async () => {
  const { handle, send, uploads } = await setUp(browserHost);
  const { code, message } = await refusal(send(Buffer.from('no zip')));
  expect({ code, message }).toEqual({
    code: 'invalid-input',
    message: expect.stringMatching(
      /^mine\.zip is no backup of Postil\b.*Nothing was restored; choose the ZIP file that/,
    ),
  });
  expect(await readdir(uploads)).toEqual([]);
  const made = await call(handle, 'backup.make', {});
  const bytes = Buffer.from(await (await handle(new Request(`${origin}/backups/${made?.token}`))).arrayBuffer());
  const at = bytes.indexOf('library/notes/') + 60;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
  const opened = openedBackupSchema.parse(await (await send(bytes)).json());
  expect(opened.damaged).toBe(1);
  expect(opened.examples[0]).toContain('library/notes/');
  const { token } = opened;
  expect(await refusal(handle(callRequest('backup.restore', { token })))).toMatchObject({ code: 'damaged' });
  expect(await call(handle, 'backup.restore', { token, whatCanBeSaved: true })).toMatchObject({ damaged: 1, added: 0 });
  const again = openedBackupSchema.parse(await (await send(bytes)).json());
  await call(handle, 'backup.forget', { token: again.token });
  expect(await readdir(uploads)).toEqual([`${made?.token}.zip`]);
  expect(await call(handle, 'backup.cancel', {})).toEqual({});
});

test('what was sent and never forgotten goes when the next one is sent, but for one that is being restored', async () => {
  const { app, handle, id, send, uploads } = await setUp(browserHost);
  const made = await call(handle, 'backup.make', {});
  const bytes = new Uint8Array(await (await handle(new Request(`${origin}/backups/${made?.token}`))).arrayBuffer());
  const sent = async () => openedBackupSchema.parse(await (await send(bytes)).json()).token;
  const [closed, next] = [await sent(), await sent()];
  expect((await readdir(uploads)).sort()).toEqual([`${made?.token}.zip`, `${next}.zip`].sort());
  expect(await refusal(handle(callRequest('backup.restore', { token: closed })))).toMatchObject({ status: 404 });
  await app.library.trash(id);
  await app.library.remove(id);
  const { merge } = app.backups;
  let last = '';
  vi.spyOn(app.backups, 'merge').mockImplementationOnce(async (options) => {
    last = await sent();
    return merge(options);
  });
  expect(await call(handle, 'backup.restore', { token: next })).toMatchObject({ added: 1, damaged: 0 });
  expect((await readdir(uploads)).sort()).toEqual([`${made?.token}.zip`, `${last}.zip`].sort());
});

test('a host with dialogs writes where the person says, and restores what they choose where it is', async () => {
  const path = join(await temporaryFolder(), 'chosen.zip');
  const answers = { save: path as string | null, open: path as string | null };
  const host = {
    ...fakeHost(),
    chooseSavePath: async () => answers.save,
    chooseBackup: async () => answers.open,
  };
  const { handle } = await setUp(host);
  // The dialog has asked.
  await writeFile(path, 'an earlier one');
  expect(await call(handle, 'backup.make', {})).toMatchObject({ path, name: 'chosen.zip', token: null });
  const opened = await call(handle, 'backup.choose', {});
  expect(opened).toMatchObject({ name: 'chosen.zip', articles: 1, damaged: 0 });
  expect(await call(handle, 'backup.restore', { token: opened?.token ?? '' })).toMatchObject({ added: 0, changed: 0 });
  expect(await readdir(join(path, '..'))).toEqual(['chosen.zip']);
  Object.assign(answers, { save: null, open: null });
  expect(await call(handle, 'backup.make', {})).toBeNull();
  expect(await call(handle, 'backup.choose', {})).toBeNull();
});
