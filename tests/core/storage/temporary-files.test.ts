import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { keepBeside, temporaryFor } from '#core/storage/temporary-files.ts';
import { temporaryFolder } from '../../support/folder.ts';

test('what a file could not be replaced by is kept beside it, the same once however often it is tried', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'notes.json');
  const kept: string[] = [];
  for (const text of ['one', 'two', 'one', 'two']) {
    const temporary = temporaryFor(path);
    await writeFile(temporary, text);
    kept.push(await keepBeside(temporary, path));
  }
  const [one, two] = ['notes.unsaved.json', 'notes.unsaved-2.json'];
  expect(kept.map((each) => basename(each))).toEqual([one, two, one, two]);
  expect((await readdir(folder)).sort()).toEqual([two, one].sort());
  expect(await readFile(join(folder, 'notes.unsaved-2.json'), 'utf8')).toBe('two');
});
