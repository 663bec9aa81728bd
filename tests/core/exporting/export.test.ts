import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderExport, writeExport } from '#core/exporting/export.ts';
import { counterIds } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';

async function setUp(...titles: string[]) {
  const directory = await temporaryFolder();
  const { library, notes } = await openLibrary(join(directory, 'Library'));
  const id = counterIds();
  const ids: string[] = [];
  for (const title of titles) {
    const html = `<p>The text of ${ids.length}.</p>`;
    const article = await library.add(articleOf(id(), html, { title }), filesOf(html));
    ids.push(article.id);
  }
  return { directory, library, notes, ids };
}

test('each article is a file of its own, also where titles are the same', async () => {
  const { library, notes, ids } = await setUp('A Title', 'A title!', 'Other', 'CON');
  const files = await renderExport(library, notes, ids, 'markdown');
  expect(files.map(({ id }) => id)).toEqual(ids);
  expect(files.map(({ name }) => name)).toEqual(['a-title.md', 'a-title-00000002.md', 'other.md', 'con-article.md']);
});

test('the file holds the notes as they stand', async () => {
  const { library, notes, ids } = await setUp('A Title');
  const [id = ''] = ids;
  const { content } = await library.body(id);
  await notes.create(id, { passage: { start: 4, end: 8, content }, body: 'Mine.' });
  const gone = await notes.create(id, { passage: null, body: 'Deleted.' });
  await notes.delete(id, gone.id);
  const [file] = await renderExport(library, notes, [id], 'markdown');
  expect(file?.text).toContain('> text\n\nMine.');
  expect(file?.text).not.toContain('Deleted.');
});

test('files are written into a folder that is made, and replaced the next time', async () => {
  const { directory, library, notes, ids } = await setUp('A Title', 'Other');
  const out = join(directory, 'out', 'notes');
  const files = await renderExport(library, notes, ids, 'markdown');
  const paths = await writeExport(files, out);
  expect(paths).toEqual([join(out, 'a-title.md'), join(out, 'other.md')]);
  await writeExport(files, out);
  expect((await readdir(out)).sort()).toEqual(['a-title.md', 'other.md']);
  expect(await readFile(paths[0] ?? '', 'utf8')).toBe(files[0]?.text);
});

test('an article that is not there is an error that names it', async () => {
  const { library, notes } = await setUp();
  const rendering = renderExport(library, notes, ['01TEST00000000000000000404'], 'markdown');
  await expect(rendering).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('404') });
});
