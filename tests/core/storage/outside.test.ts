import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { JsonStore } from '#core/storage/json-store.ts';
import { mergeNotes } from '#shared/merging/merge-files.ts';
import { type Annotation, type NotesFile, notesFileSchema } from '#shared/model/annotation.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { filePolicy } from '../../support/library.ts';

function note(id: string, body: string, day = 1): Annotation {
  const time = `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
  const dated = { created: '2026-01-01T00:00:00.000Z', modified: time, deleted: null };
  return { id, kind: 'article-note', color: 'yellow', anchor: null, body, tags: [], links: [], ...dated };
}

const fileOf = (...annotations: Annotation[]): NotesFile => ({ format: 1, article: 'A', annotations });
const textOf = (...annotations: Annotation[]) => JSON.stringify(fileOf(...annotations));

async function setUp(options: { readOnly?: boolean } = {}) {
  const path = join(await temporaryFolder(), 'A.json');
  const heard: string[] = [];
  const policy = { ...filePolicy(options), onOutside: (changed: string) => heard.push(changed) };
  const merge = (mine: NotesFile, theirs: NotesFile) => mergeNotes(mine, theirs, 'second');
  const store = new JsonStore<NotesFile>({ path, schema: notesFileSchema, format: 1, files: policy, merge }, () =>
    fileOf(),
  );
  const add = (...notes: Annotation[]) =>
    store.replace((file) => ({ next: { ...file, annotations: [...file.annotations, ...notes] }, result: null }));
  const onDisk = async () => (JSON.parse(await readFile(path, 'utf8')) as NotesFile).annotations;
  return { path, heard, policy, store, add, onDisk };
}

test('what another program put there while a change was being made stays, and so does the change', async () => {
  const { path, heard, store, add, onDisk } = await setUp();
  await add(note('1', 'one'));
  let made = 0;
  await store.replace((file) => {
    made += 1;
    if (made === 1) writeFileSync(path, textOf(note('1', 'one'), note('2', 'theirs')));
    return { next: { ...file, annotations: [...file.annotations, note('3', 'mine')] }, result: null };
  });
  expect((await onDisk()).map(({ body }) => body)).toEqual(['one', 'theirs', 'mine']);
  expect(made).toBe(2);
  expect(heard).toEqual([path]);
});

test('a file that changes without end is not written, and the person is told', async () => {
  const { path, store, onDisk } = await setUp();
  let made = 0;
  const change = store.replace((file) => {
    made += 1;
    writeFileSync(path, textOf(note(String(made), 'theirs')));
    return { next: { ...file, annotations: [note('x', 'mine')] }, result: null };
  });
  await expect(change).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(path) });
  expect((await onDisk()).map(({ body }) => body)).not.toContain('mine');
  expect((await readdir(join(path, '..'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('an earlier state that a sync tool puts over what was saved takes nothing away', async () => {
  const { path, heard, store, add, onDisk } = await setUp();
  await add(note('1', 'one'));
  const before = await readFile(path);
  await add(note('2', 'two'));
  await store.replace((file) => ({
    next: { ...file, annotations: file.annotations.map((each) => (each.id === '1' ? note('1', 'again', 2) : each)) },
    result: null,
  }));
  await writeFile(path, before);
  expect((await store.read()).annotations.map(({ body }) => body)).toEqual(['again', 'two']);
  expect(await onDisk()).toEqual((await store.read()).annotations);
  // It says what it said: there is nothing to tell.
  expect(heard).toEqual([]);
});

test('two programs that write the same file by turns end with the same records', async () => {
  const { path, add, store, onDisk } = await setUp();
  await add(note('1', 'one'));
  await writeFile(path, textOf(note('2', 'two')));
  await add(note('3', 'three'));
  await writeFile(path, textOf(note('2', 'two, later', 5), note('4', 'four')));
  await store.read();
  expect((await onDisk()).map(({ id, body }) => `${id} ${body}`).sort()).toEqual([
    '1 one',
    '2 two, later',
    '3 three',
    '4 four',
  ]);
});

test('a file that is cut short is set aside; when it comes whole it is taken, with what was written meanwhile', async () => {
  const { path, add, store, onDisk, policy } = await setUp();
  await add(note('1', 'one'));
  const whole = textOf(note('1', 'one'), note('2', 'two'));
  await writeFile(path, whole.slice(0, -40));
  await add(note('3', 'meanwhile'));
  expect(policy.damages).toHaveLength(1);
  await writeFile(path, whole);
  expect((await store.read()).annotations.map(({ body }) => body).sort()).toEqual(['meanwhile', 'one', 'two']);
  expect(await onDisk()).toEqual((await store.read()).annotations);
});

test('a file that another program writes in place is waited for, and not set aside half-written', async () => {
  const { path, add, store, policy } = await setUp();
  await add(note('1', 'one'));
  const whole = textOf(note('1', 'one'), note('2', 'two'));
  const file = await open(path, 'w');
  await file.write(whole.slice(0, 60));
  const read = store.read();
  await file.write(whole.slice(60));
  await file.close();
  expect((await read).annotations.map(({ body }) => body)).toEqual(['one', 'two']);
  expect(policy.damages).toEqual([]);
});

test('a file that comes after none was there, or after a damaged one, is taken as it is', async () => {
  const { path, heard, store } = await setUp();
  expect((await store.read()).annotations).toEqual([]);
  await writeFile(path, textOf(note('1', 'one')));
  expect((await store.read()).annotations).toHaveLength(1);
  expect(heard).toEqual([path]);
});

test('nothing that is written here is taken for another’s', async () => {
  const { heard, add, store } = await setUp();
  for (const id of ['1', '2', '3']) {
    await add(note(id, id));
    await store.read();
  }
  expect(heard).toEqual([]);
});

test('a file of a newer Postil that comes under a running one is never written over', async () => {
  const { path, add, store } = await setUp();
  await add(note('1', 'one'));
  const newer = '{"format":2,"notes":[]}';
  await writeFile(path, newer);
  for (let times = 0; times < 2; times += 1) {
    await expect(store.read()).rejects.toMatchObject({ code: 'unsupported' });
    await expect(add(note('2', 'two'))).rejects.toMatchObject({ code: 'unsupported' });
  }
  expect(await readFile(path, 'utf8')).toBe(newer);
  await writeFile(path, textOf(note('3', 'three')));
  expect((await store.read()).annotations.map(({ id }) => id).sort()).toEqual(['1', '3']);
});

test('who only reads sees both and writes neither', async () => {
  const { path, store } = await setUp({ readOnly: true });
  await writeFile(path, textOf(note('1', 'one')));
  await store.read();
  const theirs = textOf(note('2', 'two'));
  await writeFile(path, theirs);
  expect((await store.read()).annotations.map(({ id }) => id).sort()).toEqual(['1', '2']);
  expect(await readFile(path, 'utf8')).toBe(theirs);
});

test('a process that renames its own files into place the whole time loses no record of ours', async () => {
  const { path, add, store } = await setUp();
  await add(note('0', 'first'));
  const theirs = textOf(note('T', 'theirs'));
  const program = `
    const { renameSync, writeFileSync } = require('node:fs');
    let times = 0;
    const timer = setInterval(() => {
      writeFileSync(process.argv[1] + '.theirs', process.argv[2]);
      renameSync(process.argv[1] + '.theirs', process.argv[1]);
      if (++times === 60) clearInterval(timer);
    }, 2);`;
  const other = spawn(process.execPath, ['-e', program, path, theirs], { stdio: 'inherit' });
  const ended = new Promise((resolve) => other.on('exit', resolve));
  for (let number = 1; number <= 40; number += 1) await add(note(String(number), `mine ${number}`));
  expect(await ended).toBe(0);
  const all = (await store.read()).annotations.map(({ id }) => id);
  expect(new Set(all)).toEqual(new Set(['T', ...Array.from({ length: 41 }, (_, number) => String(number))]));
  await rm(`${path}.theirs`, { force: true });
  await rename(path, `${path}.seen`);
  expect((JSON.parse(await readFile(`${path}.seen`, 'utf8')) as NotesFile).annotations).toHaveLength(42);
});
