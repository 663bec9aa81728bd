import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { findChromium } from '../chromium.ts';
import { readBuiltPage, sumOf } from '../support/first-screen.ts';
import { makeLongLibrary } from '../support/long-library.ts';
import { measureStart, startHost } from './library/start-host.ts';
import { fullSize, syntheticLibrary } from './library/synthetic-library.ts';
import { measureMemory } from './start/measure-memory.ts';
import { type MeasuredPage, measurePage } from './start/measure-page.ts';

/**
 * What a start takes: the loopback host as it is built, and the page in a headless Chromium that runs already. `npm run
 * bench:start -- [articles] [runs]` builds first and makes the large library in `POSTIL_BENCH_DIR`, to be used again; with 0 articles
 * that part is left out. `POSTIL_BENCH_WARM` names a folder with the index of it. Figures are medians.
 */
const articles = Number(process.argv[2] ?? fullSize.articles);
const runs = Number(process.argv[3] ?? 5);
const folder = await mkdtemp(join(tmpdir(), 'postil-bench-start-'));
const executablePath = findChromium(process.env, true) ?? undefined;
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ['--no-sandbox', '--disable-background-networking'],
});

const [load = 0] = loadavg();
console.log(`${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${load.toFixed(1)}`);
console.log(`Chromium ${browser.version()}, headless; medians of ${runs}\n`);
try {
  const built = readBuiltPage(resolve(import.meta.dirname, '../../out/renderer'));
  tell('first screen, packed', sumOf(built.first) / 1000, 'KB', 350);
  tell(`  the rest, in ${built.later.length} files`, sumOf(built.later) / 1000, 'KB');
  tell(`  fonts, in ${built.fonts.length} files, not counted`, sumOf(built.fonts) / 1000, 'KB');

  await makeLongLibrary(join(folder, 'Library'), 20_000, 500, 1);
  const small = await starts(browser, join(folder, 'Library'), join(folder, 'cache'));
  tellStarts('a library of two articles', small);
  const late = new Set(built.later.map(({ name }) => name));
  tell(
    '  files of the rest that were loaded before the list stood',
    small.at(-1)?.loaded.filter((name) => late.has(name)).length,
    '',
  );

  if (articles > 0) {
    const large = await syntheticLibrary({ ...fullSize, articles, annotations: articles * 10 });
    const cache = process.env.POSTIL_BENCH_WARM ?? join(folder, 'large-cache');
    tellStarts(`a library of ${articles} articles`, await starts(browser, large, cache), 1000);
  }

  const host = startHost(join(folder, 'Library'), join(folder, 'cache'));
  const memory = await measureMemory(browser, await host.address).finally(() => host.process.kill('SIGINT'));
  await host.ended;
  console.log('\n20,000 words, 500 highlights with a note each');
  tell('memory of the page, measureUserAgentSpecificMemory', memory.page / 1e6, 'MB', 150);
  tell('  heap of scripts after collection', memory.heap / 1e6, 'MB');
  tell('  private memory of its process', memory.process / 1e6, 'MB');
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}

interface Start extends MeasuredPage {
  readonly ready: number;
  /** Processor time of the host until then, which other programs do not lengthen. */
  readonly hostWork: number;
}

/** Starts the host and opens its page, over and over, once the index is made and everything has been compared. */
async function starts(inBrowser: Browser, library: string, cache: string): Promise<Start[]> {
  await measureStart(library, cache);
  const measured: Start[] = [];
  for (let run = 0; run < runs; run += 1) {
    const from = performance.now();
    const host = startHost(library, cache);
    try {
      const address = await host.address;
      const ready = performance.now() - from;
      const hostWork = workOf(host.process);
      measured.push({ ready, hostWork, ...(await measurePage(inBrowser, address)) });
    } finally {
      host.process.kill('SIGINT');
      await host.ended;
    }
  }
  return measured;
}

function tellStarts(what: string, measured: readonly Start[], bar?: number): void {
  console.log(`\n${what}`);
  tell('server ready', median(measured.map(({ ready }) => ready)), 'ms', 400);
  tell('  processor time of the host until then', median(measured.map(({ hostWork }) => hostWork)), 'ms');
  tell('  then to the first paint', median(measured.map(({ painted }) => painted)), 'ms', 300);
  tell('  then to a list that answers to keys', median(measured.map(({ interactive }) => interactive)), 'ms', bar);
  tell('  work of the main thread until then', median(measured.map(({ work }) => work)), 'ms');
}

/** Milliseconds of processor time of a process until now, in hundredths of a second; not a number where Linux does not say. */
function workOf({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return Number.NaN;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return 10 * (Number(fields[11]) + Number(fields[12]));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function tell(what: string, value: number | undefined, unit: string, bar?: number): void {
  const verdict = bar === undefined ? '' : `  bar ${bar} ${unit}${(value ?? Number.NaN) <= bar ? '' : '  NOT MET'}`;
  console.log(`${what.padEnd(60)}${(value ?? Number.NaN).toFixed(0).padStart(7)} ${unit}${verdict}`);
}
