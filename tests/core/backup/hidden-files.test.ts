import { writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { restoreLibrary } from '#core/backup/restore-library.ts';
import { writeBackup } from '#core/backup/write-backup.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { filePolicy } from '../../support/library.ts';

/** A folder that the system lets nobody move, as one that is mounted there. */
const held = '.zz-held';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    rename: async (from: string, to: string) => {
      if (basename(from) === held) throw Object.assign(new Error('EBUSY: held'), { code: 'EBUSY', syscall: 'rename' });
      return real.rename(from, to);
    },
  };
});

async function setUp() {
  const folder = await temporaryFolder();
  const [directory, path, target] = ['Library', 'b.zip', 'New'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(directory);
  await writeFile(join(directory, 'rules.json'), '{"format":1,"rules":[]}');
  const now = () => new Date('2026-11-28T12:00:00Z');
  await writeBackup({ directory, stateDirectory: folder, path, version: '1', now });
  return { target, wanted: { path, directory: target, stateDirectory: join(folder, 'state'), files: filePolicy() } };
}

test('what comes into the folder while the backup is unpacked stays, and the restoration is refused', async () => {
  const { target, wanted } = await setUp();
  await mkdir(join(target, '.git'), { recursive: true });
  await writeFile(join(target, '.git', 'HEAD'), 'mine');
  const onProgress = () => writeFileSync(join(target, 'letter.txt'), 'brought by a sync tool');
  await expect(restoreLibrary({ ...wanted, onProgress })).rejects.toMatchObject({ code: 'conflict' });
  expect(await readFile(join(target, 'letter.txt'), 'utf8')).toBe('brought by a sync tool');
  expect((await readdir(target)).sort()).toEqual(['.git', 'letter.txt']);
  expect((await readdir(join(target, '..'))).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('a restoration that cannot be put in place leaves every hidden file of the folder where it was', async () => {
  const { target, wanted } = await setUp();
  for (const name of ['.git', held]) await mkdir(join(target, name), { recursive: true });
  await writeFile(join(target, '.git', 'HEAD'), 'mine');
  const before = await snapshot(target);
  await expect(restoreLibrary(wanted)).rejects.toMatchObject({ code: 'disk' });
  expect(await readFile(join(target, '.git', 'HEAD'), 'utf8')).toBe('mine');
  expect(await snapshot(target)).toEqual(before);
});
