import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  exists,
  makeDirectory,
  moveDurably,
  removeDurably,
  syncDirectory,
  writeDurably,
  writeNewFiles,
} from '#core/storage/durable-write.ts';
import { removeLeftovers } from '#core/storage/temporary-files.ts';
import { temporaryFolder } from '../../support/folder.ts';

test('a file is made and replaced whole, and no temporary file is left', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'notes.json');
  for (const text of ['first', '', 'naïve 😀\n', 'x'.repeat(3_000_000)]) {
    await writeDurably(path, text);
    expect(await readFile(path, 'utf8')).toBe(text);
  }
  await writeDurably(path, Uint8Array.of(0, 255, 10));
  expect([...(await readFile(path))]).toEqual([0, 255, 10]);
  expect(await readdir(folder)).toEqual(['notes.json']);
});

test('many writes at once leave one of them, whole', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'notes.json');
  const texts = Array.from({ length: 20 }, (_, i) => String(i).repeat(50_000));
  await Promise.all(texts.map((text) => writeDurably(path, text)));
  expect(texts).toContain(await readFile(path, 'utf8'));
  expect(await readdir(folder)).toEqual(['notes.json']);
});

test('where the rename is refused, what was there stays and the temporary file goes', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'notes.json');
  await mkdir(path);
  await writeFile(join(path, 'inside'), 'kept');
  await expect(writeDurably(path, 'new')).rejects.toMatchObject({
    code: 'disk',
    message: expect.stringContaining(path),
  });
  expect(await readFile(join(path, 'inside'), 'utf8')).toBe('kept');
  expect(await readdir(folder)).toEqual(['notes.json']);
});

test('in a folder that is not there, nothing is made', async () => {
  const folder = await temporaryFolder();
  await expect(writeDurably(join(folder, 'gone', 'a.json'), 'x')).rejects.toMatchObject({ code: 'disk' });
  expect(await readdir(folder)).toEqual([]);
});

// The limit is the process's own, so a child has to have it: the disk takes a part of the bytes and then refuses.
test.skipIf(process.platform === 'win32')('a disk that takes only a part leaves the old file whole', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'notes.json');
  await writeFile(path, 'old and whole');
  const module = join(import.meta.dirname, '../../../src-main/core/storage/durable-write.ts');
  const script = `
    process.on('SIGXFSZ', () => {});
    const { writeDurably } = await import(${JSON.stringify(module)});
    const error = await writeDurably(process.argv[1], 'n'.repeat(1_000_000)).catch((thrown) => thrown);
    console.log(JSON.stringify({ code: error?.code, message: error?.message }));`;
  const command = 'ulimit -f 64 && exec "$0" --input-type=module -e "$1" "$2"';
  const child = spawnSync('bash', ['-c', command, process.execPath, script, path], { encoding: 'utf8' });
  const told = JSON.parse(child.stdout) as { code: string; message: string };
  expect(told.code).toBe('disk');
  expect(told.message).toContain('as it was before');
  expect(await readFile(path, 'utf8')).toBe('old and whole');
  expect(await readdir(folder)).toEqual(['notes.json']);
});

test.skipIf(process.platform === 'win32')('modes stay, whatever the system masks away in new files', async () => {
  const folder = await temporaryFolder();
  for (const mode of [0o600, 0o640, 0o666, 0o444]) {
    const path = join(folder, mode.toString(8));
    await writeFile(path, 'old');
    await chmod(path, mode);
    await writeDurably(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(mode);
  }
});

test.skipIf(process.platform === 'win32')('a link stays one, and what it leads to is replaced or made', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'elsewhere'));
  const target = join(folder, 'elsewhere', 'real.json');
  const path = join(folder, 'notes.json');
  await symlink(join('elsewhere', 'real.json'), path);
  for (const text of ['made', 'replaced']) {
    await writeDurably(path, text);
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    expect(await readFile(target, 'utf8')).toBe(text);
  }
  expect(await readdir(join(folder, 'elsewhere'))).toEqual(['real.json']);
});

