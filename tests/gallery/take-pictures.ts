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

/** A page of the sheet in one theme: what needs no window of its own (`id` is null), or one specimen that has one. */
export interface ShownSheet {
  readonly page: Page;
  readonly theme: GalleryTheme;
  readonly id: string | null;
}

/** Shows the sheet at `url` and then each specimen that fills a window, each in both themes; `wanted` narrows the latter. */
export async function* showSheets(
  newContext: (options: BrowserContextOptions) => Promise<BrowserContext>,
  url: string,
  wanted: (id: string) => boolean = () => true,
): AsyncGenerator<ShownSheet> {
  const context = await newContext({ ...stillContext, viewport: { width: 900, height: 1000 } });
  try {
    const page = await context.newPage();
    await stopClock(page);
    await page.goto(`${url}sheet.html?still`);
    yield* inThemes(page, null);
    const frames = await page.locator('[data-framed="true"]').evaluateAll((sections) =>
      sections.map((section) => {
        const frame = section.querySelector('iframe');
        const id = section.getAttribute('data-specimen') ?? '';
        return { id, width: Number(frame?.width), height: Number(frame?.height) };
      }),
    );
    for (const { id, width, height } of frames) {
      if (!wanted(id)) continue;
      await page.setViewportSize({ width, height });
      // In the same document: a page that begins anew takes longer than a look at what is in it.
      await page.evaluate((id) => (window as unknown as { present(id: string): void }).present(id), id);
      yield* inThemes(page, id);
    }
  } finally {
    await context.close();
  }
}

/** What the page shows, in each theme, which is an attribute of the document. */
async function* inThemes(page: Page, id: string | null): AsyncGenerator<ShownSheet> {
  await page.locator('[data-ready]').waitFor();
  for (const theme of themes) {
    await page.evaluate((name) => Object.assign(document.documentElement.dataset, { theme: name }), theme);
    await settle(page);
    yield { page, theme, id };
  }
}

/** Pictures of what a page of the sheet shows, specimen by specimen; `wanted` narrows them. */
export async function* picturesOf(
  { page, theme, id }: ShownSheet,
  wanted: (id: string, theme: GalleryTheme) => boolean = () => true,
): AsyncGenerator<Picture> {
  if (id !== null) {
    yield { name: `${id}-${theme}`, png: await pictureOf(page) };
    return;
  }
  for (const section of await page.locator('[data-specimen][data-framed="false"]').all()) {
    const each = (await section.getAttribute('data-specimen')) ?? '';
    if (!wanted(each, theme)) continue;
    yield { name: `${each}-${theme}`, png: await section.screenshot({ animations: 'disabled', caret: 'hide' }) };
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
    // Chromium keeps where it put the word of a menu while its face was another one.
    for (const select of document.querySelectorAll('select')) {
      select.style.display = 'none';
      select.getBoundingClientRect();
      select.style.removeProperty('display');
    }
    await frame();
  });
}
