import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { slugOf } from '#core/library/slug.ts';
import { counterIds } from '../../support/clock.ts';
import { snapshot, temporaryFolder } from '../../support/folder.ts';
import { articleOf, filePolicy, filesOf, openLibrary } from '../../support/library.ts';

const html = '<p>The first body.</p>\n<p>It has two lines.</p>';
const other = '<p>The second body, corrected.</p>';

async function setUp() {
  const directory = join(await temporaryFolder(), 'Library');
  const id = counterIds();
  const opened = await openLibrary(directory);
  const add = async (body = html, changes = {}) => {
    const article = articleOf(id(), body, changes);
    return opened.library.add(article, filesOf(body, new Map([['a1.png', Uint8Array.of(1, 2, 3)]])));
  };
  return { directory, add, ...opened };
}

describe('adding', () => {
  test('writes the folder of the plan, and gives it back after a restart', async () => {
    const { directory, add } = await setUp();
    const article = await add(html, { title: 'A “Title” / with: signs' });
    const folder = join(directory, 'articles', `a-title-with-signs-${article.id}`);
    expect((await readdir(folder)).sort()).toEqual(['article.json', 'content.html', 'media', 'source.html.gz']);
    expect(JSON.parse(await readFile(join(folder, 'article.json'), 'utf8'))).toEqual(article);
    expect(await readFile(join(folder, 'content.html'), 'utf8')).toBe(html);
    expect(gunzipSync(await readFile(join(folder, 'source.html.gz'))).toString()).toBe('the original');
    expect([...(await readFile(join(folder, 'media', 'a1.png')))]).toEqual([1, 2, 3]);
    const { library } = await openLibrary(directory);
    expect(await library.get(article.id)).toEqual(article);
    expect(library.folderOf(article.id)).toBe(folder);
    expect(await library.body(article.id)).toEqual({
      html,
      content: article.content,
      images: [],
      text: 'The first body.\nIt has two lines.',
    });
  });

  test('leaves nothing when a file of it cannot be written', async () => {
    const { directory, library, add } = await setUp();
    await add();
    const before = await snapshot(directory);
    const bad = articleOf('01TEST00000000000000000999', html, {});
    bad.source.file = 'no/such/folder.gz';
    await expect(library.add(bad, filesOf(html))).rejects.toMatchObject({ code: 'disk' });
    expect(await snapshot(directory)).toEqual(before);
    expect(await library.list()).toHaveLength(1);
  });

  test('what a crash left half-added is removed at the next opening, and nothing else', async () => {
    const { directory, add } = await setUp();
    await add();
    const before = await snapshot(directory);
    await mkdir(join(directory, 'articles', '.adding-01TEST00000000000000000777', 'media'), { recursive: true });
    await writeFile(join(directory, 'articles', '.adding-01TEST00000000000000000777', 'content.html'), '<p>half');
    const { library } = await openLibrary(directory);
    expect(await library.list()).toHaveLength(1);
    expect(await snapshot(directory)).toEqual(before);
  });
});

