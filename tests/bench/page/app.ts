import type { Page } from 'playwright';
import { titles } from '../../support/long-library.ts';

export interface Opened {
  /** Milliseconds from the click until the frame that shows the text with its marks has been drawn. */
  readonly readable: number;
  /** Milliseconds from the click until the names in sight are marked, and until all are. */
  readonly named: number;
  readonly allNamed: number;
  /** Tasks of more than 50 ms up to then, in milliseconds. */
  readonly longTasks: readonly number[];
}

/** Opens the short article and, once it stands, the long one by a click in the list. */
export async function openLong(page: Page): Promise<Opened> {
  await page.getByRole('button', { name: new RegExp(titles.short) }).click();
  await page.locator('[data-reading-text] p').first().waitFor();
  await page.waitForTimeout(1500);
  await page.evaluate(watch);
  await page.getByRole('button', { name: new RegExp(titles.long) }).click();
  const until = Date.now() + 60_000;
  for (;;) {
    const opened = await page.evaluate<Opened>('window.opened');
    if (opened.allNamed > 0) return opened;
    if (Date.now() > until) throw new Error(`The article was not opened: ${JSON.stringify(opened)}`);
    await page.waitForTimeout(200);
  }
}

/** Runs in the page: notes the times of the article that is opened next. */
function watch(): void {
  const opened = { readable: 0, named: 0, allNamed: 0, longTasks: [] as number[] };
  Object.assign(window, { opened });
  const before = document.querySelector('[data-reading-text] p');
  let clicked = 0;
  let entities = 0;
  let still = 0;
  addEventListener(
    'click',
    (event) => {
      clicked ||= event.timeStamp;
    },
    { capture: true, once: true },
  );
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      if (clicked > 0 && startTime + duration > clicked) opened.longTasks.push(Math.round(duration));
    }
  }).observe({ type: 'longtask' });
  const look = (): void => {
    const text = document.querySelector('[data-reading-text]');
    const isThere = clicked > 0 && text?.querySelector('p') != null && text.querySelector('p') !== before;
    const isMarked = [...CSS.highlights.keys()].some((name) => name.startsWith('mark-'));
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => {
      const now = performance.now() - clicked;
      if (isThere && isMarked) opened.readable ||= now;
      const found = isThere ? document.querySelectorAll('[data-reading-text] .entity').length : 0;
      if (found > 0) opened.named ||= now;
      // All are marked when half a second has brought no more.
      if (found !== entities) {
        entities = found;
        still = now;
      } else if (found > 0 && now - still > 500) {
        opened.allNamed = still;
        return;
      }
      requestAnimationFrame(look);
    };
    drawn.port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/** Times between frames, in milliseconds, while the article is scrolled steadily, `speed` in pixels a second. */
export function scroll(page: Page, speed: number, seconds: number): Promise<number[]> {
  return page.evaluate(
    async ({ speed, seconds }) => {
      const scroller = document.querySelector('#reader') as HTMLElement;
      scroller.scrollTop = 0;
      const times: number[] = [];
      const { promise, resolve } = Promise.withResolvers<void>();
      let last = 0;
      let begun = 0;
      const step = (now: number): void => {
        if (last > 0) {
          times.push(now - last);
          scroller.scrollTop += Math.round((speed * (now - last)) / 1000);
        } else begun = now;
        last = now;
        if (now - begun < seconds * 1000) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
      await promise;
      return times;
    },
    { speed, seconds },
  );
}
