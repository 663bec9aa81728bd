import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { restoreLibrary } from '#core/backup/restore-library.ts';
import { writeBackup } from '#core/backup/write-backup.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { filePolicy } from '../../support/library.ts';

const now = () => new Date('2026-11-28T12:00:00Z');

/** A disk of that many kilobytes, or null where this user may not make one. */
async function smallDisk(kilobytes: number): Promise<string | null> {
  const folder = join(await temporaryFolder(), 'disk');
  await mkdir(folder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

test('a full disk leaves neither a half backup nor a half library', async ({ skip }) => {
  const disk = await smallDisk(1024);
  if (disk === null) return skip('only root may make a disk of its own');
  const folder = await temporaryFolder();
  const directory = join(folder, 'Library');
  await mkdir(directory);
  for (let at = 0; at < 30; at += 1) await writeFile(join(directory, `${at}.bin`), randomBytes(100_000));
  const before = await snapshot(directory);
  const options = { directory, stateDirectory: folder, version: '1', now };
  const full = writeBackup({ ...options, path: join(disk, 'b.zip') });
  await expect(full).rejects.toMatchObject({ code: 'disk', message: expect.stringContaining('the disk is full') });
  expect(await readdir(disk)).toEqual([]);
  expect(await snapshot(directory)).toEqual(before);

  const path = join(folder, 'b.zip');
  await writeBackup({ ...options, path });
  const restored = restoreLibrary({ path, directory: join(disk, 'New'), stateDirectory: folder, files: filePolicy() });
  await expect(restored).rejects.toMatchObject({ code: 'disk', message: expect.stringContaining('needs 3 MB') });
  expect(await readdir(disk)).toEqual([]);
});
