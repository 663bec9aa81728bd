import { chmod, mkdir, readFile, rename, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { scanFolder } from '#core/exporting/sync/folder-scan.ts';
import { FolderState } from '#core/exporting/sync/folder-state.ts';
import { removeFile } from '#core/exporting/sync/gone-files.ts';
import { parseTemplate } from '#core/exporting/template.ts';
import { snapshot } from '../../../support/folder.ts';
import { keptFolder } from './kept-folder.ts';

describe('what is deleted in Postil', () => {
  test('goes to .postil/removed where nothing was written into it, and comes back with its article', async () => {
    const { run, library, id, files, path, read } = await keptFolder();
    await run();
    const text = await read();
    await library.trash(id);
    expect((await run()).files).toEqual([{ id, path: path('.postil/removed/a-title.md'), status: 'removed' }]);
    expect(await files()).toEqual([]);
    expect(await read('.postil/removed/a-title.md')).toBe(text);
    expect((await run()).files).toEqual([]);
    await library.restore(id);
    expect((await run()).statuses).toEqual(['written']);
    expect(await read()).toBe(text);
  });

  test('stays with a mark where the person wrote into it, until it is back', async () => {
    const { run, library, id, edit, read } = await keptFolder();
    await run();
    await edit('# A Title', '# A Title\n\nBy hand.');
    await library.trash(id);
    expect((await run()).statuses).toEqual(['kept']);
    expect(await read()).toMatch(/^---\n[\s\S]*\npostil: no longer in Postil\n---\n[\s\S]*By hand\./);
    expect((await run()).files).toEqual([]);
    await library.restore(id);
    expect((await run()).statuses).toEqual(['kept-edits']);
    expect(await read()).not.toContain('no longer in Postil');
  });

  test('of a note the block goes, but for one that was written into', async () => {
    const { run, mark, notes, id, edit, read } = await keptFolder();
    const [first, second] = [await mark('The sea', 'One.'), await mark('Nobody', '')];
    await run();
    await edit('> Nobody', '> Nobody, and I mean it');
    await notes.deleteMany(id, [first.id, second.id]);
    expect((await run()).statuses).toEqual(['kept-edits']);
    const text = await read();
    expect(text).toContain('*No longer in Postil:*');
    expect(text).toContain('> Nobody, and I mean it');
  });

  test('in a folder of highlights each file follows its note', async () => {
    const { run, mark, notes, id, files } = await keptFolder('highlight');
    const [first] = [await mark('The sea', 'One.'), await mark('Nobody', 'Two.')];
    expect((await run()).statuses).toEqual(['written', 'written']);
    await notes.delete(id, first?.id ?? '');
    expect((await run()).statuses.sort()).toEqual(['removed', 'written']);
    expect(await files()).toHaveLength(1);
    expect((await run()).statuses).toEqual(['unchanged']);
  });

  test.each(['the first', 'the second'])('the file of a highlight that went to %s article stays', async (which) => {
    const { run, mark, notes, library, ids, files } = await keptFolder('highlight', ['A Title', 'Another']);
    const [to = '', from = ''] = which === 'the first' ? ids : [...ids].reverse();
    const note = await mark('The sea', 'One.', [], from);
    await run();
    await notes.move(from, new Set([note.id]), { to, pathOf: (path) => [...path, from] });
    await library.trash(from, { mergedInto: to });
    const { statuses } = await run();
    expect(statuses).not.toContain('failed');
    expect(statuses).not.toContain('removed');
    expect(await files()).toHaveLength(1);
    expect((await run()).statuses).toEqual(['unchanged']);
    expect(await files()).toHaveLength(1);
  });

  test('a file into which somebody writes right then is told of, and the others go on', async () => {
    const { run, mark, notes, library, ids, folder, path, edit, read } = await keptFolder('markdown', ['A', 'B']);
    const [first = '', second = ''] = ids;
    await mark('The sea', '', [], first);
    await run();
    await edit('# A', '# A\n\nBy hand.', 'a.md');
    await library.trash(first);
    const state = await FolderState.open(folder, 'lib');
    const scan = await scanFolder(folder, state, '');
    state.base = async () => {
      await writeFile(path('a.md'), `${await read('a.md')}Written meanwhile.\n`);
      return null;
    };
    const told = await removeFile({ library, notes, state, scan, named: new Set() } as never, first);
    expect(told).toMatchObject({ status: 'failed' });
    expect(await read('a.md')).toContain('Written meanwhile.');
    expect((await run()).files).toMatchObject([
      { id: first, status: 'kept' },
      { id: second, status: 'unchanged' },
    ]);
  });
});

describe('front matter', () => {
  test('keys and tags of one’s own stay, in their own words; what Postil knows follows', async () => {
    const { run, mark, edit, read, library, id } = await keptFolder('obsidian');
    await mark('The sea', '', ['salt']);
    await run();
    await edit('tags:\n  - salt', 'rating: 5 # mine\ntags: [salt, mine]\naliases:\n- Sea');
    await edit('url: https://a.example/x', 'url: "https://a.example/x"');
    await mark('Nobody', '', ['wind']);
    await library.update(id, { title: 'Another title' });
    expect((await run()).statuses).toEqual(['kept-edits']);
    const front = /^---\n([\s\S]*?)\n---\n/.exec(await read())?.[1] ?? '';
    expect(front).toContain('rating: 5 # mine');
    expect(front).toContain('aliases:\n- Sea');
    expect(front).toContain('url: "https://a.example/x"');
    expect(front).toContain('title: Another title');
    expect(front).toMatch(/tags:\n {2}- salt\n {2}- wind\n {2}- mine/);
    expect(front).toContain('highlights: 2');
  });

  test('where both changed a key Postil’s holds, and the other stays beside it', async () => {
    const { run, edit, read, library, id } = await keptFolder();
    await run();
    await edit('title: A Title', 'title: My title');
    expect((await run()).statuses).toEqual(['kept-edits']);
    await library.update(id, { title: 'Their title' });
    await run();
    expect(await read()).toContain('title: Their title\ntitle (in this file): My title\n');
  });
});

describe('files as they are met', () => {
  test('line ends and a byte order mark stay as they are', async () => {
    const { run, mark, read, path } = await keptFolder();
    const made = await mark('The sea', 'One.');
    await run();
    await writeFile(path('a-title.md'), `\uFEFF${(await read()).replaceAll('\n', '\r\n')}By hand.\r\n`);
    const before = await snapshot(path('.'));
    expect((await run()).statuses).toEqual(['kept-edits']);
    expect((await snapshot(path('.')))['a-title.md']).toBe(before['a-title.md']);
    await mark('Nobody', `Two of ${made.id}.`);
    await run();
    const text = await read();
    expect(text.startsWith('\uFEFF---\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text).toContain('By hand.');
  });

  test('what is no UTF-8, has lost its id, or is read-only is told of and left', async () => {
    const { run, mark, path, ids } = await keptFolder('markdown', ['One', 'Two', 'Three', 'Four']);
    await run();
    await writeFile(path('one.md'), Buffer.from(`---\nid: ${ids[0]}\n---\n\xe9t\xe9`, 'latin1'));
    await writeFile(path('two.md'), 'No front matter any more.');
    await chmod(path('three.md'), 0o444);
    for (const id of ids) await mark('The sea', 'New.', [], id);
    const { files } = await run();
    expect(files.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed', 'written']);
    expect(files[0]?.message).toMatch(/no UTF-8[\s\S]*Save it as UTF-8/);
    expect(files[1]?.message).toMatch(/no longer says “id: .*Put that back/);
    expect(files[2]?.message).toMatch(/read-only[\s\S]*next run/);
    expect(await readFile(path('two.md'), 'utf8')).toBe('No front matter any more.');
    await chmod(path('three.md'), 0o644);
    expect((await run()).statuses).toEqual(['failed', 'failed', 'written', 'unchanged']);
  });

  test('a read-only folder, one that has gone, one of another library, and the library itself are refused', async () => {
    const { run, folder, path, root } = await keptFolder();
    await run();
    await expect(run({ directory: join(root, 'Library', 'notes') })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(run({ directory: join(root, 'none') })).rejects.toMatchObject({ code: 'not-found' });
    await chmod(folder, 0o555);
    await expect(run()).rejects.toMatchObject({ code: 'disk', message: expect.stringContaining('read-only') });
    await chmod(folder, 0o755);
    const state = JSON.parse(await readFile(path('.postil/state.json'), 'utf8'));
    await writeFile(path('.postil/state.json'), JSON.stringify({ ...state, library: 'other' }));
    await expect(run()).rejects.toMatchObject({ code: 'conflict' });
  });

  test('of two files with the same id the one that was known counts, and copies of sync tools are named', async () => {
    const { run, mark, read, path } = await keptFolder();
    await run();
    const copy = 'a-title (conflicted copy 2026-11-28).md';
    await writeFile(path(copy), `${await read()}\nIn the copy.\n`);
    await mark('The sea', 'New.');
    const { files } = await run();
    expect(files).toMatchObject([
      { status: 'written', path: path('a-title.md') },
      { status: 'copy', path: path(copy) },
    ]);
    expect(files[1]?.message).toContain('take over what you want of it and delete it');
    expect(await read(copy)).toContain('In the copy.');
    await rm(path('.postil'), { recursive: true });
    expect((await run()).files.map(({ status }) => status)).toEqual(['unchanged', 'copy']);
  });

  test('names that differ in capitals alone are the same name', async () => {
    const { run, write, files } = await keptFolder();
    await write('Somebody else’s.', 'A-TITLE.md');
    expect((await run()).statuses).toEqual(['written']);
    expect(await files()).toEqual(['A-TITLE.md', 'a-title-00000001.md']);
  });

  test('a link to a file is followed and stays a link; one to a folder is not', async () => {
    const { run, mark, path, root } = await keptFolder();
    await run();
    await mkdir(join(root, 'elsewhere'));
    await rename(path('a-title.md'), join(root, 'elsewhere', 'real.md'));
    await symlink(join(root, 'elsewhere', 'real.md'), path('a-title.md'));
    await symlink(join(root, 'elsewhere'), path('linked'));
    await mark('The sea', 'New.');
    expect((await run()).statuses).toEqual(['written']);
    expect(await readFile(join(root, 'elsewhere', 'real.md'), 'utf8')).toContain('New.');
    await rm(join(root, 'elsewhere', 'real.md'));
    expect((await run()).statuses).toEqual(['away']);
  });

  test('what another program writes into a file while Postil is at it stays too', async () => {
    const { run, mark, edit, read, note, write, parts } = await keptFolder();
    const made = await mark('The sea', 'Mine.');
    await run();
    await edit('Mine.', 'Mine, longer.');
    const { read: readArticle } = parts.exporter;
    let reads = 0;
    parts.exporter.read = async (id) => {
      reads += 1;
      if (reads === 2) await write(`${await read()}\nWritten meanwhile.\n`);
      return readArticle(id);
    };
    expect((await run()).statuses).toEqual(['edited']);
    expect(await read()).toMatch(/Mine, longer\.[\s\S]*Written meanwhile\./);
    expect((await note(made.id))?.body).toBe('Mine, longer.');
  });

  test('a state that is damaged, or says other times, is a help lost and nothing more', async () => {
    const { run, edit, read, path } = await keptFolder();
    await run();
    await edit('# A Title', '# A Title\n\nBy hand.');
    await writeFile(path('.postil/state.json'), '{"format":1,"li');
    expect((await run()).statuses).toEqual(['kept-edits']);
    const text = await read();
    await utimes(path('a-title.md'), 1, 1);
    expect((await run()).statuses).toEqual(['kept-edits']);
    expect([await read(), (await stat(path('a-title.md'))).mtimeMs]).toEqual([text, 1000]);
  });
});

test('files of another format and template follow, and one that says no id is refused before anything is written', async () => {
  const { run, mark, read, files } = await keptFolder();
  await mark('The sea', 'Mine.');
  const bare = '# {{ article.title }}\n';
  await expect(run({ template: parseTemplate(bare), templateText: bare })).rejects.toMatchObject({
    code: 'invalid-input',
  });
  expect(await files()).toEqual([]);
  await run();
  expect((await run({ format: 'obsidian' })).statuses).toEqual(['written']);
  expect(await read()).toContain('> [!quote|yellow]');
  await expect(run({ format: 'csv' })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('files that were exported before are taken up, without the record that exports end with', async () => {
  const { run, mark, write, read, parts, id, files } = await keptFolder();
  await mark('The sea', 'Mine.');
  const [file] = await parts.exporter.render({ ids: [id], format: 'markdown' });
  expect(file?.text).toContain('<!-- postil {');
  await write(`${file?.text}\nBy hand.\n`);
  expect((await run()).statuses).toEqual(['kept-edits']);
  expect(await files()).toEqual(['a-title.md']);
  expect(await read()).toMatch(/Mine\.\n[^<]*\n\nBy hand\.\n$/);
});
