// Longer than 300 lines: the kinds of conflict copies are merged by one code, and are read beside each other.
import { copyFile, cp, mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyOf, copyOfFolder, copyOfNotes } from '#core/library/conflicts/copy-names.ts';
import { type Copy, findCopies } from '#core/library/conflicts/find-copies.ts';
import { type CopyOutcome, mergeCopy } from '#core/library/conflicts/merge-copy.ts';
import { describeCopies } from '#core/library/conflicts/report.ts';
import { examine } from '#core/library/doctor.ts';
import { openLibraryFile } from '#core/library/library-file.ts';
import { contentHash } from '#core/storage/hash.ts';
import type { Annotation, NotesFile } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { counterIds } from '../../../support/clock.ts';
import { snapshot, temporaryFolder } from '../../../support/folder.ts';
import { articleOf, filePolicy, filesOf, openLibrary } from '../../../support/library.ts';

const id = '01TEST00000000000000000001';
const html = '<p>A text about a harbour.</p>';
const day = (number: number) => `2026-02-0${number}T00:00:00.000Z`;

function note(name: string, body: string, modified = day(1)): Annotation {
  const rest = { tags: [], links: [], created: day(1), deleted: null };
  return { id: name, kind: 'article-note', color: 'yellow', anchor: null, body, modified, ...rest };
}

const notesOf = (...annotations: Annotation[]): NotesFile => ({ format: 1, article: id, annotations });

async function setUp() {
  const directory = join(await temporaryFolder(), 'Library');
  const { library, notes, policy } = await openLibrary(directory);
  await openLibraryFile(directory, policy, counterIds(900));
  await library.add(articleOf(id, html), filesOf(html));
  const folder = library.folderOf(id);
  const write = (path: string, data: unknown) =>
    writeFile(join(directory, path), typeof data === 'string' ? data : JSON.stringify(data));
  const json = async <T>(path: string) => JSON.parse(await readFile(join(directory, path), 'utf8')) as T;
  const every = async () => {
    const copies: Copy[] = [];
    for await (const copy of findCopies(directory)) copies.push(copy);
    return copies;
  };
  const merge = async (files = filePolicy()) => {
    const outcomes: CopyOutcome[] = [];
    for (const copy of await every()) {
      const outcome = await mergeCopy(copy, directory, files);
      if (outcome !== null) outcomes.push(outcome);
    }
    return outcomes;
  };
  const wrong = async () => {
    const found: string[] = [];
    for await (const { ok, check, path, detail } of examine(directory))
      if (!ok && check !== 'source') found.push(`${check} ${path}: ${detail}`);
    return found;
  };
  return {
    directory,
    library,
    notes,
    folder,
    at: join('articles', basename(folder)),
    write,
    json,
    every,
    merge,
    wrong,
  };
}

const marked = [
  " (Ann's conflicted copy 2026-11-28)",
  ' (Ann’s MacBook’s conflicted copy 2026-11-28 (1))',
  ' (conflicted copy)',
  ' (conflicted copy 2026-11-28 101010)',
  '.sync-conflict-20261128-101010-ABCDEFG',
  '.sync-conflict-20261128-101010',
  ' 2',
  ' (1)',
  ' copy',
  '.unsaved',
  '.unsaved-2',
];

describe('names', () => {
  test.each(marked.filter((mark) => !mark.includes('(1))')))('“%s” is a copy of a file and of a folder', (mark) => {
    expect(copyOf(`article${mark}.json`, 'article.json')).toEqual({ original: 'article.json', isMarked: true });
    expect(copyOfNotes(`${id}${mark}.json`)).toEqual({ original: `${id}.json`, isMarked: true });
    expect(copyOfFolder(`a-harbour-${id}${mark}`)).toEqual({ original: `a-harbour-${id}`, isMarked: true });
  });

  test('others are copies only if what is in them says so', () => {
    expect(copyOf('article-DESKTOP.json', 'article.json')).toEqual({ original: 'article.json', isMarked: false });
    expect(copyOfNotes(`${id} (in Konflikt stehende Kopie).json`)).toEqual({ original: `${id}.json`, isMarked: false });
    expect(copyOfFolder(`a-harbour-${id}-notes`)).toBeNull();
  });

  test.each([
    'article.json',
    'articles.json',
    'article.json.damaged-2026-01-02T030405.000Z',
    'article.json.format-1.backup',
    '.article.json.a1b2c3.tmp',
    'content.html',
  ])('%s is none', (name) => {
    expect(copyOf(name, 'article.json')).toBeNull();
  });
});