describe('listing', () => {
  test('is newest first, and finds an id by its beginning', async () => {
    const { library, add } = await setUp();
    const old = await add(html, { saved: '2025-05-05T00:00:00.000Z' });
    const recent = await add(other, { saved: '2026-05-05T00:00:00.000Z' });
    expect((await library.list()).map(({ id }) => id)).toEqual([recent.id, old.id]);
    expect(library.resolveId(old.id.toLowerCase())).toBe(old.id);
    await library.add(articleOf('02TEST00000000000000000001', html), filesOf(html));
    expect(library.resolveId('02t')).toBe('02TEST00000000000000000001');
    expect(() => library.resolveId('01test')).toThrow(
      `2 articles start with 01test:\n  ${old.id}  ${slugOf(old.title)}\n  ${recent.id}  ${slugOf(recent.title)}\nGive as many letters`,
    );
    for (let at = 0; at < 5; at += 1)
      await library.add(articleOf(`02TEST0000000000000000001${at}`, html), filesOf(html));
    expect(() => library.resolveId('02')).toThrow(/^6 articles(?:.*\n){6} {2}…\nGive/);
    expect(() => library.resolveId('ZZZ')).toThrow('There is no article');
  });

  test('takes no notice of what a person keeps in the folder', async () => {
    const { directory, add } = await setUp();
    await add();
    await writeFile(join(directory, 'articles', 'notes-01TEST00000000000000000888'), 'a file of that name');
    await mkdir(join(directory, 'articles', 'my own things'));
    expect(await (await openLibrary(directory)).library.list()).toHaveLength(1);
  });

  test('leaves out an article of a newer Postil, reports it once, and leaves it alone', async () => {
    const { directory, add } = await setUp();
    const { id } = await add();
    await add(other);
    const path = join(directory, 'articles', `article-01-${id}`, 'article.json');
    await writeFile(path, JSON.stringify({ ...articleOf(id, html), format: 2 }));
    const before = await snapshot(directory);
    const { library, policy } = await openLibrary(directory);
    expect(await library.list()).toHaveLength(1);
    expect(await library.list()).toHaveLength(1);
    expect(policy.damages).toEqual([{ path, aside: null, reason: expect.stringContaining('newer Postil') }]);
    await expect(library.get(id)).rejects.toMatchObject({ code: 'unsupported' });
    await expect(library.update(id, { state: 'later' })).rejects.toMatchObject({ code: 'unsupported' });
    expect(await snapshot(directory)).toEqual(before);
  });
});

describe('an article.json that is missing or damaged', () => {
  test.each(['missing', 'damaged'])('(%s) is made anew: title, body and place stay', async (kind) => {
    const { directory, add } = await setUp();
    const { id } = await add(html, { title: 'The Long Way Home' });
    const folder = join(directory, 'articles', `the-long-way-home-${id}`);
    if (kind === 'missing') await rm(join(folder, 'article.json'));
    else await writeFile(join(folder, 'article.json'), '{"format":1,');
    const { library, policy } = await openLibrary(directory);
    const article = await library.get(id);
    expect(article).toMatchObject({ id, title: 'The long way home', deleted: null });
    expect(article.warnings).toHaveLength(1);
    expect((await library.body(id)).html).toBe(html);
    await library.update(id, { title: 'Named again' });
    expect(await (await openLibrary(directory)).library.get(id)).toMatchObject({ title: 'Named again' });
    expect(policy.damages).toHaveLength(kind === 'damaged' ? 1 : 0);
    const asides = (await readdir(folder)).filter((name) => name.includes('.damaged-'));
    expect(asides).toHaveLength(kind === 'damaged' ? 1 : 0);
  });

  test('in the trash stays in the trash', async () => {
    const { directory, library, add } = await setUp();
    const { id } = await add();
    await library.trash(id);
    await rm(join(library.folderOf(id), 'article.json'));
    const [article] = await (await openLibrary(directory)).library.list();
    expect(article?.deleted).not.toBeNull();
  });
});

