import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { importPage, makeNearWorld } from './postil.ts';

const world = makeNearWorld();
const { postil } = world;
const vault = join(world.folder, 'vault');
const path = join(vault, 'harbour-town-votes-to-let-the-sea-back-in.md');

const sync = (...more: string[]) => postil(['export', '--all', '--sync', '--out', vault, '--json', ...more]);
let article = '';

beforeAll(async () => {
  article = await importPage(world);
  await postil(['note', 'add', article, '--quote', 'a salt marsh', '--body', 'Mine.', '--quiet']);
}, 60_000);

test('postil export --sync writes what is new, and brings edits of notes back', async () => {
  expect((await sync()).lines).toEqual([{ id: article, path, status: 'written' }]);
  const text = await readFile(path, 'utf8');
  await writeFile(path, `${text.replace('Mine.', 'Mine, from the file.')}\n## My own\n\nBy hand.\n`);
  const edited = await sync();
  expect(edited.lines).toMatchObject([{ id: article, path, status: 'edited', notes: [expect.any(String)] }]);
  expect((await postil(['note', 'list', article, '--json'])).lines).toMatchObject([{ body: 'Mine, from the file.' }]);
});

test('and takes a query in place of ids', async () => {
  await postil(['note', 'add', article, '--quote', 'the tea urn', '--quiet']);
  expect((await postil(['export', 'tea urn', '--sync', '--out', vault])).out).toBe(`kept-edits  ${path}\n`);
  expect(await readFile(path, 'utf8')).toMatch(/> the tea urn[\s\S]*By hand\./);
});

test('a drive that is not connected: nothing is made in its place, and nothing is taken for a deletion', async () => {
  await rename(vault, `${vault}-away`);
  const gone = await sync();
  expect(gone).toMatchObject({ status: 1, lines: [], errors: expect.stringContaining('Is its drive connected?') });
  await mkdir(vault);
  expect((await sync()).errors).toContain('Is its drive connected?');
  expect(await readdir(vault)).toEqual([]);
  await rm(vault, { recursive: true });
  await rename(`${vault}-away`, vault);
  expect((await sync()).lines).toMatchObject([{ status: 'unchanged' }]);
});

test('what cannot be kept in step is refused', async () => {
  expect((await postil(['export', article, '--sync', '--format', 'csv', '--out', vault])).status).toBe(2);
  expect((await postil(['export', '--sync', '--out', vault])).status).toBe(2);
});
