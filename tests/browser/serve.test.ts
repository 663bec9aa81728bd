import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sayIn } from '#core/said.ts';
import { serve } from '../../src-main/browser/serve.ts';
import { resourcesDirectory } from '../support/app.ts';
import { temporaryFolder } from '../support/folder.ts';
import { builtPage } from '../support/page.ts';

async function options() {
  const folder = await temporaryFolder();
  return {
    libraryDirectory: join(folder, 'Library'),
    stateDirectory: join(folder, 'state'),
    resourcesDirectory,
    version: '1.2.3',
    pageDirectory: await builtPage(),
    port: 0,
  };
}

test('the library is behind the door: page, calls and events', async () => {
  const served = await serve(await options());
  onTestFinished(() => served.close());
  const { origin } = new URL(served.url);
  const opened = await fetch(served.url, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  expect(await (await fetch(origin, { headers: { cookie } })).text()).toContain('<title>Postil</title>');
  const post = (headers: Record<string, string>) =>
    fetch(`${origin}/api/app.info`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: '{}',
    });
  expect((await post({})).status).toBe(403);
  expect(await (await post({ 'x-postil-call': '1' })).json()).toMatchObject({
    version: '1.2.3',
    host: { name: 'browser' },
  });
  const events = await fetch(`${origin}/api/events`, { headers: { cookie } });
  const { value } = (await events.body?.getReader().read()) ?? {};
  expect(Buffer.from(value ?? []).toString()).toBe('{"type":"hello"}\n');
});

test('a library that is served already says how to get back to it', async () => {
  const place = await options();
  const first = await serve(place);
  onTestFinished(() => first.close());
  await expect(serve(place)).rejects.toMatchObject({
    code: 'locked',
    message: expect.stringMatching(
      /open in postil serve \(process \d+.*go on in the browser.*start again for a new address/,
    ),
  });
});

test('it speaks the language of its library from the first moment', async () => {
  const place = await options();
  const { app, close } = await serve(place);
  await app.libraryFile.update((file) => Object.assign(file.settings, { language: 'de' }));
  await close();
  const again = await serve(place);
  onTestFinished(async () => {
    await again.close();
    await sayIn('en');
  });
  await expect(serve(place)).rejects.toMatchObject({ message: expect.stringMatching(/^Die Bibliothek .* ist in /) });
});

test('closing gives library and port free, open streams or not', async () => {
  const place = await options();
  const first = await serve(place);
  const cookie = (await fetch(first.url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? '';
  await fetch(`${new URL(first.url).origin}/api/events`, { headers: { cookie } });
  await first.close();
  const second = await serve({ ...place, port: Number(new URL(first.url).port) });
  await second.close();
});

test('a port that is taken leaves the library free', async () => {
  const place = await options();
  const first = await serve(place);
  onTestFinished(() => first.close());
  const other = { ...(await options()), port: Number(new URL(first.url).port) };
  await expect(serve(other)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const again = await serve({ ...other, port: 0 });
  await again.close();
});
