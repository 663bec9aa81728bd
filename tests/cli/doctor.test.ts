import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importPage, makeNearWorld } from './postil.ts';

describe('postil doctor', () => {
  const world = makeNearWorld();
  const { postil, library } = world;
  let folder = '';
  let article = '';

  const wrong = async () => {
    const { status, lines } = await postil(['doctor', '--json']);
    return { status, found: lines.filter((line) => line.ok === false).map(({ check, path }) => `${check} ${path}`) };
  };

  /** Damages the library, asks the doctor, and mends it again. */
  const damaged = async (path: string, damage: (path: string) => Promise<unknown>) => {
    const whole = await readFile(path).catch(() => null);
    await damage(path);
    const found = await wrong();
    if (whole === null) await rm(path, { recursive: true });
    else await writeFile(path, whole);
    return found;
  };

  test('finds nothing in a sound library and says how the notes stand', async () => {
    article = await importPage(world);
    await postil(['note', 'add', article, '--quote', 'a salt marsh']);
    await postil(['note', 'add', article, '--body', 'On the whole']);
    folder = join('articles', (await readdir(join(library, 'articles')))[0] ?? '');
    const { status, lines } = await postil(['doctor', '--json']);
    expect(status).toBe(0);
    for (const line of lines)
      expect(line).toMatchObject({ check: expect.any(String), ok: true, path: expect.any(String) });
    expect(lines.find((line) => line.check === 'notes')?.detail).toMatch(/1 exact/);
    expect((await postil(['doctor'])).out).toMatch(/^\d+ checks, all is well\.\n$/);
  });

  test('tells of conflict copies, and merges them when it is asked to', async () => {
    const notes = join(library, 'notes', `${article}.json`);
    const copy = join('notes', `${article}.sync-conflict-20261128-101010-ABCDEFG.json`);
    const file = JSON.parse(await readFile(notes, 'utf8'));
    const theirs = { ...file.annotations[0], id: '01TEST00000000000000000777', body: 'Theirs' };
    await writeFile(join(library, copy), JSON.stringify({ ...file, annotations: [theirs] }));
    expect(await wrong()).toEqual({ status: 1, found: [`conflict-copies ${copy}`] });
    expect((await postil(['doctor'])).out).toContain(`${copy}: is a conflict copy of notes/${article}.json`);
    const { status, lines } = await postil(['doctor', '--repair', '--json']);
    expect(status).toBe(0);
    expect(lines[0]).toEqual({
      check: 'conflict-copies',
      ok: true,
      path: copy,
      detail: expect.stringMatching(/^1 note from a conflict copy of .* was merged\. It is now trash\/conflicts\//),
    });
    expect(JSON.parse(await readFile(notes, 'utf8')).annotations).toHaveLength(file.annotations.length + 1);
    expect(await wrong()).toEqual({ status: 0, found: [] });
    await writeFile(notes, JSON.stringify(file));
  });

  test('makes the index anew, of the files alone', async () => {
    const found = async () => (await postil(['search', '"salt marsh"', '--json'])).lines.map(({ kind }) => kind);
    expect((await postil(['doctor', '--reindex'])).out).toMatch(/all is well/);
    expect(await found()).toEqual(['article', 'note']);
    const index = (await readdir(world.state, { recursive: true })).find((path) => path.endsWith('index.sqlite'));
    await writeFile(join(world.state, index ?? ''), 'no database');
    expect(await postil(['doctor', '--reindex'])).toMatchObject({ status: 0 });
    expect((await readFile(join(world.state, index ?? ''))).subarray(0, 6).toString()).toBe('SQLite');
    expect(await found()).toEqual(['article', 'note']);
  });

  test('finds each kind of damage, and changes nothing', async () => {
    const at = (path: string) => join(library, path);
    const cut = async (path: string) => writeFile(path, (await readFile(path)).subarray(0, 40));
    const cases: [check: string, path: string, damage: (path: string) => Promise<unknown>][] = [
      ['library', 'postil.json', cut],
      ['article', `${folder}/article.json`, cut],
      ['body', `${folder}/content.html`, (path) => appendFile(path, '<p>More.</p>')],
      ['body', `${folder}/content.html`, (path) => rm(path)],
      ['source', `${folder}/source.html.gz`, cut],
      ['notes', `notes/${article}.json`, cut],
      [
        'notes',
        'notes/01ARZ3NDEKTSV4RRFFQ69G5FAV.json',
        (path) => writeFile(path, '{"format":1,"article":"01ARZ3NDEKTSV4RRFFQ69G5FAV","annotations":[]}'),
      ],
      ['entities', 'entities.json', (path) => writeFile(path, '{"format":1,"corrections":[{}]}')],
      [
        'entities',
        'entities.json',
        (path) => writeFile(path, '{"format":1,"corrections":[{"id":"1","kind":"ignore","entity":{"type":"dog"}}]}'),
      ],
      ['duplicates', 'duplicates.json', (path) => writeFile(path, '{"format":1,"different":[{}]}')],
      ['leftover', `notes/.${article}.json.0123456789ab.tmp`, (path) => writeFile(path, '{')],
      ['leftover', `${folder}/article.json.damaged-2026-01-01T000000.000Z`, (path) => writeFile(path, '{')],
      ['leftover', 'articles/.adding-01ARZ3NDEKTSV4RRFFQ69G5FAV', (path) => mkdir(path)],
    ];
    for (const [check, path, damage] of cases) {
      const { status, found } = await damaged(at(path), damage);
      expect({ path, status, found }).toEqual({ path, status: 1, found: expect.arrayContaining([`${check} ${path}`]) });
    }
    expect(await wrong()).toEqual({ status: 0, found: [] });
  });

  test('finds an earlier text that is missing or was changed, and rules that cannot be read', async () => {
    const path = join(library, folder, 'article.json');
    const record = JSON.parse(await readFile(path, 'utf8'));
    const version = { content: `sha256-${'0'.repeat(64)}`, replaced: '2026-01-01T00:00:00.000Z' };
    const { found } = await damaged(path, () => writeFile(path, JSON.stringify({ ...record, versions: [version] })));
    expect(found).toEqual([`version ${folder}/versions/${version.content}.html`]);
    const rules = join(library, 'rules.json');
    expect((await damaged(rules, () => writeFile(rules, '{"format":1}'))).found).toEqual(['rules rules.json']);
    expect(await wrong()).toEqual({ status: 0, found: [] });
  });

  test('finds an image that is missing', async () => {
    const content = join(library, folder, 'content.html');
    const { found } = await damaged(content, (path) => appendFile(path, '<img src="media/0123abcd.png">'));
    expect(found).toContain(`media ${folder}/media/0123abcd.png`);
  });
});
