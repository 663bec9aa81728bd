import { appendFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Journal } from '#core/storage/journal.ts';
import { openApp } from '../../support/app.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { articleOf, filePolicy, filesOf } from '../../support/library.ts';

async function journalIn(folder: string) {
  const policy = filePolicy();
  const troubles: unknown[] = [];
  const journal = new Journal(join(folder, 'journal.jsonl'), policy, (error) => troubles.push(error));
  onTestFinished(() => journal.close(false));
  return { journal, policy, troubles };
}

async function leftIn(folder: string) {
  const { journal, policy } = await journalIn(folder);
  const entries = await journal.left();
  await journal.close(false);
  return { entries: entries.map(({ key, data }) => [key, data]), damages: policy.damages };
}

describe('a journal', () => {
  test('tells the next process what stood in it, in its order', async () => {
    const folder = await temporaryFolder();
    const { journal } = await journalIn(folder);
    const tickets = Array.from({ length: 20 }, (_, i) => journal.append(`notes/${i % 3}`, { i, text: 'naïve 😀' }));
    await Promise.all(tickets.map(({ durable }) => durable));
    expect((await leftIn(folder)).entries).toEqual(
      Array.from({ length: 20 }, (_, i) => [`notes/${i % 3}`, { i, text: 'naïve 😀' }]),
    );
  });

  test('does not bring what was given up, wherever it stands', async () => {
    const folder = await temporaryFolder();
    const { journal } = await journalIn(folder);
    const [first, second, third] = ['a', 'b', 'c'].map((key) => journal.append(key, key));
    await second?.undo();
    await Promise.all([first?.durable, third?.durable]);
    expect((await leftIn(folder)).entries).toEqual([
      ['a', 'a'],
      ['c', 'c'],
    ]);
  });

  test('skips a last line that a crash cut short, and goes on behind the last whole one', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'journal.jsonl');
    const before = await journalIn(folder);
    await before.journal.append('a', 1).durable;
    await before.journal.close(false);
    await appendFile(path, '{"valid":1,"at":"2026","key":"half');
    expect(await leftIn(folder)).toEqual({ entries: [['a', 1]], damages: [] });
    const after = await journalIn(folder);
    await after.journal.append('b', 2).durable;
    expect((await leftIn(folder)).entries).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });

  test('sets aside whole lines that are none of its own', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'journal.jsonl');
    await writeFile(path, 'nonsense\n{"valid":1,"at":"2026-01-01T00:00:00.000Z","key":"a","data":1}\n');
    const { entries, damages } = await leftIn(folder);
    expect(entries).toEqual([['a', 1]]);
    expect(damages).toHaveLength(1);
    expect(await readFile(damages[0]?.aside ?? '', 'utf8')).toBe('nonsense\n');
    // Once, and not at each start.
    expect(await leftIn(folder)).toEqual({ entries, damages: [] });
    await writeFile(path, 'nonsense\n');
    expect((await leftIn(folder)).damages).toHaveLength(1);
    expect(await leftIn(folder)).toEqual({ entries: [], damages: [] });
  });

  test('forgets what belongs to an article that is gone for good, and nothing that comes later', async () => {
    const folder = await temporaryFolder();
    const { journal } = await journalIn(folder);
    journal.append('notes/A', 1);
    journal.append('article/A', 1);
    journal.append('notes/B', 1);
    await journal.forget('A');
    await journal.append('notes/A', 2).durable;
    expect((await leftIn(folder)).entries).toEqual([
      ['notes/B', 1],
      ['notes/A', 2],
    ]);
  });

  test('keeps what waits for its article, but not for ever; and is gone where nothing waits', async () => {
    const folder = await temporaryFolder();
    const { journal } = await journalIn(folder);
    const entry = { valid: 1 as const, key: 'notes/A', data: 1 };
    await journal.keep([
      { ...entry, at: '2026-01-01T00:00:00.000Z' },
      { ...entry, at: '2025-01-01T00:00:00.000Z', data: 0 },
    ]);
    expect((await leftIn(folder)).entries).toEqual([['notes/A', 1]]);
    await journal.keep([]);
    expect(await snapshot(folder)).toEqual({});
  });

  test('keeps what waits when the rest has reached its files, until its article is removed for good', async () => {
    const folder = await temporaryFolder();
    const at = '2026-01-01T00:00:00.000Z';
    const before = await journalIn(folder);
    await before.journal.keep(['A', 'B'].map((id) => ({ valid: 1, at, key: `notes/${id}`, data: id })));
    for (const text of ['short', 'x'.repeat(9 * 1024 * 1024)]) {
      const ticket = before.journal.append('notes/C', text);
      await ticket.durable;
      ticket.done();
      await before.journal.settled();
    }
    const waiting = [
      ['notes/A', 'A'],
      ['notes/B', 'B'],
    ];
    expect((await leftIn(folder)).entries).toEqual(waiting);
    const ticket = before.journal.append('notes/C', 'more');
    await ticket.durable;
    ticket.done();
    await before.journal.close(true);
    expect((await leftIn(folder)).entries).toEqual(waiting);
    const after = await journalIn(folder);
    await after.journal.keep(await after.journal.left());
    await after.journal.forget('A');
    await after.journal.close(true);
    expect((await leftIn(folder)).entries).toEqual([['notes/B', 'B']]);
  });

  test('is readable by nobody else, and empty after a clean end', async () => {
    const folder = await temporaryFolder();
    const { journal } = await journalIn(folder);
    const ticket = journal.append('a', 'private');
    await ticket.durable;
    ticket.done();
    await journal.close(true);
    const found = await stat(join(folder, 'journal.jsonl'));
    expect(found.size).toBe(0);
    if (process.platform !== 'win32') expect(found.mode & 0o077).toBe(0);
  });

  test('takes nothing after its end, when it may be that of another process', async () => {
    const folder = await temporaryFolder();
    const { journal } = await journalIn(folder);
    await journal.close(true);
    const late = journal.append('a', 1);
    await late.durable;
    late.done();
    await journal.forget('A');
    expect(await snapshot(folder)).toEqual({});
  });

  test('that cannot be written is told once, and keeps nobody waiting', async () => {
    const folder = join(await temporaryFolder(), 'state');
    const { journal, troubles } = await journalIn(folder);
    await Promise.all([journal.append('a', 1).durable, journal.append('b', 2).durable]);
    const given = journal.append('c', 3);
    await given.undo();
    expect(troubles).toHaveLength(1);
    await mkdir(folder);
    await journal.append('d', 4).durable;
    expect((await leftIn(folder)).entries).toEqual([['d', 4]]);
  });
});

