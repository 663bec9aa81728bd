import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageOf, paragraphs } from '../support/app.ts';
import { picture } from '../support/images.ts';
import { importPage, makeNearWorld } from './postil.ts';

describe('postil note', () => {
  const world = makeNearWorld();
  const { postil } = world;
  let article = '';
  let note = '';

  test('marks a passage and prints where it stands', async () => {
    article = await importPage(world);
    const args = [
      'note',
      'add',
      article,
      '--quote',
      'forty houses on Quay Road',
      '--body',
      'Which ones?',
      '--tag',
      'homes',
    ];
    const { status, lines, errors } = await postil([...args, '--color', 'blue', '--json']);
    const { text } = (await postil(['show', article, '--text', '--json'])).lines[0] as { text: string };
    const start = text.indexOf('forty houses on Quay Road');
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(lines).toEqual([{ id: expect.any(String), state: 'exact', start, end: start + 25 }]);
    note = lines[0]?.id as string;
  });

  test('forgives the form of quotation marks, dashes and white space, and keeps the words of the text', async () => {
    const typed = `"the least  bad of the\nchoices that the water has left us"`;
    expect((await postil(['note', 'add', article, '--quote', typed])).status).toBe(0);
    const { out } = await postil(['note', 'list', article]);
    expect(out).toContain('“the least bad of the choices that the water has left us”');
  });

  test('takes the first of several places and says how to choose; context and offset choose', async () => {
    const first = await postil(['note', 'add', article, '--quote', 'Saltmere', '--json']);
    expect(first.errors).toMatch(/stands in 2 places.*--start \(\d+\), --prefix or --suffix/);
    const other = Number(/--start \((\d+)\)/.exec(first.errors)?.[1]);
    const second = await postil([
      'note',
      'add',
      article,
      '--quote',
      'Saltmere',
      '--suffix',
      ' or in Norwich',
      '--json',
    ]);
    expect(second).toMatchObject({ errors: '', lines: [{ start: other }] });
    const third = await postil([
      'note',
      'add',
      article,
      '--quote',
      'Saltmere',
      '--start',
      String(other - 20),
      '--json',
    ]);
    expect(third).toMatchObject({ errors: '', lines: [{ start: other }] });
    const wrong = await postil(['note', 'add', article, '--quote', 'Saltmere', '--prefix', 'far from']);
    expect(wrong).toMatchObject({ status: 1, out: '' });
  });

  test('says what comes nearest to words that are not there', async () => {
    const missing = await postil(['note', 'add', article, '--quote', 'forty homes on Quay Road']);
    expect(missing).toMatchObject({ status: 1, out: '' });
    expect(missing.errors).toContain('“forty houses on Quay Road”');
  });

  test('writes a note on the article, its text from standard input', async () => {
    const { lines } = await postil(['note', 'add', article, '--body', '-', '--json'], 'First line\n\nSecond line\n');
    expect(lines).toEqual([{ id: expect.any(String), state: null, start: null, end: null }]);
    expect((await postil(['note', 'list', article])).out).toContain('  First line\n\n  Second line\n');
    expect((await postil(['note', 'add', article])).status).toBe(2);
  });

  test('lists every note with its place, in the order of the text', async () => {
    const { lines } = await postil(['note', 'list', '--json']);
    expect(lines[0]).toMatchObject({ kind: 'article-note', state: null, articleId: article });
    const starts = lines.slice(1).map((line) => line.start as number);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(lines.find((line) => line.id === note)).toMatchObject({
      color: 'blue',
      body: 'Which ones?',
      tags: ['homes'],
      state: 'exact',
      confidence: 1,
      anchor: { quote: { exact: 'forty houses on Quay Road' } },
    });
  });

  test('edits, deletes and restores by the beginning of an id', async () => {
    const short = note.slice(0, 14).toLowerCase();
    const edited = await postil(['note', 'edit', short, '--body', 'All of them.', '--no-tags', '--json']);
    expect(edited.lines).toEqual([{ id: note, modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) }]);
    expect((await postil(['note', 'edit', short])).status).toBe(2);
    expect((await postil(['note', 'delete', short])).out).toBe(`deleted  ${note}\n`);
    expect((await postil(['note', 'list', article, '--json'])).lines.some((line) => line.id === note)).toBe(false);
    expect((await postil(['note', 'restore', note, '--quiet'])).out).toBe('');
    const { lines } = await postil(['note', 'list', article, '--json']);
    expect(lines.find((line) => line.id === note)).toMatchObject({ body: 'All of them.', tags: [], color: 'blue' });
    expect(await postil(['note', 'delete', 'ZZZZZZZZZZ'])).toMatchObject({ status: 1, out: '' });
  });

  test('takes each #word of a text for a tag, as the window does, beside those that were given', async () => {
    const added = await postil(['note', 'add', article, '--body', 'Who? #sanctions', '--tag', 'korea', '--json']);
    const { id = '' } = added.lines[0] as { id?: string };
    const tags = async () =>
      (await postil(['note', 'list', article, '--json'])).lines.find((one) => one.id === id)?.tags;
    expect(await tags()).toEqual(['korea', 'sanctions']);
    await postil(['note', 'edit', id, '--body', 'Who? #North']);
    expect(await tags()).toEqual(['korea', 'North']);
    await postil(['note', 'edit', id, '--no-tags']);
    expect(await tags()).toEqual(['North']);
    await postil(['note', 'edit', id, '--color', 'blue']);
    expect(await tags()).toEqual(['North']);
    expect((await postil(['tag', 'list'])).out).toContain('North');
    await postil(['note', 'edit', id, '--tag', 'korea']);
    const printed = (await postil(['note', 'list', article])).out;
    expect(printed).toContain('  Who? #North\n  #korea\n');
    expect(printed.match(/#North/g)).toHaveLength(1);
  });
});

describe('postil note on an image', () => {
  const world = makeNearWorld();
  const { postil, folder } = world;

  test('marks it by its file, lists and exports it by what it shows, and moves a note to it and away', async () => {
    await writeFile(join(folder, 'photo.png'), picture('png'));
    const [first = '', ...others] = paragraphs('mill');
    const figure = '<figure><img src="photo.png" alt="The mill at dusk" width="640" height="480"></figure>';
    const page = join(folder, 'page.html');
    await writeFile(page, pageOf('The mill', [`${first}</p>${figure}<p>${others.join(' ')}`]));
    const article = await importPage(world, page);
    const { html } = (await postil(['show', article, '--html', '--json'])).lines[0] as { html: string };
    const file = /media\/([0-9a-f]+\.png)/.exec(html)?.[1] ?? 'none';
    const added = await postil([
      'note',
      'add',
      article,
      '--image',
      `media/${file}`,
      '--body',
      'Who took it?',
      '--json',
    ]);
    const { id, start } = added.lines[0] as { id: string; start: number };
    expect(added.lines).toEqual([{ id, state: 'exact', start, end: start }]);
    expect((await postil(['note', 'list', article])).out).toContain(
      `yellow  ${start}\n  image media/${file}\n  Who took it?`,
    );
    expect((await postil(['export', article, '--out', '-'])).out).toContain(
      '> *Image:* The mill at dusk\n\nWho took it?',
    );
    const moved = await postil(['note', 'edit', id, '--quote', 'a hand below the mill bridge', '--json']);
    expect(moved.lines).toEqual([{ id, modified: expect.any(String) }]);
    const listed = async () => (await postil(['note', 'list', article, '--json'])).lines[0];
    expect(await listed()).toMatchObject({
      body: 'Who took it?',
      anchor: { quote: { exact: 'a hand below the mill bridge' } },
    });
    await postil(['note', 'edit', id, '--image', file]);
    expect(await listed()).toMatchObject({ state: 'exact', start, anchor: { image: file } });
    const wrong = await postil(['note', 'edit', id, '--image', 'ab12.png']);
    expect(wrong).toMatchObject({ status: 1, errors: expect.stringContaining(file) });
    expect(await postil(['note', 'edit', id, '--image', file, '--quote', 'the'])).toMatchObject({ status: 2 });
  });
});
