import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { entityJobs } from '#core/entities/index/jobs.ts';
import { entityPart } from '#core/entities/index/schema.ts';
import { createKeeper } from '#core/entities/keeper.ts';
import type { LibraryIndex } from '#core/index/index-client.ts';
import { openIndex } from '#core/index/index-database.ts';
import { Statements } from '#core/index/statements.ts';
import { nearPart } from '#core/near/index/schema.ts';
import { textJobs } from '#core/search/index/jobs.ts';
import { textPart } from '#core/search/index/schema.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf, openLibrary } from '../../support/library.ts';

const ids = ['01TEST00000000000000000001', '01TEST00000000000000000002'];

/** A library of two articles, its index, and a keeper whose texts the test reads; `recognise` recognises. */
async function setUp({
  background,
  recognise = async () => undefined,
}: {
  background: boolean;
  recognise?: () => Promise<void>;
}) {
  const { library, notes } = await openLibrary(join(await temporaryFolder(), 'Library'));
  for (const id of ids) {
    const html = `<p>Nothing of ${id}.</p>`;
    await library.add(articleOf(id, html), filesOf(html));
  }
  const database = openIndex(':memory:', [entityPart, textPart, nearPart], true);
  const jobs = { ...entityJobs(new Statements(database)), ...textJobs(new Statements(database)) };
  const ask = async (name: keyof typeof jobs, input: never) => jobs[name](input);
  const recognised: string[] = [];
  const changes = { told: 0 };
  const texts = { pending: 0 };
  const looked: (() => void)[] = [];
  const readTexts = () => {
    const places = ids.map((id) => ({ id, folder: library.folderOf(id), notes: notes.fileOf(id) }));
    for (let at = 0; at < places.length; ) at += jobs.compareTexts({ places: places.slice(at), milliseconds: 25 }).done;
  };
  const keeper = createKeeper({
    library,
    index: { ask } as unknown as LibraryIndex,
    recogniser: {
      recognise: async ({ text }) => {
        recognised.push(text);
        await recognise();
        return { mentions: [], entities: [], quotes: [], dates: [] };
      },
      close: async () => undefined,
    },
    texts: {
      settle: async () => texts,
      settleAll: async () => undefined,
      watch: (listener) => void looked.push(listener),
      close: async () => undefined,
    },
    rules: async () => [],
    recogniserName: async () => 'r',
    background,
    onChange: () => {
      changes.told += 1;
    },
  });
  const allAreLookedAt = () => {
    readTexts();
    texts.pending = 0;
    for (const tell of looked) tell();
  };
  /** As a Postil finds it whose tables of texts are others than before. */
  const loseTexts = () => {
    database.exec('DELETE FROM text_article');
    texts.pending = ids.length;
    for (const tell of looked) tell();
  };
  const close = async () => {
    await keeper.close();
    database.close();
  };
  return { library, database, jobs, keeper, recognised, changes, readTexts, loseTexts, allAreLookedAt, close };
}

test('what was recognised stays while the texts are read anew, and goes with its article', async () => {
  const all = await setUp({ background: false });
  const { library, database, jobs, keeper, recognised } = all;
  all.readTexts();
  await keeper.settle();
  expect(recognised).toHaveLength(2);

  all.loseTexts();
  await keeper.settle();
  all.allAreLookedAt();
  await keeper.settle();
  expect(recognised).toHaveLength(2);

  await library.trash(ids[0] ?? '');
  await library.remove(ids[0] ?? '');
  jobs.forgetTexts({ ids: ids.slice(0, 1) });
  await keeper.settle();
  expect(database.prepare('SELECT id FROM entity_article').all()).toMatchObject([{ id: ids[1] }]);
  await all.close();
});

test('who was told that texts are missing is told when they are there, though none of them says anything new', async () => {
  const all = await setUp({ background: true });
  all.readTexts();
  await all.keeper.settle();
  await vi.waitFor(async () => expect(await all.keeper.settle()).toEqual({ pending: 0 }));
  all.loseTexts();
  expect(await all.keeper.settle()).toEqual({ pending: 2 });
  // Of the first one, and of both.
  await vi.waitFor(() => expect(all.changes.told).toBeGreaterThan(1));
  const before = all.changes.told;
  all.allAreLookedAt();
  await vi.waitFor(() => expect(all.changes.told).toBeGreaterThan(before));
  expect(await all.keeper.settle()).toEqual({ pending: 0 });
  await all.close();
});

test('an article that is recognised twice at once counts until the later one is done', async () => {
  const waiting: (() => void)[] = [];
  const recognise = () => new Promise<void>((done) => waiting.push(done));
  const all = await setUp({ background: true, recognise });
  all.readTexts();
  await all.keeper.settle();
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  await all.library.update(ids[0] ?? '', { title: 'Another' });
  all.readTexts();
  expect(await all.keeper.settle()).toEqual({ pending: 2 });
  const first = all.recognised.findIndex((text) => text.includes(ids[0] ?? ''));
  // Who is done with the other one takes up the changed one, which is on its way already.
  waiting[1 - first]?.();
  await vi.waitFor(() => expect(waiting).toHaveLength(3));
  expect(await all.keeper.settle()).toEqual({ pending: 1 });
  waiting[first]?.();
  await new Promise(setImmediate);
  expect(await all.keeper.settle()).toEqual({ pending: 1 });
  waiting[2]?.();
  await vi.waitFor(async () => expect(await all.keeper.settle()).toEqual({ pending: 0 }));
  await all.close();
});