describe('changing', () => {
  test('touches only what was asked for, and keeps unknown keys', async () => {
    const { directory, library, add } = await setUp();
    const article = await add(html, { later: { key: 1 } });
    const changed = await library.update(article.id, { state: 'archive', tags: ['a', 'b'] });
    expect(changed).toEqual({
      ...article,
      state: 'archive',
      tags: ['a', 'b'],
      modified: changed.modified,
      changed: { state: changed.modified, tags: changed.modified },
    });
    expect(changed.modified).toMatch(/^2026-01-02T03:04:/);
    expect(await (await openLibrary(directory)).library.get(article.id)).toEqual(changed);
  });

  test('facts that the person states are theirs, until that is taken back', async () => {
    const { library, add } = await setUp();
    const { id, title, byline } = await add(html);
    expect((await library.update(id, { title, state: 'later' })).edited).toEqual([]);
    const changed = await library.update(id, { byline: 'Ada Brandt', published: '2025-03-09', site: 'The Ledger' });
    expect(changed).toMatchObject({ byline: 'Ada Brandt', published: '2025-03-09', site: 'The Ledger' });
    expect([...changed.edited].sort()).toEqual(['byline', 'published', 'site']);
    const undone = await library.update(id, { byline, edited: ['published', 'site'] });
    expect(undone).toMatchObject({ byline, edited: ['published', 'site'] });
  });

  test('an article that is not there is an error, never a throw past the promise', async () => {
    const { library } = await setUp();
    const id = '01TEST00000000000000000404';
    for (const act of [
      () => library.get(id),
      () => library.update(id, {}),
      () => library.body(id),
      () => library.trash(id),
      () => library.restore(id),
      () => library.replaceBody(id, articleOf(id, html), filesOf(html)),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('the trash', () => {
  test('takes the folder, and gives it back as it was', async () => {
    const { directory, library, add } = await setUp();
    const article = await add();
    const name = `article-01-${article.id}`;
    const trashed = await library.trash(article.id);
    expect(trashed.deleted).toMatch(/^2026-01-02T03:04:/);
    expect(trashed).toEqual({ ...article, deleted: trashed.deleted, changed: { deleted: trashed.deleted } });
    expect(await readdir(join(directory, 'articles'))).toEqual([]);
    expect(await readdir(join(directory, 'trash'))).toEqual([name]);
    expect((await library.body(article.id)).html).toBe(html);
    expect(await (await openLibrary(directory)).library.list()).toEqual([trashed]);
    expect(await library.restore(article.id)).toMatchObject(article);
    expect(await readdir(join(directory, 'trash'))).toEqual([]);
    expect(await library.update(article.id, { state: 'later' })).toMatchObject({ state: 'later', deleted: null });
  });

  test('is left by restoring twice, and entered by trashing twice', async () => {
    const { library, add } = await setUp();
    const { id } = await add();
    await library.trash(id);
    await library.trash(id);
    await library.restore(id);
    expect((await library.restore(id)).deleted).toBeNull();
  });
});

test('what is said to be unread stays so where an earlier state of it is met again', async () => {
  const { library, add } = await setUp();
  const { id } = await add();
  const read = structuredClone(await library.update(id, { progress: { furthest: 0.8, last: 0.7 } }));
  const unread = await library.update(id, { progress: { furthest: 0, last: 0, at: null } });
  expect(unread.changed?.unread).toBe(unread.changed?.progress);
  expect(await library.absorb(id, [read])).toBe(false);
  expect((await library.get(id)).progress).toEqual({ furthest: 0, last: 0, at: null });
  expect((await library.update(id, { progress: read.progress })).progress.furthest).toBe(0.8);
});

test('a place is kept by what a person says of it, and what is read on never counts less than what was said', async () => {
  const { library, add } = await setUp();
  const { id } = await add();
  const begun = structuredClone(await library.update(id, { progress: { furthest: 0.5, last: 0.4 } }));
  const read = await library.update(id, { progress: { furthest: 1 } });
  expect(read.progress).toMatchObject({ furthest: 1, last: 0.4 });
  // As what was on its way when that was said.
  expect((await library.update(id, { progress: { furthest: 0.6, last: 0.6 } })).progress).toMatchObject({
    furthest: 1,
    last: 0.6,
  });
  expect((await library.update(id, { progress: begun.progress })).progress).toEqual(begun.progress);
});

test('an article that was said to be unread by mistake counts again what another machine read before', async () => {
  const { library, add } = await setUp();
  const { id } = await add();
  const begun = structuredClone(await library.update(id, { progress: { furthest: 0.5, last: 0.4 } }));
  const further = { ...begun.progress, furthest: 0.9, last: 0.9 };
  const elsewhere = { ...begun, progress: further };
  await library.update(id, { progress: { furthest: 0, last: 0, at: null } });
  expect((await library.update(id, { progress: begun.progress })).changed?.unread).toBeUndefined();
  await library.absorb(id, [elsewhere]);
  expect((await library.get(id)).progress.furthest).toBe(0.9);
});

describe('a new body', () => {
  test('keeps the one before as a version and what the person did with the article', async () => {
    const { directory, library, add } = await setUp();
    const article = await add();
    await library.update(article.id, { tags: ['kept'], state: 'reading', progress: { furthest: 0.5, last: 0.4 } });
    const next = articleOf(article.id, other, { title: 'Corrected', saved: '2030-01-01T00:00:00.000Z' });
    const changed = await library.replaceBody(article.id, next, filesOf(other));
    expect(changed).toMatchObject({
      title: 'Corrected',
      content: next.content,
      tags: ['kept'],
      state: 'reading',
      progress: { furthest: 0.5, last: 0.4 },
      saved: article.saved,
      versions: [{ content: article.content, replaced: expect.any(String) }],
    });
    const version = join(library.folderOf(article.id), 'versions', `${article.content}.html`);
    expect(await readFile(version, 'utf8')).toBe(html);
    expect((await library.body(article.id)).html).toBe(other);
    expect(await (await openLibrary(directory)).library.get(article.id)).toEqual(changed);
  });

  test('can take the place of one that went missing', async () => {
    const { library, add } = await setUp();
    const article = await add();
    await rm(join(library.folderOf(article.id), 'content.html'));
    await expect(library.body(article.id)).rejects.toMatchObject({ code: 'damaged' });
    expect(await library.bodyIfThere(article.id)).toBeNull();
    const next = articleOf(article.id, other);
    expect((await library.replaceBody(article.id, next, filesOf(other))).versions).toEqual([]);
    expect((await library.body(article.id)).html).toBe(other);
  });

  test('written by another program is what is read next', async () => {
    const { library, add } = await setUp();
    const { id } = await add();
    await library.body(id);
    await writeFile(join(library.folderOf(id), 'content.html'), other);
    expect((await library.body(id)).text).toBe('The second body, corrected.');
  });
});

test('a library opened for reading is not written to', async () => {
  const { directory, add } = await setUp();
  const { id } = await add();
  await mkdir(join(directory, 'articles', '.adding-01TEST00000000000000000777'));
  await rm(join(directory, 'trash'), { recursive: true });
  const before = await snapshot(directory);
  const { library, notes } = await openLibrary(directory, filePolicy({ readOnly: true }));
  expect(await library.list()).toHaveLength(1);
  expect(await notes.list(id)).toEqual([]);
  await expect(library.update(id, { state: 'later' })).rejects.toThrow('opened for reading');
  await expect(library.trash(id)).rejects.toThrow('opened for reading');
  await expect(notes.create(id, { passage: null, body: 'x' })).rejects.toThrow('opened for reading');
  expect(await snapshot(directory)).toEqual(before);
});

describe('an article on its way to the trash and back', () => {
  test('is read and changed all the same', async () => {
    const { directory, library, add } = await setUp();
    const { id, content } = await add();
    for (let round = 0; round < 20; round += 1) {
      const move = round % 2 === 0 ? library.trash(id) : library.restore(id);
      const asked = Array.from({ length: 12 }, async (_, at) => {
        // Some at once, some in the midst of it.
        for (let turn = 0; turn < at; turn += 1) await new Promise(setImmediate);
        return Promise.all([
          library.body(id),
          library.contentOf(id),
          library.media(id, 'a1.png'),
          library.get(id),
          library.update(id, ({ tags }) => ({ tags: [...tags, `${round}-${at}`] })),
        ]);
      });
      for (const [body, hash, media, article] of await Promise.all(asked)) {
        expect({ html: body.html, hash, size: media?.length, content: article.content }).toEqual({
          ...{ html, hash: content, size: 3, content },
        });
      }
      await move;
    }
    const { library: opened } = await openLibrary(directory);
    expect((await opened.get(id)).tags).toHaveLength(20 * 12);
  });
});
