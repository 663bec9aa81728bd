import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { checkBackup, walkBackup } from '#core/backup/check-backup.ts';
import { restoreLibrary } from '#core/backup/restore-library.ts';
import { writeBackup } from '#core/backup/write-backup.ts';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { articleOf, filePolicy, filesOf } from '../../support/library.ts';

const now = () => new Date('2026-11-28T12:00:00Z');
const body = '<p>The mill stands by the river, and the miller is at home.</p>';
const longer = '<p>The old mill stands by the wide river, and the miller is not at home today.</p>';

async function appWith(count: number) {
  const app = await openApp();
  const newId = counterIds(700);
  const ids = Array.from({ length: count }, () => newId());
  for (const id of ids) {
    await app.library.add(articleOf(id, body), filesOf(body));
    await app.notes.create(id, { passage: null, body: `first ${id}` });
  }
  return { app, ids, folder: join(app.libraryDirectory, '..') };
}

/** What is in a backup, by path. */
async function filesOfBackup(path: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  await walkBackup(path, async (name, content) => void found.set(name, String(content)));
  return found;
}

describe('a backup of a library that is open', () => {
  test('has each article with its notes as they were at one moment, whatever is saved, moved or added meanwhile', async () => {
    const { app, ids, folder } = await appWith(12);
    const path = join(folder, 'b.zip');
    let ended = false;
    const busy = (async () => {
      for (let round = 0; !ended; round += 1) {
        const id = ids[round % ids.length] as string;
        await app.notes.create(id, { passage: null, body: `round ${round}` });
        const { deleted, content } = await app.library.get(id);
        if (deleted === null && round % 3 === 0) await app.library.trash(id);
        else if (deleted !== null) await app.library.restore(id);
        const html = (await app.library.body(id)).html === body ? longer : body;
        const next = articleOf(id, html);
        if (next.content !== content) await app.library.replaceBody(id, next, { ...filesOf(html), source: null });
      }
    })();
    for (let round = 0; round < 3; round += 1) {
      const report = await app.backups.write({ path, force: true });
      expect(report).toMatchObject({ articles: 12, leftOut: [] });
      const files = await filesOfBackup(path);
      for (const id of ids) {
        const [folderName] = [...files.keys()].filter((name) => name.endsWith(`${id}/article.json`));
        const article = JSON.parse(files.get(folderName ?? '') ?? 'null');
        const html = files.get(`${folderName?.replace('article.json', 'content.html')}`);
        expect(article.content).toBe(articleOf(id, html ?? '').content);
        const notes = JSON.parse(files.get(`library/notes/${id}.json`) ?? 'null').annotations;
        expect(notes[0].body).toBe(`first ${id}`);
      }
    }
    ended = true;
    await busy;
  }, 60_000);

  test('restored into an open library brings back what is gone and keeps what is newer', async () => {
    const { app, ids, folder } = await appWith(3);
    const [one = '', two = '', three = ''] = ids;
    await app.notes.saveDraft(three, (await app.notes.list(three))[0]?.id ?? '', { body: 'being typed', tags: [] });
    await app.savedLists.add({ name: 'Rivers', query: 'river', sort: 'saved', reversed: false });
    await app.exporter.templates.save('Mine', '{{ title }}');
    const path = join(folder, 'b.zip');
    await app.backups.write({ path });
    const [note] = await app.notes.list(one);
    await app.notes.update(one, note?.id ?? '', { body: 'newer' });
    await app.notes.create(one, { passage: null, body: 'later' });
    await app.exporter.templates.save('Mine', '{{ site }}');
    await app.library.trash(two);
    await app.library.remove(two);
    app.events.length = 0;

    const report = await app.backups.merge({ path });
    expect(report).toMatchObject({ articles: 3, notes: 3, damaged: [], added: [two], changed: [] });
    expect((await app.notes.list(one)).map(({ body }) => body).sort()).toEqual(['later', 'newer']);
    expect((await app.notes.list(two)).map(({ body }) => body)).toEqual([`first ${two}`]);
    expect((await app.notes.list(three)).map(({ body }) => body)).toEqual(['being typed']);
    expect((await app.savedLists.list()).map(({ name }) => name)).toEqual(['Rivers']);
    expect((await app.exporter.templates.names()).sort()).toEqual(['Mine', 'Mine (from a backup)']);
    expect(app.events).toContainEqual({ type: 'articles-changed', ids: [two] });
    // A second time there is nothing left to do, and nothing that it left behind.
    const before = await snapshot(app.libraryDirectory);
    expect(await app.backups.merge({ path })).toMatchObject({ added: [], changed: [] });
    expect(await snapshot(app.libraryDirectory)).toEqual(before);
  });

  test('restored to where a library was that is gone, it opens although much of what was there last is away', async () => {
    const { app, folder } = await appWith(2);
    const path = join(folder, 'b.zip');
    await app.backups.write({ path });
    const newId = counterIds(950);
    for (let more = 0; more < 8; more += 1) await app.library.add(articleOf(newId(), body), filesOf(body));
    await app.close();
    await rm(app.libraryDirectory, { recursive: true });
    const { libraryDirectory: directory, stateDirectory } = app;
    await restoreLibrary({ path, directory, stateDirectory, files: filePolicy() });
    const again = await openApp({ libraryDirectory: directory, stateDirectory });
    expect(again.library.ids()).toHaveLength(2);
  });

  test('restored into another library adds everything and leaves that one’s own alone', async () => {
    const { app, ids, folder } = await appWith(2);
    await app.savedLists.add({ name: 'Rivers', query: 'river', sort: 'saved', reversed: false });
    const path = join(folder, 'b.zip');
    await app.backups.write({ path });
    const other = await openApp({ newId: counterIds(900) });
    const { id } = await other.libraryFile.read();
    const report = await other.backups.merge({ path });
    expect(report).toMatchObject({ added: ids, changed: [] });
    expect((await other.libraryFile.read()).id).toBe(id);
    expect((await other.savedLists.list()).map(({ name }) => name)).toEqual(['Rivers']);
    for (const each of ids) expect(await other.notes.list(each)).toEqual(await app.notes.list(each));
  });
});

