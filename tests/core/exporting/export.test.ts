import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from '#core/exporting/template.ts';
import { exportFormatNames } from '#shared/exporting/export-formats.ts';
import { counterIds } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';
import { exporterOf } from './exporter-of.ts';

async function setUp(...titles: string[]) {
  const directory = await temporaryFolder();
  const { library, notes } = await openLibrary(join(directory, 'Library'));
  const id = counterIds();
  const ids: string[] = [];
  for (const title of titles) {
    const html = `<p>The text of ${ids.length}.</p>`;
    const article = await library.add(articleOf(id(), html, { title, url: 'https://a.example/x' }), filesOf(html));
    ids.push(article.id);
  }
  return { directory, library, notes, ids, exporter: exporterOf(library, notes) };
}

test('each article is a file of its own, also where titles are the same', async () => {
  const { exporter, ids } = await setUp('A Title', 'A title!', 'Other', 'CON');
  const files = await exporter.render({ ids, format: 'markdown' });
  expect(files.map(({ id }) => id)).toEqual(ids);
  expect(files.map(({ name }) => name)).toEqual(['a-title.md', 'a-title-00000002.md', 'other.md', 'con-article.md']);
});

test('the file holds the notes as they stand', async () => {
  const { library, notes, ids, exporter } = await setUp('A Title');
  const [id = ''] = ids;
  const { content } = await library.body(id);
  await notes.create(id, { passage: { start: 4, end: 8, content }, body: 'Mine.' });
  const gone = await notes.create(id, { passage: null, body: 'Deleted.' });
  await notes.delete(id, gone.id);
  const [file] = await exporter.render({ ids, format: 'markdown' });
  expect(file?.text).toContain('> text\n\nMine.');
  expect(file?.text).not.toContain('Deleted.');
});

test('every format gives something of articles with and without notes, under a name of at most 100 characters', async () => {
  const { library, notes, ids, exporter } = await setUp('Long words '.repeat(30), 'None');
  const [id = ''] = ids;
  const { content } = await library.body(id);
  await notes.create(id, { passage: { start: 4, end: 8, content }, body: 'Mine.', tags: ['a tag'] });
  for (const format of exportFormatNames.filter((name) => name !== 'opml' && name !== 'entities-csv')) {
    const files = await exporter.render({ ids, format });
    expect([format, files.length > 0 && files.every(({ text }) => text.length > 20)]).toEqual([format, true]);
    for (const { name } of files) expect(name).toMatch(/^[a-z0-9-]+\.[a-z]+$/);
    for (const { name } of files) expect(name.length).toBeLessThanOrEqual(100);
  }
});

test('an article that is not there is an error that names it, or is left out where failures are told', async () => {
  const { exporter, ids } = await setUp('A Title');
  const wanted = { ids: ['01TEST00000000000000000404', ...ids], format: 'markdown' as const };
  await expect(exporter.render(wanted)).rejects.toMatchObject({
    code: 'not-found',
    message: expect.stringContaining('404'),
  });
  const failed: string[] = [];
  const files = await exporter.render({ ...wanted, onFailure: (id) => failed.push(id) });
  expect(files.map(({ id }) => id)).toEqual(ids);
  expect(failed).toEqual(['01TEST00000000000000000404']);
});

test('an export tells how far it is, and stops when it is told to', async () => {
  const { exporter, ids } = await setUp('One', 'Two', 'Three');
  const stop = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number) => {
    seen.push(done);
    if (done === 2) stop.abort();
  };
  const rendering = exporter.render({ ids, format: 'markdown', signal: stop.signal, onProgress });
  await expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
  expect(seen).toEqual([1, 2]);
});

describe('templates of one’s own', () => {
  test('take the place of the format’s, for articles, highlights and all of them', async () => {
    const { library, notes, ids, exporter } = await setUp('A *Title*', 'Other');
    const [id = ''] = ids;
    const { content } = await library.body(id);
    const note = await notes.create(id, { passage: { start: 4, end: 8, content }, color: 'green' });
    const render = async (template: string, more = {}) =>
      (await exporter.render({ ids, format: 'markdown', template: parseTemplate(template), ...more })).map(
        ({ text }) => text,
      );
    expect(await render('{{ article.title | md }}')).toEqual(['A \\*Title\\*', 'Other']);
    expect(await render('{%- # each: highlight -%}{{ note.id }} {{ note.quote }}')).toEqual([`${note.id} text`]);
    const digest =
      '{%- # each: digest -%}{% for g in groups %}{{ g.name }}: {{ g.entries[0].article.title }}{% endfor %}';
    expect(await render(digest, { by: 'color' })).toEqual(['Green: A *Title*']);
  });

  test('are kept in the library as files, and not where they are wrong', async () => {
    const { exporter, library } = await setUp();
    const { templates } = exporter;
    expect(await templates.names()).toEqual([]);
    await templates.save('My own', '{{ article.title }}');
    expect(await readFile(join(library.directory, 'templates', 'My own.liquid'), 'utf8')).toBe('{{ article.title }}');
    await expect(templates.save('My own', '{% if %}')).rejects.toMatchObject({ code: 'invalid-input' });
    for (const name of ['../x', 'a/b', '', '.x', 'x ']) {
      await expect(templates.save(name, 'x')).rejects.toMatchObject({ code: 'invalid-input' });
    }
    expect(await readdir(join(library.directory, 'templates'))).toEqual(['My own.liquid']);
    expect(await templates.names()).toEqual(['My own']);
    expect(await templates.text('My own')).toBe('{{ article.title }}');
    await expect(templates.text('none')).rejects.toMatchObject({ code: 'not-found' });
  });
});
