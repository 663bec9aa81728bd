import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importPage, makeWorld } from './postil.ts';

/** What the commands do is tried by others, in the process of the tests. */
test('every command is there as it is built, and ends', { timeout: 60_000 }, async () => {
  const world = makeWorld();
  const article = await importPage(world);
  const second = join(world.folder, 'second.txt');
  await writeFile(second, 'A second story\n\nNobody has read a word of it so far, and it has a few of them to read.\n');
  const other = await importPage(world, second);
  const backup = join(world.folder, 'kept.zip');
  const commands = [
    ['list'],
    ['show', article],
    ['note', 'add', article, '--body', 'Once #tide'],
    ['tag', 'list'],
    ['entities', article],
    ['entity', 'list'],
    ['said'],
    ['search', 'harbour'],
    ['duplicates'],
    ['related', article],
    ['export', '--all', '--out', join(world.folder, 'out')],
    ['export', '--all', '--sync', '--out', join(world.folder, 'kept-in-step')],
    ['rules', 'list'],
    ['extract-again', article],
    ['merge', article, other],
    ['merge', article, other, '--undo'],
    ['trash', 'list'],
    ['doctor'],
    ['backup', backup],
    ['restore', backup, '--library', join(world.folder, 'Restored')],
  ];
  for (const args of commands) {
    const { status, errors } = await world.postil(args);
    expect({ args, status, errors: status === 0 ? '' : errors }).toEqual({ args, status: 0, errors: '' });
  }
});
