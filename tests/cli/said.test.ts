import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeNearWorld } from './postil.ts';

describe('postil said', () => {
  const world = makeNearWorld();
  const { postil } = world;
  let first = '';

  beforeAll(async () => {
    for (const [name, text] of Object.entries({
      'one.txt':
        'Talks in Oslo\n\nJohn Kirby said that Iran had agreed to the | terms. “Nobody asked why,” Kirby told reporters in Oslo.',
      'two.txt':
        'Talks in Lima\n\nThe harbour would stay shut until the autumn, Petra Holm said in Lima. Nobody minded.',
    })) {
      const path = join(world.folder, name);
      await writeFile(path, text);
      const { lines } = await postil(['import', path, '--json']);
      first ||= String(lines[0]?.id);
    }
  }, 60_000);

  const texts = async (...args: string[]) => (await postil(['said', '--json', ...args])).lines.map(({ text }) => text);

  test('tells statements of every article, of one, of a person and of a topic', async () => {
    expect(await texts()).toHaveLength(3);
    expect(await texts(first)).toHaveLength(2);
    expect(await texts('--person', 'Petra Holm')).toEqual([expect.stringContaining('harbour would stay shut')]);
    expect(await texts('--person', 'person:john-kirby')).toHaveLength(2);
    expect(await texts('--topic', 'asked why')).toEqual([expect.stringContaining('Nobody asked why')]);
    expect(await texts('--topic', 'volcano')).toEqual([]);
  });

  test('follows what the person said of names', async () => {
    const { status } = await postil(['entity', 'rename', 'Petra Holm', 'Petra Holm-Vey']);
    expect(status).toBe(0);
    expect(await texts('--person', 'Petra Holm-Vey')).toHaveLength(1);
  });

  test('makes a Markdown table whose cells hold what a table would break at', async () => {
    const { out } = await postil(['said', first]);
    expect(out).toMatch(/^# Who said what\n\n\| When \| Who \| How \| What \| Source \|\n\| --- /);
    expect(out).toContain('the \\| terms');
    expect(out).toContain(`[Talks in Oslo](postil://article/${first})`);
    expect(await postil(['said', '--topic', 'volcano'])).toMatchObject({ status: 0, out: '' });
    expect(await postil(['said', 'nothing-like-it'])).toMatchObject({ status: 1 });
  });
});
