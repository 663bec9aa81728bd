// Longer than 300 lines: a merge is followed from its first write to its undoing, with what a crash leaves between.
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { deletedNotes } from '#core/notes/deleted.ts';
import { linksOf } from '#core/notes/links.ts';
import { contentHash } from '#core/storage/hash.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { copyOf, storyOf } from '../../support/copies.ts';

const story = storyOf('Marrow');
const paper = [
  'Sign up to our letter.',
  ...story.slice(0, 9),
  'A new sentence that only the paper has.',
  ...story.slice(9),
];

/** An article kept and another one of nearly the same text, each with notes. */
async function setUp(changes: { kept?: Partial<Article>; given?: Partial<Article> } = {}) {
  const app = await openApp();
  const { library, notes } = app;
  const newId = counterIds(100);
  const [keep, other] = [newId(), newId()];
  await library.add(...copyOf(keep, story, { title: 'Kept', ...changes.kept }));
  await library.add(...copyOf(other, paper, { title: 'Given', ...changes.given }));
  const mark = async (id: string, words: string, body = '') => {
    const { text, content } = await library.body(id);
    const start = text.indexOf(words);
    return notes.create(id, { passage: { start, end: start + words.length, content }, body, tags: ['t'] });
  };
  const own = await mark(keep, 'eaten by worms', 'mine');
  const given = [
    await mark(other, 'bread came over the ice', 'theirs'),
    await mark(other, 'only the paper has'),
    await notes.create(other, { passage: null, body: 'on the whole' }),
  ];
  const gone = await mark(other, 'Fishermen asked');
  await notes.delete(other, gone.id);
  return { app, library, notes, keep, other, own, given, mark };
}

const plain = ({ modified: _, ...note }: Annotation) => note;

test('the kept article has the notes of both, in its own text, and the other one is in the trash', async () => {
  const { app, library, notes, keep, other, own, given } = await setUp();
  expect((await app.near.merge(keep, [other])).notes).toBe(3);
  const { text } = await library.body(keep);
  const found = await notes.list(keep);
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set([own, ...given].map(({ id }) => id)));
  const [theirs, missing, whole] = given.map(({ id }) => found.find((note) => note.id === id));
  expect(text.slice(theirs?.place?.start ?? 0, theirs?.place?.end ?? 0)).toBe('bread came over the ice');
  expect(theirs).toMatchObject({ body: 'theirs', tags: ['t'] });
  expect(['review', 'lost']).toContain(missing?.place?.state);
  expect(missing?.anchor?.quote.exact).toBe('only the paper has');
  expect(whole).toMatchObject({ body: 'on the whole', place: null });
  expect(await notes.list(other)).toEqual([]);
  expect((await deletedNotes(notes, other)).map(({ anchor }) => anchor?.quote.exact)).toEqual(['Fishermen asked']);
  expect((await library.get(other)).deleted).not.toBeNull();
  expect(await readFile(`${library.folderOf(other)}/content.html`, 'utf8')).toContain('only the paper has');
  expect((await app.near.duplicates({ id: null, limit: 9, offset: 0 })).total).toBe(0);
  expect(
    (await app.search.query({ query: 'theirs', limit: 9, typing: false })).hits.map(({ articleId }) => articleId),
  ).toEqual([keep]);
});

test('tags are united, the furthest place counts, and a state that says something goes before the inbox', async () => {
  const { app, keep, other } = await setUp({
    kept: { tags: ['a', 'b'] },
    given: { tags: ['b', 'c'], state: 'archive', progress: { furthest: 0.9, last: 0.2, at: null }, favourite: true },
  });
  const { article } = await app.near.merge(keep, [other]);
  expect(article).toMatchObject({
    tags: ['a', 'b', 'c'],
    state: 'archive',
    progress: { furthest: 0.9, last: 0.2, at: null },
    favourite: true,
  });
});

test('what was decided of the kept article stays', async () => {
  const { app, keep, other } = await setUp({
    kept: { state: 'later', progress: { furthest: 0.9, last: 0.9, at: null } },
    given: { state: 'archive', progress: { furthest: 0.1, last: 0.1, at: null } },
  });
  const { article } = await app.near.merge(keep, [other]);
  expect(article).toMatchObject({ state: 'later', progress: { furthest: 0.9, last: 0.9, at: null } });
});

