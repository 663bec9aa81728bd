import type { BrowserContext, BrowserContextOptions, Page } from 'playwright';

export const themes = ['light', 'dark'] as const;
export type GalleryTheme = (typeof themes)[number];

/** A picture of one specimen in one theme; `name` is that of its file, without `.png`. */
export interface Picture {
  readonly name: string;
  readonly png: Buffer;
}

/** The day on which every picture is taken: rows name the year of an article that is not of this one. */
const today = new Date('2026-03-15T09:00:00Z');

/** What makes two pictures of the same thing equal: the same day, zone and language, and nothing that moves. */
export const stillContext = {
  locale: 'en-GB',
  timezoneId: 'UTC',
  reducedMotion: 'reduce',
  deviceScaleFactor: 1,
} as const;

/** Stops the clock of a page at the day of the pictures. */
export async function stopClock(page: Page): Promise<void> {
  await page.clock.setFixedTime(today);
}

/** Waits for faces and pictures, and gives a picture of the window without a blinking caret. */
export async function pictureOf(page: Page): Promise<Buffer> {
  await settle(page);
  return page.screenshot({ animations: 'disabled', caret: 'hide' });
}

/** Pictures of the sheet at `url`, specimen by specimen in its order; `wanted` narrows them. */
export async function* takePictures(
  newContext: (options: BrowserContextOptions) => Promise<BrowserContext>,
  url: string,
  wanted: (id: string, theme: GalleryTheme) => boolean = () => true,
): AsyncGenerator<Picture> {
  for (const theme of themes) {
    const context = await newContext({ ...stillContext, viewport: { width: 900, height: 800 } });
    try {
      const page = await context.newPage();
      await stopClock(page);
      await page.goto(`${url}sheet.html?theme=${theme}`);
      await page.locator('[data-specimen]').first().waitFor();
      await settle(page);
      const frames: { id: string; width: number; height: number }[] = [];
      for (const section of await page.locator('[data-specimen]').all()) {
        const id = (await section.getAttribute('data-specimen')) ?? '';
        if (!wanted(id, theme)) continue;
        if ((await section.getAttribute('data-framed')) === 'true') {
          const frame = section.locator('iframe');
          const [width, height] = [await frame.getAttribute('width'), await frame.getAttribute('height')];
          frames.push({ id, width: Number(width), height: Number(height) });
        } else {
          yield { name: `${id}-${theme}`, png: await section.screenshot({ animations: 'disabled', caret: 'hide' }) };
        }
      }
      for (const { id, width, height } of frames) {
        await page.setViewportSize({ width, height });
        await page.goto(`${url}sheet.html?theme=${theme}&one=${id}`);
        await page.locator('[data-ready]').waitFor();
        yield { name: `${id}-${theme}`, png: await pictureOf(page) };
      }
    } finally {
      await context.close();
    }
  }
}

/** Faces that are asked for last come last: two frames later everything stands where it stays. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    await document.fonts.ready;
  });
}
