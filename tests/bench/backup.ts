import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreLibrary } from '../../src-main/core/backup/restore-library.ts';
import { type OnProgress, writeBackup } from '../../src-main/core/backup/write-backup.ts';
import { snapshot } from '../support/folder.ts';
import { filePolicy } from '../support/library.ts';
import { syntheticLibrary } from './library/synthetic-library.ts';

/**
 * What backing up and restoring a whole library takes, in time and memory, and whether every file comes back byte for byte:
 * `npm run bench:backup -- [articles] [annotations]`. The library is made in `POSTIL_BENCH_DIR` to be used again.
 */
const [articles = '10000', annotations = '50000'] = process.argv.slice(2);
const made = { articles: Number(articles), annotations: Number(annotations), seed: 6, words: 600 };
const library = await syntheticLibrary(made);
const folder = await mkdtemp(join(tmpdir(), 'postil-bench-backup-'));
const [path, directory] = [join(folder, 'backup.zip'), join(folder, 'Library')];
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;

let peak = 0;
const sampling = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 50);
const laps: [string, number][] = [];
let begun = performance.now();
let step = '';
const onProgress: OnProgress = (now) => {
  if (now !== step) lap(step);
  step = now;
};
function lap(name: string): void {
  if (name !== '') laps.push([name, (performance.now() - begun) / 1000]);
  begun = performance.now();
}

console.log(`${articles} articles, ${annotations} annotations; started with ${megabytes(process.memoryUsage().rss)}`);
try {
  const wanted = { directory: library, stateDirectory: join(folder, 'state'), path, version: 'bench', onProgress };
  const report = await writeBackup({ ...wanted, now: () => new Date() });
  lap('checking');
  step = '';
  const whole = peak;
  const files = filePolicy();
  await restoreLibrary({ path, directory, stateDirectory: join(folder, 'state'), files, onProgress });
  lap('restoring');
  clearInterval(sampling);
  const [before, after] = [await snapshot(library), await snapshot(directory)];
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  const bytes = await sizeOf(library);
  console.log(`${report.files} files, ${megabytes(bytes)}; the backup is ${megabytes(report.size)}`);
  for (const [name, seconds] of laps)
    console.log(`${name.padEnd(10)} ${seconds.toFixed(1)} s, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s`);
  console.log(`memory at most ${megabytes(whole)} backing up, ${megabytes(peak)} in all`);
  console.log(isSame ? 'every file came back byte for byte' : 'WHAT CAME BACK DIFFERS');
  if (!isSame) process.exitCode = 1;
} finally {
  clearInterval(sampling);
  await rm(folder, { recursive: true, force: true });
}

async function sizeOf(root: string): Promise<number> {
  let size = 0;
  for (const item of await readdir(root, { recursive: true, withFileTypes: true }))
    if (item.isFile()) size += (await stat(join(item.parentPath, item.name))).size;
  return size;
}
