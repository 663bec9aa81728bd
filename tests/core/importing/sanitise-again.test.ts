import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createExtractor } from '#core/importing/extractor.ts';
import { createImporter } from '#core/importing/import.ts';
import { sanitiseAll } from '#core/importing/sanitise-all.ts';
import { sanitiserVersion } from '#core/importing/sanitising/sanitiser-version.ts';
import { contentHash } from '#core/storage/hash.ts';
import { paragraphs } from '../../support/app.ts';
import { counterIds, tickingClock } from '../../support/clock.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';

const extractor = createExtractor({ size: 1 });
afterAll(() => extractor.close());

const text = paragraphs('sluice').map((each) => `<p>${each}</p>`);
const clean = text.join('\n');
/** As a sanitiser of long ago may have left it, or another program put it there. */
const dirty = `<p onclick="x()">A line more.</p>\n${text.join('\n<script>x()</script>')}<iframe src="https://evil.example"></iframe>`;
const newId = counterIds(100);

async function setUp() {
  const folder = await temporaryFolder();
  const { library, notes } = await openLibrary(join(folder, 'Library'));
  const importer = createImporter(library, extractor, { now: tickingClock(), newId, notes });
  const add = async (html: string, sanitiser?: number) => {
    return (await library.add(articleOf(newId(), html, { sanitiser }), filesOf(html))).id;
  };
  const sweep = () =>
    sanitiseAll({ library, importer, stateDirectory: folder, onChanged: () => undefined, after: 0 }).done;
  return { folder, library, notes, importer, add, sweep };
}

test('what an earlier sanitiser made is sanitised again: the text before is a version, and notes stay at their words', async () => {
  const { library, notes, importer, add } = await setUp();
  const id = await add(dirty);
  const before = await library.body(id);
  const start = before.text.indexOf('counted the ducks');
  await notes.create(id, { passage: { start, end: start + 17, content: before.content }, body: 'How many?' });
  expect(await importer.sanitiseAgain(id)).toBe(true);
  const { html, content, text: read } = await library.body(id);
  expect(html).toBe(`<p>A line more.</p>\n${clean}`);
  const article = await library.get(id);
  expect(article).toMatchObject({ content, sanitiser: sanitiserVersion, versions: [{ content: before.content }] });
  const [note] = await notes.list(id);
  expect(note?.place).toMatchObject({ state: 'exact' });
  expect(read.slice(note?.place?.start ?? 0, note?.place?.end ?? 0)).toBe('counted the ducks');
  expect(await importer.sanitiseAgain(id)).toBe(false);
});

test('what was clean stays byte for byte, and is noted once', async () => {
  const { library, importer, add } = await setUp();
  const id = await add(clean);
  expect(await importer.sanitiseAgain(id)).toBe(false);
  expect(await library.get(id)).toMatchObject({
    sanitiser: sanitiserVersion,
    versions: [],
    content: contentHash(clean),
  });
  const noted = await snapshot(library.directory);
  expect(await importer.sanitiseAgain(id)).toBe(false);
  expect(await snapshot(library.directory)).toEqual(noted);
});

test('a body that another program put there is sanitised, whatever is recorded of the one before', async () => {
  const { library, importer, add } = await setUp();
  const id = await add(clean, sanitiserVersion);
  await writeFile(join(library.folderOf(id), 'content.html'), dirty);
  expect(await importer.sanitiseAgain(id)).toBe(true);
  expect((await library.body(id)).html).not.toContain('script');
});

test('a body that only says of itself that it was sanitised is sanitised', async () => {
  const { library, importer, add } = await setUp();
  const id = await add(dirty, sanitiserVersion);
  expect((await library.get(id)).content).toBe(contentHash(dirty));
  expect(await importer.sanitiseAgain(id)).toBe(true);
  expect((await library.body(id)).html).not.toMatch(/script|onclick|iframe/);
});

test('an earlier text that is made the present one again is sanitised', async () => {
  const { library, importer, add } = await setUp();
  const id = await add(dirty);
  await importer.sanitiseAgain(id);
  await importer.restoreVersion(id, contentHash(dirty));
  expect((await library.body(id)).html).not.toMatch(/script|onclick|iframe/);
});

test('one that is too much for the sanitiser is refused with its title, and stays as it is', async () => {
  const { library, importer, add } = await setUp();
  const html = '<b></b>'.repeat(200_001);
  const id = await add('<p>x</p>');
  await writeFile(join(library.folderOf(id), 'content.html'), html);
  await expect(importer.sanitiseAgain(id)).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringMatching(/^The text of “Article .+” cannot be made safe to show\. .+200,000 elements/),
  });
  expect(await readFile(join(library.folderOf(id), 'content.html'), 'utf8')).toBe(html);
});

test('after an upgrade all of a library is looked at once, and what was clean is not written', async () => {
  const { folder, library, add, sweep } = await setUp();
  const [clear, foul] = [await add(clean), await add(dirty)];
  const before = await snapshot(library.folderOf(clear));
  expect(await sweep()).toBe(true);
  expect(await snapshot(library.folderOf(clear))).toEqual(before);
  expect((await library.body(foul)).html).not.toContain('script');
  // Noted beside the library, so that the next start looks at nothing.
  const late = await add(dirty);
  expect(await sweep()).toBe(true);
  expect((await library.body(late)).html).toBe(dirty);
  expect(JSON.parse(await readFile(join(folder, 'sanitised.json'), 'utf8'))).toEqual({ sanitiser: sanitiserVersion });
});
