import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { App } from '#core/app.ts';
import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import { factsToCarry } from '#shared/exporting/file-record.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { openApp, pageOf, paragraphs } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { snapshot } from '../../support/folder.ts';
import { picture } from '../../support/images.ts';
import { anyNote } from './any-note.ts';

const url = 'https://paper.example/2024/river';
const page = pageOf('The river society meets again', paragraphs('river'), {
  head: `<link rel="canonical" href="${url}">`,
  body: `<figure><img src="data:image/png;base64,${Buffer.from(picture('png', 0, { width: 600, height: 400 })).toString('base64')}" alt="A mill"></figure>`,
});
const other = pageOf('Bread and its price in the town', paragraphs('bread'));

const take = async (app: App, name: string, content: string) => {
  const bytes = Buffer.from(content);
  const results = await app.importer.importAll({ bytes, name, contentType: '', url: '', path: null });
  expect(results.map(({ reason }) => reason)).toEqual(results.map(() => null));
  return results;
};

/** A library of two articles with whatever a person and other programs do to their notes. */
async function filled(): Promise<App> {
  const app = await openApp();
  await take(app, 'river.html', page);
  await take(app, 'bread.html', other);
  const bodies = fc.sample(anyNote, { numRuns: 12, seed: 42 });
  for (const { id, title } of await app.library.list()) {
    const { text, content, images } = await app.library.body(id);
    const passages = [10, 80, 200].map((start) => ({ start, end: Math.min(text.length, start + 90), content }));
    const made = await app.notes.createMany(id, [
      ...passages.map((passage, index) => ({
        passage,
        color: 'green' as const,
        body: bodies[index] ?? '',
        tags: ['to check'],
      })),
      { passage: null, color: 'pink', body: 'On the whole of it.\n', tags: ['a/b', 'snake_case'] },
      ...bodies.slice(3).map((body) => ({ passage: { start: 120, end: 140, content }, body })),
      ...images.map(({ file, at }) => ({ passage: { start: at, end: at, content, image: file }, body: 'Its wheel' })),
    ]);
    const [first, second, third] = made.map((note) => note.id);
    await app.notes.update(id, first ?? '', {
      links: [{ to: second ?? '', relation: 'supports' }],
      body: `${bodies[0]}!`,
    });
    await app.notes.delete(id, third ?? '');
    await app.library.update(id, {
      title: `${title} -- “by hand”`,
      tags: ['water', 'a: b'],
      state: 'later',
      favourite: true,
    });
  }
  await app.notes.settled();
  return app;
}

async function exported(app: App, format: ExportFormat): Promise<[name: string, text: string][]> {
  const files: [string, string][] = [];
  for await (const { id, name, text } of app.exporter.files({ ids: app.library.ids(), format }))
    files.push([`${id}-${name}`, text]);
  return files;
}

const stores = async (app: App) => ({
  articles: Object.values(await snapshot(join(app.libraryDirectory, 'articles'))).sort(),
  notes: await snapshot(join(app.libraryDirectory, 'notes')),
});
const living = async (app: App, id: string) =>
  (await app.notes.present(id)).sort((a: Annotation, b: Annotation) => a.id.localeCompare(b.id));

describe('export, an empty library, import', () => {
  test('by JSON: the same bytes on disk, and again nothing changes', async () => {
    const before = await filled();
    const files = await exported(before, 'json');
    const after = await openApp({ newId: counterIds(9000) });
    for (const [name, text] of files) await take(after, name, text);
    expect(await stores(after)).toEqual(await stores(before));
    const [again] = await take(after, ...(files[0] as [string, string]));
    expect(again).toMatchObject({ status: 'unchanged', app: 'Postil', marks: { added: 0, updated: 0 } });
    expect(await stores(after)).toEqual(await stores(before));
    // What is shown of it is there as well.
    for (const id of before.library.ids()) expect(await after.notes.list(id)).toEqual(await before.notes.list(id));
  });

  test.each(['markdown', 'highlight', 'jsonld'] as const)(
    'by %s: the same notes and what a person said of the article, before its page comes again and after',
    async (format) => {
      const before = await filled();
      const files = await exported(before, format);
      const ids = before.library.ids();
      // The files first: links with all notes, which find their places when the page comes.
      const first = await openApp({ newId: counterIds(9000) });
      for (const [name, text] of files) await take(first, name, text);
      for (const id of ids) {
        expect(await living(first, id)).toEqual(await living(before, id));
        expect(factsToCarry(await first.library.get(id))).toEqual(factsToCarry(await before.library.get(id)));
      }
      for (const [name, text] of files) {
        expect(await take(first, name, text)).toMatchObject([{ status: 'unchanged', marks: { added: 0, updated: 0 } }]);
      }
      // The page first: another id, the same article.
      const second = await openApp({ newId: counterIds(7000) });
      await take(second, 'river.html', page);
      for (const [name, text] of files) await take(second, name, text);
      const [river] = (await second.library.list()).filter(({ canonicalUrl }) => canonicalUrl === url);
      const original = (await before.library.list()).find(({ canonicalUrl }) => canonicalUrl === url);
      if (river === undefined || original === undefined) throw new Error('no river');
      expect(await second.library.list()).toHaveLength(2);
      expect(river).toMatchObject({
        title: original.title,
        tags: original.tags,
        state: 'later',
        favourite: true,
        saved: original.saved,
      });
      expect(await living(second, river.id)).toEqual(await living(before, original.id));
      const places = async (app: App, id: string) => (await app.notes.list(id)).map(({ id, place }) => [id, place]);
      expect(await places(second, river.id)).toEqual(await places(before, original.id));
    },
  );
});

