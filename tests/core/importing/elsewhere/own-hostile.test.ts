import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '#core/app.ts';
import { renderJson } from '#core/exporting/formats/json.ts';
import { cleanDrawing } from '#core/importing/images/clean-drawing.ts';
import type { Article } from '#shared/model/article.ts';
import { openApp } from '../../../support/app.ts';
import { articleOf, filesOf } from '../../../support/library.ts';

const id = '01HST0000000000000000000A1';
const html = '<p>The mill stands by the river, and the miller is at home.</p>';
const outside = '../../../precious.txt';

async function take(app: App, name: string, content: string) {
  const bytes = Buffer.from(content);
  const [result] = await app.importer.importAll({ bytes, name, contentType: '', url: '', path: null });
  return result;
}

/** An export of an article that claims what no Postil writes. */
function claiming(changes: Partial<Article>, annotations: readonly object[] = []): string {
  const article = articleOf(id, html, changes);
  return renderJson({ article, annotations, html } as never);
}

const source = articleOf(id, html).source;
const note = {
  ...{ id: 'N1', kind: 'article-note', color: 'yellow', anchor: null, body: 'x', tags: [], links: [] },
  ...{ created: '2026-01-01T00:00:00.000Z', modified: '2026-01-01T00:00:00.000Z', deleted: null },
};

test.each([
  ['its original', claiming({ source: { ...source, file: outside } })],
  ['its original, another file of the article', claiming({ source: { ...source, file: 'content.html' } })],
  [
    'an earlier original',
    claiming({
      versions: [{ content: 'sha256-0', replaced: source.sha256, source: { ...source, file: `versions/${outside}` } }],
    }),
  ],
  ['a note', claiming({}, [{ ...note, id: '../../../precious' }])],
])('an export in which %s is called by a name that leads elsewhere is refused', async (_what, json) => {
  const app = await openApp();
  expect(await take(app, 'a.json', json)).toMatchObject({
    status: 'failed',
    reason: expect.stringContaining('damaged'),
  });
  expect(app.library.ids()).toEqual([]);
});

test.each([
  ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>'],
  [' JavaScript:alert(1)', 'file:///etc/passwd'],
])('an address that would run or read something here is left out of what comes back: %s', async (url, canonicalUrl) => {
  const facts = { id, title: 'The mill', url, canonicalUrl };
  const marked = `---\nid: ${id}\n---\n\n# The mill\n\n<!-- postil ${JSON.stringify({ article: facts, notes: [] })} -->\n`;
  const linked = { id: `postil://article/${id}`, type: 'AnnotationCollection', label: 'The mill' };
  const files = [
    ['a.json', claiming({ url, canonicalUrl })],
    ['a.md', marked],
    ['b.json', JSON.stringify({ ...linked, 'postil:article': JSON.stringify(facts) })],
  ] as const;
  for (const [name, content] of files) {
    const app = await openApp();
    expect(await take(app, name, content)).toMatchObject({ status: 'added', id });
    expect(await app.library.get(id)).toMatchObject({ url: null, canonicalUrl: null });
    expect(await readFile(join(app.library.folderOf(id), 'article.json'), 'utf8')).not.toContain(url);
  }
});

