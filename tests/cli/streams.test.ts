import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { stateDirectoryFor } from '../../src-main/core/library/locations.ts';
import { acquireLock } from '../../src-main/core/storage/lock.ts';
import { cli, harbourPage, makeWorld, root } from './postil.ts';

const world = makeWorld();

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [cli, ...args], { cwd: world.folder, env: world.environment, stdio: 'pipe' });
}

test('a change goes on to its end when whoever reads the output leaves', async () => {
  const child = start(['import', harbourPage, '--json']);
  child.stdout?.destroy();
  const [status] = await once(child, 'exit');
  expect(status).toBe(0);
  expect((await world.postil(['list', '--json'])).lines).toHaveLength(1);
});

test('a tool stops when whoever reads the output leaves', async () => {
  const child = start(['tool', 'sanitise']);
  const line = `${JSON.stringify({ id: 1, html: '<p>x</p>' })}\n`;
  child.stdin?.on('error', () => undefined);
  child.stdout?.once('data', () => child.stdout?.destroy());
  const feeding = setInterval(() => child.stdin?.write(line.repeat(50)), 5);
  await once(child, 'exit');
  clearInterval(feeding);
});

test('answers come while the input is still open', async () => {
  const child = start(['tool', 'anchor']);
  for (let i = 0; i < 12; i += 1) {
    child.stdin?.write(`${JSON.stringify({ id: i, before: null, after: 'x', annotations: [] })}\n`);
  }
  const [first] = (await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  expect(JSON.parse(first)).toEqual({ id: 0, places: [] });
  child.stdin?.end();
  await once(child, 'exit');
});

test('serve prints an address with its key, answers there, and gives the library free at the end', async (context) => {
  if (!existsSync(`${root}/out/renderer/index.html`)) context.skip('the page has not been built');
  const child = start(['serve', '--no-open', '--json']);
  const [line] = (await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?key=[\w-]{40,}$/);
  const opened = await fetch(url, { redirect: 'manual' });
  expect(opened.status).toBe(200);
  expect((await fetch(new URL('/', url))).status).toBe(403);
  expect(await world.postil(['note', 'add', 'x', '--body', 'x'])).toMatchObject({
    status: 1,
    errors: 'postil: There is no article x in this library.\n',
  });
  expect(await world.postil(['serve', '--no-open'])).toMatchObject({
    status: 3,
    errors: expect.stringContaining(`is open in postil serve (process ${child.pid}, since `),
  });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  const state = stateDirectoryFor(world.library, { POSTIL_STATE: world.state }, process.platform, world.folder);
  (await acquireLock(state, world.library, { host: 'desktop', version: '1.2.3' })).release();
});

test('serve wants a port that is one', async () => {
  expect(await world.postil(['serve', '--port', 'http'])).toMatchObject({ status: 2, out: '' });
});
