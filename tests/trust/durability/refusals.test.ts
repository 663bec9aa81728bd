import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { filePolicy, openLibrary } from '../../support/library.ts';
import { Random } from '../../support/random.ts';
import { scale } from '../scale.ts';
import { coreWriter } from '../support/core-writer.ts';
import { endHosts, startHost } from '../support/host-process.ts';
import { type Mounted, mount, whyNot } from '../support/mounts.ts';
import { noteWriters } from '../support/note-writers.ts';
import { makeLibrary } from '../support/trust-library.ts';

const disks: Mounted[] = [];
const held: string[] = [];
afterAll(async () => {
  await endHosts();
  for (const path of held) if (existsSync(path)) execFileSync('chattr', ['-i', path]);
  for (const disk of disks) disk.remove();
});

test.skipIf(process.platform === 'win32')(
  'a limit for the size of files gives short writes, and those are refused whole',
  { timeout: scale(120_000, 1_200_000) },
  async () => {
    const { place, articles } = await makeLibrary(await temporaryFolder(), 1);
    const source = new Random(10);
    const writers = noteWriters(articles, () => source.next());
    // Each time another limit: a write is cut short at another byte.
    const limits = scale([24], [16, 24, 40, 64, 100, 200, 333, 512]);
    for (const fileLimit of limits) {
      const host = await startHost(place, { fileLimit });
      await writers.write(host, scale(60, 150), () => host.kill());
      const after = await startHost(place);
      await writers.verify(after);
      await after.end();
    }
    const { acknowledged, refused, ...faults } = writers.tally;
    console.log(
      `file-size limits of ${limits} KB: ${acknowledged} acknowledged, ${refused} refused, ${JSON.stringify(faults)}`,
    );
    expect(faults).toEqual({ lost: 0, damaged: 0, resurrected: 0, fromNowhere: 0, speechless: 0 });
    expect(refused).toBeGreaterThan(0);
  },
);

test('a folder that may only be read refuses in words, and goes on when it may be written', async (context) => {
  const missing = whyNot('ext4');
  if (missing !== null) return context.skip(missing);
  const disk = mount('ext4', 16);
  disks.push(disk);
  const { place, articles } = await makeLibrary(disk.path, 1);
  // Its journal lies elsewhere, as a folder with an open file cannot be made read-only.
  const app = await openApp({
    ...place,
    stateDirectory: join(await temporaryFolder(), 'state'),
    newId: counterIds(1000),
  });
  const writer = coreWriter(articles[0] ?? '', counterIds(100_000));
  await writer.round(app, 100);
  await writer.round(app, 100);
  const { acknowledged } = writer;
  disk.makeReadOnly(true);
  await writer.round(app, 100);
  expect(await writer.compare(app, false)).toEqual([]);
  const { refused } = writer;
  disk.makeReadOnly(false);
  await writer.round(app, 100);
  expect(writer.refused).toBe(refused);
  await app.close();
  disk.makeReadOnly(true);
  // It can be read all the same.
  const reading = await openApp({ ...place, newId: counterIds(3000) });
  await writer.round(reading, 100);
  expect(await writer.compare(reading, false)).toEqual([]);
  await reading.close();
  disk.makeReadOnly(false);
  const faults = await writer.compare(await openLibrary(place.libraryDirectory, filePolicy({ readOnly: true })), false);
  console.log(
    `read-only folder: ${refused} refused, ${writer.acknowledged - acknowledged} acknowledged after it, ${faults.length} faults`,
  );
  expect(faults).toEqual([]);
  expect(writer.speechless).toEqual([]);
  expect(refused).toBeGreaterThan(3);
});

test('a file that nobody may replace keeps what was to be saved beside it, and is joined with it later', async (context) => {
  const missing = whyNot('ext4');
  if (missing !== null) return context.skip(missing);
  const disk = mount('ext4', 16);
  disks.push(disk);
  const { place, articles } = await makeLibrary(disk.path, 1);
  const [article = ''] = articles;
  const app = await openApp({ ...place, newId: counterIds(1000) });
  const first = await app.notes.create(article, { passage: null, body: 'first' });
  const path = app.notes.fileOf(article);
  execFileSync('chattr', ['+i', path]);
  held.push(path);
  const changes = [
    app.notes.update(article, first.id, { body: 'changed' }),
    app.notes.create(article, { passage: null, body: 'third' }),
  ];
  for (const { reason } of (await Promise.allSettled(changes)) as PromiseRejectedResult[])
    expect(reason).toMatchObject({
      code: 'disk',
      message: expect.stringMatching(/Could not replace .*as it was before; .* kept as .*\.unsaved\.json/),
    });
  expect((await app.notes.list(article)).map(({ body }) => body)).toEqual(['first']);
  // As long as it cannot be joined there is no more of it with each attempt.
  for (let attempt = 0; attempt < 2; attempt += 1)
    expect(await app.outside.mergeCopies()).toMatchObject([
      { problem: expect.stringMatching(/Could not save .*as it was before/) },
    ]);
  expect(readdirSync(join(place.libraryDirectory, 'notes')).sort()).toEqual([
    `${article}.json`,
    `${article}.unsaved.json`,
  ]);
  execFileSync('chattr', ['-i', path]);
  await app.notes.create(article, { passage: null, body: 'second' });
  const outcomes = await app.outside.mergeCopies();
  expect(outcomes).toMatchObject([{ problem: null }]);
  expect((await app.notes.list(article)).map(({ body }) => body).sort()).toEqual(['changed', 'second', 'third']);
  expect(readdirSync(join(place.libraryDirectory, 'notes'))).toEqual([`${article}.json`]);
  await app.close();
  console.log('held file: 2 refused, kept beside it and joined, 0 faults');
});

test('a second instance is refused in words, and the first goes on', async () => {
  const { place, articles } = await makeLibrary(await temporaryFolder(), 1);
  const app = await openApp({ ...place, newId: counterIds(1000) });
  const writer = coreWriter(articles[0] ?? '', counterIds(100_000));
  for (let turn = 0; turn < 2; turn += 1) {
    const second = await openApp(place).catch((error: unknown) => error);
    expect(second).toMatchObject({
      code: 'locked',
      message: expect.stringMatching(/is open in .*Nothing was changed; .*/),
    });
    await writer.round(app, 100);
  }
  await app.close();
  const after = await openApp(place);
  expect(await writer.compare(after, true)).toEqual([]);
  console.log(`two instances: 2 refused, ${writer.acknowledged} acknowledged by the first, 0 faults`);
});