describe('a copy of notes', () => {
  test.each([...marked.filter((mark) => !mark.includes('(1))')), '-DESKTOP', ' (in Konflikt stehende Kopie)'])(
    'named “%s” is merged note by note and kept in the trash',
    async (mark) => {
      const { directory, write, json, merge, wrong } = await setUp();
      const here = [note('A', 'alone'), note('B', 'older'), note('C', 'newer', day(3))];
      const there = [note('B', 'changed', day(2)), note('C', 'older', day(2)), note('D', 'theirs')];
      await write(`notes/${id}.json`, notesOf(...here));
      const name = `notes/${id}${mark}.json`;
      await write(name, notesOf(...there));
      const bytes = await readFile(join(directory, name));
      expect(await wrong()).toEqual([`conflict-copies ${name}: is a conflict copy of notes/${id}.json`]);
      const [outcome, ...more] = await merge();
      expect(more).toEqual([]);
      expect(outcome).toMatchObject({ path: name, into: `notes/${id}.json`, merged: 2, problem: null });
      expect(outcome?.kept).toBe(join('trash', 'conflicts', '2026-01-02', name));
      const merged = (await json<NotesFile>(`notes/${id}.json`)).annotations;
      expect(merged.map(({ id: each, body }) => `${each} ${body}`)).toEqual([
        'A alone',
        'B changed',
        'C newer',
        'D theirs',
      ]);
      expect(await readFile(join(directory, outcome?.kept ?? ''))).toEqual(bytes);
      expect(await wrong()).toEqual([]);
      expect(await merge()).toEqual([]);
    },
  );

  test('whose original is not there becomes it', async () => {
    const { write, json, merge } = await setUp();
    await write(`notes/${id} (1).json`, notesOf(note('A', 'theirs')));
    expect(await merge()).toMatchObject([{ merged: 1 }]);
    expect(await json(`notes/${id}.json`)).toEqual(notesOf(note('A', 'theirs')));
  });

  test('that was merged, before a crash came between that and its move, changes nothing the second time', async () => {
    const { directory, write, json, merge } = await setUp();
    await write(`notes/${id}.json`, notesOf(note('A', 'mine')));
    const name = `notes/${id}.sync-conflict-20261128-101010-ABCDEFG.json`;
    await write(name, notesOf(note('A', 'theirs')));
    const [first] = await merge();
    const after = await readFile(join(directory, 'notes', `${id}.json`));
    expect((await json<NotesFile>(`notes/${id}.json`)).annotations.map(({ body }) => body).sort()).toEqual([
      'mine',
      'theirs',
    ]);
    await rename(join(directory, first?.kept ?? ''), join(directory, name));
    expect(await merge()).toMatchObject([{ merged: 0, problem: null }]);
    expect(await readFile(join(directory, 'notes', `${id}.json`))).toEqual(after);
    // And where a copy of that name lies in the trash already, both stay.
    await write(name, notesOf(note('A', 'mine')));
    await merge();
    const kept = await readdir(join(directory, 'trash', 'conflicts', '2026-01-02', 'notes'));
    expect(kept).toHaveLength(2);
  });

  test.each([
    ['cut short', '{"format":1,"article":"', `notes/${id} (1).json`],
    ['of another article', { ...notesOf(), article: 'X' }, `notes/${id} (conflicted copy).json`],
    ['of a newer Postil', { format: 2, article: id }, `notes/${id} 2.json`],
  ])('that is %s is left as it is, and told', async (_kind, data, name) => {
    const { directory, write, merge, wrong } = await setUp();
    await write(`notes/${id}.json`, notesOf(note('A', 'mine')));
    await write(name, data);
    const before = await snapshot(directory);
    expect(await merge()).toMatchObject([{ path: name, kept: null, problem: expect.stringMatching(/./) }]);
    expect(await snapshot(directory)).toEqual(before);
    expect(await wrong()).toEqual([expect.stringContaining('that cannot be read')]);
  });

  test('beside what is none: a file that a person keeps there is left alone and not told of', async () => {
    const { directory, write, merge, wrong } = await setUp();
    await write(`notes/${id}-list.json`, ['milk']);
    await write('rules-of-mine.json', { format: 1, rules: [] });
    await write('articles/notes 2.json', {});
    const before = await snapshot(directory);
    expect(await merge()).toEqual([]);
    expect(await snapshot(directory)).toEqual(before);
    expect((await wrong()).filter((line) => line.startsWith('conflict'))).toEqual([]);
  });
});