test.each(['markdown', 'jsonld'] as const)(
  'by %s into a library that has the same notes on the same page under other ids: none comes twice',
  async (format) => {
    const [here, there] = [await openApp(), await openApp({ newId: counterIds(500) })];
    for (const app of [here, there]) {
      await take(app, 'river.html', page);
      const [id = ''] = app.library.ids();
      const { content } = await app.library.body(id);
      await app.notes.createMany(id, [
        { passage: { start: 10, end: 80, content }, body: 'The same words', tags: ['b', 'a'] },
        { passage: { start: 10, end: 80, content }, body: app === here ? 'Of here' : 'Of there' },
        { passage: null, body: 'On all of it' },
      ]);
    }
    const [id = ''] = there.library.ids();
    const bodies = async () => (await there.notes.present(id)).map(({ body }) => body).sort();
    for (const [name, text] of await exported(here, format)) {
      const [first] = await take(there, name, text);
      expect(first).toMatchObject({ id, status: 'updated', marks: { added: 1, updated: 0, known: 2 } });
      expect(await bodies()).toEqual(['Of here', 'Of there', 'On all of it', 'The same words']);
      const [again] = await take(there, name, text);
      expect(again).toMatchObject({ status: 'unchanged', marks: { added: 0, updated: 0, known: 3 } });
    }
    expect(await bodies()).toHaveLength(4);
  },
);

test('the full text brings the text as well, with every note on it in its place', async () => {
  const before = await filled();
  const after = await openApp({ newId: counterIds(9000) });
  for (const [name, text] of await exported(before, 'full-text')) await take(after, name, text);
  for (const id of before.library.ids()) {
    expect((await after.library.body(id)).text).toBe((await before.library.body(id)).text);
    expect(await living(after, id)).toEqual(await living(before, id));
    // Images are not in it: a note on one waits for its page.
    const spans = async (app: App) =>
      (await app.notes.list(id)).flatMap(({ id, anchor, place }) =>
        anchor?.image === undefined ? [[id, place?.start, place?.end]] : [],
      );
    expect(await spans(after)).toEqual(await spans(before));
    expect((await after.library.get(id)).linkOnly).toBeUndefined();
    expect(Buffer.from(await after.library.source(id)).toString('utf8')).toContain('<article>');
  }
  for (const [name, text] of await exported(before, 'full-text')) {
    expect(await take(after, name, text)).toMatchObject([{ status: 'unchanged' }]);
  }
});

describe('a file of Postil', () => {
  test('with a text that may not be shown comes without what may not', async () => {
    const before = await filled();
    const [[name, text] = ['', '']] = await exported(before, 'json');
    const file = JSON.parse(text);
    file.html += '<script>alert(1)</script><img src=x onerror=alert(1)>';
    file.files['../../outside.html'] = 'PGI+';
    file.files['media/x.html'] = 'PGI+';
    const after = await openApp({ newId: counterIds(9000) });
    const [result] = await take(after, name, JSON.stringify(file));
    expect(result?.warnings).toHaveLength(3);
    const { html } = await after.library.body(file.id);
    expect(html).not.toMatch(/script|onerror/);
    expect((await after.library.get(file.id)).content).toBe((await after.library.body(file.id)).content);
    expect(Object.keys(await snapshot(join(after.libraryDirectory, '..'))).join()).not.toMatch(/outside|x\.html/);
  });

  test('that is damaged is told as such and adds nothing', async () => {
    const before = await filled();
    const [[name, text] = ['', '']] = await exported(before, 'json');
    const file = JSON.parse(text);
    file.annotations[0].color = 7;
    const after = await openApp({ newId: counterIds(9000) });
    const bytes = Buffer.from(JSON.stringify(file));
    const [result] = await after.importer.importAll({ bytes, name, contentType: '', url: '', path: null });
    expect(result).toMatchObject({ status: 'failed', reason: expect.stringContaining('damaged (annotations.0.color') });
    expect(after.library.ids()).toEqual([]);
  });

  test('does not undo what was done in the library since: notes changed, deleted, and the article in the trash', async () => {
    const app = await filled();
    const files = await exported(app, 'markdown');
    const [id = ''] = app.library.ids();
    const [one, two] = await living(app, id);
    await app.notes.update(id, one?.id ?? '', { body: 'Written since' });
    await app.notes.delete(id, two?.id ?? '');
    const before = await app.notes.stored(id);
    for (const [name, text] of files) await take(app, name, text);
    expect(await app.notes.stored(id)).toEqual(before);
    await app.library.trash(id);
    const bytes = Buffer.from(files.find(([name]) => name.startsWith(id))?.[1] ?? '');
    const [left] = await app.importer.importAll({ bytes, name: 'a.md', contentType: '', url: '', path: null });
    expect(left).toMatchObject({ status: 'unchanged', reason: 'is in the trash, and was left there.' });
  });
});
