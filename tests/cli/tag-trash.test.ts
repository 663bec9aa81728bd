import { describe, expect, test } from 'vitest';
import { importPage, makeNearWorld } from './postil.ts';

describe('postil tag', () => {
  const world = makeNearWorld();
  const { postil } = world;

  test('gives tags, lists, renames and takes them off, and says what was changed', async () => {
    const article = await importPage(world);
    await postil(['note', 'add', article, '--body', 'x', '--tag', 'news/local']);
    const added = await postil(['tag', 'add', article.slice(0, 12), '--tag', 'News', 'tide', '--json']);
    expect(added.lines).toEqual([{ id: article, tags: ['News', 'tide'] }]);
    expect((await postil(['tag', 'list', '--json'])).lines).toContainEqual({ tag: 'News', articles: 1, notes: 0 });
    const renamed = await postil(['tag', 'rename', 'news', 'press']);
    expect(renamed).toMatchObject({ status: 0, out: 'renamed  news: 1 article, 1 note\n' });
    expect((await postil(['tag', 'list'])).out).toBe(
      'press        1 article   0 notes\npress/local  0 articles  1 note\ntide         1 article   0 notes\n',
    );
    expect((await postil(['tag', 'remove', article, '--tag', 'Tide', '--json'])).lines).toEqual([
      { id: article, tags: ['press'] },
    ]);
    expect((await postil(['tag', 'delete', 'press', '--json'])).lines).toMatchObject([{ articles: 1, notes: 1 }]);
    expect(await postil(['tag', 'list'])).toMatchObject({ status: 0, out: '', errors: 'postil: There are no tags.\n' });
  });

  test('refuses what is no tag, and says so', async () => {
    const [wrong, unknown] = [await postil(['tag', 'rename', 'a', '/']), await postil(['tag', 'delete', 'a'])];
    expect([wrong.status, unknown.status]).toEqual([2, 1]);
    expect(wrong.errors).toMatch(/slash/);
    expect(unknown.errors).toMatch(/no tag “a”/);
  });
});

describe('postil trash', () => {
  const world = makeNearWorld();
  const { postil } = world;

  test('throws away, lists, brings back and removes for good only when it is told to', async () => {
    const article = await importPage(world);
    expect(await postil(['trash', 'list'])).toMatchObject({ out: '', errors: 'postil: The trash is empty.\n' });
    await postil(['trash', 'put', article]);
    expect((await postil(['trash', 'list'])).out).toMatch(/^01\w+ +\d+ \w+ \d+ {2}Harbour town votes/);
    await postil(['trash', 'restore', article.slice(0, 12)]);
    expect((await postil(['list', '--json'])).lines).toMatchObject([{ id: article, deleted: null }]);

    await postil(['trash', 'put', article]);
    const asked = await postil(['trash', 'empty']);
    expect(asked.status).not.toBe(0);
    expect(asked.errors).toMatch(/1 article would go for good/);
    expect((await postil(['trash', 'list', '--json'])).lines).toMatchObject([{ id: article }]);
    expect((await postil(['trash', 'empty', '--yes', '--json'])).lines).toEqual([{ removed: 1, failed: [] }]);
    expect((await postil(['list', '--trash'])).out).toBe('');
    expect(await postil(['doctor'])).toMatchObject({ status: 0 });
  });
});