describe('a copy within the folder of an article', () => {
  test('of its article.json is merged field by field, and the text on disk stays its text', async () => {
    const { at, library, json, write, merge, wrong } = await setUp();
    await library.update(id, { state: 'archive', tags: ['mine'] });
    const mine = await json<Article>(`${at}/article.json`);
    const theirs = {
      ...articleOf(id, html),
      tags: ['theirs'],
      progress: { furthest: 0.7, last: 0.7 },
      modified: day(3),
    };
    await write(`${at}/article (1).json`, {
      ...theirs,
      content: 'sha256-other',
      title: 'Theirs',
      changed: { progress: day(3) },
    });
    expect(await merge()).toMatchObject([{ merged: 1, problem: null }]);
    const merged = await json<Article>(`${at}/article.json`);
    expect(merged).toMatchObject({
      state: 'archive',
      tags: ['mine', 'theirs'],
      progress: { furthest: 0.7 },
      title: mine.title,
    });
    expect(merged.content).toBe(mine.content);
    expect(await library.get(id)).toEqual(merged);
    expect(await wrong()).toEqual([]);
  });

  test('of its text becomes an earlier text, in which notes are found', async () => {
    const { at, directory, library, write, merge, wrong } = await setUp();
    const other = html.replace('harbour', 'marsh');
    await write(`${at}/content.sync-conflict-20261128-101010-ABCDEFG.html`, other);
    expect(await merge()).toMatchObject([{ merged: 1, problem: null }]);
    expect((await library.body(id)).html).toBe(html);
    expect((await library.get(id)).versions).toMatchObject([{ content: contentHash(other) }]);
    expect((await library.version(id, contentHash(other))).html).toBe(other);
    await copyFile(join(directory, at, 'content.html'), join(directory, at, 'content (2).html'));
    expect(await merge()).toMatchObject([{ merged: 0, problem: null }]);
    expect(await wrong()).toEqual([]);
  });
});

test('a text that may be a copy, as OneDrive names them, is left and told of; one that was the text before is a copy', async () => {
  const { at, directory, library, write, merge, wrong } = await setUp();
  const name = `${at}/content-DESKTOP.html`;
  await write(name, '<p>Another text.</p>');
  const before = await snapshot(directory);
  const left = await merge();
  expect(left).toMatchObject([{ path: name, kept: null, problem: expect.stringMatching(/./) }]);
  expect(describeCopies(left, () => '')).toMatchObject({
    ...{ message: expect.stringContaining('may be a conflict copy'), detail: expect.stringContaining(name) },
  });
  expect(await snapshot(directory)).toEqual(before);
  expect(await wrong()).toEqual([expect.stringContaining(`${name}: may be a conflict copy of ${at}/content.html`)]);
  await write(name, html);
  expect(await merge()).toMatchObject([{ merged: 0, problem: null, kept: expect.stringContaining('conflicts') }]);
  expect([(await library.get(id)).versions, await wrong()]).toEqual([[], []]);
});

describe('a copy of the folder of an article', () => {
  test('gives what it has more, and goes to the trash whole', async () => {
    const { at, directory, library, write, json, merge, wrong } = await setUp();
    const copy = `${at} (conflicted copy 2026-11-28)`;
    await cp(join(directory, at), join(directory, copy), { recursive: true });
    const other = html.replace('harbour', 'marsh');
    await write(`${copy}/content.html`, other);
    await mkdir(join(directory, copy, 'media'));
    await write(`${copy}/media/a1.png`, 'a picture');
    const theirs = { ...articleOf(id, other), tags: ['theirs'], modified: day(3) };
    await write(`${copy}/article.json`, theirs);
    const before = await snapshot(join(directory, copy));
    expect(await merge()).toMatchObject([{ problem: null, path: copy, into: at }]);
    expect(await library.get(id)).toMatchObject({ tags: ['theirs'], content: contentHash(html) });
    expect((await library.get(id)).versions).toMatchObject([{ content: contentHash(other) }]);
    expect(await json<Article>(`${at}/article.json`)).toEqual(await library.get(id));
    expect(await library.media(id, 'a1.png')).toEqual(Buffer.from('a picture'));
    expect(await snapshot(join(directory, 'trash', 'conflicts', '2026-01-02', copy))).toEqual(before);
    expect(await wrong()).toEqual([]);
    expect(await merge()).toEqual([]);
  });

  test('where one machine threw it away and another changed it there is one again, where it was said last to be', async () => {
    const { at, directory, json, write, merge, wrong } = await setUp();
    const trash = join('trash', basename(at));
    await cp(join(directory, at), join(directory, trash), { recursive: true });
    const article = articleOf(id, html);
    await write(`${trash}/article.json`, { ...article, deleted: day(3), changed: { deleted: day(3) } });
    await write(`${at}/article.json`, { ...article, tags: ['x'], modified: day(2), changed: { tags: day(2) } });
    expect((await wrong()).join()).toContain(`is a conflict copy of ${at}`);
    expect(await merge()).toMatchObject([{ path: trash, into: at, problem: null }]);
    expect(await readdir(join(directory, 'articles'))).toEqual([]);
    expect(await json(`${trash}/article.json`)).toMatchObject({ deleted: day(3), tags: ['x'] });
    expect(await wrong()).toEqual([]);
  });

  test('that holds another article than its name tells is left as it is, and nothing of it is taken', async () => {
    const { at, directory, write, merge } = await setUp();
    const copy = `${at} (1)`;
    await cp(join(directory, at), join(directory, copy), { recursive: true });
    await write(`${copy}/article.json`, articleOf('01TEST00000000000000000002', html));
    await write(`${copy}/content.html`, '<p>Another text.</p>');
    const before = await snapshot(directory);
    expect(await merge()).toMatchObject([{ path: copy, kept: null, problem: expect.stringContaining('of another') }]);
    expect(await snapshot(directory)).toEqual(before);
  });

  test('without its original becomes it', async () => {
    const { at, directory, merge, wrong } = await setUp();
    await rename(join(directory, at), join(directory, `${at} 2`));
    expect(await merge()).toMatchObject([{ problem: null }]);
    expect((await openLibrary(directory)).library.ids()).toEqual([id]);
    expect(await wrong()).toEqual([]);
  });
});

