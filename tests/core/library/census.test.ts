import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Missing } from '#core/library/census.ts';
import { en } from '#shared/messages/en.ts';
import { mayGoOn } from '../../../src-main/desktop/missing-files.ts';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf } from '../../support/library.ts';

const html = '<p>The bridge was closed on Monday.</p>';

async function libraryOf(count: number) {
  const folder = await temporaryFolder();
  const place = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
  const id = counterIds();
  const app = await openApp(place);
  const ids = Array.from({ length: count }, () => id());
  for (const each of ids) {
    await app.library.add(articleOf(each, html), filesOf(html));
    await app.notes.create(each, { passage: null, body: 'note' });
  }
  const take = async (some: readonly string[]) => {
    const articles = join(place.libraryDirectory, 'articles');
    for (const name of await readdir(articles))
      if (some.some((each) => name.endsWith(each))) await rename(join(articles, name), join(folder, name));
  };
  return { app, folder, place, ids, take };
}

test('a library of which more than a fifth is away is not opened, changed or made anew, until it is there again', async () => {
  const { app, folder, place, ids, take } = await libraryOf(10);
  await app.close();
  await take(ids.slice(0, 3));
  const before = await snapshot(place.libraryDirectory);
  for (let turn = 0; turn < 2; turn += 1)
    await expect(openApp(place)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(
        /^3 of the 10 articles .* not in .*Nothing was changed\. .*postil doctor --accept-missing/,
      ),
    });
  expect(await snapshot(place.libraryDirectory)).toEqual(before);

  // As a whole: a drive that is not connected leaves an empty folder, in which no new library is made.
  await rename(place.libraryDirectory, join(folder, 'elsewhere'));
  await expect(openApp(place)).rejects.toMatchObject({ code: 'conflict' });
  expect(await readdir(folder)).not.toContain('Library');
  await rename(join(folder, 'elsewhere'), place.libraryDirectory);

  for (const name of await readdir(folder))
    if (ids.some((each) => name.endsWith(each)))
      await rename(join(folder, name), join(place.libraryDirectory, 'articles', name));
  const after = await openApp(place);
  expect(after.library.ids()).toHaveLength(10);
});

test('a fifth or less, and what was removed for good, is nothing to ask about', async () => {
  const { app, place, ids, take } = await libraryOf(10);
  await app.close();
  await take(ids.slice(0, 2));
  const second = await openApp(place);
  for (const id of ids.slice(2, 9)) await second.library.trash(id);
  await second.search.settle();
  expect(await second.trash.empty()).toEqual({ removed: 7, failed: [] });
  await second.close();
  const third = await openApp(place);
  expect(third.library.ids()).toEqual(ids.slice(9));
});

test('a start whose folders are as they were left reads no names, and any other does', async () => {
  const { app, folder, place, ids, take } = await libraryOf(10);
  await app.close();
  const path = join(place.stateDirectory, 'known.json');
  const known = JSON.parse(await readFile(path, 'utf8'));
  expect(known.seen.names).toBe(20);
  // Ids that are in no library would be asked about if they were looked at.
  const others = Buffer.from(new Float64Array([-4, -3, -2, -1]).buffer).toString('base64');
  await writeFile(path, JSON.stringify({ ...known, articles: others }));
  await (await openApp(place)).close();
  // Nor does an end: nothing came or went.
  expect(JSON.parse(await readFile(path, 'utf8')).articles).toBe(others);
  await take(ids.slice(0, 1));
  await expect(openApp(place)).rejects.toMatchObject({ message: expect.stringMatching(/^4 of the 4 articles/) });

  // What another program takes away while a library is open is asked about at its next start, too.
  await writeFile(path, JSON.stringify(known));
  for (const name of await readdir(folder))
    if (name.endsWith(ids[0] ?? '-')) await rename(join(folder, name), join(place.libraryDirectory, 'articles', name));
  const second = await openApp(place);
  await take(ids.slice(0, 5));
  await second.close();
  await expect(openApp(place)).rejects.toMatchObject({ message: expect.stringMatching(/^5 of the 10 articles/) });
});

test('after a crash the folders are looked at once, and not again', async () => {
  const { app, place } = await libraryOf(3);
  await app.close();
  const path = join(place.stateDirectory, 'known.json');
  const known = await readFile(path, 'utf8');
  await writeFile(path, JSON.stringify({ ...JSON.parse(known), seen: null }));
  await (await openApp(place)).close();
  expect(await readFile(path, 'utf8')).toBe(known);
});

test('notes count on their own', async () => {
  const { app, place, ids } = await libraryOf(4);
  await app.close();
  await rm(join(place.libraryDirectory, 'notes', `${ids[0]}.json`));
  await expect(openApp(place)).rejects.toMatchObject({ message: expect.stringContaining('1 of the 4 files of notes') });
});

test('who says that it is meant so is asked no more', async () => {
  const { app, place, ids, take } = await libraryOf(4);
  await app.close();
  await take(ids.slice(0, 2));
  const asked: Missing[] = [];
  const answer = (goesOn: boolean) => async (missing: Missing) => {
    asked.push(missing);
    return goesOn;
  };
  await expect(openApp({ ...place, onMissing: answer(false) })).rejects.toMatchObject({ code: 'conflict' });
  await (await openApp({ ...place, onMissing: answer(true) })).close();
  await openApp({ ...place, onMissing: answer(false) });
  expect(asked).toEqual(Array(2).fill({ what: 'articles', missing: 2, known: 4 }));
});

test('what this machine cannot read of what it knew asks nothing', async () => {
  const { app, place, ids, take } = await libraryOf(3);
  await app.close();
  await take(ids);
  await writeFile(join(place.stateDirectory, 'known.json'), '{');
  expect((await openApp(place)).library.ids()).toEqual([]);
});

test.each([
  [0, false],
  [1, true],
])('the desktop asks in a box: button %i gives %s', async (response, goesOn) => {
  const shown: unknown[] = [];
  const dialog = {
    showMessageBox: async (...given: unknown[]) => {
      shown.push(given[0]);
      return { response, checkboxChecked: false };
    },
  };
  expect(await mayGoOn(dialog, { what: 'articles', missing: 3, known: 10 }, '/x/Library', en.desktop)).toBe(goesOn);
  expect(shown).toEqual([
    expect.objectContaining({
      detail: expect.stringContaining('3 of the 10 articles'),
      buttons: ['Quit', 'Open it without them'],
    }),
  ]);
});
