import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { AppError } from '#shared/api/errors.ts';
import { FolderWriter } from '../../src-main/cli/folder-writer.ts';
import { saveLibraryFile } from '../../src-main/cli/save-export.ts';
import { exporterOf } from '../core/exporting/exporter-of.ts';
import { openLibrary } from '../support/library.ts';
import { syntheticLibrary } from './library/synthetic-library.ts';

/**
 * What exporting a whole library takes, in time and memory: `npm run bench:export -- [articles] [format …]`. The library,
 * with ten annotations an article, is made in `POSTIL_BENCH_DIR` to be used again. Whether memory is flat is told by what
 * is left of objects after a collection, in the middle of the export: what was used at most depends on how long the
 * collector waits.
 */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const [articles = '10000', ...formats] = process.argv.slice(2);
const count = Number(articles);
const directory = await syntheticLibrary({ articles: count, annotations: count * 10, seed: 6, words: 600 });
const { library, notes } = await openLibrary(directory);
const exporter = exporterOf(library, notes);
/** Articles after which what is left is looked at. */
const looks = [...new Set([500, 1000, Math.round(count / 2), count - 10])];
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
console.log(`${count} articles, ${count * 10} annotations; opened with ${megabytes(process.memoryUsage().rss)}`);

for (const format of formats.length === 0 ? ['markdown', 'csv', 'jsonld'] : formats) {
  const out = await mkdtemp(join(tmpdir(), 'postil-bench-export-'));
  let [peak, heap, files] = [0, 0, 0];
  const live: string[] = [];
  const rss = () => {
    const used = process.memoryUsage();
    peak = Math.max(peak, used.rss);
    heap = Math.max(heap, used.heapUsed);
  };
  const wanted = {
    ids: library.ids(),
    format: format as 'markdown',
    onProgress: (done: number) => {
      if (done % 100 === 0) rss();
      if (!looks.includes(done)) return;
      const at = performance.now();
      collect();
      const { heapUsed, external } = process.memoryUsage();
      live.push(`${Math.round((heapUsed + external) / 1e6)} MB after ${done}`);
      collected += performance.now() - at;
    },
  };
  let collected = 0;
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
  const seconds = (performance.now() - from - collected) / 1000;
  const rate = Math.round(count / seconds);
  console.log(
    `${format.padEnd(10)} ${files} files in ${seconds.toFixed(1)} s, ${rate} articles/s; memory at most ${megabytes(peak)}, of it ${megabytes(heap)} of objects`,
  );
  console.log(`${' '.repeat(10)} live: ${live.join(', ')}`);
  await rm(out, { recursive: true });
}
