import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findNote } from '#core/notes/find-note.ts';
import { notesFileSchema } from '#shared/model/annotation.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';

const id = '01TEST00000000000000000001';
const html =
  '<p>The bridge was closed on Monday after an engineer had found a crack.</p>\n<h2>What follows</h2>\n<p>The town will pay for a ferry until the summer, the mayor said.</p>';

async function setUp() {
  const directory = join(await temporaryFolder(), 'Library');
  const opened = await openLibrary(directory);
  const article = await opened.library.add(articleOf(id, html), filesOf(html));
  const { text } = await opened.library.body(id);
  const passageOf = (quote: string) => {
    const start = text.indexOf(quote);
    return { start, end: start + quote.length, content: article.content };
  };
  return { directory, path: join(directory, 'notes', `${id}.json`), text, article, passageOf, ...opened };
}

describe('a text that was begun with another', () => {
  const start = async (body: string, tags: string[] = []) => {
    const { notes } = await setUp();
    const { id: note } = await notes.create(id, { passage: null, body, tags });
    return { notes, note, base: { body, tags } };
  };

  test('is merged with what was written meanwhile', async () => {
    const { notes, note, base } = await start('Who pays?\n\nWho built it?', ['bridge', 'costs']);
    await notes.update(id, note, { body: 'Who pays for it?\n\nWho built it?', tags: ['bridge', 'town'] });
    const mine = { body: 'Who pays?\n\nWho built it, and when?', tags: ['costs', 'bridge', 'ferry'] };
    expect(await notes.update(id, note, mine, base)).toMatchObject({
      body: 'Who pays for it?\n\nWho built it, and when?',
      tags: ['bridge', 'ferry', 'town'],
    });
  });

  test('stands behind it where both changed the same words, and takes the place of what nobody else changed', async () => {
    const { notes, note, base } = await start('Who pays?');
    await notes.update(id, note, { body: 'The town pays.' });
    const both = 'The town pays.\n\nThe state pays.';
    expect(await notes.update(id, note, { body: 'The state pays.' }, base)).toMatchObject({ body: both });
    expect(await notes.update(id, note, { body: 'Nobody.' }, { body: both, tags: [] })).toMatchObject({
      body: 'Nobody.',
    });
  });

  test('keeps the tags and links that others gave it, and says what it had', async () => {
    const { notes, note, base } = await start('Who pays?', ['bridge']);
    const link = (to: string) => ({ to, relation: 'see-also' as const });
    await notes.update(id, note, { tags: ['bridge', 'town'], links: [link('theirs')] });
    const mine = { body: 'Who pays for it?', tags: ['bridge'], links: [link('mine')] };
    expect(await notes.update(id, note, mine, { ...base, links: [] })).toMatchObject({
      ...mine,
      tags: ['bridge', 'town'],
      links: [link('mine'), link('theirs')],
      meanwhile: { ...base, tags: ['bridge', 'town'], links: [link('theirs')] },
    });
  });
});

