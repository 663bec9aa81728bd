import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type LibraryParameters, writeArticles } from './write-articles.ts';

/** Raised when the generator makes something else of the same parameters. */
const generator = 1;

/** A library of the size at which readers become slow. */
export const fullSize: LibraryParameters = { articles: 50_000, annotations: 500_000, seed: 6, words: 600 };

/** Where synthetic libraries are kept: `POSTIL_BENCH_DIR`, or a folder among the system's temporary ones. */
export function benchFolder(): string {
  return process.env.POSTIL_BENCH_DIR ?? join(tmpdir(), 'postil-bench-library');
}

/**
 * The folder of a library of these parameters in Postil's format, under `folder`: the one that is there, if it was
 * finished and is of the same parameters, else a new one in its place.
 */
export async function syntheticLibrary(made: LibraryParameters, folder = benchFolder()): Promise<string> {
  const library = join(folder, 'Library');
  // Beside the library, as in it Postil would have to know it.
  const record = join(folder, 'parameters.json');
  const wanted = `${JSON.stringify({ generator, ...made })}\n`;
  if ((await readFile(record, 'utf8').catch(() => '')) === wanted) return library;
  await rm(record, { force: true });
  await rm(library, { recursive: true, force: true });
  for (const part of ['articles', 'notes', 'trash']) await mkdir(join(library, part), { recursive: true });
  const threads = made.articles < 500 ? 1 : Math.min(4, availableParallelism());
  if (threads === 1) await writeArticles(library, made);
  else await Promise.all(Array.from({ length: threads }, (_, first) => writeInThread(library, made, first, threads)));
  await writeFile(record, wanted);
  return library;
}

async function writeInThread(folder: string, made: LibraryParameters, first: number, step: number): Promise<void> {
  const workerData = { folder, made, first, step };
  const worker = new Worker(new URL('./write-worker.ts', import.meta.url), { workerData });
  // Rejects with what the thread failed of.
  const [code] = await once(worker, 'exit');
  if (code !== 0) throw new Error(`A thread that writes the library ended with ${code}.`);
}
