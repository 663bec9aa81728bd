import { cp, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examine } from '#core/library/doctor.ts';
import { openApp } from '../../support/app.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';

const formats = resolve(import.meta.dirname, '../../fixtures/formats');
const names = (await readdir(formats, { withFileTypes: true }))
  .filter((item) => item.isDirectory())
  .map(({ name }) => name);

type Json = Record<string, unknown>;

async function jsonFilesOf(library: string): Promise<Map<string, Json>> {
  const files = new Map<string, Json>();
  for (const path of await readdir(library, { recursive: true }))
    if (path.endsWith('.json')) files.set(path, JSON.parse(await readFile(join(library, path), 'utf8')) as Json);
  return files;
}

async function opened(name: string) {
  const folder = await temporaryFolder();
  const place = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
  await cp(join(formats, name), place.libraryDirectory, { recursive: true });
  const before = await jsonFilesOf(place.libraryDirectory);
  return { place, before, app: await openApp({ ...place, now: () => new Date() }) };
}

describe.each(names)('a library as it was written once (%s)', (name) => {
  test('has everything that was in it, and nothing is set aside', async () => {
    const { app, place, before } = await opened(name);
    const articles = await app.library.list();
    expect(articles.length).toBeGreaterThan(0);
    for (const article of articles) {
      const notes = before.get(join('notes', `${article.id}.json`)) as { annotations: Json[] };
      const there = notes.annotations.filter(({ deleted }) => deleted === null);
      const found = await app.notes.list(article.id);
      expect(new Map(found.map(({ id, body }) => [id, body]))).toEqual(
        new Map(there.map(({ id, body }) => [id, body])),
      );
      for (const { place: where } of found) expect(where?.state ?? 'exact').toBe('exact');
      expect((await app.library.source(article.id)).length).toBeGreaterThan(0);
    }
    const wrong: unknown[] = [];
    for await (const finding of examine(place.libraryDirectory)) if (!finding.ok) wrong.push(finding);
    expect(wrong).toEqual([]);
    expect(app.events).toEqual([]);
  });

  test('changes by nothing but what is changed in it, and keeps every key then', async () => {
    const { app, place, before } = await opened(name);
    const [id = ''] = app.library.ids();
    const untouched = await snapshot(place.libraryDirectory);
    await app.library.list();
    const [note] = await app.notes.list(id);
    await app.siteRules.list();
    await app.entities.corrections({ deleted: true });
    expect(await snapshot(place.libraryDirectory)).toEqual(untouched);
    const { format: formatBefore } = before.get('postil.json') as Json;
    await app.library.update(id, { tags: ['new'] });
    await app.notes.update(id, note?.id ?? '', { body: 'changed' });
    const after = await jsonFilesOf(place.libraryDirectory);
    for (const [path, data] of before)
      expect(Object.keys(after.get(path) as Json)).toEqual(expect.arrayContaining(Object.keys(data)));
    // What was written with another format lies beside what it became.
    if (after.get('postil.json')?.format !== formatBefore)
      expect([...after.keys(), ...(await readdir(place.libraryDirectory))]).toContain(
        `postil.json.format-${formatBefore}.backup`,
      );
  });
});

test('there is a library of every format that Postil ever wrote', async () => {
  const app = await openApp();
  const { format } = await app.libraryFile.read();
  const known = new Set(names.map((name) => Number(name.split('-')[0])));
  for (let each = 1; each <= format; each += 1) expect(known).toContain(each);
});