test('undone, both are as they were', async () => {
  const { app, library, notes, keep, other } = await setUp({ given: { tags: ['c'], state: 'archive' } });
  const state = async () => ({
    articles: await Promise.all([keep, other].map((id) => library.get(id))),
    notes: await Promise.all([keep, other].map(async (id) => (await notes.list(id)).map(plain))),
    deleted: await Promise.all([keep, other].map(async (id) => (await deletedNotes(notes, id)).map(plain))),
  });
  const before = structuredClone(await state());
  for (let time = 0; time < 2; time += 1) {
    await app.near.merge(keep, [other]);
    await app.near.unmerge(keep, [other]);
    const { articles, ...rest } = await state();
    expect(rest).toEqual({ notes: before.notes, deleted: before.deleted });
    // That and when it went to the trash and came back is known all the same.
    expect(articles.map(({ merged: _, mergedInto: __, changed: ___, ...article }) => article)).toEqual(before.articles);
  }
});

test('what was changed since stays changed when it is undone', async () => {
  const { app, library, notes, keep, other, given } = await setUp({ given: { tags: ['c'], state: 'archive' } });
  await app.near.merge(keep, [other]);
  const [theirs, , whole] = given;
  await notes.update(keep, theirs?.id ?? '', { body: 'written anew' });
  await notes.delete(keep, whole?.id ?? '');
  await library.update(keep, { state: 'reading', tags: ['c', 'd'] });
  await app.near.unmerge(keep, [other]);
  expect((await notes.list(other)).map(({ body }) => body).sort()).toEqual(['', 'written anew']);
  expect((await deletedNotes(notes, other)).map(({ body }) => body)).toContain('on the whole');
  expect(await library.get(keep)).toMatchObject({ state: 'reading', tags: ['d'] });
});

test('several are merged at once, one after another into the next, and come apart again', async () => {
  const { app, library, notes, keep, other, mark } = await setUp();
  const third = counterIds(300)();
  await library.add(...copyOf(third, story.slice(2), { title: 'Third' }));
  const note = await mark(third, 'two hundred and twelve signatures', 'counted');
  await app.near.merge(other, [third]);
  await app.near.merge(keep, [other]);
  expect((await notes.list(keep)).find(({ id }) => id === note.id)?.place?.state).toBe('moved');
  await app.near.unmerge(keep, [other]);
  await app.near.unmerge(other, [third]);
  expect((await notes.list(third)).map(({ id }) => id)).toEqual([note.id]);
  await app.near.merge(keep, [other, third]);
  expect(await notes.list(keep)).toHaveLength(5);
  await app.near.unmerge(keep, [other, third]);
  expect((await notes.list(keep)).map(({ body }) => body)).toEqual(['mine']);
});

test('a link to a note that came along leads to where it is now, and back again', async () => {
  const { app, notes, keep, other, own, given } = await setUp();
  const to = given[0]?.id ?? '';
  await notes.update(keep, own.id, { links: [{ to, article: other, relation: 'supports' }] });
  const linked = async () => (await linksOf(app, keep)).map(({ other: { articleId, id } }) => [articleId, id]);
  expect(await linked()).toEqual([[other, to]]);
  await app.near.merge(keep, [other]);
  expect((await linked())[0]).toEqual([keep, to]);
  await app.near.unmerge(keep, [other]);
  expect(await linked()).toEqual([[other, to]]);
});

test('what is changed of the kept article while another one is merged into it, or leaves it, stays', async () => {
  const { app, library, keep, other } = await setUp({ kept: { tags: ['a'] }, given: { tags: ['b'] } });
  const tagMeanwhile = (tag: string) => {
    const spy = vi.spyOn(library, 'record').mockImplementationOnce(async (id, change) => {
      spy.mockRestore();
      await library.update(keep, ({ tags }) => ({ tags: [...tags, tag] }));
      return library.record(id, change);
    });
  };
  tagMeanwhile('c');
  await app.near.merge(keep, [other]);
  expect((await library.get(keep)).tags).toEqual(['a', 'c', 'b']);
  tagMeanwhile('d');
  await app.near.unmerge(keep, [other]);
  expect((await library.get(keep)).tags).toEqual(['a', 'c', 'd']);
});

