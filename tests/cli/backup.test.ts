import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { snapshot } from '../support/folder.ts';
import { importPage, makeNearWorld } from './postil.ts';

describe('postil backup and postil restore', () => {
  const world = makeNearWorld();
  const { postil, library, folder } = world;
  const file = join(folder, 'b.zip');
  let sha256: unknown = '';

  test('write one file, check it, and never write over another', async () => {
    const article = await importPage(world);
    await postil(['note', 'add', article, '--quote', 'a salt marsh', '--body', 'Worth it?', '--quiet']);
    const { status, lines, errors } = await postil(['backup', 'b.zip', '--json']);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(lines).toMatchObject([{ articles: 1, notes: 1, media: 0, path: file, leftOut: [] }]);
    sha256 = lines[0]?.sha256;
    const size = Math.ceil(Number(lines[0]?.size) / 1000);
    const again = await postil(['backup', file]);
    expect(again).toMatchObject({ status: 1, errors: expect.stringContaining('is there already') });
    const told = await postil(['backup', 'other.zip']);
    expect(told.out).toMatch(new RegExp(`1 note, 0 images, (?:${size - 1}|${size}|${size + 1}) kB\n$`));
    const inside = await postil(['backup', join(library, 'b.zip')]);
    expect(inside).toMatchObject({ status: 2, errors: expect.stringContaining('in the library itself') });
  }, 60_000);

  test('bring the library back into an empty folder, and refuse one that has something', async () => {
    const before = await snapshot(library);
    const refused = await postil(['restore', file]);
    expect(refused).toMatchObject({ status: 1, errors: expect.stringContaining('--merge') });
    const other = join(folder, 'Other');
    const { status, lines } = await postil(['restore', file, '--library', other, '--json']);
    expect({ status, lines }).toEqual({ status: 0, lines: [{ articles: 1, notes: 1, media: 0, sha256, damaged: [] }] });
    expect(await snapshot(other)).toEqual(before);
    await rm(join(library, 'notes'), { recursive: true });
    const merged = await postil(['restore', file, '--merge', '--json']);
    expect(merged.lines).toMatchObject([{ articles: 1, added: 0, changed: 1, damaged: [] }]);
    expect(await snapshot(library)).toEqual(before);
  }, 60_000);

  test('say of what is no backup that it is none, and what to do', async () => {
    await writeFile(join(folder, 'letter.zip'), 'no zip');
    for (const args of [
      ['restore', 'letter.zip', '--merge'],
      ['backup', 'letter.zip', '--verify'],
    ]) {
      const { status, errors } = await postil(args);
      expect({ status, errors }).toEqual({
        status: 2,
        errors: expect.stringMatching(/letter\.zip is no backup of Postil\b.* choose the ZIP file that/),
      });
      expect(errors).not.toContain('central directory');
    }
  }, 60_000);

  test('name what is damaged, and restore what can be saved when asked', async () => {
    const bytes = await readFile(file);
    const at = bytes.indexOf('library/notes/') + 60;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
    const bad = join(folder, 'bad.zip');
    await writeFile(bad, bytes);
    const verified = await postil(['backup', bad, '--verify']);
    expect(verified).toMatchObject({ status: 1, out: expect.stringMatching(/^damaged {2}library\/notes\//) });
    const saved = join(folder, 'Saved');
    const refused = await postil(['restore', bad, '--library', saved]);
    expect(refused).toMatchObject({ status: 1, errors: expect.stringContaining('Nothing was restored') });
    expect(await readdir(folder)).not.toContain('Saved');
    const partly = await postil(['restore', bad, '--library', saved, '--what-can-be-saved', '--json']);
    expect(partly).toMatchObject({ status: 1, errors: expect.stringContaining('not restored: library/notes/') });
    expect(partly.lines).toMatchObject([{ articles: 1, notes: 0 }]);
  }, 60_000);
});