test('a drawing is cleaned as one that is imported with its page, and left out where that cannot be', async () => {
  const drawing = (inside: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}<path d="M0 0"/></svg>`);
  const clean =
    cleanDrawing(drawing('<style>.a{fill:red}</style><text class="a" x="1">a &lt; b</text>'))?.bytes ?? Buffer.of();
  const [own, leads, acts] = ['1', '2', '3'].map((digit) => digit.repeat(32));
  const files = {
    [`media/${own}.svg`]: clean,
    [`media/${leads}.svg`]: drawing('<a href="https://elsewhere.example/" onclick="alert(1)"><path d="M1 1"/></a>'),
    [`media/${acts}.svg`]: drawing('<script>alert(1)</script>'),
  };
  const packed = Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')]);
  const json = JSON.stringify({ ...JSON.parse(claiming({})), files: Object.fromEntries(packed) });
  const app = await openApp();
  expect(await take(app, 'a.json', json)).toMatchObject({
    status: 'added',
    warnings: [`A drawing in it was cleaned: media/${leads}.svg.`, `A file in it was left out: media/${acts}.svg.`],
  });
  const folder = join(app.library.folderOf(id), 'media');
  expect((await readdir(folder)).sort()).toEqual([`${own}.svg`, `${leads}.svg`]);
  expect(await readFile(join(folder, `${own}.svg`))).toEqual(Buffer.from(clean));
  expect(await readFile(join(folder, `${leads}.svg`), 'utf8')).not.toMatch(/elsewhere|alert/);
});

test.each([
  ['markdown', 1],
  ['jsonld', 1],
  ['full-text', 0],
  ['json', 0],
] as const)('where the text stayed behind the report says so, and what carries it: %s', async (format, warnings) => {
  const [from, to] = [await openApp(), await openApp()];
  await from.library.add(articleOf(id, html, { linkOnly: false }), filesOf(html));
  const [file] = await from.exporter.render({ ids: [id], format });
  const result = await take(to, file?.name ?? '', file?.text ?? '');
  expect(result?.warnings).toHaveLength(warnings);
  expect((await to.library.get(id)).linkOnly ?? false).toBe(warnings === 1);
  if (warnings === 1) expect(result?.warnings[0]).toMatch(/without the text\. JSON, .* full text and a backup/);
});

test('of an article a file of notes tells what Postil tells in one, and nothing else', async () => {
  const app = await openApp();
  const article = {
    ...{ id, title: 'The mill', deleted: '2026-01-01T00:00:00.000Z', mergedInto: id, linkOnly: false },
    source: { ...source, file: outside },
  };
  const markdown = `---\nid: ${id}\n---\n\n# The mill\n\n<!-- postil ${JSON.stringify({ article, notes: [] })} -->\n`;
  expect(await take(app, 'a.md', markdown)).toMatchObject({ status: 'added', title: 'The mill' });
  expect(await app.library.get(id)).toMatchObject({ deleted: null, linkOnly: true, source: { file: '' } });
  expect((await app.library.get(id)).mergedInto ?? null).toBeNull();
});

test('a record that names a file elsewhere as its original, as a sync tool may bring it, does not let that be removed', async () => {
  const app = await openApp();
  const precious = join(app.libraryDirectory, '..', 'precious.txt');
  await writeFile(precious, 'not of the library');
  const bad = articleOf(id, html, { source: { ...source, file: outside } });
  await app.library.add(bad, { ...filesOf(html), source: null });
  const next = articleOf(id, '<p>Another text.</p>', { source: { ...source, sha256: 'sha256-other' } });
  await app.library.replaceBody(id, next, filesOf('<p>Another text.</p>'));
  expect(await readFile(precious, 'utf8')).toBe('not of the library');
  const folder = await readdir(app.library.folderOf(id));
  expect(folder).toEqual(expect.arrayContaining(['content.html', 'source.html.gz']));
});

test('a note that was changed in the file is changed, although another machine’s clock was ahead when it was written', async () => {
  const app = await openApp();
  await app.library.add(articleOf(id, html), filesOf(html));
  const made = await app.notes.create(id, { passage: null, body: 'As it was.' });
  const ahead = '2999-01-01T00:00:00.000Z';
  await app.notes.merge(id, (notes) => notes.map((each) => ({ ...each, modified: ahead })));
  const [file] = await app.exporter.render({ ids: [id], format: 'markdown' });
  const edited = file?.text.replace('As it was.', 'As the person has it.') ?? '';
  expect(await take(app, 'a.md', edited)).toMatchObject({ status: 'updated', marks: { updated: 1 } });
  expect(await app.notes.present(id)).toMatchObject([{ id: made.id, body: 'As the person has it.' }]);
  expect(await take(app, 'a.md', edited)).toMatchObject({ status: 'unchanged' });
});