describe('after a crash', () => {
  const html = '<p>The bridge was closed on Monday.</p>';
  const article = '01TEST00000000000000000001';

  /** A library as a process that was killed leaves it: with what it had put into its journal. */
  async function crashed() {
    const folder = await temporaryFolder();
    const place = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
    const app = await openApp(place);
    await app.library.add(articleOf(article, html), filesOf(html));
    const note = await app.notes.create(article, { passage: null, body: 'first' });
    const path = join(place.libraryDirectory, 'notes', `${article}.json`);
    const earlier = await readFile(path);
    const added = await app.notes.create(article, { passage: null, body: 'second' });
    await app.notes.update(article, note.id, { body: 'first, changed' });
    await app.library.update(article, { tags: ['bridges'] });
    await app.entities.correct({
      kind: 'rename',
      entity: { type: 'place', name: 'Bridge' },
      to: 'The Bridge',
      articles: null,
    });
    const journal = await readFile(join(place.stateDirectory, 'journal.jsonl'));
    const trash = async () => {
      await app.library.trash(article);
      await app.library.remove(article);
    };
    const end = async () => {
      await app.close();
      await writeFile(join(place.stateDirectory, 'journal.jsonl'), journal);
    };
    return { place, path, earlier, note, added, end, trash };
  }

  test('a start brings what the files lack', async () => {
    const { place, path, earlier, note, added, end } = await crashed();
    await end();
    // What a power cut does to a disk that lies: the file is as it was some changes before.
    await writeFile(path, earlier);
    await rm(join(place.libraryDirectory, 'entities.json'));
    const app = await openApp(place);
    const bodies = Object.fromEntries((await app.notes.list(article)).map(({ id, body }) => [id, body]));
    expect(bodies).toEqual({ [note.id]: 'first, changed', [added.id]: 'second' });
    expect((await app.library.get(article)).tags).toEqual(['bridges']);
    expect(await app.entities.corrections({ deleted: false })).toHaveLength(1);
  });

  test('and of a file that is damaged', async () => {
    const { place, path, note, added, end } = await crashed();
    await end();
    await writeFile(path, '');
    const app = await openApp(place);
    expect((await app.notes.list(article)).map(({ id }) => id).sort()).toEqual([note.id, added.id].sort());
  });

  test('what is refused, as by a file of a newer Postil, keeps nobody from the library, and waits', async () => {
    const { place, path, earlier, end, note, added } = await crashed();
    await end();
    await writeFile(path, JSON.stringify({ ...JSON.parse(earlier.toString()), format: 2 }));
    const app = await openApp(place);
    expect((await app.library.get(article)).tags).toEqual(['bridges']);
    expect(app.events).toContainEqual(
      expect.objectContaining({ type: 'notice', message: expect.stringMatching(/could not be brought .* next start/) }),
    );
    await app.library.update(article, { tags: ['more'] });
    await app.close();
    await writeFile(path, earlier);
    const after = await openApp(place);
    expect((await after.library.get(article)).tags).toEqual(['more']);
    const bodies = Object.fromEntries((await after.notes.list(article)).map(({ id, body }) => [id, body]));
    expect(bodies).toEqual({ [note.id]: 'first, changed', [added.id]: 'second' });
  });

  test('where nothing is lacking, or was changed since on another machine, nothing is written', async () => {
    const { place, path, end, note } = await crashed();
    await end();
    const file = JSON.parse(await readFile(path, 'utf8'));
    for (const annotation of file.annotations) {
      if (annotation.id !== note.id) continue;
      annotation.body = 'from elsewhere';
      annotation.modified = '2027-01-01T00:00:00.000Z';
    }
    await writeFile(path, JSON.stringify(file));
    const before = await snapshot(place.libraryDirectory);
    await openApp(place);
    expect(await snapshot(place.libraryDirectory)).toEqual(before);
  });

  test('notes of an article that was removed for good stay away, and those of one that is away wait', async () => {
    const { place, path, end, trash } = await crashed();
    await trash();
    await end();
    const app = await openApp(place);
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
    await app.close();
    expect(await readFile(join(place.stateDirectory, 'journal.jsonl'), 'utf8')).toContain(`notes/${article}`);
  });
});
