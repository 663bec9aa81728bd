import { availableParallelism, cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { chromium, type Page } from 'playwright';
import { findChromium } from '../../chromium.ts';
import { closeBrowser, hosts, temporaryLibrary } from '../../e2e/host.ts';
import { bundle } from '../../support/bundle.ts';
import { makeLongLibrary } from '../../support/long-library.ts';
import { articleBody } from '../../support/prose.ts';
import { type Opened, openLong, scroll } from './app.ts';
import type { Measures } from './in-page.ts';

/**
 * How long painting, opening and scrolling take in headless Chromium, beside other ways to mark text, measured in the
 * same run. The articles are seeded prose. `npm run bench:page` builds the app first; figures are medians.
 * `page` or `app` as an argument runs only the half in a bare page, or the half in the app.
 */
const executablePath = findChromium() ?? undefined;
process.env.POSTIL_CHROMIUM ??= executablePath;

async function main(): Promise<void> {
  const [load = 0] = loadavg();
  console.log(`${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, load ${load.toFixed(1)}`);
  const only = process.argv[2];
  if (only !== 'app') await inPage();
  if (only !== 'page') await inApp();
}

async function inPage(): Promise<void> {
  const { script, style } = await bundle(resolve(import.meta.dirname, 'in-page.ts'));
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  console.log(`Chromium ${browser.version()}, headless\n`);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent('<!doctype html><html data-theme="light"><title>Bench</title></html>');
  await page.addStyleTag({ content: style });
  await page.addScriptTag({ content: script });
  const middle = articleBody(20_000, 7);
  const long = articleBody(100_000, 8);

  const small = await runs(page, 7, 'paint', middle, 1000);
  tell('paint 1,000 highlights in 20,000 words, to frame', small[1], 40);
  tell('  mark.js markRanges', (await runs(page, 3, 'peer', middle, 1000, 'markRanges'))[0]);
  tell(
    '  text nodes wrapped in elements, as Hypothesis does',
    (await runs(page, 3, 'peer', middle, 1000, 'wrapping'))[0],
  );
  const large = await runs(page, 7, 'paint', long, 5000);
  tell('map the text of 100,000 words', large[0]);
  tell('paint 5,000 highlights in 100,000 words, to frame', large[1], 120);
  tell('  one more', large[2], 40);
  const [count, hits] = await runs(page, 5, 'hits', long);
  tell(`paint ${count} hits in 100,000 words, to frame`, hits, 40);
  const [near, all, work, longest] = await runs(page, 5, 'names', long, 200);
  tell('mark 200 names in 100,000 words, those in sight', near);
  tell('  all of them, when idle', all);
  tell('  work in all', work);
  tell('  longest piece of work', longest, 50);
  const cards = await runs(page, 3, 'layout', 1000);
  tell('lay out 1,000 notes', cards[0], 1);
  await browser.close();
}

async function inApp(): Promise<void> {
  const folder = await temporaryLibrary();
  const results: Opened[] = [];
  const frames: number[] = [];
  const work: number[] = [];
  try {
    await makeLongLibrary(folder.library, 100_000, 1000);
    for (let i = 0; i < 3; i += 1) {
      const opened = await hosts[0].open({ library: folder.library });
      try {
        results.push(await openLong(opened.page));
        const busy = await busyTime(opened.page);
        const times = await scroll(opened.page, 4000, 5);
        work.push(((await busy()) / times.length) * 1000);
        frames.push(...times);
        if (opened.faults.length > 0) console.log(opened.faults);
      } finally {
        await opened.close();
      }
    }
  } finally {
    await closeBrowser();
    await folder.remove();
  }
  tell(
    'open 100,000 words with 1,000 highlights, click to frame',
    median(results.map(({ readable }) => readable)),
    500,
  );
  tell('  until names in sight are marked', median(results.map(({ named }) => named)));
  tell('  until all are', median(results.map(({ allNamed }) => allNamed)));
  console.log(`  tasks over 50 ms: ${results.map(({ longTasks }) => longTasks.join(', ') || 'none').join(' | ')}`);
  frames.sort((a, b) => a - b);
  const at = (share: number): number => frames[Math.floor(frames.length * share)] ?? Number.NaN;
  tell('scroll it at 4,000 px/s, frame to frame, p95', at(0.95), 17);
  tell('  median', at(0.5));
  tell('  work of the main thread for a frame, mean of its own time', median(work));
  tell('  p99', at(0.99));
  tell('  longest', frames.at(-1));
  console.log(`  frames later than 25 ms: ${frames.filter((ms) => ms > 25).length} of ${frames.length}`);
}

/** How many seconds the page's main thread works from now on, in its own time: other programs do not count. */
async function busyTime(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await read();
  return async () => (await read()) - before;
}

/** Median of each figure of a measure over some runs in the page. */
async function runs<K extends keyof Measures>(page: Page, times: number, name: K, ...args: Parameters<Measures[K]>) {
  const results: number[][] = [];
  for (let i = 0; i < times; i += 1) {
    results.push(
      await page.evaluate(
        async ([name, args]) => {
          const { measures } = window as unknown as { measures: Record<string, (...args: unknown[]) => unknown> };
          return [(await measures[name as string]?.(...(args as unknown[]))) as number | number[]].flat();
        },
        [name, args] as const,
      ),
    );
  }
  return (results[0] ?? []).map((_, figure) => median(results.map((result) => result[figure] ?? Number.NaN)));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function tell(what: string, ms: number | undefined, bar?: number): void {
  const figure = `${(ms ?? Number.NaN).toFixed(ms !== undefined && ms < 10 ? 2 : 0).padStart(8)} ms`;
  const verdict = bar === undefined ? '' : `  bar ${bar} ms ${(ms ?? Number.NaN) <= bar ? '' : ' NOT MET'}`;
  console.log(`${what.padEnd(58)}${figure}${verdict}`);
}

await main();