test('nothing is replaced before what has to be over is, nor where that fails', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'notes.json');
  await writeFile(path, 'old');
  const { promise, resolve } = Promise.withResolvers<void>();
  const writing = writeDurably(path, 'new', { ready: promise });
  await syncDirectory(folder);
  expect(await readFile(path, 'utf8')).toBe('old');
  resolve();
  await writing;
  expect(await readFile(path, 'utf8')).toBe('new');
  const failing = Promise.reject(new Error('no'));
  await expect(writeDurably(path, 'newer', { ready: failing })).rejects.toMatchObject({ code: 'disk' });
  expect(await readdir(folder)).toEqual(['notes.json']);
});

test('temporary files of a crash are removed once nobody can be writing them', async () => {
  const folder = await temporaryFolder();
  const names = ['.notes.json.0123456789ab.tmp', '.notes.json.tmp', 'notes.json', 'a.0123456789ab.tmp'];
  for (const name of names) await writeFile(join(folder, name), '{');
  expect(await removeLeftovers(folder, new Date())).toBe(0);
  expect(await removeLeftovers(folder, new Date(Date.now() + 2 * 60 * 60 * 1000))).toBe(1);
  expect((await readdir(folder)).sort()).toEqual(names.slice(1).sort());
  expect(await removeLeftovers(join(folder, 'gone'), new Date())).toBe(0);
});

test('folders are made with all that is missing above them, once', async () => {
  const folder = await temporaryFolder();
  await makeDirectory(join(folder, 'a', 'b', 'c/'));
  await makeDirectory(join(folder, 'a', 'b', 'c'));
  expect((await readdir(folder, { recursive: true })).sort()).toEqual(['a', join('a', 'b'), join('a', 'b', 'c')]);
});

test('a file in the way of a folder is named', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  for (const path of [join(folder, 'file'), join(folder, 'file', 'inside')]) {
    await expect(makeDirectory(path)).rejects.toMatchObject({ code: 'disk', message: expect.stringContaining(path) });
  }
});

test('a folder moves with all it holds, into one that is made', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'from'));
  await writeFile(join(folder, 'from', 'file'), 'text');
  await moveDurably(join(folder, 'from'), join(folder, 'new', 'to'));
  expect(await readFile(join(folder, 'new', 'to', 'file'), 'utf8')).toBe('text');
  expect(await exists(join(folder, 'from'))).toBe(false);
});

test('a path below a file does not exist, a broken link neither', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  await symlink(join(folder, 'nowhere'), join(folder, 'link'));
  expect(await exists(folder)).toBe(true);
  expect(await exists(join(folder, 'file', 'below'))).toBe(false);
  expect(await exists(join(folder, 'link'))).toBe(false);
});

test('new files are written beside each other, never over one that is there', async () => {
  const folder = await temporaryFolder();
  const files = new Map([
    ['a', Buffer.from('one')],
    ['b', Buffer.alloc(300_000, 7)],
  ]);
  await writeNewFiles(folder, files);
  for (const [name, bytes] of files) expect((await readFile(join(folder, name))).equals(bytes)).toBe(true);
  await expect(writeNewFiles(folder, new Map([['a', Buffer.from('other')]]))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('one');
});

test('syncs of one folder are shared by those that wait, and a failure reaches every one of them', async () => {
  const folder = await temporaryFolder();
  const first = syncDirectory(folder);
  expect(syncDirectory(folder)).toBe(first);
  await first;
  const later = syncDirectory(folder);
  expect(later).not.toBe(first);
  await later;
  const gone = join(folder, 'gone');
  const failures = [syncDirectory(gone), syncDirectory(gone)];
  for (const failure of failures) await expect(failure).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a file is removed, and one that is not there is no error', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'a'), '');
  await removeDurably(join(folder, 'a'));
  await removeDurably(join(folder, 'a'));
  expect(await readdir(folder)).toEqual([]);
});
