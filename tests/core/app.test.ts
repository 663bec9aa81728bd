import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createApp } from '#core/app.ts';
import { listLibrary } from '#core/library/listing.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { fixturePages, openApp, pageOf, paragraphs, resourcesDirectory } from '../support/app.ts';
import { snapshot, temporaryFolder } from '../support/folder.ts';

async function folders() {
  const folder = await temporaryFolder();
  return { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
}

describe('a start', () => {
  test('makes the folders of a library, and nothing else in it', async () => {
    const app = await openApp();
    expect((await readdir(app.libraryDirectory)).sort()).toEqual(['articles', 'notes', 'postil.json', 'trash']);
    expect(app.welcomeArticle).toBeNull();
  });

  test('uses a listing of the library that was begun before it only where that still holds', async () => {
    const { libraryDirectory, stateDirectory } = await folders();
    const first = await openApp({ libraryDirectory, stateDirectory });
    const listing = listLibrary(libraryDirectory);
    await listing;
    const [added] = await first.importPaths([join(fixturePages, 'harbour.html')]);
    await first.close();
    const second = await openApp({ libraryDirectory, stateDirectory, listing });
    expect(second.library.ids()).toEqual([added?.id]);
    await second.close();
    const third = await openApp({ libraryDirectory, stateDirectory, listing: listLibrary(libraryDirectory) });
    expect(third.library.ids()).toEqual([added?.id]);
  });

  test('keeps lock and state out of the library', async () => {
    const { libraryDirectory, stateDirectory } = await folders();
    await openApp({ libraryDirectory, stateDirectory });
    expect(await readdir(stateDirectory)).toContain('lock');
    expect(Object.keys(await snapshot(libraryDirectory)).filter((path) => path.includes('lock'))).toEqual([]);
  });

  test('on a library that is open is refused, and possible once that one is closed', async () => {
    const { libraryDirectory, stateDirectory } = await folders();
    const options = { libraryDirectory, stateDirectory, resourcesDirectory, host: { name: 'test' }, version: '0' };
    const first = await createApp(options);
    const before = await snapshot(libraryDirectory);
    await expect(createApp(options)).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringContaining(libraryDirectory),
    });
    expect(await snapshot(libraryDirectory)).toEqual(before);
    await first.close();
    const second = await createApp(options);
    await second.close();
  });

  test('that fails gives the lock free', async () => {
    const { libraryDirectory, stateDirectory } = await folders();
    await mkdir(libraryDirectory, { recursive: true });
    await writeFile(join(libraryDirectory, 'postil.json'), '{"format":99}');
    await expect(openApp({ libraryDirectory, stateDirectory })).rejects.toMatchObject({ code: 'unsupported' });
    await rm(join(libraryDirectory, 'postil.json'));
    await openApp({ libraryDirectory, stateDirectory });
  });

  test('where a file is in the way of the library says so', async () => {
    const { libraryDirectory, stateDirectory } = await folders();
    await writeFile(libraryDirectory, 'a file');
    await expect(openApp({ libraryDirectory, stateDirectory })).rejects.toMatchObject({ code: 'disk' });
    expect(await readFile(libraryDirectory, 'utf8')).toBe('a file');
  });
});

describe('a start for reading only', () => {
  test('writes nothing anywhere, and goes beside another Postil', async () => {
    const { libraryDirectory, stateDirectory } = await folders();
    const writer = await openApp({ libraryDirectory, stateDirectory, welcome: true });
    const id = writer.welcomeArticle ?? '';
    await writeFile(join(libraryDirectory, 'notes', `${id}.json`), 'damaged');
    const before = await snapshot(join(libraryDirectory, '..'));
    const reader = await openApp({ libraryDirectory, stateDirectory, readOnly: true });
    expect(await reader.library.list()).toHaveLength(1);
    expect(await reader.notes.list(id)).toEqual([]);
    expect(reader.events).toMatchObject([{ type: 'notice', message: expect.stringContaining('It was left as it is') }]);
    expect(await snapshot(join(libraryDirectory, '..'))).toEqual(before);
  });

  test('of what is no library is an error and makes none', async () => {
    const { libraryDirectory, stateDirectory } = await folders();
    const opening = openApp({ libraryDirectory, stateDirectory, readOnly: true });
    await expect(opening).rejects.toMatchObject({ code: 'not-found' });
    expect(await readdir(join(libraryDirectory, '..'))).toEqual([]);
  });
});