describe('ended with SIGKILL', () => {
  const module = (name: string) => JSON.stringify(resolve(import.meta.dirname, '../../../src-main/core/backup', name));

  /** Runs `script`, which says `now` where it is to be killed. */
  async function killed(script: string): Promise<void> {
    const path = join(await temporaryFolder(), 'victim.mjs');
    await writeFile(path, script);
    const child = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'inherit'] });
    const left = new Promise<NodeJS.Signals | null>((done) => child.on('close', (_code, signal) => done(signal)));
    child.stdout.on('data', () => child.kill('SIGKILL'));
    expect(await left).toBe('SIGKILL');
  }

  const steps = ['writing', 'checking', 'restoring'] as const;
  test.each(steps)('in the midst of %s: no half file, no half library, and the next time it works', async (step) => {
    const { app, folder } = await appWith(40);
    const [path, directory] = [join(folder, 'b.zip'), join(folder, 'New')];
    const stateDirectory = join(folder, 'other-state');
    const isRestoring = step === 'restoring';
    if (isRestoring) await app.backups.write({ path });
    const before = await snapshot(app.libraryDirectory);
    const work = isRestoring
      ? `restoreLibrary({ path, directory, stateDirectory, files: { now, readOnly: false, onDamaged() {} }, onProgress })`
      : `writeBackup({ path, directory: ${JSON.stringify(app.libraryDirectory)}, stateDirectory, version: '1', now, onProgress })`;
    await killed(`
      import { writeBackup } from ${module('write-backup.ts')};
      import { restoreLibrary } from ${module('restore-library.ts')};
      const [path, directory, stateDirectory] = ${JSON.stringify([path, directory, stateDirectory])};
      const now = () => new Date();
      const onProgress = (step, done) => {
        if (step !== ${JSON.stringify(step)} || done !== 20) return;
        process.stdout.write('now');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000);
      };
      await ${work};`);
    expect(await snapshot(app.libraryDirectory)).toEqual(before);
    expect((await readdir(folder)).filter((name) => !name.startsWith('.')).sort()).toEqual(
      ['Library', 'state', ...(isRestoring ? ['b.zip'] : [])].sort(),
    );
    if (!isRestoring) await app.backups.write({ path });
    await restoreLibrary({ path, directory, stateDirectory, files: filePolicy() });
    expect(await snapshot(directory)).toEqual(before);
    // What a restoration left is removed by the next one.
    expect((await readdir(folder)).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  test.each([0, 1, 2, 3])(
    'after %i renames of an exchange: what is hidden in the folder is there the next time',
    async (count) => {
      const { app, folder } = await appWith(1);
      const [path, directory] = [join(folder, 'b.zip'), join(folder, 'New')];
      const stateDirectory = join(folder, 'other-state');
      await app.backups.write({ path });
      for (const name of ['.git', '.stfolder']) {
        await mkdir(join(directory, name), { recursive: true });
        await writeFile(join(directory, name, 'HEAD'), name);
      }
      await killed(`
      import fs from 'node:fs/promises';
      import { syncBuiltinESMExports } from 'node:module';
      import { restoreLibrary } from ${module('restore-library.ts')};
      const [path, directory, stateDirectory] = ${JSON.stringify([path, directory, stateDirectory])};
      const { rename } = fs;
      // The first one is refused, as the folder is not empty; the next one takes it away.
      let left = ${count} + 1;
      fs.rename = async (...names) => {
        if (left-- > 0) return rename(...names);
        process.stdout.write('now');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 30_000);
      };
      syncBuiltinESMExports();
      await restoreLibrary({ path, directory, stateDirectory, files: { now: () => new Date(), readOnly: false, onDamaged() {} } });`);
      // Postil may have been started meanwhile, and found no library.
      await mkdir(join(directory, 'articles'), { recursive: true });
      await restoreLibrary({ path, directory, stateDirectory, files: filePolicy() });
      for (const name of ['.git', '.stfolder'])
        expect(await readFile(join(directory, name, 'HEAD'), 'utf8')).toBe(name);
      expect(await snapshot(directory)).toMatchObject(await snapshot(app.libraryDirectory));
      expect((await readdir(folder)).filter((name) => name.includes('restoring'))).toEqual([]);
    },
  );
});

test('a file that another program keeps writing in place is waited for', async () => {
  const folder = await temporaryFolder();
  const [directory, path] = [join(folder, 'Library'), join(folder, 'b.zip')];
  await mkdir(directory);
  const file = join(directory, 'log.txt');
  await writeFile(file, 'a');
  let writes = 0;
  const busy = (async () => {
    for (; writes < 30; writes += 1) {
      await writeFile(file, 'b'.repeat(writes * 1000));
      await writeFile(join(directory, '.new'), 'x');
      await rename(join(directory, '.new'), join(directory, `${writes}.txt`));
      await rm(join(directory, `${writes}.txt`));
      await setTimeout(2);
    }
  })();
  await writeBackup({ directory, stateDirectory: folder, path, version: '1', now });
  await busy;
  expect((await checkBackup(path)).damaged).toEqual([]);
  expect(await readFile(file, 'utf8')).toHaveLength(29_000);
});

test('an article that is not as its record says is backed up, although its time lies ahead of this machine’s clock', async () => {
  const { app, ids, folder } = await appWith(2);
  const text = join(app.library.folderOf(ids[0] ?? ''), 'content.html');
  await writeFile(text, longer);
  const ahead = new Date(Date.now() + 86_400_000);
  await utimes(text, ahead, ahead);
  expect(await app.backups.write({ path: join(folder, 'b.zip') })).toMatchObject({ articles: 2 });
});

test('a file of a backup that is another’s than its name says keeps nothing behind it from being merged', async () => {
  const { app, ids, folder } = await appWith(2);
  const [one = '', two = ''] = ids;
  const path = join(folder, 'b.zip');
  const file = app.notes.fileOf(one);
  const own = await readFile(file);
  await writeFile(file, JSON.stringify({ format: 1, article: two, annotations: [] }));
  await app.backups.write({ path });
  await writeFile(file, own);
  await rm(app.notes.fileOf(two));
  const report = await app.backups.merge({ path });
  expect(report.damaged).toEqual([{ path: `notes/${one}.json`, reason: 'cannot be read by this Postil' }]);
  expect(await readFile(file)).toEqual(own);
  expect((await app.notes.list(two)).map(({ body }) => body)).toEqual([`first ${two}`]);
});
