import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import { FolderWriter } from '../../src-main/cli/folder-writer.ts';
import { saveLibraryFile } from '../../src-main/cli/save-export.ts';
import { exporterOf } from '../core/exporting/exporter-of.ts';
import { openLibrary } from '../support/library.ts';
import { syntheticLibrary } from './library/synthetic-library.ts';

/**
 * What exporting a whole library takes, in time and memory: `npm run bench:export -- [articles] [format …]`. The library,
 * with ten annotations an article, is made in `POSTIL_BENCH_DIR` to be used again.
 */
const [articles = '10000', ...formats] = process.argv.slice(2);
const count = Number(articles);
const directory = await syntheticLibrary({ articles: count, annotations: count * 10, seed: 6, words: 600 });
const { library, notes } = await openLibrary(directory);
const exporter = exporterOf(library, notes);
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
console.log(`${count} articles, ${count * 10} annotations; opened with ${megabytes(process.memoryUsage().rss)}`);

for (const format of formats.length === 0 ? ['markdown', 'csv', 'jsonld'] : formats) {
  const out = await mkdtemp(join(tmpdir(), 'postil-bench-export-'));
  let [peak, heap, files] = [0, 0, 0];
  const rss = () => {
    const used = process.memoryUsage();
    peak = Math.max(peak, used.rss);
    heap = Math.max(heap, used.heapUsed);
  };
  const wanted = {
    ids: library.ids(),
    format: format as 'markdown',
    onProgress: (done: number) => done % 100 === 0 && rss(),
  };
  const from = performance.now();
  if (exporter.isOfLibrary(wanted)) {
    await saveLibraryFile(await exporter.library(wanted), out);
    files = 1;
  } else {
    const writer = new FolderWriter(out, async (_, saved) => {
      if (saved instanceof AppError) throw saved;
      files += 1;
    });
    for await (const file of exporter.files(wanted)) await writer.add(file);
    await writer.settled();
  }
  const seconds = (performance.now() - from) / 1000;
  const rate = Math.round(count / seconds);
  console.log(
    `${format.padEnd(10)} ${files} files in ${seconds.toFixed(1)} s, ${rate} articles/s; memory at most ${megabytes(peak)}, of it ${megabytes(heap)} of objects`,
  );
  await rm(out, { recursive: true });
}
