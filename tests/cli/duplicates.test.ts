import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { duplicateGroupSchema, relatedArticleSchema } from '#shared/model/duplicate.ts';
import { storyOf } from '../support/copies.ts';
import { makeNearWorld } from './postil.ts';

describe('postil duplicates, merge and related', () => {
  const world = makeNearWorld();
  const { postil } = world;
  const ids: string[] = [];

  beforeAll(async () => {
    const story = storyOf('Marrow').join(' ');
    for (const [name, text] of Object.entries({
      'one.txt': `The landing of Marrow\n\n${story}`,
      'two.txt': `Marrow mends its ferry\n\n${story} Sign up to our letter.`,
      'three.txt': `Ferries elsewhere\n\nThe shipyard lent a barge while the landing was closed. Fishermen of the county use the ferry.`,
    })) {
      const path = join(world.folder, name);
      await writeFile(path, text);
      ids.push(String((await postil(['import', path, '--json'])).lines[0]?.id));
    }
    await postil(['note', 'add', ids[1] ?? '', '--quote', 'eaten by worms', '--body', 'really?']);
  }, 60_000);

  test('duplicates are told with the reason, the one to keep first', async () => {
    const { lines, status } = await postil(['duplicates', '--json']);
    expect(status).toBe(0);
    const [group] = lines.map((line) => duplicateGroupSchema.parse(line));
    expect(group?.articles.map(({ id, same }) => [id, same?.by])).toEqual([
      [ids[1], undefined],
      [ids[0], 'text'],
    ]);
    const { out } = await postil(['duplicates']);
    expect(out).toMatch(/^\w+ {2}Marrow mends its ferry {2}.*1 mark\n {2}\w+ {2}The landing of Marrow {2}.*same text/);
  });

  test('related articles are told with what they share, without the duplicates', async () => {
    const { lines } = await postil(['related', ids[0] ?? '', '--json']);
    const related = lines.map((line) => relatedArticleSchema.parse(line));
    expect(related.map(({ id }) => id)).not.toContain(ids[1]);
    expect(await postil(['related', 'nothing-like-it'])).toMatchObject({ status: 1 });
    expect(await postil(['related', ids[0] ?? '', '--limit', 'x'])).toMatchObject({ out: '' });
  });

  test('merge brings the notes over, and --undo takes it back', async () => {
    const [keep = '', other = ''] = ids;
    const merged = await postil(['merge', keep, other, '--json']);
    expect(merged.lines).toEqual([{ id: keep, others: [other], status: 'merged', notes: 1 }]);
    expect((await postil(['note', 'list', keep, '--json'])).lines).toMatchObject([{ body: 'really?', state: 'exact' }]);
    expect((await postil(['duplicates'])).errors).toContain('No article is there twice.');
    const back = await postil(['merge', keep, other, '--undo']);
    expect(back.out).toContain('is on its own again');
    expect((await postil(['note', 'list', other, '--json'])).lines).toMatchObject([
      { body: 'really?', state: 'exact' },
    ]);
    expect(await postil(['merge', keep, keep])).toMatchObject({ out: '' });
  });
});
