import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stateDirectoryFor } from '../../src-main/core/library/locations.ts';
import { acquireLock } from '../../src-main/core/storage/lock.ts';
import { harbourPage, importPage, makeWorld } from './postil.ts';

const isThere = (path: string) => stat(path).then(Boolean, () => false);

describe('the library of a command', () => {
  const world = makeWorld();
  const { postil, library, folder } = world;

  test('is not made by a command that needs one to be there', async () => {
    for (const args of [
      ['list'],
      ['doctor'],
      ['note', 'add', '01ARZ3', '--body', 'x'],
      ['export', '--all', '--out', '-'],
    ]) {
      const { status, out, errors } = await postil(args);
      expect({ args, status, out }).toEqual({ args, status: 3, out: '' });
      expect(errors).toContain(library);
    }
    expect(await isThere(library)).toBe(false);
  });

  test('may be read while another Postil that takes no commands has it open, but not written', async () => {
    const article = await importPage(world);
    const state = stateDirectoryFor(library, { POSTIL_STATE: world.state }, process.platform, folder);
    const lock = await acquireLock(state, library, { host: 'desktop', version: '1.2.3' });
    try {
      const [writing, importing, reading] = await Promise.all([
        postil(['note', 'add', article, '--body', 'x']),
        postil(['import', harbourPage, '--quiet']),
        postil(['list', '--json']),
      ]);
      expect(writing).toMatchObject({ status: 3, out: '' });
      expect(importing).toMatchObject({ status: 3, out: '' });
      expect(writing.errors).toContain(`open in Postil (process ${process.pid}, since `);
      expect(writing.errors).toContain('postil: waiting for Postil (process');
      expect(importing.errors).toMatch(/^postil: The library .* is open in Postil .*\n$/);
      expect(reading).toMatchObject({ status: 0, lines: [{ id: article }] });
    } finally {
      lock.release();
    }
  });

  test('is left alone when a newer Postil wrote it', async () => {
    const newer = join(folder, 'Newer');
    await mkdir(newer);
    const text = JSON.stringify({ format: 9, id: 'x', created: '2031-01-01T00:00:00.000Z', settings: {} });
    await writeFile(join(newer, 'postil.json'), text);
    for (const args of [['list'], ['import', harbourPage], ['doctor']]) {
      const { status, errors } = await postil([...args, '--library', newer]);
      expect({ args, status }).toEqual({ args, status: 3 });
      expect(errors).toContain('newer Postil');
    }
    expect(await readFile(join(newer, 'postil.json'), 'utf8')).toBe(text);
  });

  test('is named before or after the command, and has to be a folder', async () => {
    const elsewhere = join(folder, 'Elsewhere');
    expect((await postil(['--library', elsewhere, 'import', harbourPage])).status).toBe(0);
    expect((await postil(['list', '--library', elsewhere, '--json'])).lines).toHaveLength(1);
    expect((await postil(['import', harbourPage, '--library', harbourPage])).status).toBe(3);
  });

  test('is not opened for a command that is not understood', async () => {
    for (const args of [[], ['frobnicate'], ['show'], ['list', '--frobnicate'], ['note']]) {
      const { status, out, errors } = await postil(args);
      expect({ args, status, out }).toEqual({ args, status: 2, out: '' });
      expect(errors).not.toBe('');
    }
    const help = await postil(['note', 'add', '--help']);
    expect(help).toMatchObject({ status: 0, errors: '' });
    expect(help.out).toContain('--library');
  });
});
