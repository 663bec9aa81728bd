import { mkdir, rename, rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import { snapshot } from '../../../support/folder.ts';
import { keptFolder } from './kept-folder.ts';

const presets: ExportFormat[] = ['markdown', 'obsidian', 'logseq', 'readwise', 'full-text'];

describe('what is new in Postil reaches the files', () => {
  test('new, changed and deleted notes, and nothing is written without a change', async () => {
    const { run, mark, read, notes, id, folder } = await keptFolder();
    expect((await run()).statuses).toEqual(['written']);
    const note = await mark('The sea', 'Mine.');
    expect((await run()).statuses).toEqual(['written']);
    expect(await read()).toContain('> The sea\n\nMine.\n');
    await notes.update(id, note.id, { body: 'Other words.' });
    expect((await run()).statuses).toEqual(['written']);
    expect(await read()).toContain('> The sea\n\nOther words.\n');
    const before = await snapshot(folder);
    for (let again = 0; again < 100; again += 1) expect((await run()).statuses).toEqual(['unchanged']);
    expect(await snapshot(folder)).toEqual(before);
    await notes.delete(id, note.id);
    expect((await run()).statuses).toEqual(['written']);
    expect(await read()).not.toContain('The sea');
  });

  test.each(presets)('handwriting stays where it is in %s', async (format) => {
    const { run, mark, read, edit, notes, id } = await keptFolder(format);
    const first = await mark('The sea', 'Mine.', ['salt']);
    const second = await mark('The marsh', 'Yours.');
    await run();
    const link = new RegExp(`^.*#${second.id}\\).*$`, 'm').exec(await read())?.[0] ?? '';
    await edit(link, `${link}\n\nBelow the second.`);
    await edit('# A Title', '# A Title\n\nOn top.').catch(() => edit('updated::', 'mine:: yes\nupdated::'));
    await notes.update(id, first.id, { tags: ['salt', 'wind'] });
    await mark('Nobody', 'A third.');
    const { statuses } = await run();
    expect(statuses).toEqual(['kept-edits']);
    const text = await read();
    for (const words of ['Below the second.', '#wind', 'A third.', 'Mine.', 'Yours.']) expect(text).toContain(words);
    expect(text).toMatch(/On top\.|mine:: yes/);
    expect((await run()).statuses).toEqual(['unchanged']);
    expect(await read()).toBe(text);
  });
});

describe('edits of notes come back', () => {
  test.each(presets)('of a text, in %s', async (format) => {
    const { run, mark, edit, note, read } = await keptFolder(format);
    const made = await mark('The sea', 'One line.\n\nAnother one.');
    await run();
    await edit('Another one.', 'Another one, longer.');
    const { files, changed } = await run();
    expect(files).toMatchObject([{ status: 'edited', notes: [made.id] }]);
    expect(changed).toMatchObject([{ note: made.id, before: { body: 'One line.\n\nAnother one.' } }]);
    const after = await note(made.id);
    expect(after?.body).toBe('One line.\n\nAnother one, longer.');
    expect((after?.modified ?? '') > made.modified).toBe(true);
    const text = await read();
    expect((await run()).statuses).toEqual(['unchanged']);
    expect(await read()).toBe(text);
  });

  test('of tags, and of a text where there was none', async () => {
    const { run, mark, edit, note } = await keptFolder();
    const tagged = await mark('The sea', '', ['salt', 'two words']);
    await run();
    await edit('#salt · #two-words', '#two-words · #new');
    await edit('> The sea\n', '> The sea\n\nNow I say something.\n');
    expect((await run()).statuses).toEqual(['edited']);
    expect(await note(tagged.id)).toMatchObject({
      body: 'Now I say something.',
      tags: ['two words', 'new'],
      kind: 'note',
    });
    expect((await run()).statuses).toEqual(['unchanged']);
  });

  test.each(presets)(
    'of #words in a text, said once, which are tags, and are none when they go, in %s',
    async (format) => {
      const { run, mark, edit, note, read } = await keptFolder(format);
      const made = await mark('The sea', 'Two of them. #salt', ['salt', 'korea']);
      await run();
      expect(await read()).toMatch(/^.*#korea · \[open in Postil\].*$/m);
      expect((await read()).match(/#salt/g)).toHaveLength(format === 'readwise' ? 2 : 1);
      const long = `#${'x'.repeat(101)}`;
      await edit('Two of them. #salt', `Two of them. #Sources ${long}`);
      expect((await run()).statuses).toEqual(['edited']);
      expect(await note(made.id)).toMatchObject({ body: `Two of them. #Sources ${long}`, tags: ['korea', 'Sources'] });
      expect((await run()).statuses).toEqual(['unchanged']);
    },
  );

  test('and are merged with what was changed in Postil meanwhile', async () => {
    const { run, mark, edit, note, notes, id, read } = await keptFolder();
    const made = await mark('The sea', 'First.\n\nSecond.');
    await run();
    await edit('First.', 'First, from the file.');
    await notes.update(id, made.id, { body: 'First.\n\nSecond, from Postil.' });
    expect((await run()).statuses).toEqual(['edited']);
    expect((await note(made.id))?.body).toBe('First, from the file.\n\nSecond, from Postil.');
    expect(await read()).toContain('First, from the file.\n\nSecond, from Postil.\n');
  });

  test('where both changed the same words both texts stand in the file until one is chosen', async () => {
    const { run, mark, edit, note, notes, id, read, write } = await keptFolder();
    const made = await mark('The sea', 'Calm.');
    await run();
    await edit('Calm.', 'Rough.');
    await notes.update(id, made.id, { body: 'Wild.' });
    expect((await run()).statuses).toEqual(['conflict']);
    const text = await read();
    expect(text).toMatch(/\*In this file:\*\n\nRough\.\n\n\*In Postil:\*\n\nWild\.\n/);
    expect((await note(made.id))?.body).toBe('Wild.');
    await mark('Nobody', 'More.');
    expect((await run()).statuses).toEqual(['conflict']);
    expect(await read()).toBe(text);
    await write(text.replace(/<!-- postil: changed[\s\S]*end of .* -->/, 'Rough.'));
    expect((await run()).statuses).toEqual(['edited']);
    expect((await note(made.id))?.body).toBe('Rough.');
    expect(await read()).toContain('More.');
  });

  test('what is taken away from a file stays away, and stays in Postil', async () => {
    const { run, mark, edit, note, read, notes, id } = await keptFolder();
    const made = await mark('The sea', 'Calm.');
    await run();
    const block = /> The sea\n\nCalm\.\n\n.*\n/.exec(await read())?.[0] ?? '';
    await edit(block, '');
    expect((await run()).statuses).toEqual(['kept-edits']);
    await notes.update(id, made.id, { body: 'Calm again.' });
    expect((await run()).statuses).toEqual(['kept-edits']);
    expect(await read()).not.toContain('Calm');
    expect(await note(made.id)).toMatchObject({ deleted: null, body: 'Calm again.' });
  });

  test('a quote that is changed in the file stays so there, and in the article as it is', async () => {
    const { run, mark, edit, read, note } = await keptFolder();
    const made = await mark('The sea', 'Calm.');
    await run();
    await edit('> The sea', '> The Sea, they say');
    expect((await run()).statuses).toEqual(['kept-edits']);
    expect((await note(made.id))?.anchor?.quote.exact).toBe('The sea');
    expect(await read()).toContain('> The Sea, they say');
  });
});

describe('files are known by their id', () => {
  test('renamed and moved they are found, and stay where they are', async () => {
    const { run, mark, read, path, files } = await keptFolder();
    await run();
    await mkdir(path('Books'));
    await rename(path('a-title.md'), path('Books/My name.md'));
    expect((await run()).files).toMatchObject([{ status: 'moved', path: path('Books/My name.md') }]);
    await mark('The sea', 'Mine.');
    expect((await run()).statuses).toEqual(['written']);
    expect(await read('Books/My name.md')).toContain('Mine.');
    expect(await files()).toEqual(['Books']);
  });

  test('one that is taken away stays away until its article is named', async () => {
    const { run, id, path, files } = await keptFolder();
    await run();
    await rm(path('a-title.md'));
    expect((await run()).statuses).toEqual(['away']);
    expect((await run()).statuses).toEqual(['away']);
    expect(await files()).toEqual([]);
    expect((await run({ ids: [id], isNamed: true })).statuses).toEqual(['written']);
    expect((await run()).statuses).toEqual(['unchanged']);
  });

  test('without the state nothing is doubled or lost', async () => {
    const { run, mark, edit, read, path, note, files } = await keptFolder();
    const made = await mark('The sea', 'Mine.');
    await run();
    await edit('# A Title', '# A Title\n\nBy hand.');
    await edit('Mine.', 'Mine, and longer.');
    await rm(path('.postil'), { recursive: true });
    expect((await run()).statuses).toEqual(['edited']);
    expect((await note(made.id))?.body).toBe('Mine, and longer.');
    await rm(path('.postil'), { recursive: true });
    await mark('Nobody', 'New.');
    expect((await run()).statuses).toEqual(['kept-edits']);
    const text = await read();
    for (const words of ['By hand.', 'Mine, and longer.', 'New.', '> The sea', '> Nobody'])
      expect([words, text.split(words).length - 1]).toEqual([words, 1]);
    expect(await files()).toEqual(['a-title.md']);
  });
});
