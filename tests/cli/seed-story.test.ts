import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeWorld, root } from './postil.ts';

const seed = join(root, '..', 'shared', 'seeds', 'article.txt');
const { postil } = makeWorld();

test('carries the plain-text wire story from import to Markdown', async (context) => {
  if (!existsSync(seed)) context.skip('../shared/seeds/article.txt is not on this machine');
  const [imported] = (await postil(['import', seed, '--json'])).lines;
  expect(imported).toMatchObject({ status: 'added', title: expect.stringMatching(/^North Korea dismisses/) });
  const id = imported?.id as string;

  const { out: text } = await postil(['show', id, '--text']);
  expect(text).not.toContain('Check Also');

  const added = await postil(['note', 'add', id, '--quote', 'baseless', '--body', 'Whose word is it?', '--json']);
  const { start, end, state } = added.lines[0] as { start: number; end: number; state: string };
  expect({ state, words: text.slice(start, end) }).toEqual({ state: 'exact', words: 'baseless' });

  const listed = await postil(['note', 'list', id]);
  expect(listed.out).toMatch(/\n {2}> baseless\n {2}Whose word is it\?\n/);

  const { out: markdown } = await postil(['export', id, '--format', 'markdown', '--out', '-']);
  expect(markdown).toMatch(/\n> baseless\n\nWhose word is it\?\n/);

  const [recognised] = (await postil(['entities', id, '--json'])).lines as unknown as {
    entities: { name: string }[];
  }[];
  expect(recognised?.entities.map(({ name }) => name)).toContain('North Korea');
});
