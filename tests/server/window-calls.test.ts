import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHandler } from '#server/handle.ts';
import { fakeHost, fixturePages, openApp } from '../support/app.ts';
import { temporaryFolder } from '../support/folder.ts';
import { call, callRequest, refusal } from '../support/page.ts';

test('an article of the library gets a window of its own where the host has windows', async () => {
  const opened: string[] = [];
  const host = { ...fakeHost(), openWindow: async (id: string) => void opened.push(id) };
  const app = await openApp({ host });
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  const id = (await app.importPaths([join(fixturePages, 'harbour.html')]))[0]?.id ?? '';
  expect((await call(handle, 'app.info', {})).host).toMatchObject({ openWindow: true, print: false });
  await call(handle, 'host.openWindow', { id });
  const other = await refusal(
    handle(callRequest('host.openWindow', { id: `${id.slice(0, -1)}${id.endsWith('0') ? 1 : 0}` })),
  );
  expect(other.code).toBe('not-found');
  expect(opened).toEqual([id]);
});

test('a host with a menu is told what undo would do, and one without takes it', async () => {
  const told: unknown[] = [];
  const app = await openApp({ host: { ...fakeHost(), nameSteps: (...given) => told.push(given) } });
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  const titles = { undo: 'Undo highlight', redo: null };
  expect((await call(handle, 'app.info', {})).host.nameSteps).toBe(true);
  await call(handle, 'host.nameSteps', { window: '2', ...titles });
  expect(told).toEqual([['2', titles]]);
  const without = createHandler({ app: await openApp({}), pageDirectory: await temporaryFolder() });
  expect(await call(without, 'host.nameSteps', { window: '1', ...titles })).toEqual({});
});

test('what is in front is printed, or saved as a PDF document under a name that every file system takes', async () => {
  const path = join(await temporaryFolder(), 'out.pdf');
  let printed = 0;
  const host = {
    ...fakeHost({ savePath: path }),
    print: async () => {
      printed += 1;
    },
    printToPdf: async () => Buffer.from('%PDF-1.7'),
  };
  const app = await openApp({ host });
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  await call(handle, 'host.print', {});
  expect(printed).toBe(1);
  expect(await call(handle, 'host.savePdf', { name: 'Who\tsaid "yes"? ../../a/b' })).toEqual({ path });
  expect(host.asked).toEqual(['save Who said yes .. .. a b.pdf']);
  expect(await readFile(path, 'utf8')).toBe('%PDF-1.7');
});

test('a browser prints by itself, and its host says that it cannot', async () => {
  const app = await openApp({});
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  const asked = ['host.print', 'host.openWindow', 'host.savePdf'] as const;
  const inputs = [{}, { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' }, { name: 'A' }];
  for (const [at, name] of asked.entries()) {
    expect(await refusal(handle(callRequest(name, inputs[at] as never)))).toMatchObject({ code: 'unsupported' });
  }
});
