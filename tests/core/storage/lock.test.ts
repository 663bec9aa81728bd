import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { acquireLock } from '#core/storage/lock.ts';
import { temporaryFolder } from '../../support/folder.ts';

const ours = { host: 'desktop', version: '1.2.3' };
const module = join(import.meta.dirname, '../../../src-main/core/storage/lock.ts');
const script = `
  const { acquireLock } = await import(${JSON.stringify(module)});
  try {
    const [state, host, command] = process.argv.slice(1);
    await acquireLock(state, '/home/ada/Postil', { host, command, version: '1.2.3' });
    console.log('held');
    setInterval(() => {}, 1000);
  } catch (error) {
    console.log(error.code + ' ' + error.message);
  }`;

/** Another process that asks for the lock; resolves with the first it says. */
async function another(state: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, state], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [chunk] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, said: chunk.toString().trim() };
}

test('a second process is refused with a message that says what to do', async () => {
  const state = await temporaryFolder();
  const lock = await acquireLock(state, '/home/ada/Postil', ours);
  const { said } = await another(state);
  expect(said).toMatch(
    /^locked The library \/home\/ada\/Postil is open in Postil \(process \d+, since \d\d:\d\d\)\. Nothing was changed/,
  );
  expect(said).toContain(`process ${process.pid},`);
  lock.release();
  expect((await another(state)).said).toBe('held');
});

test('the death of the holder, however sudden, gives the library free', async () => {
  const state = await temporaryFolder();
  const { child, said } = await another(state);
  expect(said).toBe('held');
  await expect(acquireLock(state, '/home/ada/Postil', ours)).rejects.toMatchObject({ code: 'locked' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const lock = await acquireLock(state, '/home/ada/Postil', ours);
  lock.release();
});

test('two libraries have two locks, and releasing twice does no harm', async () => {
  const state = await temporaryFolder();
  const one = await acquireLock(join(state, 'one'), 'One', ours);
  const two = await acquireLock(join(state, 'two'), 'Two', ours);
  one.release();
  one.release();
  await expect(acquireLock(join(state, 'two'), 'Two', ours)).rejects.toMatchObject({ code: 'locked' });
  two.release();
});

test('a lock file that cannot be used is not mistaken for another Postil', async () => {
  const state = await temporaryFolder();
  await mkdir(join(state, 'a', 'lock'), { recursive: true });
  await expect(acquireLock(join(state, 'a'), 'A', ours)).rejects.toMatchObject({ code: 'disk' });
  await mkdir(join(state, 'b'));
  await writeFile(join(state, 'b', 'lock'), 'this is no database '.repeat(100));
  await expect(acquireLock(join(state, 'b'), 'B', ours)).rejects.toMatchObject({ code: 'disk' });
});
