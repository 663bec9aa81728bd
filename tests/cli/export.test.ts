import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importPage, makeNearWorld } from './postil.ts';

describe('postil export', () => {
  const world = makeNearWorld();
  const { postil } = world;
  const vault = join(world.folder, 'vault');
  const name = 'harbour-town-votes-to-let-the-sea-back-in.md';
  let article = '';

  test('prints one article as Markdown, in either form', async () => {
    article = await importPage(world);
    await postil(['note', 'add', article, '--quote', 'a salt marsh', '--body', 'Worth *ninety hectares*?']);
    const { status, out, errors } = await postil(['export', article, '--format', 'markdown', '--out', '-']);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(out).toMatch(/^---\nid: /);
    expect(out).toContain('> a salt marsh\n\nWorth *ninety hectares*?\n');
    const { lines } = await postil(['export', article, '--out', '-', '--json']);
    expect(lines).toEqual([{ id: article, path: '-', status: 'written', name, text: out }]);
  });

  test('writes files, and leaves those alone that have not changed', async () => {
    const first = await postil(['export', '--all', '--out', vault, '--json']);
    expect(first.lines).toEqual([{ id: article, path: join(vault, name), status: 'written' }]);
    const again = await postil(['export', '--all', '--out', vault]);
    expect(again.out).toBe(`unchanged  ${join(vault, name)}\n`);
    await postil(['note', 'add', article, '--quote', 'the tea urn', '--quiet']);
    const changed = await postil(['export', article, '--out', vault, '--json']);
    expect(changed.lines).toMatchObject([{ path: join(vault, name), status: 'written' }]);
    expect(await readdir(vault)).toEqual([name]);
  });

  test('never writes over a file that is not this article’s', async () => {
    const other = join(world.folder, 'other');
    await postil(['export', article, '--out', other, '--quiet']);
    const theirs = '---\nid: 01ARZ3NDEKTSV4RRFFQ69G5FAV\n---\n\nAnother one.\n';
    await writeFile(join(other, name), theirs);
    const [saved] = (await postil(['export', article, '--out', other, '--json'])).lines;
    const own = name.replace('.md', `-${article.slice(-8).toLowerCase()}.md`);
    expect(saved).toEqual({ id: article, path: join(other, own), status: 'written' });
    expect(await readFile(join(other, name), 'utf8')).toBe(theirs);
    const [again] = (await postil(['export', article, '--out', other, '--json'])).lines;
    expect(again).toEqual({ id: article, path: join(other, own), status: 'unchanged' });
  });

  test('wants to know which articles', async () => {
    expect((await postil(['export'])).status).toBe(2);
    expect((await postil(['export', article, '--all'])).status).toBe(2);
    expect((await postil(['export', article, '--format', 'tex'])).status).toBe(2);
  });
});
