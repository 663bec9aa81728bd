import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { writePages } from './pages.ts';

/**
 * How many pages a second the command line brings into a new library, durably, and beside it Readability on linkedom
 * alone over the same pages on as many threads. `node tests/bench/import.ts [pages] [--source]`; `--source` runs the
 * sources instead of the build.
 */
const root = resolve(import.meta.dirname, '../..');

interface Peer {
  readonly paths: readonly string[];
}

async function main(): Promise<void> {
  const count = Number(process.argv.slice(2).find((given) => /^\d+$/.test(given)) ?? 400);
  const built = join(root, 'out', 'main', 'cli.js');
  const fromSource = process.argv.includes('--source') || !existsSync(built);
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'));
  try {
    const pages = join(folder, 'pages');
    const paths = await writePages(pages, count);
    const size = (await Promise.all(paths.map((path) => readFile(path)))).reduce((sum, { length }) => sum + length, 0);
    const processors = `${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`;
    console.log(`${count} pages, ${Math.round(size / count / 1024)} KB each, ${processors}`);
    const program = fromSource ? join(root, 'src-main', 'cli', 'main.ts') : built;
    const environment = {
      ...process.env,
      POSTIL_LIBRARY: join(folder, 'Library'),
      POSTIL_STATE: join(folder, 'state'),
    };
    tell(
      `postil import (${fromSource ? 'sources' : 'build'})`,
      count,
      await timed(() => run(program, pages, environment)),
    );
    tell('postil import, again', count, await timed(() => run(program, pages, environment)));
    tell('Readability on linkedom alone', count, await timed(() => runPeer(paths)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function tell(what: string, count: number, seconds: number): void {
  console.log(
    `${what.padEnd(32)} ${seconds.toFixed(1).padStart(7)} s  ${(count / seconds).toFixed(1).padStart(6)} pages/s`,
  );
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

function run(program: string, pages: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, 'import', pages, '--json', '--quiet'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('error', fail);
    child.on('exit', (status) => (status === 0 ? done() : fail(new Error(`postil ended with ${status}`))));
  });
}

/** As many threads as Postil's own, each with its share of the pages. */
async function runPeer(paths: readonly string[]): Promise<void> {
  const threads = Math.min(4, availableParallelism());
  const shares = Array.from({ length: threads }, (_, thread) => paths.filter((_path, at) => at % threads === thread));
  await Promise.all(
    shares.map(
      (share) =>
        new Promise<void>((done, fail) => {
          const worker = new Worker(new URL(import.meta.url), { workerData: { paths: share } satisfies Peer });
          worker.on('error', fail);
          worker.on('exit', () => done());
        }),
    ),
  );
}

async function answerPeer({ paths }: Peer): Promise<void> {
  let units = 0;
  for (const path of paths) {
    const { document } = parseHTML(await readFile(path, 'utf8'));
    units += new Readability(document as never).parse()?.textContent?.length ?? 0;
  }
  parentPort?.postMessage(units);
}

if (isMainThread) await main();
else await answerPeer(workerData as Peer);
