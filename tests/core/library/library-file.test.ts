import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibraryFile } from '#core/library/library-file.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { counterIds } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { filePolicy } from '../../support/library.ts';

test('a folder becomes a library once', async () => {
  const directory = join(await temporaryFolder(), 'deep', 'Library');
  const ids = counterIds();
  const first = await openLibraryFile(directory, filePolicy(), ids);
  expect(first.created).toBe(true);
  const written = JSON.parse(await readFile(join(directory, 'postil.json'), 'utf8'));
  expect(written).toEqual({
    format: 1,
    id: '01TEST00000000000000000001',
    created: '2026-01-02T03:04:05.000Z',
    settings: defaultSettings,
    lists: [],
  });
  const second = await openLibraryFile(directory, filePolicy(), ids);
  expect(second.created).toBe(false);
  expect(await second.store.read()).toEqual(written);
});

test('a folder that is none is not made one by reading', async () => {
  const folder = await temporaryFolder();
  const opening = openLibraryFile(join(folder, 'none'), filePolicy({ readOnly: true }), counterIds());
  await expect(opening).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining(folder) });
  expect(await readdir(folder)).toEqual([]);
});

test('a damaged postil.json is set aside, and the library goes on', async () => {
  const directory = await temporaryFolder();
  await writeFile(join(directory, 'postil.json'), '{"format":1,"id"');
  const policy = filePolicy();
  const { store, created } = await openLibraryFile(directory, policy, counterIds(7));
  expect(created).toBe(false);
  expect((await store.read()).id).toBe('01TEST00000000000000000007');
  expect(policy.damages).toHaveLength(1);
  expect((await readdir(directory)).sort()).toEqual(['postil.json', expect.stringContaining('postil.json.damaged-')]);
  const again = await openLibraryFile(directory, filePolicy(), counterIds(9));
  expect((await again.store.read()).id).toBe('01TEST00000000000000000007');
});

test('a wrong setting falls back alone; the rest of the file stays', async () => {
  const directory = await temporaryFolder();
  const file = { format: 1, id: 'mine', created: '2025', settings: { theme: 'neon', fontSize: 22 } };
  await writeFile(join(directory, 'postil.json'), JSON.stringify(file));
  const policy = filePolicy();
  const { store } = await openLibraryFile(directory, policy, counterIds());
  expect(await store.read()).toEqual({ ...file, lists: [], settings: { ...defaultSettings, fontSize: 22 } });
  expect(policy.damages).toEqual([]);
});