test.each(['keepBody', 'record', 'trash'] as const)(
  'a crash in %s loses no note, and the merge is completed later',
  async (step) => {
    const { app, library, notes, keep, other } = await setUp({ given: { tags: ['c'] } });
    const broken = vi.spyOn(library, step).mockRejectedValueOnce(new Error('the power went'));
    await expect(app.near.merge(keep, [other])).rejects.toThrow('the power went');
    broken.mockRestore();
    // Either it is merged and in the trash, or neither.
    expect(await library.get(other)).toMatchObject({ deleted: null });
    expect((await library.get(other)).mergedInto ?? null).toBeNull();
    const ids = async () => (await Promise.all([keep, other].map((id) => notes.list(id)))).flat().map(({ id }) => id);
    expect(new Set(await ids()).size).toBe(4);
    await app.near.merge(keep, [other]);
    expect(await notes.list(keep)).toHaveLength(4);
    expect((await library.get(keep)).merged).toHaveLength(1);
    await app.near.unmerge(keep, [other]);
    expect(await notes.list(other)).toHaveLength(3);
    expect((await library.get(keep)).tags).toEqual([]);
  },
);

test('a crash between the two files of notes leaves every note in one of them, and none twice afterwards', async () => {
  const { app, notes, keep, other } = await setUp();
  const move = vi.spyOn(notes as unknown as { write: () => Promise<unknown> }, 'write');
  const write = move.getMockImplementation();
  let writes = 0;
  const original = Object.getPrototypeOf(notes).write as (...given: unknown[]) => Promise<unknown>;
  move.mockImplementation(function (this: unknown, ...given: unknown[]) {
    writes += 1;
    return writes === 2 ? Promise.reject(new Error('the power went')) : original.apply(notes, given);
  });
  await expect(app.near.merge(keep, [other])).rejects.toThrow('the power went');
  move.mockRestore();
  expect(write).toBeUndefined();
  expect(await notes.list(keep)).toHaveLength(4);
  expect(await notes.list(other)).toHaveLength(3);
  await app.near.merge(keep, [other]);
  expect(await notes.list(keep)).toHaveLength(4);
  expect(await notes.list(other)).toEqual([]);
});

test.each(['restore', 'record'] as const)(
  'a crash in %s while it is undone loses nothing, and it is undone later',
  async (step) => {
    const { app, library, notes, keep, other } = await setUp({ given: { tags: ['c'] } });
    await app.near.merge(keep, [other]);
    const broken = vi.spyOn(library, step).mockRejectedValueOnce(new Error('the power went'));
    await expect(app.near.unmerge(keep, [other])).rejects.toThrow('the power went');
    broken.mockRestore();
    const ids = (await Promise.all([keep, other].map((id) => notes.list(id)))).flat().map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([4, 4]);
    await app.near.unmerge(keep, [other]);
    expect(await notes.list(other)).toHaveLength(3);
    expect((await library.get(other)).deleted).toBeNull();
    expect((await library.get(keep)).tags).toEqual([]);
  },
);

