import { readFileSync } from 'node:fs';
import type { Browser, CDPSession } from 'playwright';
import { titles } from '../../support/long-library.ts';

/** What a page takes, in bytes. */
export interface MeasuredMemory {
  /** By `performance.measureUserAgentSpecificMemory`: scripts, the document and workers. */
  readonly page: number;
  /** The heap of scripts in use after it was collected, by the DevTools protocol. */
  readonly heap: number;
  /** What the renderer's process has for itself; not a number where Linux does not say. */
  readonly process: number;
}

/** Opens the long article of `makeLongLibrary`, waits until its names are marked, and measures. */
export async function measureMemory(browser: Browser, address: string): Promise<MeasuredMemory> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    // The measuring call is made for isolated documents alone. Only for it are they told to be.
    await page.route(/\/$|\.js$/, async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'cross-origin-embedder-policy': 'require-corp' },
      });
    });
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForURL((url) => url.pathname === '/');
    await page.getByRole('button', { name: new RegExp(titles.long) }).click();
    await page.locator('[data-reading-text] .entity').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(3000);
    const session = await context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number };
    const bytes = await page.evaluate(async () => {
      const measure = Reflect.get(performance, 'measureUserAgentSpecificMemory') as
        | (() => Promise<{ bytes: number }>)
        | undefined;
      return measure === undefined ? Number.NaN : (await measure.call(performance)).bytes;
    });
    return { page: bytes, heap: usedSize, process: await processMemory(browser) };
  } finally {
    await context.close();
  }
}

/** The private memory of the largest renderer. */
async function processMemory(browser: Browser): Promise<number> {
  const session: CDPSession = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  if (process.platform !== 'linux') return Number.NaN;
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      return [...rollup.matchAll(/^Private_\w+:\s+(\d+)/gm)].reduce((sum, match) => sum + 1024 * Number(match[1]), 0);
    });
  return Math.max(...sizes);
}