test('copies of corrections, rules, settings and what was said of duplicates are merged record by record', async () => {
  const { directory, json, write, merge } = await setUp();
  const pair = (one: string, other: string, said: number, deleted: number | null = null) => ({
    ...{ one, other, said: day(said), deleted: deleted === null ? null : day(deleted) },
  });
  await write('duplicates.json', { format: 1, different: [pair('A', 'B', 1), pair('A', 'C', 1, 3)] });
  await write('duplicates (1).json', { format: 1, different: [pair('A', 'B', 1, 2), pair('A', 'C', 2)] });
  await write('duplicates-LAPTOP.json', { format: 1, different: [pair('A', 'B', 1), pair('D', 'E', 4)] });
  const correction = (name: string, number: number) => ({
    ...{ id: name, kind: 'ignore', entity: { type: 'person', name }, articles: null },
    ...{ created: day(number), modified: day(number), deleted: null },
  });
  await write('entities.json', { format: 1, corrections: [correction('A', 1), correction('C', 3)] });
  await write('entities-LAPTOP.json', { format: 1, corrections: [correction('A', 1), correction('B', 2)] });
  const rule = (host: string) => ({ host, whole: true, body: null, remove: [], modified: day(1) });
  await write('rules.json', { format: 1, rules: [rule('a.example')] });
  const deleted = { host: 'a.example', at: day(2) };
  await write('rules (1).json', { format: 1, rules: [rule('b.example')], deleted: [deleted] });
  const file = await json<{ id: string; settings: object }>('postil.json');
  await write('postil 2.json', { ...file, settings: { ...file.settings, theme: 'dark' } });
  await utimes(join(directory, 'postil 2.json'), new Date(), new Date(Date.now() + 60_000));
  await write('postil 3.json', { ...file, settings: { ...file.settings, theme: 'sepia' } });
  await utimes(join(directory, 'postil 3.json'), new Date(0), new Date(0));
  const merged = await merge();
  expect(merged.every(({ problem }) => problem === null)).toBe(true);
  expect(merged.find(({ into }) => into === 'duplicates.json')).toMatchObject({
    ...{ merged: 1, kept: expect.stringMatching(/^trash.conflicts.[\d-]+.duplicates/) },
  });
  expect(await json('duplicates.json')).toEqual({
    ...{ format: 1, different: [pair('A', 'B', 1, 2), pair('A', 'C', 1, 3), pair('D', 'E', 4)] },
  });
  expect(await json('entities.json')).toMatchObject({ corrections: [{ id: 'A' }, { id: 'B' }, { id: 'C' }] });
  expect(await json('rules.json')).toEqual({ format: 1, rules: [rule('b.example')], deleted: [deleted] });
  expect(await json('postil.json')).toMatchObject({ id: file.id, settings: { theme: 'dark' } });
  expect((await readdir(directory)).sort()).toEqual([
    ...['articles', 'duplicates.json', 'entities.json', 'notes', 'postil.json', 'rules.json', 'trash'],
  ]);
});