test('what another machine writes on an article that was merged away here goes to the kept one, and is told', async () => {
  const { app, library, notes, keep, other, given } = await setUp();
  await app.near.merge(keep, [other]);
  expect(await app.near.carryOver(other)).toBeNull();
  const path = notes.fileOf(other);
  const write = async (change: (note: Annotation) => Annotation, more: Annotation[] = []) => {
    const file = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...file, annotations: [...file.annotations.map(change), ...more] }));
  };
  const changes = new Map<string, Partial<Annotation>>([
    [given[0]?.id ?? '', { body: 'changed there', deleted: null }],
    [given[1]?.id ?? '', { deleted: '2027-01-01T00:00:00.000Z' }],
  ]);
  const modified = '2027-01-01T00:00:00.000Z';
  const { movedTo: _, ...plain } = (await notes.stored(other))[0] as Annotation;
  await write(
    ({ movedTo, ...note }) => {
      const change = changes.get(note.id);
      return change === undefined ? { ...note, ...(movedTo && { movedTo }) } : { ...note, ...change, modified };
    },
    [{ ...plain, id: '01NEW000000000000000000001', body: 'made there', deleted: null, modified }],
  );
  app.events.length = 0;
  await app.trash.expire();
  const found = new Map((await notes.list(keep)).map(({ id, body }) => [id, body]));
  expect(found.get(given[0]?.id ?? '')).toBe('changed there');
  expect(found.has(given[1]?.id ?? '')).toBe(false);
  expect(found.get('01NEW000000000000000000001')).toBe('made there');
  expect(await notes.list(other)).toEqual([]);
  expect(app.events).toContainEqual({
    ...{ type: 'notice', detail: null },
    message: '3 notes that another machine wrote on “Given” after it was merged are now on “Kept”, with the others.',
  });
  // It comes with the others where the merge is undone, and what is older than what is there changes nothing.
  const older = {
    ...plain,
    id: given[2]?.id ?? '',
    body: 'older',
    deleted: null,
    modified: '2000-01-01T00:00:00.000Z',
  };
  await write((note) => (note.id === older.id ? older : note));
  expect(await app.near.carryOver(other)).toBeNull();
  await app.near.unmerge(keep, [other]);
  const back = (await notes.list(other)).map(({ body }) => body);
  expect(back.toSorted()).toEqual(['changed there', 'made there', 'on the whole']);
  expect((await library.get(other)).deleted).toBeNull();
});

test('notes of two articles that two machines merged into one another stay where they are', async () => {
  const { app, library, notes, keep, other } = await setUp();
  await app.near.merge(keep, [other]);
  // What the other machine did at the same time, as a sync tool brings it.
  const [merged] = (await library.get(keep)).merged ?? [];
  if (merged === undefined) throw new Error('nothing was merged');
  await library.record(other, { merged: [{ ...merged, id: keep }] });
  await library.trash(keep, { mergedInto: other });
  const before = [await notes.stored(keep), await notes.stored(other)];
  expect(await app.near.carryOver(keep)).toBeNull();
  expect(await app.near.carryOver(other)).toBeNull();
  await app.trash.expire();
  expect([await notes.stored(keep), await notes.stored(other)]).toEqual(before);
});

test('what cannot be merged is refused and changes nothing', async () => {
  const { app, library, keep, other } = await setUp();
  await expect(app.near.merge(keep, [keep])).rejects.toMatchObject({ code: 'invalid-input' });
  await expect(app.near.merge(keep, ['NOBODY'])).rejects.toMatchObject({ code: 'not-found' });
  await expect(app.near.unmerge(keep, [other])).rejects.toMatchObject({ code: 'invalid-input' });
  await library.trash(other);
  await expect(app.near.merge(keep, [other])).rejects.toMatchObject({ code: 'invalid-input' });
  expect((await library.get(keep)).merged).toBeUndefined();
});

test('a note on an image that the kept article has not comes with its image', async () => {
  const { app, library, notes, keep } = await setUp();
  const third = counterIds(300)();
  const [article, files] = copyOf(third, story);
  const html = `${files.html}<p><img src="media/0123abcd.png" alt="piles"></p>`;
  const media = new Map([['0123abcd.png', new Uint8Array([1, 2, 3])]]);
  await library.add({ ...article, content: contentHash(html) }, { ...files, html, media });
  const { images, content } = await library.body(third);
  const [{ at, file } = { at: 0, file: '' }] = images;
  await notes.create(third, { passage: { start: at, end: at, content, image: file }, body: 'look' });
  await app.near.merge(keep, [third]);
  expect((await notes.list(keep)).find(({ body }) => body === 'look')?.anchor?.image).toBe('0123abcd.png');
  expect(await library.media(keep, '0123abcd.png')).toEqual(Buffer.from([1, 2, 3]));
});

test('what is being typed into a note comes along', async () => {
  const { app, notes, keep, other, given } = await setUp();
  await notes.saveDraft(other, given[0]?.id ?? '', { body: 'half a sent', tags: [] });
  await app.near.merge(keep, [other]);
  expect((await notes.list(keep)).find(({ id }) => id === given[0]?.id)?.body).toBe('half a sent');
});
