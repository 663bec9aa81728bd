import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeNearWorld } from './postil.ts';

describe('postil import of another app’s export', () => {
  const world = makeNearWorld();
  const path = join(world.folder, 'library.csv');
  const head = 'Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen';
  const rows = [
    `The river,https://a.example/1,01a,"['sea']",2024-03-01 08:30:00+00:00,0.25,later,True`,
    'Fed,https://a.example/2,01b,[],2024-03-01 08:30:00+00:00,0,feed,False',
    ',not an address,01c,[],,,new,True',
  ];

  test('tells of each row, with --dry-run without writing; one that cannot be read is named, and the status is 1', async () => {
    await writeFile(path, [head, ...rows].join('\n'));
    const expected = [
      { status: 'added', title: 'The river', source: `${path}/row 1`, app: 'Readwise Reader', reason: null },
      { status: 'unchanged', id: null, title: 'Fed', reason: 'lies in the feed and was never saved.' },
      { status: 'failed', id: null, source: `${path}/row 3`, reason: 'holds no address of the web.' },
    ];
    const dry = await world.postil(['import', path, '--dry-run', '--json']);
    expect({ status: dry.status, lines: dry.lines }).toMatchObject({ status: 1, lines: expected });
    expect(await readdir(world.folder)).toEqual(['library.csv']);
    const wet = await world.postil(['import', path, '--json']);
    expect(wet).toMatchObject({ status: 1, lines: expected });
    expect(wet.errors).toContain(`${path}/row 3: holds no address of the web.`);
  });

  test('says in words what was passed over; the library is sound, and a link shows and exports as one', async () => {
    const again = await world.postil(['import', path]);
    expect(again.out).toMatch(/^unchanged {2}\S{26} {2}The river\nunchanged {2}- {2}Fed: lies in the feed/);
    const [article] = (await world.postil(['list', '--json'])).lines;
    expect(article).toMatchObject({ title: 'The river', state: 'later', tags: ['sea'], words: 0 });
    expect((await world.postil(['doctor', '--json'])).lines.filter(({ ok }) => ok !== true)).toEqual([]);
    expect(await world.postil(['show', String(article?.id), '--text'])).toMatchObject({ status: 0, errors: '' });
    expect((await world.postil(['export', String(article?.id), '--out', '-'])).out).toContain('The river');
  });
});