describe('the welcome', () => {
  test('is the sample article with all its marks in place, once', async () => {
    const place = await folders();
    const app = await openApp({ ...place, welcome: true });
    const marks = JSON.parse(await readFile(join(resourcesDirectory, 'sample', 'marks.json'), 'utf8')) as {
      quote: string | null;
    }[];
    const notes = await app.notes.list(app.welcomeArticle ?? '');
    expect(new Set(notes.map(({ anchor }) => anchor?.quote.exact ?? null))).toEqual(
      new Set(marks.map(({ quote }) => quote)),
    );
    for (const { anchor, place } of notes) expect(place?.state ?? null).toBe(anchor === null ? null : 'exact');
    const [linked] = notes.flatMap(({ body, links }) => links.map(({ to }) => ({ body, to })));
    expect(notes.some(({ id }) => id === linked?.to)).toBe(true);
    expect(linked?.body).toContain(`(postil://article/${app.welcomeArticle}#${linked?.to})`);
    expect((await app.library.get(app.welcomeArticle ?? '')).warnings).toEqual([]);
    await app.close();
    const again = await openApp({ ...place, welcome: true });
    expect(again.welcomeArticle).toBeNull();
    expect(await again.library.list()).toHaveLength(1);
  });

  test('that cannot be given is no reason not to start', async () => {
    const resources = await temporaryFolder();
    const app = await openApp({ welcome: true, resourcesDirectory: resources });
    expect(app.welcomeArticle).toBeNull();
    expect(await app.library.list()).toEqual([]);
    expect(app.events).toMatchObject([{ type: 'notice', message: 'The sample article could not be added.' }]);
  });
});

describe('what happens', () => {
  test('is told to every listener until it stops listening', async () => {
    const app = await openApp();
    const heard: AppEvent[] = [];
    const stop = app.subscribe((event) => heard.push(event));
    app.publish({ type: 'settings-changed' });
    stop();
    app.publish({ type: 'settings-changed' });
    expect([heard.length, app.events.length]).toEqual([1, 2]);
  });

  test('reaches the others when one of them fails', async () => {
    const app = await openApp();
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => complaints.mockRestore());
    const heard: AppEvent[] = [];
    app.subscribe(() => {
      throw new Error('a page that is gone');
    });
    app.subscribe((event) => heard.push(event));
    app.publish({ type: 'settings-changed' });
    expect(heard).toHaveLength(1);
    expect(complaints).toHaveBeenCalledOnce();
  });

  test('before anybody listens is kept when a person has to know it', async () => {
    const { libraryDirectory, stateDirectory } = await folders();
    await mkdir(libraryDirectory);
    await writeFile(join(libraryDirectory, 'postil.json'), 'not JSON');
    const app = await openApp({ libraryDirectory, stateDirectory });
    expect(app.events).toEqual([
      {
        type: 'notice',
        message: expect.stringMatching(/postil\.json could not be read\. It was kept as postil\.json\.damaged-/),
        detail: expect.any(String),
        path: expect.stringMatching(/postil\.json\.damaged-/),
      },
    ]);
    const late: AppEvent[] = [];
    app.subscribe((event) => late.push(event));
    expect(late).toEqual([]);
  });

  test('in an import is its progress and, at its end, what changed', async () => {
    const app = await openApp();
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'a.html'), pageOf('Page A', paragraphs('first')));
    await writeFile(join(folder, 'b.html'), '');
    const results = await app.importPaths([folder, join(fixturePages, 'harbour.html')]);
    expect(results.map(({ status }) => status)).toEqual(['added', 'failed', 'added']);
    const ids = results.map(({ id }) => id).filter((id) => id !== null);
    const told = (type: string) => app.events.filter((event) => event.type === type);
    expect(told('import-progress')).toMatchObject([
      { done: 1, total: 3, failed: 0, name: 'a.html' },
      { done: 2, total: 3, failed: 1, name: 'b.html' },
      { done: 3, total: 3, failed: 1, name: 'harbour.html' },
    ]);
    // An import that takes its time tells some of it before its end.
    expect(told('articles-changed').flatMap((event) => (event.type === 'articles-changed' ? event.ids : []))).toEqual(
      ids,
    );
    expect(app.events.at(-1)?.type).toBe('articles-changed');
  });
});

test('closing waits for what was asked for', async () => {
  const place = await folders();
  const app = await openApp(place);
  const writing = app.libraryFile.update((file) => {
    file.settings.theme = 'dark';
  });
  await app.close();
  const file = JSON.parse(await readFile(join(place.libraryDirectory, 'postil.json'), 'utf8'));
  expect(file.settings.theme).toBe('dark');
  await writing;
  await app.close();
});