describe('a new annotation', () => {
  test('is in the file of the plan when it is acknowledged', async () => {
    const { notes, passageOf, path, article } = await setUp();
    const passage = passageOf('found a crack');
    const input = { passage, color: 'green' as const, body: 'Which *engineer*?', tags: ['to check'] };
    const made = await notes.create(id, input);
    expect(made.place).toEqual({ state: 'exact', start: passage.start, end: passage.end, confidence: 1 });
    const file = JSON.parse(await readFile(path, 'utf8'));
    expect(file).toEqual({
      format: 1,
      article: id,
      annotations: [
        {
          id: '01TEST00000000000000000500',
          kind: 'note',
          color: 'green',
          anchor: {
            quote: {
              exact: 'found a crack',
              prefix: 'The bridge was closed on Monday after an engineer had ',
              suffix: '.\nWhat follows\nThe town will pay for a ferry until the summer, the mayor said.',
            },
            position: { start: passage.start, end: passage.end },
            content: article.content,
          },
          body: 'Which *engineer*?',
          tags: ['to check'],
          links: [],
          created: expect.stringMatching(/^2026-01-02T03:04:\d\d\.000Z$/),
          modified: file.annotations[0].created,
          deleted: null,
        },
      ],
    });
    expect(notesFileSchema.parse(file)).toEqual(file);
  });

  test('is of the kind that it holds, and yellow unless told otherwise', async () => {
    const { notes, passageOf } = await setUp();
    const passage = passageOf('a ferry');
    expect(await notes.create(id, { passage })).toMatchObject({
      kind: 'highlight',
      color: 'yellow',
      body: '',
      tags: [],
    });
    expect(await notes.create(id, { passage, body: 'words' })).toMatchObject({ kind: 'note' });
    expect(await notes.create(id, { passage: null, body: 'words' })).toMatchObject({
      kind: 'article-note',
      anchor: null,
      place: null,
    });
  });

  test('may span blocks and is widened to whole characters', async () => {
    const { notes, library } = await setUp();
    const emoji = '01TEST00000000000000000002';
    const body = '<p>One 😀</p>\n<p>two</p>';
    const { content } = await library.add(articleOf(emoji, body), filesOf(body));
    const made = await notes.create(emoji, { passage: { start: 5, end: 8, content } });
    expect(made.anchor?.quote.exact).toBe('😀\nt');
    expect(made.place).toMatchObject({ state: 'exact', start: 4, end: 8 });
  });

  test('on a body that is no longer there is refused, and nothing is written', async () => {
    const { notes, passageOf, library, directory } = await setUp();
    const passage = passageOf('a ferry');
    const corrected = html.replace('Monday', 'Tuesday');
    await library.replaceBody(id, articleOf(id, corrected), filesOf(corrected));
    await expect(notes.create(id, { passage })).rejects.toMatchObject({ code: 'conflict' });
    expect(await readdir(join(directory, 'notes'))).toEqual([]);
  });

  test.each([
    ['no text', { start: 4, end: 4 }],
    ['a negative length', { start: 9, end: 4 }],
    ['more than the text', { start: 0, end: 100_000 }],
    ['half a unit', { start: 0, end: 1.5 }],
  ])('of %s is refused', async (_what, range) => {
    const { notes, article } = await setUp();
    const passage = { ...range, content: article.content };
    await expect(notes.create(id, { passage })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('changing', () => {
  test('changes what was asked for, its kind and its time', async () => {
    const { notes, passageOf } = await setUp();
    const made = await notes.create(id, { passage: passageOf('a ferry'), tags: ['a'] });
    const noted = await notes.update(id, made.id, { body: 'Now a note' });
    expect(noted).toEqual({ ...made, kind: 'note', body: 'Now a note', modified: noted.modified });
    expect(noted.modified > made.modified).toBe(true);
    expect(await notes.update(id, made.id, { color: 'red', body: '', tags: [] })).toMatchObject({
      kind: 'highlight',
      color: 'red',
      tags: [],
      created: made.created,
    });
  });

  test('what is not there is an error', async () => {
    const { notes } = await setUp();
    await expect(notes.update(id, 'none', {})).rejects.toMatchObject({ code: 'not-found' });
    await expect(notes.delete(id, 'none')).rejects.toMatchObject({ code: 'not-found' });
    await expect(notes.create('01TEST00000000000000000009', { passage: null, body: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(notes.list('01TEST00000000000000000009')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('keeps what another Postil wrote into the file', async () => {
    const { notes, passageOf, path } = await setUp();
    const { id: note } = await notes.create(id, { passage: passageOf('a ferry') });
    const file = JSON.parse(await readFile(path, 'utf8'));
    file.folded = [1];
    file.annotations[0].mood = 'later';
    file.annotations[0].anchor.page = 3;
    await writeFile(path, JSON.stringify(file));
    await notes.update(id, note, { body: 'new' });
    const after = JSON.parse(await readFile(path, 'utf8'));
    expect(after).toEqual({
      ...file,
      annotations: [{ ...file.annotations[0], body: 'new', kind: 'note', modified: after.annotations[0].modified }],
    });
  });
});

describe('moving a note to another place', () => {
  test('makes a new anchor of the passage; the one before, given back as it was stored, undoes it', async () => {
    const { notes, passageOf } = await setUp();
    const made = await notes.create(id, { passage: passageOf('Monday'), body: 'When?' });
    const passage = passageOf('until the summer');
    const moved = await notes.update(id, made.id, { anchor: passage });
    expect(moved).toMatchObject({ anchor: { quote: { exact: 'until the summer' } }, body: 'When?' });
    expect(moved.place).toMatchObject({ state: 'exact', start: passage.start });
    const undone = await notes.update(id, made.id, { anchor: made.anchor });
    expect(undone).toEqual({ ...made, modified: undone.modified });
  });

  test('keeps it as a note on the article where it is given no place', async () => {
    const { notes, passageOf } = await setUp();
    const made = await notes.create(id, { passage: passageOf('Monday'), body: 'When?' });
    expect(await notes.update(id, made.id, { anchor: null })).toMatchObject({ kind: 'article-note', place: null });
  });

  test('to a place of another body is refused, and nothing is written', async () => {
    const { notes, passageOf, path } = await setUp();
    const made = await notes.create(id, { passage: passageOf('Monday') });
    const before = await readFile(path, 'utf8');
    const anchor = { ...passageOf('a ferry'), content: 'sha256-other' };
    await expect(notes.update(id, made.id, { anchor })).rejects.toMatchObject({ code: 'conflict' });
    expect(await readFile(path, 'utf8')).toBe(before);
  });
});

describe('several at once', () => {
  test('come, go and return in one write each', async () => {
    const { notes, passageOf } = await setUp();
    const made = await notes.createMany(id, [{ passage: passageOf('Monday') }, { passage: passageOf('a ferry') }]);
    const ids = made.map((note) => note.id);
    expect(await notes.list(id)).toEqual(made);
    const deleted = await notes.deleteMany(id, ids);
    expect(new Set(deleted.map((note) => note.deleted)).size).toBe(1);
    expect(await notes.list(id)).toEqual([]);
    await notes.restoreMany(id, ids);
    expect((await notes.list(id)).map((note) => note.id)).toEqual(ids);
  });

  test('are all refused where one is', async () => {
    const { notes, passageOf } = await setUp();
    const { id: kept } = await notes.create(id, { passage: passageOf('Monday') });
    const outside = { start: 0, end: 99_999, content: passageOf('Monday').content };
    const many = [{ passage: passageOf('a ferry') }, { passage: outside }];
    await expect(notes.createMany(id, many)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(notes.deleteMany(id, [kept, 'none'])).rejects.toMatchObject({ code: 'not-found' });
    expect((await notes.list(id)).map((note) => note.id)).toEqual([kept]);
  });
});

describe('deleting', () => {
  test('leaves a record, and restoring gives back the very same', async () => {
    const { notes, passageOf, path } = await setUp();
    const kept = await notes.create(id, { passage: passageOf('Monday') });
    const made = await notes.create(id, { passage: passageOf('a ferry'), body: 'x', tags: ['t'] });
    expect((await notes.delete(id, made.id)).deleted).toMatch(/^2026-/);
    expect((await notes.list(id)).map((note) => note.id)).toEqual([kept.id]);
    expect(await notes.count(id)).toBe(1);
    expect(JSON.parse(await readFile(path, 'utf8')).annotations).toHaveLength(2);
    const restored = await notes.restore(id, made.id);
    expect(restored).toEqual({ ...made, modified: restored.modified });
    expect(await notes.count(id)).toBe(2);
  });
});

describe('listing', () => {
  test('is in text order, notes on the article first, and the same after a restart', async () => {
    const { notes, passageOf, directory } = await setUp();
    const late = await notes.create(id, { passage: passageOf('the mayor said') });
    const early = await notes.create(id, { passage: passageOf('The bridge') });
    const whole = await notes.create(id, { passage: null, body: 'On all of it' });
    const listed = await notes.list(id);
    expect(listed.map((note) => note.id)).toEqual([whole.id, early.id, late.id]);
    expect(await (await openLibrary(directory)).notes.list(id)).toEqual(listed);
  });

  test('tells where each stands once the body has changed', async () => {
    const { notes, passageOf, library } = await setUp();
    const moved = await notes.create(id, { passage: passageOf('The town will pay for a ferry until the summer') });
    const changed = await notes.create(id, {
      passage: passageOf('closed on Monday after an engineer had found a crack'),
    });
    const corrected =
      '<p>A correction was made.</p>\n<p>The bridge was closed on Sunday after an engineer had seen a crack.</p>\n<h2>What follows</h2>\n<p>The town will pay for a ferry until the summer, the mayor said.</p>';
    await library.replaceBody(id, articleOf(id, corrected), filesOf(corrected));
    const { text } = await library.body(id);
    const listed = await notes.list(id);
    const placeOf = (note: { id: string }) => listed.find((each) => each.id === note.id)?.place;
    expect(placeOf(moved)).toMatchObject({ state: 'moved', start: text.indexOf('The town will') });
    expect(placeOf(changed)).toMatchObject({ state: 'changed', start: text.indexOf('closed on Sunday') });
    expect(listed.map((note) => note.id)).toEqual([changed.id, moved.id]);
  });

  test('still works where the text is missing: the passages are lost, not the notes', async () => {
    const { notes, passageOf, library } = await setUp();
    const made = await notes.create(id, { passage: passageOf('a ferry'), body: 'kept' });
    await rm(join(library.folderOf(id), 'content.html'));
    expect(await notes.list(id)).toMatchObject([{ id: made.id, body: 'kept', place: { state: 'lost', start: null } }]);
    expect(await notes.update(id, made.id, { body: 'still editable' })).toMatchObject({ body: 'still editable' });
  });

  test('goes on beside a damaged file, which is kept', async () => {
    const { notes, passageOf, path, directory } = await setUp();
    await notes.create(id, { passage: passageOf('a ferry') });
    await writeFile(path, (await readFile(path)).subarray(0, 100));
    const reopened = await openLibrary(directory);
    expect(await reopened.notes.list(id)).toEqual([]);
    await reopened.notes.create(id, { passage: null, body: 'new' });
    expect(await reopened.notes.count(id)).toBe(1);
    expect(reopened.policy.damages).toHaveLength(1);
    expect((await readFile(reopened.policy.damages[0]?.aside ?? '')).length).toBe(100);
  });

  test('of a newer Postil is refused with a reason, and counted as none', async () => {
    const { notes, path } = await setUp();
    await writeFile(path, '{"format":2,"marks":[]}');
    await expect(notes.list(id)).rejects.toMatchObject({ code: 'unsupported' });
    expect(await notes.count(id)).toBe(0);
    await expect(notes.create(id, { passage: null, body: 'x' })).rejects.toMatchObject({ code: 'unsupported' });
    expect(await readFile(path, 'utf8')).toBe('{"format":2,"marks":[]}');
  });
});

test('a note is found by the beginning of its id, deleted ones too', async () => {
  const { notes, passageOf } = await setUp();
  const one = await notes.create(id, { passage: passageOf('a ferry') });
  const two = await notes.create(id, { passage: passageOf('Monday') });
  await notes.delete(id, two.id);
  expect(await findNote(notes, [id], two.id.toLowerCase())).toMatchObject({
    articleId: id,
    annotation: { id: two.id },
  });
  expect(await findNote(notes, [id], one.id)).toMatchObject({ annotation: { id: one.id } });
  await expect(findNote(notes, [id], '01TEST')).rejects.toThrow(
    /^2 notes start with 01TEST:\n(?: {2}01TEST\w+ {2}\S.*\n){2}Give/,
  );
  await expect(findNote(notes, [id], 'ZZ')).rejects.toMatchObject({ code: 'not-found' });
});

test('many at once are all kept', async () => {
  const { notes, passageOf, path } = await setUp();
  const made = await Promise.all(
    Array.from({ length: 15 }, (_, i) => notes.create(id, { passage: passageOf('a ferry'), body: `note ${i}` })),
  );
  const file = notesFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  expect(new Set(file.annotations.map(({ body }) => body)).size).toBe(15);
  expect(new Set(made.map((note) => note.id)).size).toBe(15);
});
