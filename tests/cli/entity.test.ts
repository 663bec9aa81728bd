import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeNearWorld } from './postil.ts';

describe('postil entity', () => {
  const world = makeNearWorld();
  const { postil } = world;
  const ids: string[] = [];

  beforeAll(async () => {
    const stories = {
      'one.txt':
        'Talks in Oslo\n\nJohn Kirby spoke in Oslo. Kirby said that Iran had agreed. Mr Kirby left Norway for Iran.',
      'two.txt': 'Talks in Lima\n\nJohn Kirby met officials in Lima. Iran was not there, Kirby said. Nobody asked why.',
      'three.txt':
        'A short report\n\nMr Kirby slept. Then Kirby woke, and read of what had been said in Lima by others.',
    };
    for (const [name, text] of Object.entries(stories)) {
      const path = join(world.folder, name);
      await writeFile(path, text);
      const { lines, errors } = await postil(['import', path, '--json']);
      if (typeof lines[0]?.id !== 'string') throw new Error(errors);
      ids.push(lines[0].id);
    }
  }, 60_000);

  const list = async (...args: string[]) => {
    const { lines } = await postil(['entity', 'list', '--json', ...args]);
    return lines.map(({ id, articles, mentions }) => `${id} ${articles}/${mentions}`);
  };
  const make = async (...args: string[]) => {
    const { status, lines, errors } = await postil(['entity', ...args, '--json']);
    expect({ status, errors }).toEqual({ status: 0, errors: '' });
    expect(lines).toHaveLength(1);
    return lines[0] as { id: string; kind: string; articles: string[] | null };
  };

  test('lists what the library names, by words and types', async () => {
    expect((await list())[0]).toBe('person:john-kirby 2/5');
    expect(await list('lima')).toEqual(['place:lima 2/2']);
    expect(await list('--type', 'place', '--sort', 'name', '--limit', '2')).toEqual([
      'place:iran 2/3',
      'place:lima 2/2',
    ]);
    const { out, errors } = await postil(['entity', 'list', '--type', 'place', '--limit', '1']);
    expect(out).toMatch(/^2 articles {2}\d mentions {2}(Lima|Iran) /);
    expect(errors).toMatch(/more; see --limit/);
  });

  test('shows one with its mentions in context', async () => {
    const { lines } = await postil(['entity', 'show', 'Iran', '--json']);
    expect(lines[0]).toMatchObject({ entity: { id: 'place:iran' }, total: 2 });
    expect((await postil(['entity', 'show', 'place:iran'])).out).toMatch(
      /^Iran \(place\), 2 articles\n[\s\S]*Iran was not there/,
    );
    expect(await postil(['entity', 'show', 'place:atlantis'])).toMatchObject({ status: 1 });
  });

  test('makes each kind of correction, which every article shows, and takes it back', async () => {
    const rename = await make('rename', 'Iran', 'Persia');
    expect(await list('persia')).toEqual(['place:persia 2/3']);
    const recognised = await postil(['entities', ids[0] ?? '', '--json']);
    expect(recognised.lines[0]?.entities).toContainEqual(expect.objectContaining({ name: 'Persia' }));
    await make('undo', rename.id.slice(0, 20));
    expect(await list('iran')).toEqual(['place:iran 2/3']);
    await make('redo', rename.id);
    expect(await list('iran')).toEqual(['place:persia 2/3']);

    expect(await make('type', 'Lima', 'organisation')).toMatchObject({ kind: 'retype', articles: null });
    expect(await list('lima')).toEqual(['organisation:lima 2/2']);
    await make('merge', 'Oslo', 'Norway');
    expect(await list('oslo')).toEqual(['place:norway 1/2']);
    await make('split', 'Norway', 'Oslo');
    expect(await list('oslo')).toEqual(['place:oslo 1/1']);
    await make('alias', 'work:Agreement', 'agreed', '--here', ids[0] ?? '');
    expect(await list('agreed')).toEqual(['work:agreement 1/1']);
    await make('ignore', 'work:agreement');
    expect(await list('agreed')).toEqual([]);
    await make('add', 'officials', '--type', 'organisation', '--in', ids[1] ?? '', '--quote', 'officials', '--only');
    expect(await list('officials')).toEqual(['organisation:officials 1/1']);
    await make('note', 'john kirby', '--body', 'A *spokesman*.');
    const { lines } = await postil(['entity', 'show', 'person:john-kirby', '--json']);
    expect(lines[0]).toMatchObject({ notes: [{ body: 'A *spokesman*.' }] });
    const kinds = (await postil(['entity', 'corrections', '--json'])).lines.map(({ kind }) => kind);
    expect(kinds).toEqual(['rename', 'retype', 'merge', 'split', 'alias', 'ignore', 'add', 'note']);
    expect((await postil(['entity', 'corrections'])).out).toMatch(/ {2}rename {2}place Iran: Persia\n/);
  });

  test('takes a surname that stands alone for one of its article only', async () => {
    const id = `person:kirby@${ids[2]}`;
    expect(await list('kirby', '--sort', 'name')).toEqual(['person:john-kirby 2/5', `${id} 1/2`]);
    expect(await make('merge', id, 'John Kirby')).toMatchObject({ articles: [ids[2]] });
    expect(await list('kirby')).toEqual(['person:john-kirby 3/7']);
  });

  test('refuses what is not there or may be several, and says so', async () => {
    const missing = await postil(['entity', 'ignore', 'Atlantis']);
    expect(missing).toMatchObject({ status: 1, out: '', errors: expect.stringContaining('Atlantis') });
    await make('add', 'Lima', '--type', 'person', '--here', ids[1] ?? '');
    await make('add', 'Lima', '--type', 'place', '--here', ids[2] ?? '');
    const several = await postil(['entity', 'ignore', 'Lima']);
    expect(several).toMatchObject({ status: 2, errors: expect.stringMatching(/may be .*place:lima/) });
    expect((await postil(['entity', 'type', 'Oslo', 'planet'])).status).toBe(2);
    expect((await postil(['entity', 'undo', 'NOWHERE'])).status).toBe(1);
    expect((await postil(['entity', 'add', 'X', '--type', 'person', '--quote', 'X'])).status).toBe(2);
  });
});
