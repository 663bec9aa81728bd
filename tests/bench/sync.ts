import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTemplates } from '#core/exporting/templates.ts';
import { syncFolder } from '../../src-main/core/exporting/sync/sync-folder.ts';
import { exporterOf } from '../core/exporting/exporter-of.ts';
import { openLibrary } from '../support/library.ts';
import { syntheticLibrary } from './library/synthetic-library.ts';

/**
 * What keeping a folder in step costs: `npm run bench:sync -- [articles]`. The library, with ten annotations an article, is
 * made in `POSTIL_BENCH_DIR` to be used again. A first run writes every file; then nothing changed, three times; then one note did.
 */
const [articles = '10000'] = process.argv.slice(2);
const count = Number(articles);
const directory = await syntheticLibrary({ articles: count, annotations: count * 10, seed: 6, words: 600 });
const { library, notes } = await openLibrary(directory);
const folder = await mkdtemp(join(tmpdir(), 'postil-bench-sync-'));
const templates = createTemplates(join(import.meta.dirname, '../../resources'), directory);
const templateText = (await templates.presetText('markdown')) ?? '';
const parts = {
  library,
  notes,
  exporter: exporterOf(library, notes),
  now: () => new Date(),
  libraryId: async () => 'bench',
};

async function run(what: string): Promise<void> {
  const told = new Map<string, number>();
  const onFile = ({ status }: { status: string }) => void told.set(status, (told.get(status) ?? 0) + 1);
  const from = performance.now();
  await syncFolder(parts, { directory: folder, ids: null, format: 'markdown', templateText, wasInStep: false, onFile });
  const seconds = ((performance.now() - from) / 1000).toFixed(2);
  const statuses = [...told].map(([status, times]) => `${times} ${status}`).join(', ');
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  console.log(`${what.padEnd(18)} ${seconds.padStart(7)} s   ${statuses}   (${memory} MB)`);
}

console.log(`${count} articles, ${count * 10} annotations`);
await run('first run');
for (let again = 0; again < 3; again += 1) await run('nothing changed');
const [first = ''] = library.ids();
const [note] = await notes.present(first);
if (note !== undefined) {
  await notes.update(first, note.id, { body: `${note.body} changed`.trim() });
  await run('one note changed');
  await notes.update(first, note.id, { body: note.body });
}
await rm(folder, { recursive: true });
