import type { Browser, Page } from 'playwright';

/** A page from the moment at which it was asked for; milliseconds. */
export interface MeasuredPage {
  /** Until something of it was on the screen (First Contentful Paint). */
  readonly painted: number;
  /** Until the rows of the list stand and a key that goes to the next one has moved the focus, on the screen. */
  readonly interactive: number;
  /** Work of the page's main thread until then, in its own time: other programs do not count. */
  readonly work: number;
  /** Names of scripts and style sheets that were asked for until the list stood. */
  readonly loaded: readonly string[];
}

/** Opens the address of a host that has just started in a new context of a browser that runs already. */
export async function measurePage(browser: Browser, address: string): Promise<MeasuredPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    const loaded: string[] = [];
    page.on('request', (request) => {
      const name = /\/assets\/(.+\.(?:js|css))$/.exec(request.url())?.[1];
      if (name !== undefined) loaded.push(name);
    });
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.addInitScript(watchRows);
    const asked = Date.now();
    // The page alone: a stream of events never ends.
    await page.goto(address, { waitUntil: 'commit' });
    const interactive = await inPage(page, '__interactive');
    const until = loaded.slice();
    const { metrics } = await session.send('Performance.getMetrics');
    const work = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    const painted = await page.evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0];
      return performance.timeOrigin + (paint?.startTime ?? Number.NaN);
    });
    return { painted: painted - asked, interactive: interactive - asked, work, loaded: until };
  } finally {
    await context.close();
  }
}

/** The moment that the page notes under a name, in milliseconds since 1970. */
async function inPage(page: Page, name: string): Promise<number> {
  // The address leads on to the page: what is waited for is the last document.
  await page.waitForURL((url) => url.pathname === '/');
  await page.waitForFunction((key) => Number(Reflect.get(window, key) ?? 0) > 0, name, {
    polling: 20,
    timeout: 60_000,
  });
  return page.evaluate((key) => Number(Reflect.get(window, key)), name);
}

/** Runs in the page: presses a key once rows stand, and notes the frame after the one in which it had its effect. */
function watchRows(): void {
  const look = (): void => {
    const rows = document.getElementById('article-rows');
    const row = rows?.querySelector<HTMLElement>('[data-article]');
    if (row == null) {
      requestAnimationFrame(look);
      return;
    }
    const target = row.querySelector<HTMLElement>('button') ?? row;
    target.focus();
    (document.activeElement ?? target).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => Reflect.set(window, '__interactive', performance.timeOrigin + performance.now());
      drawn.port2.postMessage(null);
    });
  };
  requestAnimationFrame(look);
}
