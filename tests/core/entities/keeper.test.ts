import { join } from 'node:path';
import { expect, test } from 'vitest';
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

const html = '<p>Nothing of note.</p>';

test('what was recognised stays while the texts are read anew, and goes with its article', async () => {
  const { library, notes } = await openLibrary(join(await temporaryFolder(), 'Library'));
  const ids = ['01TEST00000000000000000001', '01TEST00000000000000000002'];
  for (const id of ids) await library.add(articleOf(id, html), filesOf(html));
  const database = openIndex(':memory:', [entityPart, textPart, nearPart], true);
  const jobs = { ...entityJobs(new Statements(database)), ...textJobs(new Statements(database)) };
  const ask = async (name: keyof typeof jobs, input: never) => jobs[name](input);
  const recognised: string[] = [];
  let pending = 0;
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
        return { mentions: [], entities: [], quotes: [], dates: [] };
      },
      close: async () => undefined,
    },
    texts: {
      settle: async () => ({ pending }),
      settleAll: async () => undefined,
      watch: (listener) => void looked.push(listener),
      close: async () => undefined,
    },
    rules: async () => [],
    recogniserName: async () => 'r',
    background: false,
    onChange: () => undefined,
  });
  readTexts();
  await keeper.settle();
  expect(recognised).toHaveLength(2);

  // As a Postil finds it whose tables of texts are others than before.
  database.exec('DELETE FROM text_article');
  pending = 2;
  for (const tell of looked) tell();
  await keeper.settle();
  readTexts();
  pending = 0;
  for (const tell of looked) tell();
  await keeper.settle();
  expect(recognised).toHaveLength(2);

  await library.trash(ids[0] ?? '');
  await library.remove(ids[0] ?? '');
  jobs.forgetTexts({ ids: ids.slice(0, 1) });
  await keeper.settle();
  expect(database.prepare('SELECT id FROM entity_article').all()).toMatchObject([{ id: ids[1] }]);
  await keeper.close();
  database.close();
});
