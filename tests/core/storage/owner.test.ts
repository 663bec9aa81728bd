import { spawnSync } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { acquireLock } from '#core/storage/lock.ts';
import { describeOwner, describeSilence, type Owner, readOwner } from '#core/storage/owner.ts';
import { temporaryFolder } from '../../support/folder.ts';

const holder = { host: 'cli', command: 'note add', version: '1.2.3' };
const door = { protocol: 1, address: '/run/postil/socket', key: 'secret' };

const owner: Owner = {
  format: 1,
  pid: process.pid,
  host: 'desktop',
  command: null,
  version: '1.2.3',
  since: new Date(2026, 2, 4, 10, 3).toISOString(),
  heartbeat: new Date(2026, 2, 4, 10, 5).toISOString(),
  door: null,
};

test('says beside the lock who holds it, to the same person alone, and nothing once it is free', async () => {
  const state = await temporaryFolder();
  const lock = await acquireLock(state, 'Library', holder);
  expect(readOwner(state)).toMatchObject({ ...holder, pid: process.pid, door: null });
  lock.announce(door);
  expect(readOwner(state)?.door).toEqual(door);
  if (process.platform !== 'win32') expect((await stat(join(state, 'owner.json'))).mode & 0o777).toBe(0o600);
  lock.announce(null);
  expect(readOwner(state)?.door).toBeNull();
  lock.release();
  expect(readOwner(state)).toBeNull();
});

test('gives signs of life', async () => {
  vi.useFakeTimers();
  try {
    const state = await temporaryFolder();
    const lock = await acquireLock(state, 'Library', holder);
    const before = readOwner(state);
    vi.advanceTimersByTime(60_000);
    const after = readOwner(state);
    expect(after?.since).toBe(before?.since);
    expect(Date.parse(after?.heartbeat ?? '')).toBeGreaterThan(Date.parse(before?.heartbeat ?? ''));
    lock.release();
    vi.advanceTimersByTime(60_000);
    expect(readOwner(state)).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test('what a killed process left is not believed, and keeps nobody out', async () => {
  const state = await temporaryFolder();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  await writeFile(join(state, 'owner.json'), JSON.stringify({ ...owner, pid }));
  expect(readOwner(state)).toBeNull();
  const lock = await acquireLock(state, 'Library', holder);
  expect(readOwner(state)?.pid).toBe(process.pid);
  lock.release();
});

test.each(['', '{"format":1', '{"format":2}', '[]'])(
  'a file that is none of ours (%j) lets nobody in',
  async (text) => {
    const state = await temporaryFolder();
    const lock = await acquireLock(state, 'Library', holder);
    await writeFile(join(state, 'owner.json'), text);
    await expect(acquireLock(state, 'Library', holder)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining('is open in another Postil'),
    });
    // Nor does a file that names somebody else.
    await writeFile(join(state, 'owner.json'), JSON.stringify({ ...owner, host: 'browser' }));
    await expect(acquireLock(state, 'Library', holder)).rejects.toMatchObject({
      message: expect.stringContaining(`is open in postil serve (process ${process.pid}, since`),
    });
    lock.release();
    await expect(readFile(join(state, 'owner.json'))).rejects.toMatchObject({ code: 'ENOENT' });
  },
);

test('is told in words: what, which process, since when, and whether it has stopped', () => {
  const at = (hours: number, minutes: number, day = 4) => new Date(2026, 2, day, hours, minutes);
  expect(describeOwner(owner, at(10, 5))).toBe(`Postil (process ${process.pid}, since 10:03)`);
  expect(describeOwner(owner, at(10, 5, 5))).toBe(`Postil (process ${process.pid}, since 2026-03-04 10:03)`);
  expect(describeOwner({ ...owner, host: 'cli', command: 'import' }, at(10, 5))).toContain('postil import (process');
  expect(describeSilence(owner, at(10, 5))).toBe('');
  expect(describeSilence(owner, at(10, 6))).toContain(`no sign of life since 10:05; if it hangs, end process`);
});
