import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pageOf, paragraphs } from '../../support/app.ts';
import { cli, near, type World } from '../postil.ts';
import { prepared, startApp } from './start-app.ts';

function start(world: World, args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [cli, ...args], { cwd: world.folder, env: world.environment, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin?.on('error', () => undefined);
  return child;
}

async function manyPages(world: World): Promise<string> {
  const folder = join(world.folder, 'many');
  await mkdir(folder);
  for (let number = 0; number < 80; number += 1) {
    await writeFile(join(folder, `${number}.html`), pageOf(`Page ${number}`, paragraphs(`number ${number}`)));
  }
  return folder;
}

/** Runs to the end, with what it printed after something has been done at its first line. */
async function afterFirstLine(child: ChildProcess, act: () => unknown): Promise<{ status: unknown; out: string }> {
  let out = '';
  child.stdout?.once('data', act);
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { status: signal ?? code, out };
}

const statuses = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { status: string }).status);

test('Ctrl+C ends an import in the app: what has come in stays, the rest is named', async () => {
  const { world } = await prepared();
  const app = await startApp(world);
  const child = start(world, ['import', await manyPages(world), '--json']);
  const { status, out } = await afterFirstLine(child, () => child.kill('SIGINT'));
  expect(status).toBe(1);
  const told = statuses(out);
  expect(told).toHaveLength(80);
  expect(told).toContain('failed');
  const added = told.filter((each) => each === 'added').length;
  expect(added).toBeGreaterThan(0);
  const there = await readdir(join(world.library, 'articles'));
  expect(there.filter((name) => name.startsWith('page-'))).toHaveLength(added);
  expect(await app.end()).toBe(0);
});

test('Ctrl+C ends a command that nothing stops as it ends it alone', async () => {
  const { world, article } = await prepared();
  await startApp(world);
  const child = start(world, ['entity', 'note', 'person:Ann Miller', '--body', '-']);
  // More than a pipe holds: once it is gone, it has gone to the app, which waits for the rest.
  await new Promise((resolve) => child.stdin?.write('x'.repeat(1 << 20), resolve));
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
  expect(await world.postil(['note', 'add', article, '--body', 'x'])).toMatchObject({ status: 0 });
  expect((await world.postil(['entity', 'corrections', '--json'])).lines).toEqual([]);
});

test('an app that is closed in the midst of an import says what is left, to be gone on with', async () => {
  const { world } = await prepared();
  const app = await startApp(world);
  const child = start(world, ['import', await manyPages(world), '--json']);
  const ended = { status: null as number | null };
  const { status, out } = await afterFirstLine(child, async () => {
    ended.status = await app.end();
  });
  expect(status).toBe(1);
  expect(statuses(out)).toHaveLength(80);
  await expect.poll(() => ended.status).toBe(0);
  const rest = await near(world).postil(['import', '--resume', '--json']);
  expect(rest.status).toBe(0);
  expect((await near(world).postil(['list', '--json'])).lines).toHaveLength(81);
});

test('a command line that is halted does not keep the app open', async () => {
  const { world } = await prepared();
  const app = await startApp(world);
  const child = start(world, ['import', await manyPages(world), '--json']);
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  child.kill('SIGSTOP');
  expect(await app.end()).toBe(0);
  child.kill('SIGCONT');
});

test('an app that is killed in the midst of a command is told of', async () => {
  const { world } = await prepared();
  const app = await startApp(world);
  const child = start(world, ['import', await manyPages(world), '--json']);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const { status } = await afterFirstLine(child, () => app.child.kill('SIGKILL'));
  expect(status).toBe(1);
  expect(errors).toContain('ended before this was done');
  // The record of it is as if it had been the command itself.
  expect(await near(world).postil(['import', '--resume', '--json'])).toMatchObject({ status: 0 });
  expect((await near(world).postil(['list', '--json'])).lines).toHaveLength(81);
});
