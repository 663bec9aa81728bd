import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeHost, pageOf, paragraphs } from '../support/app.ts';
import { call, callRequest, refusal } from '../support/page.ts';
import { zipOfPaths } from '../support/zip.ts';
import { harbour, setUp } from './handled-app.ts';

describe('an import', () => {
  test('takes the files that the person chose, and nothing when they closed the dialog', async () => {
    const { handle } = await setUp({ host: fakeHost({ files: [harbour] }) });
    expect(await call(handle, 'import.choose', {})).toMatchObject([{ status: 'added', source: harbour }]);
    const closed = await setUp({ host: fakeHost({ files: null }) });
    expect(await call(closed.handle, 'import.choose', {})).toBeNull();
  });

  test('takes the bytes that a page sends, and every page is told', async () => {
    const { app, handle } = await setUp();
    const bytes = await readFile(harbour);
    const upload = (query: string, body: BodyInit) =>
      handle(
        new Request(`http://127.0.0.1:4000/api/import.upload?${query}`, {
          method: 'POST',
          headers: { 'x-postil-call': '1' },
          body,
        }),
      );
    const response = await upload('name=harbour.html&type=text/html&url=https://x.example/h', bytes);
    const [result, ...others] = await response.json();
    expect([result, others]).toMatchObject([{ status: 'added', source: 'harbour.html' }, []]);
    expect(app.events).toEqual([{ type: 'articles-changed', ids: [result.id] }]);
    expect(await (await upload('', new Uint8Array(0))).json()).toMatchObject([
      { status: 'failed', source: 'untitled' },
    ]);
    const archive = zipOfPaths({ 'harbour.html': bytes, 'empty.html': '' });
    expect(await (await upload('name=saved.zip', archive as Uint8Array<ArrayBuffer>)).json()).toMatchObject([
      { status: 'failed', source: 'saved.zip/empty.html' },
      { status: 'unchanged', id: result.id, source: 'saved.zip/harbour.html' },
    ]);
    const csv = 'title,url,time_added,tags,status\nThe river,https://x.example/river,1709281800,sea,unread\n';
    const added = { status: 'added', title: 'The river', app: 'Pocket' };
    expect(await (await upload('name=p.csv&preview=exports', csv)).json()).toMatchObject([added]);
    expect(await (await upload('name=harbour.html&preview=exports', bytes)).json()).toEqual([]);
    expect(await (await upload('name=p.csv', csv)).json()).toMatchObject([added]);
    expect(await (await upload('name=data.json&found=1', '{"a": 1}')).json()).toEqual([]);
    expect(await (await upload('name=data.json', '{"a": 1}')).json()).toMatchObject([{ status: 'failed' }]);
    const answer = await refusal(upload(`name=${'n'.repeat(1001)}`, bytes));
    expect(answer).toMatchObject({ status: 400, code: 'invalid-input', message: expect.stringContaining('name') });
    expect(await app.library.list()).toHaveLength(2);
  });
});

describe('a long import', () => {
  test('asks before a shorter text takes the place of a longer one', async () => {
    const { app, handle } = await setUp();
    const head = '<link rel="canonical" href="https://mill.example/1">';
    const send = (count: number) => {
      const bytes = Buffer.from(pageOf('The mill', paragraphs('mill').slice(0, count), { head }));
      return app.importer.importBytes({ bytes, name: 'm.html', contentType: '', url: '', path: null });
    };
    await send(3);
    const { replace: token = '' } = await send(1);
    app.events.length = 0;
    const done = await call(handle, 'import.replace', { token });
    expect(done.status).toBe('updated');
    expect(app.events).toEqual([{ type: 'articles-changed', ids: [done.id] }]);
    expect(await refusal(handle(callRequest('import.replace', { token })))).toMatchObject({ code: 'not-found' });
  });

  test('is cancelled by its job; one that is not there is not gone on with', async () => {
    const { handle } = await setUp();
    expect(await call(handle, 'import.cancel', { job: 'none' })).toEqual({ cancelled: false });
    expect(await call(handle, 'import.interrupted', {})).toBeNull();
    expect(await call(handle, 'import.forget', {})).toEqual({});
    expect(await refusal(handle(callRequest('import.resume', {})))).toMatchObject({ code: 'not-found' });
  });

  test('that a crash ended is gone on with', async () => {
    const { app, handle } = await setUp();
    const record = { format: 1, id: 'x', started: '', done: 0, total: 2, paths: [harbour], options: {} };
    await writeFile(join(app.libraryDirectory, '..', 'state', 'import.json'), JSON.stringify(record));
    expect(await call(handle, 'import.resume', {})).toMatchObject([{ status: 'added' }]);
  });
});

test('an address of this computer is refused as a result, and there is nothing to cancel then', async () => {
  const { handle } = await setUp();
  const result = await call(handle, 'import.address', { url: 'http://127.0.0.1:9/' });
  expect(result).toMatchObject({ status: 'failed', id: null, reason: expect.stringContaining('public internet') });
  expect(await call(handle, 'import.cancelAddress', {})).toEqual({});
});
