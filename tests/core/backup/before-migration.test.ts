import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUpBeforeMigration } from '#core/backup/before-migration.ts';
import { checkBackup } from '#core/backup/check-backup.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf } from '../../support/library.ts';

const now = () => new Date('2026-11-28T12:00:00Z');

test('a library is backed up before a later Postil lifts its files, and not otherwise', async () => {
  const app = await openApp();
  await app.library.add(articleOf(counterIds(5)(), '<p>Text.</p>'), filesOf('<p>Text.</p>'));
  const stateDirectory = join(await temporaryFolder(), 'state');
  const told: AppEvent[] = [];
  const publish = (event: AppEvent) => void told.push(event);
  const options = { libraryDirectory: app.libraryDirectory, stateDirectory, version: '1', now, publish };
  expect(await backUpBeforeMigration(options)).toBeNull();
  expect(await backUpBeforeMigration({ ...options, libraryDirectory: stateDirectory, format: 2 })).toBeNull();
  expect(told).toEqual([]);
  const path = await backUpBeforeMigration({ ...options, format: 2 });
  expect(path).toBe(join(stateDirectory, 'before-migration', 'format-1-2026-11-28T120000.000Z.zip'));
  expect(await checkBackup(path ?? '')).toMatchObject({ damaged: [], counts: { articles: 1 } });
  expect(told).toMatchObject([{ type: 'notice', message: expect.stringContaining('was backed up first') }]);
});

test('one that cannot be backed up is not opened, and nothing is changed', async () => {
  const app = await openApp();
  const before = await snapshot(app.libraryDirectory);
  const stateDirectory = join(await temporaryFolder(), 'state');
  await writeFile(stateDirectory, 'in the way');
  const options = {
    libraryDirectory: app.libraryDirectory,
    stateDirectory,
    version: '1',
    now,
    format: 2,
    publish: () => undefined,
  };
  await expect(backUpBeforeMigration(options)).rejects.toMatchObject({ code: 'disk' });
  expect(await snapshot(app.libraryDirectory)).toEqual(before);
  expect(await readdir(join(stateDirectory, '..'))).toEqual(['state']);
});
